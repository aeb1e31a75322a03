"""The findings of the linter in one language, for board, page and command line. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, TypedDict

from cxdesign.checks.catalogue import rule_text, rule_texts
from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, Value
from cxdesign.checks.fixes import Fix, fix_of
from cxdesign.checks.linter import check_document
from cxdesign.commands.base import shortened
from cxdesign.domain.document import Document
from cxdesign.domain.records import Link
from cxdesign.i18n import Translator
from cxdesign.views.durations import duration
from cxdesign.views.numbers import decimal, emotion, signed
from cxdesign.views.texts import told

HALF_SUBJECT = 38
"""Longest text of each end of an arrow (ours), so that both fit in one line."""


class FixView(TypedDict):
    """What one click does: the text on the button and the command to send."""

    label: str
    command: dict[str, Any]  # Any: JSON


class FindingView(TypedDict):
    """One finding, JSON-able. ``records`` are ids, the subject first; ``maps`` are where it belongs and is mended."""

    rule: str
    severity: str
    title: str
    message: str
    advice: str
    basis: str
    provenance: str
    records: list[str]
    maps: list[str]
    fix: FixView | None
    is_dismissed: bool
    reason: str


def build_findings(document: Document, translate: Translator, today: date) -> list[FindingView]:
    """Return what the rules find in a document, in words; dismissed findings stand in their place, marked.

    Parameters
    ----------
    document : Document
        Any sound document.
    translate : Translator
        The reader's language.
    today : date
        The day the findings hold for.

    Returns
    -------
    list of FindingView
        In the order of :func:`cxdesign.checks.linter.check_document`.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project, Stage
    >>> document = Document([Project(id="project:main", name="Café"), Stage(id="stage:s", name="Visit", order="a0")])
    >>> findings = build_findings(document, Translator("en"), date(2025, 3, 1))
    >>> findings[2]["rule"], findings[2]["severity"], findings[2]["message"]
    ('R03', 'error', 'The stage “Visit” has no touchpoint.')
    """
    context = Context(document, today)
    return [_finding(context, finding, translate) for finding in check_document(document, today=today)]


def rule_titles(translate: Translator) -> dict[str, str]:
    """Return what each rule is called.

    >>> rule_titles(Translator("en"))["R07"]
    'Step without contact'
    """
    return {rule.id: told(rule.title, translate) for rule in rule_texts()}


def finding_message(document: Document, finding: Finding, translate: Translator) -> str:
    """Return the sentence of a finding, with the names of its records and its values filled in."""
    names = [record_name(document, record_id) for record_id in finding.record_ids]
    fillers = dict(zip(("subject", "other", "third"), names, strict=False)) | {"last": names[-1] if names else ""}
    values = {name: _told(name, value, translate) for name, value in finding.params.items()}
    message = rule_text(finding.rule).messages[finding.variant]
    return told(message, translate).format_map({**fillers, **values})


def record_name(document: Document, record_id: str) -> str:
    """Return what a record is called: its name or text in one line, an arrow by its ends.

    >>> record_name(Document(), "step:gone")
    '–'
    """
    record = document.get(record_id)
    if isinstance(record, Link):
        ends = (record_name(document, end)[:HALF_SUBJECT] for end in (record.source_id, record.target_id))
        return " → ".join(ends)
    return shortened(str(getattr(record, "name", None) or getattr(record, "text", None) or "–"))


def _finding(context: Context, finding: Finding, translate: Translator) -> FindingView:
    rule = rule_text(finding.rule)
    return {
        "rule": finding.rule,
        "severity": rule.severity.value,
        "title": told(rule.title, translate),
        "message": finding_message(context.document, finding, translate),
        "advice": told(rule.advice, translate),
        "basis": told(rule.basis, translate),
        "provenance": rule.provenance.value,
        "records": list(finding.record_ids),
        "maps": [one.value for one in rule.maps],
        "fix": _fix(fix_of(context, finding), translate),
        "is_dismissed": finding.is_dismissed,
        "reason": finding.reason,
    }


def _fix(fix: Fix | None, translate: Translator) -> FixView | None:
    if fix is None:
        return None
    values = {name: _told(name, value, translate) for name, value in fix.params.items()}
    return {"label": translate(fix.label, **values), "command": dict(fix.command)}


def _told(name: str, value: Value, translate: Translator) -> str:
    if isinstance(value, tuple):
        return _listed(name, value, translate)
    telling = _TELLINGS.get(name)
    return str(value) if telling is None or not isinstance(value, int | float) else telling(value, translate)


def _listed(name: str, values: tuple[str, ...], translate: Translator) -> str:
    family = _FAMILIES[name]
    return translate("figure.separator").join(translate(f"{family}{value}") for value in values)


_FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "fields": "board.field_",
        "links": "enum.service_link.",
        "phases": "enum.phase.",
        "environment": "enum.environment.",
    }
)
"""Where the labels of listed values stand."""

_TELLINGS: Mapping[str, Callable[[float, Translator], str]] = MappingProxyType(
    {
        **dict.fromkeys(("promised", "standard", "tolerance", "wait", "path"), duration),
        "target": lambda value, _: emotion(value),
        "mean": lambda value, _: decimal(value, 2),
        "slope": lambda value, _: signed(value, 2),
    }
)
"""How values are written, by the placeholder they fill; all others as they are."""
