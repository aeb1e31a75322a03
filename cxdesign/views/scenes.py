"""What stands beside the matrix of scenes, worded: quadrants as lists, how customers come through a scene, figures.

Nothing is computed here that :mod:`cxdesign.analysis.peaks` and :mod:`cxdesign.graph.scenes` compute.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict, get_args

from cxdesign.analysis.peaks import HIGH_RELEVANCE, CellReading, Quadrant, scene_matrix, unmet_standards
from cxdesign.domain.document import Document
from cxdesign.domain.registers import Scene
from cxdesign.graph.scenes import Passage, scene_passages
from cxdesign.i18n import Translator
from cxdesign.views.figures import Figure
from cxdesign.views.findings import record_name

QUADRANTS: tuple[Quadrant, ...] = get_args(Quadrant)
NAMES_SHOWN = 3
"""Most names in one sentence about a scene (ours)."""

State = Literal["optional", "empty", "held", "bypassed"]


class QuadrantView(TypedDict):
    """One quadrant, or the cells that are in none: the cells in the order of the journey, and what to do with them."""

    key: str
    label: str
    advice: str
    cell_ids: list[str]


class PassageView(TypedDict):
    """How customers come through a scene: in a few words, in a sentence, and the way past it, if there is one."""

    state: State
    label: str
    text: str
    way: list[str]
    held_by: list[str]


class ScenesView(TypedDict):
    """What the board shows beside the cells at one revision, JSON-able.

    ``high`` is the relevance from which on it counts as high; ``unmet`` names the standards of a touchpoint that are
    not met.
    """

    revision: int
    high: int
    strip: list[Figure]
    note: str
    quadrants: list[QuadrantView]
    passages: dict[str, PassageView]
    unmet: dict[str, list[str]]


def build_scenes(document: Document, translate: Translator) -> ScenesView:
    """Return what stands beside the matrix of scenes, in one language.

    Parameters
    ----------
    document : Document
        Any sound document.
    translate : Translator
        The reader's language.

    Returns
    -------
    ScenesView
        ``quadrants`` as :data:`QUADRANTS`, then the cells without a quadrant; ``passages`` by scene.
    """
    cells = scene_matrix(document)
    passages = {passage.scene_id: _passage(document, passage, translate) for passage in scene_passages(document)}
    quadrants = [_quadrant(key, cells, translate) for key in (*QUADRANTS, None)]
    return {
        "revision": document.revision,
        "high": HIGH_RELEVANCE,
        "strip": _strip(document, cells, quadrants, passages, translate) if passages else [],
        "note": translate("scenes.threshold", high=HIGH_RELEVANCE),
        "quadrants": quadrants,
        "passages": passages,
        "unmet": {touchpoint_id: list(standards) for touchpoint_id, standards in unmet_standards(document).items()},
    }


def _quadrant(key: Quadrant | None, cells: Sequence[CellReading], translate: Translator) -> QuadrantView:
    name = key or "unjudged"
    return {
        "key": name,
        "label": translate(f"scenes.quadrant_{name}"),
        "advice": translate(f"scenes.advice_{name}"),
        "cell_ids": [cell.cell_id for cell in cells if cell.quadrant == key],
    }


def _passage(document: Document, passage: Passage, translate: Translator) -> PassageView:
    state = _state(document, passage)
    return {
        "state": state,
        "label": translate(f"scenes.passage_{state}"),
        "text": _sentence(document, passage, state, translate),
        "way": list(passage.bypass or ()) if state == "bypassed" else [],
        "held_by": list(passage.held_by) if state == "held" else [],
    }


def _state(document: Document, passage: Passage) -> State:
    if not document.expect(passage.scene_id, Scene).is_mandatory:
        return "optional"
    if not passage.touchpoint_ids:
        return "empty"
    return "held" if passage.bypass is None else "bypassed"


def _sentence(document: Document, passage: Passage, state: State, translate: Translator) -> str:
    if state == "bypassed":
        way = " → ".join(record_name(document, touchpoint_id) for touchpoint_id in passage.bypass or ())
        return translate("scenes.way_past", way=way) if way else translate("scenes.way_past_all")
    if state != "held":
        return translate(f"scenes.told_{state}")
    if not passage.held_by:
        return translate("scenes.held_jointly")
    names = [record_name(document, touchpoint_id) for touchpoint_id in passage.held_by[:NAMES_SHOWN]]
    named = translate("figure.separator").join(names)
    more = len(passage.held_by) - len(names)
    return (
        translate("scenes.held_by_more", names=named, count=more) if more else translate("scenes.held_by", names=named)
    )


def _strip(
    document: Document,
    cells: Sequence[CellReading],
    quadrants: Sequence[QuadrantView],
    passages: dict[str, PassageView],
    translate: Translator,
) -> list[Figure]:
    possible = len(document.touchpoints) * len(passages)
    mandatory = [scene_id for scene_id, passage in passages.items() if passage["state"] != "optional"]
    held = [scene_id for scene_id in mandatory if passages[scene_id]["state"] == "held"]
    unjudged = sum(cell.quadrant is None for cell in cells)
    of_scenes = [f"{record_name(document, scene_id)}: {passages[scene_id]['label']}" for scene_id in passages]
    linked = [cell.cell_id for cell in cells]
    unjudged_note = translate("scenes.caption_unjudged", count=unjudged) if unjudged else ""
    return [
        _figure(
            translate,
            "linked",
            _of(translate, len(cells), possible),
            unjudged_note,
            _named(document, linked, translate),
        ),
        *(
            _figure(
                translate,
                view["key"],
                str(len(view["cell_ids"])),
                translate(f"scenes.{view['key']}_caption"),
                _named(document, view["cell_ids"], translate),
            )
            for view in quadrants[: len(QUADRANTS)]
        ),
        _figure(
            translate,
            "held",
            _of(translate, len(held), len(mandatory)),
            translate("scenes.caption_held"),
            translate("scenes.and").join(of_scenes),
        ),
    ]


def _figure(translate: Translator, name: str, now: str, caption: str, inputs: str) -> Figure:
    return {
        "id": name,
        "label": translate(f"scenes.{name}_label"),
        "now": now,
        "target": None,
        "caption": caption,
        "formula": translate(f"scenes.{name}_formula", high=HIGH_RELEVANCE),
        "inputs": inputs,
        "source": translate("scenes.source_cut" if name == "held" else "scenes.source_matrix"),
    }


def _of(translate: Translator, count: int, total: int) -> str:
    return translate("scenes.count_of", count=count, total=total)


def _named(document: Document, cell_ids: Sequence[str], translate: Translator) -> str:
    """Return cells by touchpoint and scene."""
    names = [record_name(document, cell_id) for cell_id in cell_ids]
    return translate("scenes.and").join(names) or translate("scenes.no_cells")
