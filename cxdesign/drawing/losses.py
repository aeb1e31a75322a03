"""What a file of a map cannot carry: told before it is made, and only what this map really has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cxdesign.charts.glyphs import missing_glyphs
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Card, Step
from cxdesign.domain.comments import Comment
from cxdesign.domain.document import Document
from cxdesign.domain.images import Depicted
from cxdesign.domain.map_views import MapName
from cxdesign.domain.understanding import EmpathyNote
from cxdesign.domain.vocabulary import BLUEPRINT_ONLY_ROLES, BLUEPRINT_ROLES
from cxdesign.drawing.empathy import personas_shown
from cxdesign.drawing.maps import Drawing, draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.outline import map_lanes
from cxdesign.drawing.rule_marks import worst_findings
from cxdesign.drawing.ruler import ruler_strip
from cxdesign.i18n import Translator

Carried = Mapping[str, tuple[str, ...]]
_ALWAYS: Carried = MappingProxyType(
    {
        "svg": ("fonts",),
        "png": ("no_text",),
        "pdf": (),
        "html": (),
        "xlsx": ("signs", "picture"),
        "csv": ("signs", "picture"),
    }
)
"""What each format loses of every map; keys below ``drawing.loss_`` in the catalogues."""
DRAWN = ("svg", "png", "pdf")
FIGURED = ("journey", "blueprint", "scenes")
"""Maps below which the board shows figures."""
SHOWN_LETTERS = 12
"""Most letters named when no font has them (ours)."""


@dataclass(frozen=True)
class Missing:
    """Something left out: a key below ``drawing.loss_``, how many of them, and what is named."""

    code: str
    count: int = 0
    names: str = ""


def losses(
    document: Document, name: MapName, file_format: str, options: DrawOptions, *, drawn: Drawing | None = None
) -> list[Missing]:
    """Return what a file of a map leaves out.

    Parameters
    ----------
    document : Document
        The project.
    name : {"journey", "blueprint", "empathy", "scenes"}
        Which map.
    file_format : {"svg", "png", "pdf", "html", "xlsx", "csv"}
        What kind of file.
    options : DrawOptions
        What of the map is shown.
    drawn : Drawing, optional
        The map as it is drawn with these options, when that has been done already.
    """
    found = [Missing(code) for code in _ALWAYS[file_format] if _applies(name, code)]
    for code, count in (("lanes", _hidden_lanes), ("stages", _hidden_stages), ("folded", _folded)):
        if (missing := count(document, name, options)) and not (code == "folded" and file_format not in DRAWN):
            found.append(Missing(code, missing))
    if file_format in {"xlsx", "csv"} and name in {"journey", "blueprint"} and (wide := _spans(document)):
        found.append(Missing("spans", wide))
    if name == "blueprint" and file_format == "csv" and (arrows := len(document.all(Flow))):
        found.append(Missing("arrows", arrows))
    if name == "empathy" and file_format == "csv" and document.of_kind("need"):
        found.append(Missing("needs"))
    found += _around(document, name, file_format, options)
    drawing = drawn if drawn is not None or not _asks(document, file_format) else draw_map(document, name, options)
    found += _beside(document, name, file_format, options, drawing)
    if file_format in {"png", "pdf"} and drawing is not None and (letters := missing_glyphs(drawing.svg)):
        found.append(Missing("letters", len(letters), letters[:SHOWN_LETTERS]))
    return found


def _around(document: Document, name: MapName, file_format: str, options: DrawOptions) -> Iterator[Missing]:
    """Give what stands around or on the map of the board without being in the file: time, findings, figures."""
    is_drawn = file_format in DRAWN or file_format == "html"
    if name == "blueprint":
        translate = Translator(options.locale)
        if not (is_drawn and options.has_critical_path) and ruler_strip(document, translate) is not None:
            yield Missing("ruler")
        if found := _found(document, options, translate):
            yield Missing("findings_said" if is_drawn else "findings", found)
    if name in FIGURED:
        yield Missing("figures")


def _found(document: Document, options: DrawOptions, translate: Translator) -> int:
    """Return how many steps that are shown carry the mark of a finding."""
    lanes = {lane.id for lane in map_lanes(document, "blueprint", options)}
    findings = worst_findings(document, options, translate)
    return sum(step.id in findings and step.lane_id in lanes for step in document.all(Step))


def _asks(document: Document, file_format: str) -> bool:
    """Return whether what is lost cannot be told without a drawing."""
    return file_format in {"png", "pdf"} or bool(document.all(Comment))


def _beside(
    document: Document, name: MapName, file_format: str, options: DrawOptions, drawing: Drawing | None
) -> Iterator[Missing]:
    """Give what hangs on the records of a map without being in the file: pictures, and the words of comments."""
    if shown := _pictured(document, name, options):
        gone = [record for record in shown if record.image not in options.pictures]
        if file_format not in DRAWN and file_format != "html":
            yield Missing("pictures", len(shown))
        elif gone:
            yield Missing("pictures_missing", len(gone))
    if drawing is not None and (unsaid := _unsaid(drawing, file_format)):
        yield Missing("comments", unsaid)


def _unsaid(drawing: Drawing, file_format: str) -> int:
    """Return how many open comments on this map have no words in the file."""
    return drawing.unsaid + (len(drawing.notes) if file_format in {"xlsx", "csv"} else 0)


def _pictured(document: Document, name: str, options: DrawOptions) -> list[Depicted]:
    """Return what has a picture on this map."""
    records: list[Depicted] = []
    if name == "empathy":
        personas = personas_shown(document, options)
        shown = {persona.id for persona in personas}
        records = [*personas, *(note for note in document.all(EmpathyNote) if note.persona_id in shown)]
    elif name in {"journey", "blueprint"}:
        lanes = {lane.id for lane in map_lanes(document, name, options)}
        stages = {stage.id for stage in document.stages if options.stage_ids is None or stage.id in options.stage_ids}
        places = {touchpoint.id for touchpoint in document.touchpoints if touchpoint.stage_id in stages}
        records = [card for card in document.all(Card) if card.lane_id in lanes and card.touchpoint_id in places]
    return [record for record in records if record.has_image]


def _applies(name: str, code: str) -> bool:
    """Leave out what concerns no record of this map."""
    return code != "picture" or name in {"journey", "blueprint"}


def _hidden_lanes(document: Document, name: str, options: DrawOptions) -> int:
    if name not in {"journey", "blueprint"}:
        return 0
    shown = {lane.id for lane in map_lanes(document, name, options)}
    known = [
        lane
        for lane in document.lanes
        if (lane.role in BLUEPRINT_ROLES if name == "blueprint" else lane.role not in BLUEPRINT_ONLY_ROLES)
    ]
    return sum(lane.id not in shown for lane in known)


def _spans(document: Document) -> int:
    return sum(len(document.spanned(card)) > 1 for card in document.all(Card))


def _hidden_stages(document: Document, name: str, options: DrawOptions) -> int:
    if name == "empathy" or options.stage_ids is None:
        return 0
    return sum(stage.id not in options.stage_ids for stage in document.stages)


def _folded(document: Document, name: str, options: DrawOptions) -> int:
    """Return how many cards stand in folded stages."""
    if name != "journey" or not options.folded_ids:
        return 0
    lanes = {lane.id for lane in map_lanes(document, name, options)}
    folded = {t.id for t in document.touchpoints if t.stage_id in options.folded_ids}
    return sum(card.touchpoint_id in folded and card.lane_id in lanes for card in document.all(Card))


def told(loss: Missing, translate: Translator) -> str:
    """Return a loss in words."""
    key = f"drawing.loss_{loss.code}"
    return translate(f"{key}_one" if loss.count == 1 else key, count=loss.count, names=loss.names)
