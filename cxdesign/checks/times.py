"""The rule about times: R22."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.analysis.durations import is_longer
from cxdesign.analysis.flow import flow_figures
from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, found
from cxdesign.checks.standards import standard_minutes
from cxdesign.domain.cards import Step
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.registers import Promise, Standard


def kept_times(context: Context) -> Iterator[Finding]:
    """R22: no standard time is longer than what is tolerated, and the critical path not longer than what is promised.

    Compared are a step's standard time with its tolerance; the time that a service standard allows with the tolerance
    of the step or touchpoint it governs (a step without one: that of its touchpoint); the critical path, as the
    figures tell it (:func:`cxdesign.analysis.flow.flow_figures`, up to the planned end), with every promise about the
    whole service. Where there is no critical path nothing is said; of a loop R02 tells.
    """
    for step in context.steps:
        standard, tolerance = step.standard_minutes, step.tolerance_minutes
        if standard is not None and tolerance is not None and is_longer(standard, tolerance):
            yield found("R22", step.id, variant="step", standard=standard, tolerance=tolerance)
    for touchpoint in context.document.touchpoints:
        yield from _governed(context, touchpoint)
    yield from _whole(context)


def _governed(context: Context, touchpoint: Touchpoint) -> Iterator[Finding]:
    for governed, standard_id in context.governing(touchpoint.id):
        own = context.document.get(governed)
        tolerance = own.tolerance_minutes if isinstance(own, Step) else None
        if tolerance is None:
            tolerance = touchpoint.tolerance_minutes
        minutes = standard_minutes(context.document.expect(standard_id, Standard))
        if minutes is not None and tolerance is not None and is_longer(minutes, tolerance):
            yield found("R22", governed, standard_id, variant="standard", standard=minutes, tolerance=tolerance)


def _whole(context: Context) -> Iterator[Finding]:
    promises = [p for p in context.document.entries(Promise) if p.is_total and p.promised_minutes is not None]
    minutes = flow_figures(context.document).total_minutes if promises else None
    for promise in promises:
        promised = promise.promised_minutes
        if minutes is not None and promised is not None and is_longer(minutes, promised):
            yield found("R22", promise.id, variant="total", path=minutes, promised=promised)
