"""Held workshops for the session log: when, who by role, what was worked on, and the ideas of the parking lot.

Names of people stand in none of it. What the log has already is not written again: ids follow from the workshop.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, tzinfo

from cxdesign.commands.entry import AddEntry
from cxdesign.commands.several_entries import AddEntries
from cxdesign.domain.agenda import Thought
from cxdesign.domain.document import Document
from cxdesign.domain.participation import ROLES
from cxdesign.domain.records import NAME_LENGTH, TEXT_LENGTH, joint_id
from cxdesign.domain.vocabulary import IdeaState, RaterRole, SessionStatus
from cxdesign.history.operation import Operation
from cxdesign.i18n import Translator
from cxdesign.services.actor import Actor
from cxdesign.services.agendas import spoken
from cxdesign.services.bootstrap import Services
from cxdesign.services.workbench import Workbench
from cxdesign.storage.workshops import Workshop
from cxdesign.views.report.workshop import was_started


@dataclass(frozen=True)
class Unlogged:
    """What the logs lack of held workshops: the entries to be added, and whether a workshop is open still."""

    additions: tuple[AddEntry, ...]
    is_one_open: bool

    @property
    def session_count(self) -> int:
        """How many sessions would be added."""
        return sum(one.entry_id.startswith("session:") for one in self.additions)

    @property
    def idea_count(self) -> int:
        """How many ideas would be added."""
        return len(self.additions) - self.session_count


def unlogged(
    services: Services, actor: Actor, bench: Workbench, translate: Translator, *, zone: tzinfo = UTC
) -> Unlogged:
    """Return what the session and idea logs of a project lack of its held workshops.

    Parameters
    ----------
    services : Services
        Where the workshops are read.
    actor : Actor
        Who asks; has to be allowed to edit.
    bench : Workbench
        The project.
    translate : Translator
        The language the entries are written in.
    zone : tzinfo, optional
        The time zone in which a day is told.

    Notes
    -----
    A workshop was held once it is closed and somebody was asked or came (ours).

    Raises
    ------
    PermissionDenied
        ``role_may_not_edit``.
    """
    actor.require_edit()
    document, found, is_one_open = bench.document(actor), list[AddEntry](), False
    for workshop in services.store.workshops.of_project(bench.project_id):
        roles = [person.role for person in services.store.workshops.participants(workshop.id)]
        if not roles and not any(map(was_started, workshop.agenda.prompts)):
            continue
        if workshop.is_open:
            is_one_open = True
        else:
            told = replace(workshop, agenda=spoken(workshop.agenda, translate.locale))
            found += _missing(document, told, roles, workshop.opened_at.astimezone(zone).date(), translate)
    return Unlogged(tuple(found), is_one_open)


def log_workshops(
    services: Services, actor: Actor, bench: Workbench, command_id: str, translate: Translator, *, zone: tzinfo = UTC
) -> Operation | None:
    """Write into the logs what they lack of held workshops, in one step; None when they lack nothing."""
    found = unlogged(services, actor, bench, translate, zone=zone)
    if not found.additions:
        return None
    return bench.execute(actor, command_id, AddEntries(additions=found.additions))


def _missing(
    document: Document, workshop: Workshop, roles: Sequence[RaterRole], day: date, translate: Translator
) -> Iterator[AddEntry]:
    name = " ".join(workshop.agenda.name.split())
    source = translate("environment.log_source", name=name[:100], day=day.isoformat())
    session_id = f"session:{workshop.id}"
    if document.get(session_id) is None:
        attributes = {
            "held_on": day.isoformat(),
            "roles": sorted({role.value for role in roles}),
            "session_status": SessionStatus.HELD.value,
            "result": _result(workshop, roles, translate),
            "source": source,
        }
        title = translate("environment.log_name", name=name, project=document.project.name, day=day.isoformat())
        yield AddEntry(entry_id=session_id, entry_name=_short(title), attributes=attributes)
    for thought in workshop.agenda.parked:
        idea_id = joint_id("idea", workshop.id, thought.id)
        if document.get(idea_id) is None:
            yield AddEntry(
                entry_id=idea_id, entry_name=_short(thought.text), attributes=_idea(thought, day, source, translate)
            )


def _idea(thought: Thought, day: date, source: str, translate: Translator) -> dict[str, object]:
    told = {"raised_on": day.isoformat(), "raised_by": thought.role.value, "source": source}
    if not thought.is_dealt_with:
        return {**told, "idea_state": IdeaState.OPEN.value}
    return {**told, "idea_state": IdeaState.TAKEN_UP.value, "answer": translate("environment.dealt_with")}


def _result(workshop: Workshop, roles: Collection[RaterRole], translate: Translator) -> str:
    """Return who came, by role, and what was worked on: the steps of the agenda with the questions that were asked."""
    counts = Counter(roles)
    people = translate("figure.separator").join(
        translate("environment.log_role", role=translate(f"enum.rater_role.{role.value}"), count=counts[role])
        for role in ROLES
        if counts[role]
    )
    lines = [translate("environment.log_people", people=people)] if people else []
    for step in workshop.agenda.steps:
        asked = [prompt.question for prompt in step.prompts if was_started(prompt)]
        if asked:
            questions = translate("figure.separator").join(asked)
            lines.append(translate("environment.log_step", step=step.name, questions=questions))
    return "\n".join(lines)[:TEXT_LENGTH]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= NAME_LENGTH else f"{line[: NAME_LENGTH - 1]}…"
