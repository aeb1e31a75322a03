"""How long a server keeps what: projects in the trash, and people's names in finished projects. Off unless it is set.

A project is finished when it lies in the archive. A person's name goes when all projects they have worked on are
finished, or gone, for so long; the name of a guest likewise.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from cxdesign.errors import CxDesignError, StorageError
from cxdesign.history.operation import WORKBENCH_ID
from cxdesign.services.actor import Actor, Role
from cxdesign.services.bootstrap import Services
from cxdesign.services.care import KnownPerson
from cxdesign.storage import ProjectRow, ProjectState

TRASH_DAYS = "CXDESIGN_DELETE_TRASH_AFTER_DAYS"
NAME_DAYS = "CXDESIGN_REDACT_NAMES_AFTER_DAYS"
DAYS_AT_MOST = 36_500
"""A hundred years (ours)."""
KEEPER = Actor(WORKBENCH_ID, Role.OWNER)
"""Acts when the time of something is over."""
Due = TypeVar("Due", "DueProject", "DuePerson")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rules:
    """After how many days projects in the trash and names in finished projects go; None keeps them."""

    trash_days: int | None = None
    name_days: int | None = None

    @property
    def is_off(self) -> bool:
        """Whether nothing ever goes by itself."""
        return self.trash_days is None and self.name_days is None


@dataclass(frozen=True)
class DueProject:
    """A project in the trash, and when it goes."""

    row: ProjectRow
    at: datetime


@dataclass(frozen=True)
class DuePerson:
    """A person whose work is finished, and when their name goes."""

    person: KnownPerson
    at: datetime


@dataclass(frozen=True)
class Plan:
    """What goes when, the next first."""

    projects: tuple[DueProject, ...] = ()
    people: tuple[DuePerson, ...] = ()

    def until(self, now: datetime) -> Plan:
        """Return what is due by now."""
        return Plan(
            tuple(due for due in self.projects if due.at <= now), tuple(due for due in self.people if due.at <= now)
        )


def rules(environment: Mapping[str, str] | None = None) -> Rules:
    """Return what the environment says: whole numbers of days; nothing, or ``0``, keeps for ever.

    Raises
    ------
    StorageError
        ``retention_invalid`` when a setting is no such number; nothing goes then.

    Examples
    --------
    >>> rules({"CXDESIGN_DELETE_TRASH_AFTER_DAYS": "30"})
    Rules(trash_days=30, name_days=None)
    """
    found = os.environ if environment is None else environment
    return Rules(_days(TRASH_DAYS, found), _days(NAME_DAYS, found))


def plan(services: Services, wanted: Rules) -> Plan:
    """Return what goes by some rules, and when."""
    return Plan(
        () if wanted.trash_days is None else _projects(services, timedelta(days=wanted.trash_days)),
        () if wanted.name_days is None else _people(services, timedelta(days=wanted.name_days)),
    )


def carry_out(services: Services, wanted: Rules) -> Plan:
    """Let go what is due by now, and return what went; the log tells ids and no names. What fails is tried again."""
    due = plan(services, wanted).until(services.clock())
    purge, redact = partial(services.projects.purge, KEEPER), partial(services.care.redact, KEEPER)
    return Plan(
        tuple(one for one in due.projects if _is_done("project", one.row.id, purge)),
        tuple(one for one in due.people if _is_done("name of", one.person.id, redact)),
    )


def _days(name: str, environment: Mapping[str, str]) -> int | None:
    text = environment.get(name, "").strip()
    if not text:
        return None
    if not re.fullmatch("[0-9]{1,9}", text) or int(text) > DAYS_AT_MOST:
        raise StorageError("retention_invalid", name=name, limit=DAYS_AT_MOST)
    return int(text) or None


def _projects(services: Services, kept: timedelta) -> tuple[DueProject, ...]:
    rows = services.projects.rows(ProjectState.TRASHED)
    return _in_turn(DueProject(row, (row.state_at or row.changed_at) + kept) for row in rows)


def _people(services: Services, kept: timedelta) -> tuple[DuePerson, ...]:
    finished = {row.id: row.state_at or row.changed_at for row in services.projects.rows(ProjectState.ARCHIVED)}
    trashed = {row.id for row in services.projects.rows(ProjectState.TRASHED)}
    found = []
    for person in services.care.people(KEEPER):
        places = set(person.project_ids) - trashed
        if places and places <= finished.keys():
            found.append(DuePerson(person, max(finished[one] for one in places) + kept))
    return _in_turn(found)


def _in_turn(found: Iterable[Due]) -> tuple[Due, ...]:
    return tuple(sorted(found, key=lambda due: due.at))


def _is_done(kind: str, item_id: str, act: Callable[[str], object]) -> bool:
    try:
        act(item_id)
    except CxDesignError as error:  # another server was first, or a log is damaged
        logger.warning("retention: %s %s was not removed: %s", kind, item_id, error.code)
        return False
    logger.info("retention: %s %s was removed", kind, item_id)
    return True
