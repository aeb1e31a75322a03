"""The figures of a round as JSON-able data: what ``score --json`` prints, documented in ``docs/method.md``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import Decision, DecisionAttributes, EvaluationRound, decision_id
from cxdesign.scoring.criterion import CriterionScore
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.uncertainty import Interval, Uncertainty


def score_as_data(document: Document, found: EvaluationRound, report: ScoreReport) -> dict[str, Any]:  # Any: JSON
    """Return the figures of a round as JSON-able data, in full precision; no result is None."""
    return {
        "project": document.project.name,
        "round": {
            "id": found.id,
            "name": found.name,
            "design": found.design,
            "state": found.state.value,
            "follows": found.follows_id,
        },
        "raters": report.rater_count,
        "ratings": report.rating_count,
        "criteria": [_criterion_as_data(score) for score in report.criteria],
        "dimensions": [
            {"id": one.dimension_id, "mean": one.mean, "weight": one.weight, "missing": list(one.missing)}
            for one in report.dimensions
        ],
        "total": report.total,
        "arithmetic": report.arithmetic,
        "levels": [
            {"id": one.level.value, "mean": one.mean, "criteria": list(one.criteria), "missing": list(one.missing)}
            for one in report.levels
        ],
        "gate": _gate_as_data(report),
        "uncertainty": _uncertainty_as_data(report.uncertainty),
        "agreement": {"alpha": report.alpha, "level": "ordinal", "reading": report.alpha_reading},
        "weakest": report.weakest,
        "factors": [{"id": one.factor_id, "mean": one.mean, "missing": list(one.missing)} for one in report.factors],
        "activity": report.activity,
        "proposals": [
            {
                "activity": one.activity,
                "reasons": [{"why": r.why.value, "criterion": r.criterion_id, "value": r.value} for r in one.reasons],
            }
            for one in report.proposals
        ],
        "decision": _decision_as_data(document, found.id),
    }


def flags(score: CriterionScore) -> tuple[str, ...]:
    """Return what is marked about a criterion, of ``no_result``, ``wide_gap``, ``split`` and ``unproven``.

    >>> flags(CriterionScore("C1", (), 0))
    ('no_result',)
    """
    marks = {
        "no_result": not score.has_result,
        "wide_gap": score.is_gap_wide,
        "split": score.is_split,
        "unproven": bool(score.unproven),
    }
    return tuple(name for name, is_marked in marks.items() if is_marked)


def _criterion_as_data(score: CriterionScore) -> dict[str, Any]:  # Any: JSON
    return {
        "id": score.criterion_id,
        "mean": score.mean,
        "median": score.median,
        "lowest": score.lowest,
        "highest": score.highest,
        "spread": score.spread,
        "count": score.count,
        "cannot_judge": score.cannot_judge,
        "r_wg": score.r_wg,
        "gap": score.gap,
        "evidence": None if score.evidence is None else score.evidence.value,
        "flags": list(flags(score)),
    }


def _gate_as_data(report: ScoreReport) -> dict[str, Any]:  # Any: JSON
    gate = report.gate
    return {
        "base": gate.base,
        "delight": gate.delight,
        "factor": gate.factor,
        "index": gate.index,
        "verdict": None if gate.verdict is None else gate.verdict.value,
        "limiting": [level.value for level in gate.limiting],
        "vetoes": list(gate.vetoes),
        "mode": gate.mode,
        "thresholds": list(gate.thresholds),
        "hard": gate.hard,
    }


def _uncertainty_as_data(found: Uncertainty) -> dict[str, Any]:  # Any: JSON
    return {
        "kind": found.kind,
        "draws": found.draws,
        "redrawn": found.redrawn,
        "index": _pair(found.index),
        "base": _pair(found.base),
        "total": _pair(found.total),
        "dimensions": {name: _pair(one) for name, one in found.dimensions},
        "levels": {level.value: _pair(one) for level, one in found.levels},
        "verdicts": {verdict.value: share for verdict, share in found.verdicts},
    }


def _pair(found: Interval | None) -> list[float] | None:
    return None if found is None else [found.low, found.high]


def _decision_as_data(document: Document, round_id: str) -> Mapping[str, Any] | None:  # Any: JSON
    found = document.get(decision_id(round_id))
    if not isinstance(found, Decision):
        return None
    fields = found.model_dump(mode="json")
    return {name: fields[name] for name in DecisionAttributes.model_fields}
