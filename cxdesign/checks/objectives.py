"""Rules about objectives and risks: R33 and R34."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, found
from cxdesign.checks.standards import lacking
from cxdesign.domain.registers import Objective, Risk

HIGH_RISK = 50
"""A risk with a higher score is high: likelihood × severity × (6 − controllability), 1 … 125 (ours)."""


def objectives(context: Context) -> Iterator[Finding]:
    """R33: every objective has measure, target, date, owner and cascade."""
    for objective in context.document.entries(Objective):
        missing = lacking(objective, ("measure", "target", "due_on", "owner", "cascade"))
        if missing:
            yield found("R33", objective.id, fields=missing)


def risks(context: Context) -> Iterator[Finding]:
    """R34: every risk has a response, and a high one a contingency as well.

    A risk without all three grades cannot be called high.
    """
    for risk in context.document.entries(Risk):
        score = risk.score
        is_high = score is not None and score > HIGH_RISK
        missing = lacking(risk, ("response", "contingency") if is_high else ("response",))
        if missing and is_high and score is not None:
            yield found("R34", risk.id, variant="high", score=score, fields=missing)
        elif missing:
            yield found("R34", risk.id, fields=missing)
