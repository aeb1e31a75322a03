"""Rules about fail points and waits: R23 and R29."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.analysis.durations import is_longer
from cxdesign.analysis.flow import missing_of_plan
from cxdesign.checks.context import Context, standing
from cxdesign.checks.finding import Finding, found
from cxdesign.domain.cards import Card, Step
from cxdesign.domain.journey import Touchpoint


def recovery(context: Context) -> Iterator[Finding]:
    """R23: every fail point has detection, the four recovery steps and an empowered role.

    The plan stands on the step that fails. A touchpoint, note or feature that is marked as a fail point only says where
    it hurts: a step under the same touchpoint has to be the fail point. The role may stand in the empowerment matrix.
    """
    failing = [step for step in context.steps if step.is_fail]
    for step in failing:
        missing = missing_of_plan(step, context.empowered)
        if missing:
            yield found("R23", step.id, fields=missing)
    planned = standing(context.document, failing)
    marked = standing(context.document, (card for card in context.document.all(Card) if card.is_fail))
    for touchpoint in context.document.touchpoints:
        if (touchpoint.is_fail or touchpoint.id in marked) and touchpoint.id not in planned:
            yield found("R23", touchpoint.id, variant="touchpoint")


def waits(context: Context) -> Iterator[Finding]:
    """R29: whoever waits longer than half of what is tolerated is told something.

    A step's wait is held against its own tolerance, without one against that of its touchpoint. A touchpoint's wait is
    reported only when none of its steps is, and none of them says what customers are told.
    """
    for touchpoint in context.document.touchpoints:
        steps = context.steps_at(touchpoint.id)
        silent = [finding for step in steps for finding in _silent_wait(step, touchpoint)]
        yield from silent
        if not silent and not any(step.wait_information for step in steps):
            yield from _wait(touchpoint.id, touchpoint.wait_minutes, touchpoint.tolerance_minutes)


def _silent_wait(step: Step, touchpoint: Touchpoint) -> Iterator[Finding]:
    if not step.wait_information:
        tolerance = touchpoint.tolerance_minutes if step.tolerance_minutes is None else step.tolerance_minutes
        yield from _wait(step.id, step.wait_minutes, tolerance)


def _wait(record_id: str, wait: float | None, tolerance: float | None) -> Iterator[Finding]:
    if wait is not None and tolerance is not None and is_longer(wait, tolerance / 2):
        yield found("R29", record_id, wait=wait, tolerance=tolerance)
