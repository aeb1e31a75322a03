"""Care for people's data: who is known by name, taking a name out for ever, and where free text still quotes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from cxdesign.commands.base import shortened
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import RaterEntry
from cxdesign.domain.records import Record
from cxdesign.errors import CxDesignError, PermissionDenied, StorageError
from cxdesign.history.operation import REDACTION, WORKBENCH_ID, Operation
from cxdesign.i18n import Translator
from cxdesign.services.actor import Actor
from cxdesign.services.projects import ProjectService
from cxdesign.services.redaction import Former, Rewriter, quotes, redacted, strings, with_rater_names
from cxdesign.storage import CopyOutcome, ProjectRow, ProjectState, Store, in_copies
from cxdesign.storage.rewriting import Rewriting, StoredLine

PLACES_AT_MOST = 200
"""Places of free text that are told (ours)."""
_NO_WORDS = frozenset({"id", "kind", "order", "author", "image"})
_CHINESE = re.compile(r"[\u3400-\u9fff]")
Watcher = Callable[[str], None]


@dataclass(frozen=True)
class KnownPerson:
    """Somebody known by a name: their id – that of the rater, for a guest –, and the projects they took part in.

    ``is_participant`` says that they took part in a workshop, on a phone.
    """

    id: str
    name: str
    project_ids: tuple[str, ...]
    is_guest: bool = False
    is_participant: bool = False


@dataclass(frozen=True)
class Place:
    """A text of a project that quotes a name: of which record, and how it begins."""

    project_id: str
    project_name: str
    record_id: str
    text: str


@dataclass(frozen=True)
class Redacted:
    """What taking out a name came to.

    Attributes
    ----------
    number : int
        Of the former participant.
    project_count : int
        Projects whose history the person is in.
    places : tuple of Place
        Free texts that quote the name; nothing was changed there.
    quoting_count : int
        Steps of the histories that quote it.
    copies : tuple of CopyOutcome
        Stores kept beside this one, and whether the name is out of them.
    is_clean : bool
        Whether the files hold nothing of it any more; else that is tried again later.
    """

    number: int
    project_count: int
    places: tuple[Place, ...]
    quoting_count: int
    copies: tuple[CopyOutcome, ...]
    is_clean: bool


@dataclass(frozen=True)
class _Request:
    actor_id: str
    person_id: str
    also: frozenset[str]
    at: datetime
    number: int | None = None


@dataclass(frozen=True)
class _Outcome:
    number: int
    names: frozenset[str]
    project_count: int
    quoting_count: int


class CareService:
    """What can be done for the people whose data a store holds.

    Parameters
    ----------
    store : Store
        Where they are kept.
    projects : ProjectService
        The projects they took part in.
    clock : callable
        Gives the present time, with time zone.
    new_id : callable
        Gives a random id of 32 hexadecimal digits.
    """

    def __init__(
        self,
        store: Store,
        projects: ProjectService,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self._store = store
        self._projects = projects
        self._clock = clock
        self._new_id = new_id
        self._watchers: list[Watcher] = []

    def names(self, translate: Translator) -> Mapping[str, str]:
        """Return what people are called by person; who was redacted goes by a number, in the reader's language."""
        former = {one: translate("people.former", number=n) for one, n in self._store.forgotten.former().items()}
        return {**self._store.people.names(), **former}

    def people(self, actor: Actor) -> tuple[KnownPerson, ...]:
        """Return everybody known by name, sorted by it; guests of evaluations come last.

        Raises
        ------
        PermissionDenied
            ``role_must_own``.
        """
        actor.require_owner()
        work = self._store.forgotten.took_part()
        took_part = {one.id: one for one in self._store.workshops.named()}
        named = {**{one.id: one.name for one in took_part.values()}, **self._store.people.names()}
        found = []
        for one, name in named.items():
            room = {took_part[one].project_id} if one in took_part else set()
            places = tuple(sorted({*work.get(one, ()), *room}))
            found.append(KnownPerson(one, name, places, is_participant=bool(room)))
        guests: dict[str, tuple[str, list[str]]] = {}
        former = self._store.forgotten.former()
        for row, document in self._documents(actor):
            for rater in document.all(RaterEntry):
                if rater.is_guest and rater.name and rater.id not in former:
                    guests.setdefault(rater.id, (rater.name, []))[1].append(row.id)
        found += [KnownPerson(one, name, tuple(ids), is_guest=True) for one, (name, ids) in guests.items()]
        return tuple(sorted(found, key=lambda person: (person.is_guest, person.name.casefold(), person.id)))

    def places(self, actor: Actor, names: Iterable[str]) -> tuple[Place, ...]:
        """Return the texts of the present documents that quote one of some names, as far as this person sees them.

        Raises
        ------
        PermissionDenied
            ``role_must_own``.
        """
        actor.require_owner()
        return self._places(actor, names)

    def _places(self, actor: Actor, names: Iterable[str]) -> tuple[Place, ...]:
        wanted = tuple(name for name in names if name)
        found = (
            Place(row.id, row.name, record.id, shortened(text))
            for row, document in self._documents(actor)
            for record in document
            for text in _words_of(record)
            if quotes(text, wanted)
        )
        return tuple(place for place, _ in zip(found, range(PLACES_AT_MOST), strict=False))

    def redact(self, actor: Actor, person_id: str, *, also: Iterable[str] = ()) -> Redacted:
        """Put "Former participant" with a number in the place of a person's name, for ever, and tell what stays.

        Parameters
        ----------
        actor : Actor
            Whoever owns the projects of this server.
        person_id : str
            The person, or the rater who was a guest.
        also : iterable of str
            Other names the person went by, which mentions may hold.

        Raises
        ------
        PermissionDenied
            ``role_must_own``; ``person_redacted`` when that was done before.
        StorageError
            ``person_unknown`` when nobody of this id has taken part or has a name; nothing is changed then.
        MigrationError
            ``log_damaged``; nothing is changed then.
        """
        actor.require_owner()
        return self._redact(actor, person_id, also)

    def redact_participant(self, actor: Actor, participant_id: str) -> Redacted:
        """Do the same for somebody who took part in a workshop, when who leads it asks for it.

        Raises
        ------
        PermissionDenied
            ``role_may_not_edit``; ``person_redacted``.
        StorageError, MigrationError
            As :meth:`redact`.
        """
        actor.require_edit()
        return self._redact(actor, participant_id, ())

    def _redact(self, actor: Actor, person_id: str, also: Iterable[str]) -> Redacted:
        if self._store.forgotten.is_former(person_id):
            raise PermissionDenied("person_redacted")
        request = _Request(actor.id, person_id, frozenset(also), self._clock())
        outcome = self._redact_in(self._store, request)
        if outcome is None:
            raise StorageError("person_unknown")
        again = _Request(actor.id, person_id, outcome.names, request.at, outcome.number)
        copies = in_copies(self._store.engine, lambda copy: self._redact_again(copy, again))
        is_clean = self._store.forgotten.clean()
        self._tell(person_id)
        return Redacted(
            number=outcome.number,
            project_count=outcome.project_count,
            places=self._places(actor, outcome.names),
            quoting_count=outcome.quoting_count,
            copies=copies,
            is_clean=is_clean,
        )

    def redact_as(self, person_id: str, number: int) -> None:
        """Take a name out again that was taken out before under a number: it came back with a backup."""
        request = _Request(WORKBENCH_ID, person_id, frozenset(), self._clock(), number)
        self._redact_again(self._store, request)

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Call ``watcher`` with every person whose name this process takes out; return how to stop it.

        A watcher must hand over and return at once.
        """
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher) if watcher in self._watchers else None

    def _tell(self, person_id: str) -> None:
        self._projects.follow()
        for watcher in tuple(self._watchers):
            watcher(person_id)

    def _redact_again(self, store: Store, request: _Request) -> None:
        """Take a name out of another store; who is unknown there only becomes former there too."""
        if self._redact_in(store, request) is None:
            with store.forgotten.rewriting() as rewriting:
                rewriting.make_former(request.person_id, at=request.at, number=request.number)

    def _redact_in(self, store: Store, request: _Request) -> _Outcome | None:
        """Take a name out of a store; None when nobody of this id is there."""
        with store.forgotten.rewriting() as rewriting:
            known = rewriting.names()
            names = frozenset({known.get(request.person_id, ""), *request.also} - {""})
            others = frozenset(name for one, name in known.items() if one != request.person_id)
            titles = rewriting.projects()
            if request.person_id not in known and not rewriting.has_worked(request.person_id):
                return None
            number = rewriting.make_former(request.person_id, at=request.at, number=request.number)
            counts, learnt = [], set(names)
            for project_id, title in titles.items():
                lines = rewriting.lines(project_id)
                former = with_rater_names(Former(request.person_id, names, others, _label(title, number)), lines)
                learnt |= former.names
                counts.append(self._redact_log(rewriting, project_id, former, lines, request))
        quoting = sum(count for _, count in counts)
        return _Outcome(number, frozenset(learnt), sum(is_in for is_in, _ in counts), quoting)

    def _redact_log(
        self,
        rewriting: Rewriting,
        project_id: str,
        former: Former,
        lines: tuple[StoredLine, ...],
        request: _Request,
    ) -> tuple[bool, int]:
        """Take a name out of one log; return whether the person is in it, and how many of its lines still quote it."""
        changed = redacted(former, lines)
        is_in = bool(changed) or any(line.actor_id == former.person_id for line in lines)
        if changed:
            rewriting.put(project_id, changed)
            rewriting.rewrite_checkpoints(project_id, Rewriter(former).record)
        if is_in:
            rewriting.note(project_id, lambda revision: self._note(revision, former, request))
        now = {line.revision: line for line in (*lines, *changed)}
        told = ((line.subject, line.payload, line.change) for line in now.values())
        return is_in, sum(quotes("\n".join(strings(one)), former.names) for one in told)

    def _note(self, revision: int, former: Former, request: _Request) -> Operation:
        payload = {"name": REDACTION, "person_id": request.person_id}
        return Operation(revision, self._new_id(), request.actor_id, request.at, REDACTION, former.label, (), payload)

    def _documents(self, actor: Actor) -> Iterator[tuple[ProjectRow, Document]]:
        """Give every project with its document; one that cannot be read is passed over."""
        for row in (row for state in ProjectState for row in self._projects.rows(state)):
            try:
                yield row, self._projects.workbench(row.id).document(actor)
            except CxDesignError:
                continue


def _label(title: str, number: int) -> str:
    """Return what stands for the name in the texts of a project, in the project's language."""
    locale = "zh-CN" if _CHINESE.search(title) else "en"
    return Translator(locale)("people.former", number=number)


def _words_of(record: Record) -> Iterator[str]:
    for field, value in record.to_dict().items():
        if field not in _NO_WORDS and not field.endswith(("_id", "_ids")):
            yield from strings(value)
