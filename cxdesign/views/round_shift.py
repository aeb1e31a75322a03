"""What moved between a round and the one before the discussion."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesign.i18n import Translator
from cxdesign.scoring.report import ScoreReport
from cxdesign.views.evaluation import DASH, dimension_name, figure, short_name
from cxdesign.views.numbers import signed

MOVED = 0.5
"""A criterion is named when its mean moved by at least this (ours)."""
NAMED = 8
"""Most criteria named (ours)."""


@dataclass(frozen=True)
class ShiftLine:
    """One figure before and after; ``is_criterion`` tells single criteria from the figures of the whole."""

    name: str
    before: str
    after: str
    shift: str
    is_criterion: bool = False


def shift_lines(before: ScoreReport, after: ScoreReport, translate: Translator) -> tuple[ShiftLine, ...]:
    """Return the figures of two rounds side by side, then the criteria that moved most."""
    whole = [
        _line(translate("score.index"), before.gate.index, after.gate.index),
        _line(translate("score.gate"), before.gate.factor, after.gate.factor),
        _line(translate("score.total"), before.total, after.total),
        _line(translate("score.alpha"), before.alpha, after.alpha),
    ]
    earlier = {score.dimension_id: score.mean for score in before.dimensions}
    for score in after.dimensions:
        name = dimension_name(after.catalogue, score.dimension_id, translate)
        whole.append(_line(name, earlier.get(score.dimension_id), score.mean))
    return (*whole, *_moved(before, after, translate))


def _moved(before: ScoreReport, after: ScoreReport, translate: Translator) -> list[ShiftLine]:
    means = {score.criterion_id: score.mean for score in before.criteria}
    moves: list[tuple[float, str, float, float]] = []
    for score in after.criteria:
        earlier = means.get(score.criterion_id)
        if earlier is not None and score.mean is not None and abs(score.mean - earlier) >= MOVED:
            moves.append((-abs(score.mean - earlier), score.criterion_id, earlier, score.mean))
    return [
        _line(f"{code} {short_name(after.catalogue, code, translate)}", earlier, later, is_criterion=True)
        for _, code, earlier, later in sorted(moves)[:NAMED]
    ]


def _line(name: str, before: float | None, after: float | None, *, is_criterion: bool = False) -> ShiftLine:
    shift = DASH if before is None or after is None else signed(after - before, 2)
    return ShiftLine(name, figure(before), figure(after), shift, is_criterion)
