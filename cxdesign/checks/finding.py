"""What a rule finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from cxdesign.checks.catalogue import Severity, rule_text
from cxdesign.checks.context import Context

PLAIN = "plain"
"""The message of a rule that can be broken in one way only."""
MOST_RECORDS = 200
"""Most records a finding names, as many as a dismissal can hold (ours)."""

Value = str | float | date | tuple[str, ...]
Rule = Callable[[Context], Iterable["Finding"]]
"""A rule: a pure function from what is known of a document to what is wrong with it."""


@dataclass(frozen=True)
class Finding:
    """One result of a rule.

    Attributes
    ----------
    rule : str
        Which rule: ``R01`` to ``R39``.
    record_ids : tuple of str
        What it is about, the subject first; empty when it is about the document as a whole. Rule and records are the
        finding's identity: a rule gives at most one finding for the same records.
    variant : str
        In which way the rule is broken; names the message.
    params : mapping
        Values for the message besides the names of the records: durations in minutes, counts, names of fields.
    is_dismissed : bool
        Whether somebody has set it aside.
    reason : str
        Why it was set aside.
    """

    rule: str
    record_ids: tuple[str, ...] = ()
    variant: str = PLAIN
    params: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    is_dismissed: bool = False
    reason: str = ""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return rule_text(self.rule).severity


def found(rule: str, *record_ids: str, variant: str = PLAIN, **params: Value) -> Finding:
    """Return a finding about some records; beyond the most a finding names, the later ones are left out.

    >>> found("R03", "stage:s1").record_ids
    ('stage:s1',)
    """
    return Finding(rule, record_ids[:MOST_RECORDS], variant, MappingProxyType(params))
