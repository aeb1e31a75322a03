"""One project at work: every change of its document passes through here.

There is one write lock per document. Under it: sync with the log, plan, integrity check, append. Undo and redo too.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from cxdesign.commands import Command, ImportDocument, RestoreRevision, invalid
from cxdesign.commands.criteria import require_words_kept
from cxdesign.commands.evaluation import Rate, RevealRound, WithdrawRating
from cxdesign.commands.soundness import require_sound_flows
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.change import Change, Edit, Patch, Remove, apply
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound, RatingEntry
from cxdesign.domain.integrity import check
from cxdesign.domain.records import kind_of
from cxdesign.errors import CommandError, CommandInvalid, IntegrityError, UndoRefused
from cxdesign.history.audience import visible_document
from cxdesign.history.operation import REDACTION, Operation
from cxdesign.history.seals import Seals
from cxdesign.history.undo import Entry, UndoStacks, plan_inverse
from cxdesign.services.actor import Actor, Role
from cxdesign.services.history import ProjectHistory
from cxdesign.services.sights import Sights
from cxdesign.services.whereabouts import Whereabouts
from cxdesign.storage import OperationLog
from cxdesign.storage.log import replay

Listener = Callable[[Operation], None]
WHOLE = frozenset({ImportDocument.name, RestoreRevision.name})
"""Commands that put a whole document in the place of another, whatever its arrows are."""
SEALED = frozenset({Rate.name, WithdrawRating.name})
"""Commands that others see once their round is revealed; from then on nobody takes them back."""


@dataclass(frozen=True)
class Intention:
    """What is known of an operation before it is planned."""

    command_id: str
    command: str
    subject: str
    payload: Mapping[str, Any]  # Any: JSON
    undoes: int | None = None
    redoes: int | None = None
    seal_id: str | None = None


class Workbench:
    """The one writer of a project in this process.

    Parameters
    ----------
    project_id : str
        Which project.
    log : OperationLog
        Where its operations are kept.
    clock : callable
        Gives the present time, with time zone.
    """

    def __init__(self, project_id: str, log: OperationLog, clock: Callable[[], datetime]) -> None:
        self.project_id = project_id
        self.history = ProjectHistory(project_id, log)
        self.whereabouts = Whereabouts(project_id, log)
        self.sights = Sights(self._known)
        self._log = log
        self._clock = clock
        self._lock = threading.RLock()
        self._listeners: list[Listener] = []
        self._read()

    @property
    def revision(self) -> int:
        """Number of the newest operation this process knows."""
        return self._document.revision

    def document(self, actor: Actor) -> Document:
        """Return the newest document as this person may see it, another process's operations included."""
        with self._lock:
            self._take_in(self._log.after(self.project_id, self._document.revision))
            return visible_document(actor.reader, self._document, self._seals.operations)

    def follow(self, *, is_patient: bool = False) -> None:
        """Take in what another process has appended.

        Parameters
        ----------
        is_patient : bool
            Whether to wait for whoever is at work here, because it is known that there is something; else it is left
            to them, and to the next look.
        """
        if self._lock.acquire(blocking=is_patient):
            try:
                self._take_in(self._log.after(self.project_id, self._document.revision))
            finally:
                self._lock.release()

    def execute(self, actor: Actor, command_id: str, command: Command) -> Operation:
        """Carry out a command; a command id that is known is answered with its first result.

        Raises
        ------
        PermissionDenied
            When the role does not allow it.
        CommandError
            When the command does not fit the document; nothing was changed.
        """
        actor.require_edit()

        def plan(at: datetime) -> tuple[Intention, Change]:
            stamped = command.stamped(actor.id, at)
            payload = {"name": command.name, **stamped.model_dump(mode="json", exclude_defaults=True)}
            if not (command.is_open_to_owner and actor.role is Role.OWNER):
                command.permit(self._document, actor.id)
            # before planning: that nothing would change tells as much as the change
            self._seals.require_free(actor.id, command.sealed_ids, is_sealed=True)
            try:
                subject = command.subject(self._document)
                intention = Intention(command_id, command.name, subject, payload, seal_id=command.seal_id)
                return intention, stamped.plan(self._document)
            except ValidationError as error:
                raise invalid(error, command.name) from error

        return self._write(actor, command_id, plan)

    def undo(self, actor: Actor, command_id: str, *, skip: bool = False, of: str | None = None) -> Operation:
        """Take back this person's newest operation.

        Parameters
        ----------
        actor : Actor
            Whose operation.
        command_id : str
            Id of the undo itself.
        skip : bool
            Whether to pass over operations that somebody has since overtaken.
        of : str, optional
            Command id of the operation that is meant, where that is known: the newest one may be another by now.

        Raises
        ------
        UndoRefused
            ``nothing_to_undo``; ``step_gone`` when what is meant was refused, changed nothing or is taken back already;
            ``step_not_newest`` with ``subject`` of the newest; ``undo_overtaken`` with ``subject`` and ``by``, the
            id of the person.
        """
        return self._step_back(actor, command_id, "undo", skip=skip, of=of)

    def redo(self, actor: Actor, command_id: str, *, skip: bool = False, of: str | None = None) -> Operation:
        """Bring back what this person last took back; see :meth:`undo`."""
        return self._step_back(actor, command_id, "redo", skip=skip, of=of)

    def undo_state(self, actor_id: str) -> Mapping[str, Mapping[str, str] | None]:
        """Return what undo and redo of a person would take next: ``name``, ``subject`` and ``id``, or None."""
        with self._lock:
            ahead = {word: self._within_reach(actor_id, word) for word in ("undo", "redo")}
            return {word: self._named(revisions[0]) if revisions else None for word, revisions in ahead.items()}

    def restore(self, actor: Actor, command_id: str, revision: int, *, label: str = "") -> Operation:
        """Make the document what it was at a revision: one more operation, undoable.

        Raises
        ------
        IntegrityError
            ``revision_unknown`` when there is no such revision.
        """
        if not 1 <= revision <= self.revision:
            raise IntegrityError("revision_unknown", revision=revision)
        earlier = self._log.document(self.project_id, revision=revision)
        return self.execute(actor, command_id, RestoreRevision(document=earlier, revision=revision, label=label))

    def answered(self, round_id: str) -> Mapping[str, frozenset[str]]:
        """Return which criteria each rater has answered in a round, sealed or not; never what they said."""
        found: dict[str, set[str]] = {}
        with self._lock:
            for rating in self._document.all(RatingEntry):
                if rating.round_id == round_id:
                    found.setdefault(rating.rater_id, set()).add(rating.criterion)
        return {rater_id: frozenset(codes) for rater_id, codes in found.items()}

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with every operation from now on, in order, under the lock; return how to stop it.

        A listener must hand over and return at once. Listening itself does not wait for the lock, which a writer may
        hold for long.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _known(self) -> tuple[Document, tuple[Operation, ...]]:
        with self._lock:
            return self._document, tuple(self._seals.operations)

    def _write(self, actor: Actor, command_id: str, plan: Callable[[datetime], tuple[Intention, Change]]) -> Operation:
        with self._lock:
            with self._log.writing(self.project_id) as transaction:
                self._take_in(self._log.unseen(transaction, self._document.revision))
                known = self._log.known(transaction, command_id)
                if known is not None:
                    return self._first_result(actor, known)
                at = self._clock()
                intention, change = plan(at)
                self._require_unsealed(actor, intention, change)
                document = self._checked(change)
                operation = self._operation(actor, intention, change, at)
                self._log.append(transaction, operation, document)
                self._log.unseal(transaction, self._revealed_by(operation))
            self._accept(operation, document)
            return operation

    def _first_result(self, actor: Actor, known: Operation) -> Operation:
        if known.actor_id != actor.id:
            raise CommandInvalid("command_id_taken")
        return known

    def _require_unsealed(self, actor: Actor, intention: Intention, change: Change) -> None:
        """Refuse to touch what is sealed, and to go past a seal but by a reveal."""
        self._seals.require_free(actor.id, (edit.id for edit in change), is_sealed=intention.seal_id is not None)
        self._seals.require_free(actor.id, self._ratings_whose_side_changes(change), is_sealed=True)
        if intention.command == RevealRound.name:
            return
        for edit in change:
            round_id = self._seals.broken_by(edit)
            if round_id is not None:
                raise IntegrityError("round_open", name=self._document.expect(round_id, EvaluationRound).name)

    def _ratings_whose_side_changes(self, change: Change) -> Iterator[str]:
        """Yield the ratings of raters who get another role: from which side they speak belongs to what was said."""
        raters = {edit.id for edit in change if isinstance(edit, Patch) and "role" in edit.after}
        if raters:
            yield from (rating.id for rating in self._document.all(RatingEntry) if rating.rater_id in raters)

    def _checked(self, change: Change) -> Document:
        document = apply(self._document, change, revision=self._document.revision + 1)
        check(document, change)
        return document

    def _operation(self, actor: Actor, intention: Intention, change: Change, at: datetime) -> Operation:
        return Operation(
            revision=self._document.revision + 1,
            command_id=intention.command_id,
            actor_id=actor.id,
            at=at,
            command=intention.command,
            subject=intention.subject,
            change=change,
            payload=intention.payload,
            undoes=intention.undoes,
            redoes=intention.redoes,
            is_sealed=intention.seal_id is not None,
        )

    def _take_in(self, operations: tuple[Operation, ...]) -> None:
        """Take in what another process has appended."""
        for operation in operations:
            self._accept(operation, replay(self._document, (operation,)))

    def _read(self, revision: int | None = None) -> None:
        """Read the project from its log, by default as it is now."""
        self._document = self._log.document(self.project_id, revision=revision)
        # what another process appends between these readings comes with the first sync
        newest = self._document.revision
        self._stacks = UndoStacks(e for e in self._log.entries(self.project_id) if e.revision <= newest)
        self._seals = Seals(o for o in self._log.sealed(self.project_id) if o.revision <= newest)

    def _accept(self, operation: Operation, document: Document) -> None:
        self._document = document
        if operation.command == REDACTION:
            self._read(operation.revision)
        else:
            self._stacks.add(_entry(operation))
            self._seals.lift(self._revealed_by(operation))
            self._seals.add(operation)
        for listener in tuple(self._listeners):
            listener(operation)

    def _revealed_by(self, operation: Operation) -> tuple[int, ...]:
        """Return the revisions that everybody may see once an operation is made: those of the round it reveals."""
        if operation.command != RevealRound.name:
            return ()
        return self._seals.under(str(operation.payload["round_id"]))

    def _within_reach(self, actor_id: str, word: str) -> tuple[int, ...]:
        """Return the revisions undo or redo may take; what a revealed round has shown cannot be unseen."""
        revisions = self._stacks.undoable(actor_id) if word == "undo" else self._stacks.redoable(actor_id)
        names = {revision: self._stacks.origin(revision).command for revision in revisions}
        return tuple(
            revision
            for revision, name in names.items()
            if name != RevealRound.name and (name not in SEALED or revision in self._seals)
        )

    def _step_back(self, actor: Actor, command_id: str, word: str, *, skip: bool, of: str | None) -> Operation:
        actor.require_edit()

        def plan(_at: datetime) -> tuple[Intention, Change]:
            revisions = self._within_reach(actor.id, word)
            if of is not None:
                self._require_newest(revisions, of)
            if not revisions:
                raise UndoRefused(f"nothing_to_{word}")
            refused: list[tuple[Operation, CommandError]] = []
            for revision in revisions if skip else revisions[:1]:
                target = self._at(revision)
                try:
                    change = self._planned_inverse(target)
                except (UndoRefused, IntegrityError) as error:
                    refused.append((target, error))
                    continue
                backlink = {"undoes": revision} if word == "undo" else {"redoes": revision}
                seal_id = target.payload.get("round_id") if target.is_sealed else None
                payload = {} if seal_id is None else {"round_id": seal_id}
                return Intention(command_id, word, target.subject, payload, seal_id=seal_id, **backlink), change
            newest, reason = refused[0]
            raise self._overtaken(newest, reason) from reason

        return self._write(actor, command_id, plan)

    def _named(self, revision: int) -> Mapping[str, str]:
        origin = self._stacks.origin(revision)
        command_id = self._stacks.entry(revision).command_id
        return {"name": origin.command, "subject": origin.subject, "id": command_id}

    def _require_newest(self, revisions: tuple[int, ...], command_id: str) -> None:
        """Refuse to take back another operation than the one that is meant."""
        meant = [revision for revision in revisions if self._stacks.entry(revision).command_id == command_id]
        if not meant:
            raise UndoRefused("step_gone")
        if meant[0] != revisions[0]:
            raise UndoRefused("step_not_newest", subject=self._stacks.origin(revisions[0]).subject)

    def _planned_inverse(self, target: Operation) -> Change:
        """Return what takes an operation back; undo passes the integrity check and the rules for arrows too.

        A finding set aside that is none any more counts as taken back.
        """
        change = plan_inverse(self._document, tuple(edit for edit in target.change if not self._has_lapsed(edit)))
        document = self._checked(change)
        require_words_kept(self._document, change)
        if self._stacks.origin(target.revision).command not in WHOLE:
            self._require_sound_flows(document, change, target)
        return change

    def _has_lapsed(self, edit: Edit) -> bool:
        is_gone = kind_of(edit.id) == "dismissal" and edit.id not in self._document
        return is_gone and not isinstance(edit, Remove)

    def _require_sound_flows(self, document: Document, change: Change, target: Operation) -> None:
        """Refuse arrows that no command may make, but for those that were as unsound before the operation."""
        flows = [flow for edit in change if isinstance(flow := document.get(edit.id), Flow)]
        # Mostly all of them are sound, which is told at once: only else they are looked at one by one.
        for flow in flows if _problem(document, *flows) else ():
            problem = _problem(document, flow)
            if problem is None:
                continue
            earlier = self._log.document(self.project_id, revision=target.revision - 1)
            known = earlier.get(flow.id)
            past = _problem(earlier, known) if isinstance(known, Flow) else None
            if past is None or past.code != problem.code:
                raise problem

    def _overtaken(self, target: Operation, reason: CommandError) -> UndoRefused:
        """Return the refusal that names who has overtaken an operation; it reads all that came after it."""
        touched = {str(reason.params.get("id")), str(reason.params.get("target"))}
        later = self._log.after(self.project_id, target.revision)
        others = [o for o in later if o.actor_id != target.actor_id and touched & {edit.id for edit in o.change}]
        return UndoRefused("undo_overtaken", subject=target.subject, by=others[-1].actor_id if others else "")

    def _at(self, revision: int) -> Operation:
        return self._log.after(self.project_id, revision - 1, until=revision)[0]


def _problem(document: Document, *flows: Flow) -> IntegrityError | None:
    """Return why no command may make arrows as they are, None when one may."""
    try:
        require_sound_flows(document, flows)
    except IntegrityError as error:
        return error
    return None


def _entry(o: Operation) -> Entry:
    return Entry(o.revision, o.actor_id, o.command, o.subject, not o.change, o.undoes, o.redoes, o.command_id)
