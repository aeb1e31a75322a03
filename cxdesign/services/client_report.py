"""The client report of a project, its maps included: what the pages and the command line make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName
from cxdesign.drawing.maps import Drawing, draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.formats.report import writing
from cxdesign.formats.report.layout import fitting
from cxdesign.formats.report.placed import SLIDE, Page, Picture, Tell, silent
from cxdesign.formats.report.printed import write_handout
from cxdesign.formats.report.writing import Kind, ReportOptions
from cxdesign.i18n import Translator
from cxdesign.services.projects import NO_PICTURES
from cxdesign.views.report.build import build_report

DRAWN = (MapName.JOURNEY, MapName.BLUEPRINT)
"""The sections that begin with their map, on a page of its own."""
MOST_COLUMNS = 60
"""Most touchpoints of a map on one page of a report (ours); larger maps show their first stages."""

CARD_WORDS, READABLE = 12.0, 8.0
"""Size of the words of cards in a drawing, and the smallest they should have on a slide, in points (ours)."""
LARGER = 1.08
"""How much larger words must become for a map to be divided further (ours)."""
MOST_PARTS = 8
"""Most slides of one map (ours)."""


def write_client_report(
    document: Document,
    kind: Kind,
    options: ReportOptions,
    tell: Tell = silent,
    *,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> bytes:
    """Return the report of a document as a file; see :func:`cxdesign.formats.report.writing.write_report`."""
    maps = _maps(document, kind, options, pictures)
    return writing.write_report(document, kind, options, tell, maps=maps, pictures=pictures)


def preview(
    document: Document, kind: Kind, options: ReportOptions, *, pictures: Mapping[str, bytes] = NO_PICTURES
) -> tuple[Page, ...]:
    """Return the pages the file will have."""
    maps = _maps(document, kind, options, pictures)
    return writing.preview(document, kind, options, maps=maps, pictures=pictures)


def write_environment(document: Document, translate: Translator, today: date) -> bytes:
    """Return the co-creation environment of a document as a PDF file to be printed, method and sources included."""
    return write_handout(build_report(document, translate, today, wanted=("environment",)), today)


def _maps(
    document: Document, kind: Kind, options: ReportOptions, pictures: Mapping[str, bytes]
) -> Mapping[str, tuple[Picture, ...]]:
    """Return the maps that are drawn in a report, by section; one that is left out draws none."""
    if not document.touchpoints:
        return MappingProxyType({})
    stages = _first_stages(document)
    how = DrawOptions(
        locale=options.locale, has_title=False, comments="none", pictures=pictures, stage_ids=stages or None
    )
    translate = Translator(options.locale)
    return {
        name: tuple(
            Picture(one.svg, one.width, one.height, _note(document, stages, name, translate))
            for one in (_parts(document, name, how) if kind == "pptx" else (draw_map(document, name, how),))
        )
        for name in DRAWN
        if name in options.wanted
    }


def _parts(document: Document, name: MapName, how: DrawOptions) -> tuple[Drawing, ...]:
    """Return a map for slides: in parts by stages where that makes its words readable or at least clearly larger.

    The legend stands below the last part. The time ruler is of the whole blueprint, so a blueprint stays whole.
    """
    whole = draw_map(document, name, how)
    if name is MapName.BLUEPRINT or _size(whole) >= READABLE:
        return (whole,)
    if CARD_WORDS * fitting(1, whole.height, SLIDE) < LARGER * _size(whole):
        return (whole,)  # it is its height that makes it small
    shown = [stage.id for stage in document.stages if how.stage_ids is None or stage.id in how.stage_ids]
    best: tuple[Drawing, ...] = (whole,)
    for count in range(2, min(len(shown), MOST_PARTS) + 1):
        runs = _runs(document, shown, count)
        parts = tuple(draw_map(document, name, replace(how, stage_ids=run, has_legend=run is runs[-1])) for run in runs)
        if min(map(_size, parts)) >= LARGER * min(map(_size, best)):
            best = parts
        if min(map(_size, best)) >= READABLE:
            break
    return best


def _size(drawing: Drawing) -> float:
    """Return how large the words of cards are on a slide, in points."""
    return CARD_WORDS * fitting(drawing.width, drawing.height, SLIDE)


def _runs(document: Document, stage_ids: Sequence[str], count: int) -> tuple[tuple[str, ...], ...]:
    """Return stages in so many runs, or fewer, of about as many touchpoints each."""
    counts = Counter(touchpoint.stage_id for touchpoint in document.touchpoints)
    widths = [max(1, counts[stage_id]) for stage_id in stage_ids]
    share = sum(widths) / count
    middles = [end - width / 2 for end, width in zip(accumulate(widths), widths, strict=True)]
    found: dict[int, list[str]] = {}
    for stage_id, middle in zip(stage_ids, middles, strict=True):
        found.setdefault(int(middle / share), []).append(stage_id)
    return tuple(tuple(run) for run in found.values())


def _first_stages(document: Document) -> tuple[str, ...]:
    """Return the stages a map in a report shows where it could not be read with all of them; otherwise none."""
    counts = Counter(touchpoint.stage_id for touchpoint in document.touchpoints)
    if counts.total() <= MOST_COLUMNS:
        return ()
    sums = accumulate(max(1, counts[stage.id]) for stage in document.stages)
    fitting = sum(reached <= MOST_COLUMNS for reached in sums)
    return tuple(stage.id for stage in document.stages[: max(1, fitting)])


def _note(document: Document, stages: tuple[str, ...], name: str, translate: Translator) -> str:
    if not stages or len(stages) == len(document.stages):
        return ""
    page = translate(f"shell.page_{name}")
    return translate("report.map_part", shown=len(stages), count=len(document.stages), page=page)
