"""Rules about the co-creation environment: R37 to R39. They are silent until something is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.analysis.environment import is_begun, not_active, without_recipient
from cxdesign.checks.context import Context
from cxdesign.checks.finding import PLAIN, Finding, found
from cxdesign.checks.standards import lacking
from cxdesign.domain.environment import Empowerment

EMPOWERMENT_FIELDS = ("empowered_role", "limit", "escalation")
"""What a complete row of the empowerment matrix says."""


def taking_part(context: Context) -> Iterator[Finding]:
    """R37: customers and the front line each work on at least one stage: they are involved or decide."""
    missing = not_active(context.document) if is_begun(context.document) else ()
    if missing:
        yield found("R37", variant=missing[0].value if len(missing) == 1 else PLAIN)


def recipients(context: Context) -> Iterator[Finding]:
    """R38: every data point names who acts on what is captured."""
    if is_begun(context.document):
        for point in without_recipient(context.document):
            yield found("R38", point.id)


def limits(context: Context) -> Iterator[Finding]:
    """R39: every row of the empowerment matrix names role, limit and escalation."""
    for entry in context.document.entries(Empowerment):
        missing = lacking(entry, EMPOWERMENT_FIELDS)
        if missing:
            yield found("R39", entry.id, fields=missing)
