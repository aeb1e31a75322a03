"""Choosing between alternatives by several criteria: the functions for notebooks and pages, all in one place.

Rankings live in :mod:`cxdesign.analysis.ranking`, weights in :mod:`cxdesign.analysis.weights`, random weightings in
:mod:`cxdesign.analysis.acceptability`, critical weights and the method swap in :mod:`cxdesign.analysis.sensitivity`.
Formulas, answers for degenerate input and sources: there, and in ``docs/method.md``, "Decision".
"""

from __future__ import annotations

from cxdesign.analysis.acceptability import ROBUST_SHARE, Acceptability, rank_acceptability
from cxdesign.analysis.ranking import (
    METHODS,
    Distances,
    Method,
    ParetoFront,
    Ranking,
    pareto_front,
    saw,
    topsis,
    weighted_product,
)
from cxdesign.analysis.sensitivity import (
    Change,
    CriticalWeight,
    MethodSwap,
    WeightCurve,
    critical_weights,
    method_swap,
    ranked,
    weight_curve,
)
from cxdesign.analysis.weights import Judgement, Triple, ahp, direct_weights, group_judgement, rank_order_centroid

__all__ = [
    "METHODS",
    "ROBUST_SHARE",
    "Acceptability",
    "Change",
    "CriticalWeight",
    "Distances",
    "Judgement",
    "Method",
    "MethodSwap",
    "ParetoFront",
    "Ranking",
    "Triple",
    "WeightCurve",
    "ahp",
    "critical_weights",
    "direct_weights",
    "group_judgement",
    "method_swap",
    "pareto_front",
    "rank_acceptability",
    "rank_order_centroid",
    "ranked",
    "saw",
    "topsis",
    "weight_curve",
    "weighted_product",
]
