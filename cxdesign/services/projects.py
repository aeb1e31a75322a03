"""The projects of a server: start, list, duplicate, archive, trash, purge."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from cxdesign.commands import ImportDocument, parse
from cxdesign.commands.project import RenameProject
from cxdesign.domain.change import apply
from cxdesign.domain.document import Document
from cxdesign.domain.integrity import check_all, referring
from cxdesign.errors import ProjectUnknown, StorageError
from cxdesign.history.audience import to_carry
from cxdesign.services.actor import Actor
from cxdesign.services.pictures import PictureService
from cxdesign.services.viewer_links import setting_key
from cxdesign.services.workbench import Workbench
from cxdesign.storage import CopyOutcome, ProjectRow, ProjectState, Store, in_copies

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
OPINIONS = ("round", "rater", "rating", "decision", "answer_set", "comment")
"""Kinds of records that say what people think of a design; a to-be begins without them."""


@dataclass(frozen=True)
class Deletion:
    """What deleting a project for good came to.

    Attributes
    ----------
    name : str
        Of the project.
    people_count : int
        People known only through it, whose names are gone with it.
    copies : tuple of CopyOutcome
        Stores kept beside this one, and whether the project is gone from them.
    is_clean : bool
        Whether the files hold nothing of it any more; else that is tried again later.
    """

    name: str
    people_count: int
    copies: tuple[CopyOutcome, ...]
    is_clean: bool


class ProjectService:
    """What can be done with whole projects, and the one workbench of each.

    Parameters
    ----------
    store : Store
        Where they are kept.
    clock : callable
        Gives the present time, with time zone.
    new_id : callable
        Gives a random id of 32 hexadecimal digits.
    """

    def __init__(self, store: Store, *, clock: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._store = store
        self._pictures = PictureService(store)
        self._clock = clock
        self._new_id = new_id
        self._lock = threading.Lock()
        self._workbenches: dict[str, Workbench] = {}

    def rows(self, state: ProjectState = ProjectState.ACTIVE) -> tuple[ProjectRow, ...]:
        """Return the projects in a state, the most recently changed first."""
        return self._store.projects.list(state)

    def row(self, project_id: str) -> ProjectRow:
        """Return one project's line; raises ``ProjectUnknown``."""
        try:
            return self._store.projects.get(project_id)
        except ProjectUnknown as error:
            raise self._told(project_id, error) from error

    def workbench(self, project_id: str) -> Workbench:
        """Return the workbench of a project: the same one for everybody in this process.

        Raises
        ------
        ProjectUnknown
            ``project_unknown`` when there is no such project, ``project_deleted`` when it was deleted for good.
        """
        with self._lock:
            known = self._workbenches.get(project_id)
            if known is None:
                try:
                    known = Workbench(project_id, self._store.log, self._clock)
                except ProjectUnknown as error:
                    raise self._told(project_id, error) from error
                self._workbenches[project_id] = known
        return known

    def follow(self) -> None:
        """Let every project that is open here take in what was written beside it."""
        with self._lock:
            benches = tuple(self._workbenches.values())
        for bench in benches:
            bench.follow()

    def require_at_hand(self, project_id: str) -> None:
        """Refuse a project that lies in the trash.

        Raises
        ------
        ProjectUnknown
            ``project_trashed``; ``project_unknown`` when there is no such project.
        """
        if self.row(project_id).state is ProjectState.TRASHED:
            raise ProjectUnknown("project_trashed", id=project_id)

    def create(
        self, actor: Actor, document: Document, *, origin: str = "", pictures: Mapping[str, bytes] = NO_PICTURES
    ) -> str:
        """Start a project from a document – a sample, a template, a file – with its pictures, and return its id.

        Raises
        ------
        PermissionDenied
            When the actor may only look.
        IntegrityError
            When the document is not sound; no project is made.
        """
        actor.require_edit()
        check_all(document)
        project_id = self._new_id()
        self._store.projects.add(
            project_id, name=document.project.name, actor_id=actor.id, at=self._clock(), origin=origin
        )
        self._pictures.keep(actor, project_id, pictures.values())
        command = ImportDocument(document=document, origin=origin or document.project.name)
        self.workbench(project_id).execute(actor, self._new_id(), command)
        return project_id

    def duplicate(self, actor: Actor, project_id: str, *, name: str) -> str:
        """Start a project from the present state of another one and return its id.

        Ratings of rounds that are not revealed stay behind: in the copy nothing would seal them.

        Raises
        ------
        CommandInvalid
            When the name is none.
        ProjectUnknown
            ``project_trashed``.
        """
        self.require_at_hand(project_id)
        document = to_carry(self.workbench(project_id).document(actor))
        renaming = parse({"name": RenameProject.name, "new_name": name}).plan(document)
        return self.create(
            actor,
            apply(document, renaming, revision=0),
            origin=document.project.name,
            pictures=self._pictures.of(project_id, document),
        )

    def make_to_be(self, actor: Actor, project_id: str, *, name: str) -> str:
        """Start a to-be from the present design of a project and return its id.

        The copy names its origin and keeps all ids, so that both can be compared record by record. What people said of
        the origin stays there: rounds with their raters, ratings and decision, answers and comments. Criteria, the
        choice of peaks and findings set aside come along.

        Raises
        ------
        CommandInvalid
            When the name is none.
        ProjectUnknown
            ``project_trashed``.
        """
        self.require_at_hand(project_id)
        bench = self.workbench(project_id)
        origin = bench.document(actor)
        document = _without_opinions(origin)
        renaming = parse({"name": RenameProject.name, "new_name": name}).plan(document)
        titled = apply(document, renaming, revision=0)
        fields = {"origin_project": project_id, "origin_name": origin.project.name, "origin_revision": origin.revision}
        return self.create(
            actor,
            titled.with_records(changed=[titled.project.replaced(fields)]),
            origin=origin.project.name,
            pictures=self._pictures.of(project_id, origin),
        )

    def move(self, actor: Actor, project_id: str, state: ProjectState) -> None:
        """Archive a project, put it into the trash, or bring it back."""
        actor.require_owner()
        self._store.projects.set_state(project_id, state, at=self._clock())
        self._tell(project_id, state)

    def purge(self, actor: Actor, project_id: str) -> Deletion:
        """Delete a project in the trash for good: log, pictures, viewer link, and who is known only through it.

        It goes from the stores kept beside this one as well, and no bytes of it stay in the files.

        Raises
        ------
        ProjectUnknown
            When there is no such project.
        StorageError
            ``project_not_trashed`` when it is not in the trash.
        """
        actor.require_owner()
        row = self.row(project_id)
        if row.state is not ProjectState.TRASHED:
            raise StorageError("project_not_trashed", id=project_id)
        people = self._delete_in(self._store, project_id, actor)
        self._tell(project_id, None)
        with self._lock:
            self._workbenches.pop(project_id, None)
        copies = in_copies(self._store.engine, lambda copy: self._delete_in(copy, project_id, actor))
        return Deletion(row.name, len(people), copies, self._store.forgotten.clean())

    def _delete_in(self, store: Store, project_id: str, actor: Actor) -> frozenset[str]:
        return store.forgotten.delete_project(
            project_id,
            at=self._clock(),
            setting_keys=[setting_key(project_id)],
            spared=[actor.id],
        )

    def _told(self, project_id: str, error: ProjectUnknown) -> ProjectUnknown:
        """Return what to say of a project that is not there: whether it was deleted on purpose."""
        is_deleted = project_id in self._store.forgotten.deleted()
        return ProjectUnknown("project_deleted", id=project_id) if is_deleted else error

    def _tell(self, project_id: str, state: ProjectState | None) -> None:
        """Let those who have the project open know at once; another process's people learn it from the store."""
        with self._lock:
            known = self._workbenches.get(project_id)
        if known is not None:
            known.whereabouts.moved(state)


def _without_opinions(document: Document) -> Document:
    """Return a document without what people said of it, nor anything that points to that."""
    doomed = {record.id for kind in OPINIONS for record in document.of_kind(kind)}
    newest = list(doomed)
    while newest:
        newest = [found.id for found in referring(document, newest) if found.id not in doomed]
        doomed.update(newest)
    return document.with_records(removed=doomed)
