"""What activity 4 asks for, as figures that open: formula, every input, where it comes from, what speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cxdesign.analysis.environment import (
    EXPECTED_ACTIVE,
    empowered_records,
    failing_steps,
    is_empowered,
    not_active,
    participation,
    without_empowered,
    without_recipient,
)
from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.environment import ACTIVE_LEVELS, Empowerment
from cxdesign.domain.records import Record
from cxdesign.domain.registers import DataPoint
from cxdesign.domain.relations import Relation
from cxdesign.domain.vocabulary import Provenance, RaterRole, RelationType
from cxdesign.i18n import Translator
from cxdesign.views.environment import ExitCheck, exit_checks
from cxdesign.views.opened import Input, OpenedFigure, OriginLine, RecordLine
from cxdesign.views.statements import Statement

STATES: Mapping[bool | None, str] = MappingProxyType({True: "met", False: "open", None: "none"})
"""What a check is called by how it stands."""
NAMED = 60
"""Most letters of a step by which it is named (ours)."""


def exit_statement(check: ExitCheck, translate: Translator) -> Statement:
    """Return a check as a figure that opens: how much of what is asked for is there.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> checks = exit_checks(Document([Project(id="project:main", name="Café")]), Translator("en"))
    >>> exit_statement(checks[1], Translator("en")).value
    '–'
    """
    state = translate(f"environment.exit_is_{STATES[check.is_met]}")
    small = state if check.text == check.share else f"{state} · {check.text}"
    return Statement(check.key, check.title, check.share, small, "low" if check.is_met is False else "plain")


def exit_figure(document: Document, key: str, translate: Translator) -> OpenedFigure | None:
    """Return a check of the activity, opened; None for an unknown one.

    Parameters
    ----------
    document : Document
        Any sound document.
    key : str
        See :class:`cxdesign.views.environment.ExitCheck`.
    translate : Translator
        The reader's language.
    """
    checks = {check.key: check for check in exit_checks(document, translate)}
    if key not in checks:
        return None
    inputs, records = _PARTS[key](document, translate)
    return OpenedFigure(
        title=checks[key].title,
        value=checks[key].share,
        formula=translate(f"environment.formula_{key}"),
        worked=translate("environment.worked", sentence=exit_statement(checks[key], translate).small),
        inputs=inputs,
        records=records,
        origins=(
            OriginLine(Provenance.SOURCE, translate("environment.origin")),
            OriginLine(Provenance.OURS, translate(f"environment.origin_{key}")),
        ),
        against=(translate(f"environment.against_{key}"),),
    )


Parts = tuple[tuple[Input, ...], tuple[RecordLine, ...]]


def _participation(document: Document, translate: Translator) -> Parts:
    missing = not_active(document)
    return tuple(_at_work(document, role, role in missing, translate) for role in EXPECTED_ACTIVE), ()


def _at_work(document: Document, role: RaterRole, is_missing: bool, translate: Translator) -> Input:
    levels = participation(document)
    found = [stage.name for stage in document.stages if levels.get((stage.id, role)) in ACTIVE_LEVELS]
    text = translate("environment.no_stage") if is_missing else translate("figure.separator").join(found)
    return Input(translate(f"enum.rater_role.{role.value}"), str(len(found)), text)


def _recipients(document: Document, translate: Translator) -> Parts:
    nobody = translate("environment.nobody_named")
    inputs = tuple(
        Input(point.name, str(int(bool(point.recipient))), point.recipient or nobody)
        for point in document.entries(DataPoint)
    )
    return inputs, _records(without_recipient(document), "standards")


def _empowered(document: Document, translate: Translator) -> Parts:
    empowered = empowered_records(document)
    inputs = tuple(
        Input(_named(step), str(int(is_empowered(step, empowered))), _who(document, step, translate))
        for step in failing_steps(document)
    )
    return inputs, _records(without_empowered(document), "blueprint")


def _who(document: Document, step: Step, translate: Translator) -> str:
    """Return who may decide when a step fails: the role it names itself, then those of the matrix."""
    places = {step.id, step.touchpoint_id}
    links = (link for link in document.all(Relation) if link.relation is RelationType.EMPOWERED_BY)
    rows = (document.expect(link.target_id, Empowerment) for link in links if link.source_id in places)
    roles = dict.fromkeys(role for role in (step.empowered_role, *(row.empowered_role for row in rows)) if role)
    return translate("figure.separator").join(roles) or translate("environment.nobody_named")


def _records(records: tuple[Record, ...], page: str) -> tuple[RecordLine, ...]:
    return tuple(RecordLine(record.id, _named(record), page) for record in records)


def _named(record: Record) -> str:
    text = record.text if isinstance(record, Step) else getattr(record, "name", record.id)
    return " ".join(str(text).split())[:NAMED]


_PARTS: Mapping[str, Callable[[Document, Translator], Parts]] = MappingProxyType(
    {"participation": _participation, "recipients": _recipients, "empowered": _empowered}
)
