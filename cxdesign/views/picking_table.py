"""The table of candidates, worded: scores by criterion, weights above the columns, the base, pairwise comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from cxdesign.analysis.peaks import CellReading, Excluded
from cxdesign.analysis.picking import Picking
from cxdesign.analysis.weighting import JudgeGrid
from cxdesign.analysis.weights import LARGEST_RATIO, Judgement
from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.registers import Standard
from cxdesign.domain.relations import Relation
from cxdesign.domain.vocabulary import RelationType, WeightMethod
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal
from cxdesign.views.picking_names import PickingNames, anchors, importance, points


class Column(TypedDict):
    """A criterion: its weight, and what 1 and 5 mean on it."""

    id: str
    name: str
    points: int
    share: float
    weight: str
    is_cost: bool
    low: str
    high: str


class Row(TypedDict):
    """A candidate: its scores, whether it may be chosen, and how its base is."""

    id: str
    name: str
    scene: str
    relevance: str
    scores: list[int | None]
    is_sound: bool
    is_chosen: bool
    is_front: bool
    base: str
    base_tone: str


class Grid(TypedDict):
    """The comparisons of a judge or of the group: entries, weights, how far they contradict each other.

    ``worst`` are the positions of the three criteria that contradict each other most while the ratio is too high.
    """

    judge: str
    entries: list[list[float | None]]
    texts: list[list[str]]
    weights: list[str]
    state: str
    is_accepted: bool
    worst: list[int]
    contradiction: str


class Table(TypedDict):
    """Everything the table of candidates shows."""

    method: str
    columns: list[Column]
    rows: list[Row]
    judges: list[Grid]
    group: Grid | None


def build_table(document: Document, found: Picking, translate: Translator) -> Table:
    """Return the table: sound candidates first, then those whose base fails."""
    names = PickingNames(document, found, translate)
    bases = Bases(document, translate)
    chosen = {one.cell.cell_id for one in found.chosen}
    sound = [
        _row(cell, names, bases.of(cell.touchpoint_id), scores, is_chosen=cell.cell_id in chosen, is_front=row in front)
        for front in [found.front.front]
        for row, (cell, scores) in enumerate(zip(found.candidates.sound, found.matrix, strict=True))
    ]
    fallen = [_fallen(one, names, bases, is_chosen=one.cell.cell_id in chosen) for one in found.candidates.excluded]
    grids = [_grid(judge, names, translate) for judge in found.weighting.judges]
    group = found.weighting.group
    return {
        "method": found.weighting.method.value,
        "columns": [_column(found, position, names, translate) for position in range(len(found.criteria))],
        "rows": sound + fallen,
        "judges": grids,
        "group": None if group is None else _group(group, names, translate),
    }


def _column(found: Picking, position: int, names: PickingNames, translate: Translator) -> Column:
    criterion, weights = found.criteria[position], found.weighting.weights
    low, high = anchors(criterion, translate)
    share = None if weights is None else weights[position]
    key = "points" if found.weighting.method is WeightMethod.POINTS else "percent"
    return {
        "id": criterion.id,
        "name": names.criterion(position),
        "points": criterion.points,
        "share": share or 0.0,
        "weight": translate(f"peaks.weight_{key}", weight=points(share)),
        "is_cost": criterion.is_cost,
        "low": low,
        "high": high,
    }


def _row(
    cell: CellReading,
    names: PickingNames,
    base: tuple[str, str],
    scores: Sequence[int | None],
    *,
    is_chosen: bool,
    is_front: bool,
    is_sound: bool = True,
) -> Row:
    return {
        "id": cell.cell_id,
        "name": names.touchpoint(cell),
        "scene": names.scene(cell),
        "relevance": f"{cell.customer}/{cell.enterprise}",
        "scores": list(scores),
        "is_sound": is_sound,
        "is_chosen": is_chosen,
        "is_front": is_front,
        "base": base[1],
        "base_tone": base[0],
    }


def _fallen(one: Excluded, names: PickingNames, bases: Bases, *, is_chosen: bool) -> Row:
    base = bases.unmet(one.standard_ids)
    return _row(one.cell, names, base, (), is_chosen=is_chosen, is_front=False, is_sound=False)


class Bases:
    """How the base of a touchpoint is: which of its standards are met, which not, which nobody has measured."""

    def __init__(self, document: Document, translate: Translator) -> None:
        self._document = document
        self._translate = translate
        home = {step.id: step.touchpoint_id for step in document.all(Step)}
        self._standards: dict[str, list[Standard]] = {}
        for link in document.all(Relation):
            if link.relation is RelationType.GOVERNED_BY:
                touchpoint_id = home.get(link.source_id, link.source_id)
                self._standards.setdefault(touchpoint_id, []).append(document.expect(link.target_id, Standard))

    def of(self, touchpoint_id: str) -> tuple[str, str]:
        """Return the tone and the words for a candidate whose base does not fail."""
        found = sorted(set(self._standards.get(touchpoint_id, ())), key=lambda standard: (standard.order, standard.id))
        met = [standard.name for standard in found if standard.is_met]
        if met:
            return "met", self._translate("peaks.base_met", names=self._translate("peaks.separator").join(met))
        if found:
            open_names = self._translate("peaks.separator").join(standard.name for standard in found)
            return "open", self._translate("peaks.base_open", names=open_names)
        return "open", self._translate("peaks.base_none")

    def unmet(self, standard_ids: Sequence[str]) -> tuple[str, str]:
        """Return the tone and the words for standards that are not met."""
        names = [self._document.expect(standard_id, Standard).name for standard_id in standard_ids]
        return "unmet", self._translate("peaks.base_unmet", names=self._translate("peaks.separator").join(names))


def _grid(judge: JudgeGrid, names: PickingNames, translate: Translator) -> Grid:
    if judge.judgement is not None:
        return _judged(judge.judge, judge.judgement, names, translate)
    state = translate("peaks.pairs_left", compared=judge.compared, pairs=judge.pairs)
    entries = [list(row) for row in judge.grid]
    return _made(judge.judge, entries, state=state)


def _group(judgement: Judgement, names: PickingNames, translate: Translator) -> Grid:
    return _judged("", judgement, names, translate)


def _judged(judge: str, judgement: Judgement, names: PickingNames, translate: Translator) -> Grid:
    made = _made(judge, [list(row) for row in judgement.pairwise], state=ratio_words(judgement, translate))
    worst = judgement.worst
    made["weights"] = [points(weight) for weight in judgement.weights]
    made["is_accepted"] = judgement.is_accepted
    if worst is not None:
        if judgement.ratio is not None and not judgement.is_accepted:
            made["worst"] = [worst.first, worst.middle, worst.last]
        made["contradiction"] = contradiction(judgement, names, translate)
    return made


def _made(judge: str, entries: list[list[float | None]], *, state: str) -> Grid:
    return {
        "judge": judge,
        "entries": entries,
        "texts": [[importance(entry) for entry in row] for row in entries],
        "weights": [],
        "state": state,
        "is_accepted": False,
        "worst": [],
        "contradiction": "",
    }


def ratio_words(judgement: Judgement, translate: Translator) -> str:
    """Return the consistency ratio with its limit, in words."""
    limit = decimal(LARGEST_RATIO, 2)
    if judgement.ratio is None:
        return translate("peaks.ratio_none")
    key = "peaks.ratio_accepted" if judgement.is_accepted else "peaks.ratio_rejected"
    return translate(key, ratio=decimal(judgement.ratio, 2), limit=limit)


def contradiction(judgement: Judgement, names: PickingNames, translate: Translator) -> str:
    """Return the most inconsistent triple as a sentence; empty when nothing contradicts."""
    worst = judgement.worst
    if worst is None:
        return ""
    pairwise = judgement.pairwise
    return translate(
        "peaks.contradiction",
        first=names.criterion(worst.first),
        middle=names.criterion(worst.middle),
        last=names.criterion(worst.last),
        one=importance(pairwise[worst.first][worst.middle]),
        two=importance(pairwise[worst.middle][worst.last]),
        implied=importance(worst.implied),
        stated=importance(worst.stated),
    )
