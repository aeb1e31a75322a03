"""The choice of peaks as JSON-able data: what ``peaks --json`` prints, documented in ``docs/method.md``.

A candidate is a touchpoint in a scene and named by the id of their cell; lists of scores follow the candidates.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cxdesign.analysis.acceptability import Acceptability
from cxdesign.analysis.peaks import CellReading
from cxdesign.analysis.picking import Chosen, Picking
from cxdesign.analysis.ranking import Ranking
from cxdesign.analysis.sensitivity import Change
from cxdesign.analysis.sequence import SequenceFigures
from cxdesign.analysis.weighting import Weighting
from cxdesign.domain.document import Document

Json = dict[str, Any]  # Any: JSON


def peaks_as_data(document: Document, found: Picking) -> Json:
    """Return the choice of peaks as JSON-able data, in full precision; missing is None.

    >>> from cxdesign.analysis.picking import picking
    >>> from cxdesign.services.starters import load_starter
    >>> hotel = load_starter("hotel", "en")
    >>> data = peaks_as_data(hotel, picking(hotel))
    >>> data["candidates"], data["winners"], data["rankings"][0]["reason"]
    ([], [], 'no_alternative')
    """
    cells = [cell.cell_id for cell in found.candidates.sound]
    return {
        "project": document.project.name,
        "target_audience": found.target_id,
        "criteria": _criteria(found),
        "weighting": _weighting(found.weighting),
        "candidates": [
            _cell(cell) | {"scores": list(scores)}
            for cell, scores in zip(found.candidates.sound, found.matrix, strict=True)
        ],
        "excluded": [_cell(one.cell) | {"unmet": list(one.standard_ids)} for one in found.candidates.excluded],
        "rankings": [
            _ranking(ranking, shares, cells)
            for ranking, shares in zip(found.swap.rankings, found.acceptability, strict=True)
        ],
        "winners": _named(found.swap.winners, cells),
        "is_agreed": found.swap.is_agreed,
        "robust": _named(found.robust, cells),
        "pareto_front": _named(found.front.front, cells),
        "critical_weights": [
            {
                "criterion": found.criteria[one.criterion].id,
                "weight": one.weight,
                "below": _change(one.below, cells),
                "above": _change(one.above, cells),
            }
            for one in found.critical
        ],
        "reversals": [
            {
                "method": one.method,
                "left_out": cells[one.left_out],
                "before": cells[one.before],
                "after": cells[one.after],
            }
            for one in found.reversals
        ],
        "chosen": [_chosen(one) for one in found.chosen],
        "memory": {
            "changed": list(found.memory.changed),
            "before": _memory(found.memory.before.figures),
            "after": _memory(found.memory.after),
        },
    }


def _criteria(found: Picking) -> list[Json]:
    weights = found.weighting.weights or (None,) * len(found.criteria)
    return [
        {"id": criterion.id, "name": criterion.name, "is_cost": criterion.is_cost, "weight": weight}
        for criterion, weight in zip(found.criteria, weights, strict=True)
    ]


def _weighting(found: Weighting) -> Json:
    judged = found.group
    return {
        "method": found.method.value,
        "missing": found.missing,
        "judges": sum(one.judgement is not None for one in found.judges),
        "consistency_ratio": None if judged is None else judged.ratio,
    }


def _cell(cell: CellReading) -> Json:
    return {
        "cell": cell.cell_id,
        "touchpoint": cell.touchpoint_id,
        "scene": cell.scene_id,
        "customer": cell.customer,
        "enterprise": cell.enterprise,
    }


def _ranking(ranking: Ranking, shares: Acceptability, cells: list[str]) -> Json:
    return {
        "method": ranking.method,
        "normalisation": ranking.normalisation,
        "scores": list(ranking.scores),
        "ranks": list(ranking.ranks),
        "winners": _named(ranking.winners, cells),
        "reason": ranking.reason,
        "first_shares": list(shares.scores),
        "draws": shares.draws,
        "is_robust": shares.is_robust,
    }


def _change(change: Change | None, cells: list[str]) -> Json | None:
    return None if change is None else {"weight": change.weight, "winner": cells[change.winner]}


def _chosen(one: Chosen) -> Json:
    return _cell(one.cell) | {
        "needs": list(one.need_ids),
        "target": one.target,
        "unmet": list(one.unmet_ids),
        "is_candidate": one.is_candidate,
    }


def _memory(figures: SequenceFigures) -> Json:
    return {"peak_end": None if figures.peak_end is None else figures.peak_end.value, "mean": figures.mean}


def _named(rows: Iterable[int], cells: list[str]) -> list[str]:
    return [cells[row] for row in rows]
