"""Rules about service standards and promises: R18 to R20."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.analysis.durations import in_minutes, is_longer
from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, found
from cxdesign.domain.records import Record
from cxdesign.domain.registers import Promise, Standard
from cxdesign.domain.vocabulary import RelationType

STANDARD_FIELDS = ("metric", "target", "unit", "method", "owner")
"""What a complete standard says."""


def measurable(context: Context) -> Iterator[Finding]:
    """R18: a standard with metric and target governs every touchpoint or one of its steps."""
    document = context.document
    usable = {standard.id for standard in document.all(Standard) if standard.metric and standard.target is not None}
    for touchpoint in document.touchpoints:
        if not any(standard in usable for _, standard in context.governing(touchpoint.id)):
            yield found("R18", touchpoint.id)


def complete(context: Context) -> Iterator[Finding]:
    """R19: every standard has metric, target, unit, method and owner."""
    for standard in context.document.entries(Standard):
        missing = lacking(standard, STANDARD_FIELDS)
        if missing:
            yield found("R19", standard.id, fields=missing)


def lacking(record: Record, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the fields of a record in which nothing is stated."""
    return tuple(name for name in fields if getattr(record, name) in {None, ""})


def standard_minutes(standard: Standard) -> float | None:
    """Return what a standard about time asks for, in minutes; None when it is about something else."""
    return in_minutes(standard.target, standard.unit)


def kept_promises(context: Context) -> Iterator[Finding]:
    """R20: no promised time is shorter than a standard that keeps the promise.

    Compared are the promised minutes with the target of each standard the promise is kept by that has a unit of time.
    """
    for promise in context.document.entries(Promise):
        if promise.promised_minutes is None:
            continue
        for standard_id in context.targets(RelationType.KEPT_BY, promise.id):
            minutes = standard_minutes(context.document.expect(standard_id, Standard))
            if minutes is not None and is_longer(minutes, promise.promised_minutes):
                yield found("R20", promise.id, standard_id, promised=promise.promised_minutes, standard=minutes)
