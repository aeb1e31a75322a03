"""Workshops, who takes part, and what was answered: tables of their own beside the log.

Answers are sealed until their prompt is revealed, and people take part who may want to be forgotten: neither goes
together with a log that nobody changes. Every write raises the workshop's revision and announces it to all servers.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from cxdesign.domain.agenda import Agenda
from cxdesign.domain.participation import Value
from cxdesign.errors import PermissionDenied, StorageError
from cxdesign.storage.done_deeds import is_done
from cxdesign.storage.engine import reading, writing
from cxdesign.storage.news import Topic, announce
from cxdesign.storage.tables import answers, participants, projects, workshops
from cxdesign.storage.workshop_rows import Answer, Held, Named, Participant, Workshop, read_participant, read_workshop

__all__ = ["Answer", "Given", "Held", "Named", "Participant", "Workshop", "Workshops", "touch"]

Given = Mapping[str, Value]
_NEWEST_FIRST = (workshops.c.opened_at.desc(), workshops.c.id.desc())


class Workshops:
    """The workshops of a store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = threading.Lock()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give a connection to write with. A whole room answers at once: in a queue of its own nobody waits long."""
        with self._turn, writing(self._engine) as connection:
            yield connection

    def add(
        self,
        workshop: Workshop,
        *,
        closing: Callable[[Workshop | None], Agenda | None] = lambda _known: None,
        once: str | None = None,
    ) -> Workshop:
        """Add a workshop to its project, and return it; the one before when the deed ``once`` was done already.

        ``closing`` sees the newest one before, and gives the agenda it closes with, None: it stays as it is. What it
        raises leaves everything as it was.
        """
        values = {
            "id": workshop.id,
            "project_id": workshop.project_id,
            "code": workshop.code,
            "agenda": workshop.agenda.model_dump_json(exclude_defaults=True),
            "opened_at": workshop.opened_at.isoformat(),
            "revision": workshop.revision,
        }
        with self._writing() as connection:
            # who begins another one at the same time waits; the key stays, so nobody else has to
            at_hand = select(projects.c.id).where(projects.c.id == workshop.project_id)
            connection.execute(at_hand.with_for_update(key_share=True))
            known = _newest(connection, workshop.project_id)
            if is_done(connection, workshop.project_id, once):
                return known or workshop
            known = known and _locked(connection, known.id)
            agenda = closing(known)
            if known is not None and agenda is not None:
                left = agenda.model_dump_json(exclude_defaults=True)
                touch(connection, known.id, code=None, closed_at=workshop.opened_at.isoformat(), agenda=left)
            connection.execute(insert(workshops).values(values))
            announce(connection, Topic.WORKSHOP, workshop.project_id, f"{workshop.id} {workshop.revision}")
        return workshop

    def newest(self, project_id: str) -> Workshop | None:
        """Return the workshop of a project that was opened last, None when there was none."""
        with reading(self._engine) as connection:
            return _newest(connection, project_id)

    def held(self, project_id: str) -> tuple[Held, ...]:
        """Return all workshops of a project, the newest first."""
        people = (
            select(func.count())
            .select_from(participants)
            .where(participants.c.workshop_id == workshops.c.id)
            .scalar_subquery()
        )
        wanted = select(workshops, people.label("people")).where(workshops.c.project_id == project_id)
        with reading(self._engine) as connection:
            rows = connection.execute(wanted.order_by(*_NEWEST_FIRST)).all()
        known = ((read_workshop(row), int(row.people)) for row in rows)
        return tuple(Held(one.id, one.agenda.name, one.opened_at, one.closed_at, count) for one, count in known)

    def of_project(self, project_id: str) -> tuple[Workshop, ...]:
        """Return all workshops of a project, the one that was opened first at the beginning."""
        wanted = select(workshops).where(workshops.c.project_id == project_id)
        with reading(self._engine) as connection:
            rows = connection.execute(wanted.order_by(workshops.c.opened_at, workshops.c.id)).all()
        return tuple(map(read_workshop, rows))

    def get(self, workshop_id: str) -> Workshop | None:
        """Return a workshop, None when there is no such one."""
        with reading(self._engine) as connection:
            return _found(connection, workshop_id)

    def by_code(self, code: str) -> Workshop | None:
        """Return the workshop a code opens, None when it opens none."""
        with reading(self._engine) as connection:
            row = connection.execute(select(workshops).where(workshops.c.code == code)).first()
        return None if row is None else read_workshop(row)

    def revision(self, workshop_id: str) -> int | None:
        """Return how often a workshop was changed, answers included; None when there is no such one."""
        with reading(self._engine) as connection:
            return connection.scalar(select(workshops.c.revision).where(workshops.c.id == workshop_id))

    def set_code(
        self,
        workshop_id: str,
        code: str | None,
        *,
        closed_at: datetime | None,
        plan: Callable[[Workshop], Agenda] = lambda known: known.agenda,
        once: str | None = None,
    ) -> None:
        """Open a workshop under a code, or close it, with what its agenda becomes by that; ``once`` as in `change`."""
        closed = None if closed_at is None else closed_at.isoformat()
        with self._writing() as connection:
            known = _locked(connection, workshop_id)
            if known is not None and not is_done(connection, known.project_id, once):
                agenda = plan(known).model_dump_json(exclude_defaults=True)
                touch(connection, workshop_id, code=code, closed_at=closed, agenda=agenda)

    def change(
        self,
        workshop_id: str,
        plan: Callable[[Workshop], Agenda],
        *,
        forgetting: str | None = None,
        once: str | None = None,
        by: str | None = None,
    ) -> None:
        """Change the agenda of a workshop; what ``plan`` raises leaves everything as it was.

        ``forgetting`` is a prompt whose answers go for good; ``once`` is the id of a deed that is not done again;
        ``by`` is a participant, who has to be in still, see :meth:`answer`.
        """
        with self._writing() as connection:
            known = _locked(connection, workshop_id)
            if known is not None and not is_done(connection, known.project_id, once):
                agenda = plan(known)
                if by is not None:
                    _require_in(connection, workshop_id, by)
                if forgetting is not None:
                    gone = (answers.c.workshop_id == workshop_id, answers.c.prompt_id == forgetting)
                    connection.execute(delete(answers).where(*gone))
                touch(connection, workshop_id, agenda=agenda.model_dump_json(exclude_defaults=True))

    def join(self, newcomer: Participant, *, at_most: int) -> Participant:
        """Add a participant and return it with its number; ``at_most`` may be in at once.

        Raises
        ------
        StorageError
            ``workshop_full``.
        """
        with self._writing() as connection:
            _locked(connection, newcomer.workshop_id)
            mine = participants.c.workshop_id == newcomer.workshop_id
            count, last = connection.execute(select(func.count(), func.max(participants.c.number)).where(mine)).one()
            if count >= at_most:
                raise StorageError("workshop_full", limit=at_most)
            number = (last or 0) + 1
            values = {**vars(newcomer), "number": number, "joined_at": newcomer.joined_at.isoformat()}
            connection.execute(insert(participants).values({**values, "role": newcomer.role.value}))
            touch(connection, newcomer.workshop_id)
        return Participant(**{**vars(newcomer), "number": number})

    def participant(self, workshop_id: str, participant_id: str) -> Participant | None:
        """Return a participant, None when there is no such one."""
        wanted = select(participants).where(
            participants.c.workshop_id == workshop_id, participants.c.id == participant_id
        )
        with reading(self._engine) as connection:
            row = connection.execute(wanted).first()
        return None if row is None else read_participant(row)

    def have_answered(self, workshop_id: str) -> frozenset[str]:
        """Return who has answered anything in a workshop."""
        wanted = select(answers.c.participant_id).where(answers.c.workshop_id == workshop_id).distinct()
        with reading(self._engine) as connection:
            return frozenset(connection.scalars(wanted))

    def let_go(self, workshop_id: str, participant_id: str) -> None:
        """Forget a participant who gave no name and has answered nothing; anybody else stays."""
        theirs = select(answers.c.item).where(
            answers.c.workshop_id == workshop_id, answers.c.participant_id == participant_id
        )
        gone = delete(participants).where(
            participants.c.workshop_id == workshop_id,
            participants.c.id == participant_id,
            participants.c.name == "",
            ~theirs.exists(),
        )
        with self._writing() as connection:
            _locked(connection, workshop_id)
            connection.execute(gone)
            touch(connection, workshop_id)

    def participants(self, workshop_id: str) -> tuple[Participant, ...]:
        """Return who takes part, in the order of arrival."""
        wanted = select(participants).where(participants.c.workshop_id == workshop_id)
        with reading(self._engine) as connection:
            rows = connection.execute(wanted.order_by(participants.c.number)).all()
        return tuple(map(read_participant, rows))

    def named(self) -> tuple[Named, ...]:
        """Return everybody who has given a name in any workshop of the store, in the order of their ids."""
        wanted = (
            select(participants.c.id, participants.c.name, workshops.c.project_id)
            .join(workshops, workshops.c.id == participants.c.workshop_id)
            .where(participants.c.name != "")
            .order_by(participants.c.id)
        )
        with reading(self._engine) as connection:
            return tuple(Named(row.id, row.name, row.project_id) for row in connection.execute(wanted))

    def answer(
        self, workshop_id: str, answer: Answer, check: Callable[[Workshop, Given], Value], *, at: datetime
    ) -> Value:
        """Keep an answer in the place of an earlier one to the same, and return it as it is kept.

        ``check`` sees the workshop and what this person has answered to the prompt so far; what it raises leaves
        everything as it was. An answer that is older than the one kept changes nothing: it was sent again.

        Raises
        ------
        PermissionDenied
            ``participant_gone`` when this person was let go.
        StorageError
            ``workshop_closed`` when there is no such workshop.
        """
        mine = (
            answers.c.workshop_id == workshop_id,
            answers.c.prompt_id == answer.prompt_id,
            answers.c.participant_id == answer.participant_id,
        )
        with self._writing() as connection:
            known = _locked(connection, workshop_id)
            if known is None:
                raise StorageError("workshop_closed")
            _require_in(connection, workshop_id, answer.participant_id)
            rows = connection.execute(select(answers).where(*mine)).all()
            earlier = next((row for row in rows if row.item == answer.item), None)
            if earlier is not None and earlier.serial >= answer.serial:
                kept: Value = json.loads(earlier.value)
                return kept
            value = check(known, {row.item: json.loads(row.value) for row in rows})
            connection.execute(delete(answers).where(*mine, answers.c.item == answer.item))
            first_at = at.isoformat() if earlier is None else earlier.at
            values = {**vars(answer), "value": json.dumps(value), "at": first_at}
            connection.execute(insert(answers).values({**values, "workshop_id": workshop_id}))
            touch(connection, workshop_id)
        return value

    def answers(self, workshop_id: str, prompt_id: str) -> tuple[Answer, ...]:
        """Return what was answered to a prompt, in the order it came first, revealed or not.

        :mod:`cxdesign.services.ballots` tells who sees it.
        """
        wanted = select(answers).where(answers.c.workshop_id == workshop_id, answers.c.prompt_id == prompt_id)
        with reading(self._engine) as connection:
            rows = connection.execute(wanted.order_by(answers.c.at, answers.c.participant_id, answers.c.item)).all()
        return tuple(
            Answer(row.prompt_id, row.participant_id, row.item, json.loads(row.value), row.serial) for row in rows
        )

    def last_serial(self, workshop_id: str, participant_id: str) -> int:
        """Return the highest count of answers this person's browser has reached."""
        wanted = select(func.max(answers.c.serial)).where(
            answers.c.workshop_id == workshop_id, answers.c.participant_id == participant_id
        )
        with reading(self._engine) as connection:
            return connection.scalar(wanted) or 0


def _found(connection: Connection, workshop_id: str) -> Workshop | None:
    row = connection.execute(select(workshops).where(workshops.c.id == workshop_id)).first()
    return None if row is None else read_workshop(row)


def _newest(connection: Connection, project_id: str) -> Workshop | None:
    mine = select(workshops).where(workshops.c.project_id == project_id)
    row = connection.execute(mine.order_by(*_NEWEST_FIRST).limit(1)).first()
    return None if row is None else read_workshop(row)


def _require_in(connection: Connection, workshop_id: str, participant_id: str) -> None:
    mine = (participants.c.workshop_id == workshop_id, participants.c.id == participant_id)
    if connection.scalar(select(participants.c.number).where(*mine)) is None:
        raise PermissionDenied("participant_gone")


def _locked(connection: Connection, workshop_id: str) -> Workshop | None:
    """Return a workshop that no other server changes before this transaction ends."""
    wanted = select(workshops).where(workshops.c.id == workshop_id).with_for_update()
    row = connection.execute(wanted).first()
    return None if row is None else read_workshop(row)


def touch(connection: Connection, workshop_id: str, **values: str | None) -> None:
    """Raise the revision of a workshop, with other values if need be, and tell all servers of it."""
    changed: dict[str, Any] = {**values, "revision": workshops.c.revision + 1}  # Any: values and an expression
    raised = update(workshops).where(workshops.c.id == workshop_id).values(changed)
    row = connection.execute(raised.returning(workshops.c.project_id, workshops.c.revision)).first()
    if row is not None:
        announce(connection, Topic.WORKSHOP, row.project_id, f"{workshop_id} {row.revision}")
