"""Rules about data points: R16 and R17."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.checks.context import Context
from cxdesign.checks.finding import PLAIN, Finding, found
from cxdesign.checks.standards import lacking
from cxdesign.domain.registers import DataPoint
from cxdesign.domain.vocabulary import Level, RelationType


def informed(context: Context) -> Iterator[Finding]:
    """R16: every element of level 3 is linked to a data point; every data point has purpose, holder and a use.

    Elements are features of that level, and touchpoints that have the level themselves. An element is linked when its
    touchpoint captures a data point, or a data point adapts a step there. A data point is used when it adapts a step.
    """
    for touchpoint in context.document.touchpoints:
        features = [f.id for f in context.features_at(touchpoint.id) if f.level is Level.L3]
        own = [touchpoint.id] if Level.L3 in touchpoint.levels else []
        if not _is_informed(context, touchpoint.id):
            for element in (*own, *features):
                yield found("R16", element, variant="element")
    for point in context.document.entries(DataPoint):
        missing = lacking(point, ("purpose", "holder"))
        is_used = bool(context.targets(RelationType.ADAPTS, point.id))
        if missing:
            yield found("R16", point.id, variant="fields" if is_used else "fields_unused", fields=missing)
        elif not is_used:
            yield found("R16", point.id, variant="unused")


def _is_informed(context: Context, touchpoint_id: str) -> bool:
    if context.targets(RelationType.CAPTURES, touchpoint_id):
        return True
    return any(context.sources(RelationType.ADAPTS, step.id) for step in context.steps_at(touchpoint_id))


def personal(context: Context) -> Iterator[Finding]:
    """R17: a data point with personal data has a consent basis and a retention."""
    for point in context.document.entries(DataPoint):
        missing = lacking(point, ("consent_basis", "retention")) if point.is_personal else ()
        if missing:
            yield found("R17", point.id, variant=PLAIN, fields=missing)
