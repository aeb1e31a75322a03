"""Carries out what a person sends, whichever way it came: over the socket or by the fallback."""

from __future__ import annotations

import logging
from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from typing import Any

from cxdesign.commands import parse
from cxdesign.domain.document import Document
from cxdesign.errors import CommandError, CxDesignError, MigrationError, ProjectUnknown, StorageError
from cxdesign.history.operation import WORKBENCH_ID, Operation
from cxdesign.i18n import Translator
from cxdesign.live.frames import (
    CommandFrame,
    Message,
    UndoFrame,
    operations_message,
    parse_frame,
    project_message,
    snapshot,
)
from cxdesign.live.parts import build_parts
from cxdesign.services.actor import Actor
from cxdesign.services.findings import lapse_dismissals
from cxdesign.services.workbench import Workbench
from cxdesign.views.blueprint import build_impact

OPERATIONS_AT_ONCE = 500
"""Who lags further behind gets a snapshot instead (ours)."""

logger = logging.getLogger(__name__)


class Desk:
    """One person's access to one project.

    Parameters
    ----------
    workbench : Workbench
        The project.
    actor : Actor
        The person.
    translator : Translator
        The person's language, for refusals and figures.
    names : callable
        Gives the known display names by person.
    today : callable
        Gives the present day.
    former : callable, optional
        Gives the people whose names were taken out for ever.
    """

    def __init__(
        self,
        workbench: Workbench,
        actor: Actor,
        translator: Translator,
        names: Callable[[], Mapping[str, str]],
        today: Callable[[], date],
        *,
        former: Callable[[], Container[str]] = frozenset,
    ) -> None:
        self.workbench = workbench
        self.actor = actor
        self.translator = translator
        self._names = names
        self._today = today
        self.former = former

    def carry_out(self, frame: CommandFrame | UndoFrame) -> Message:
        """Return the acknowledgement of a command, undo or redo, or its refusal with a reason."""
        try:
            operation = self._operation(frame)
        except CxDesignError as error:
            return self.refusal(frame.id, error)
        except Exception:  # the last resort: else the browser would send the frame again for ever
            logger.exception("command %s of %s", frame.id, self.workbench.project_id)
            return self.refusal(frame.id, CommandError("unexpected"))
        return {"type": "ack", "id": frame.id, "revision": operation.revision}

    def refusal(self, command_id: str, error: CxDesignError) -> Message:
        """Return the message that a command was refused, in the person's language."""
        params: dict[str, Any] = {key: _plain(value) for key, value in error.params.items()}  # Any: JSON
        if "by" in params:
            params["name"] = self._name_of(str(params["by"]))
        if str(params.get("subject", "")).startswith("lane."):
            params["subject"] = self.translator(str(params["subject"]))
        return {
            "type": "reject",
            "id": command_id,
            "code": error.code,
            "params": params,
            "message": self.translator.code(error.code, params),
            "is_final": isinstance(error, ProjectUnknown) or not isinstance(error, StorageError | MigrationError),
        }

    def project(self) -> Message:
        """Return whether the project is in work, archived, in the trash, or gone."""
        return project_message(self.workbench.whereabouts.now())

    def _name_of(self, actor_id: str) -> str:
        if actor_id == WORKBENCH_ID:
            return self.translator("history.workbench")
        return self._names().get(actor_id) or self.translator("board.someone")

    def undo_state(self) -> Message:
        """Return what undo and redo would take next; who only looks has nothing to take back."""
        if self.actor.is_viewer:
            return {"undo": None, "redo": None}
        return dict(self.workbench.undo_state(self.actor.id))

    def parts(self, names: Iterable[str]) -> Message:
        """Return parts of the document as this person may see them, by name; see :mod:`cxdesign.live.parts`.

        Findings are for who works on the design: a viewer, such as its client, gets none.
        """
        return self.parts_of(self.workbench.document(self.actor), names)

    def parts_of(self, document: Document, names: Iterable[str]) -> Message:
        """Return parts of a document that is as this person may see it; see :meth:`parts`."""
        if self.actor.is_viewer:
            names = [name for name in names if name != "findings"]
        return build_parts(names, document, self.translator, self._today())

    def impact(self, record_id: str) -> Message:
        """Return what depends on a record and what it depends on, nothing for a record that is not there any more."""
        document = self.workbench.document(self.actor)
        if record_id not in document:
            return {"type": "impact", "record_id": record_id, "found": None}
        return {"type": "impact", "record_id": record_id, "found": build_impact(document, record_id, self.translator)}

    def tidy(self) -> None:
        """Take back dismissals whose findings are gone, so that a finding that comes back is open again."""
        lapse_dismissals(self.workbench, today=self._today())

    def people(self) -> dict[str, str]:
        """Return the names of those who have worked on this project; a viewer is told of those who are there alone."""
        if self.actor.is_viewer:
            return {}
        known = self._names()
        return {actor_id: known[actor_id] for actor_id in self.workbench.history.actor_ids() if actor_id in known}

    def state(self, revision: int | None) -> Message:
        """Return what somebody at ``revision`` needs to be up to date: the operations since, or a snapshot."""
        document = self.workbench.document(self.actor)
        head = document.revision
        message: Message = {"revision": head, "snapshot": None, "operations": None}
        if revision is not None and head - OPERATIONS_AT_ONCE <= revision <= head:
            missed = self.workbench.history.operations(self.actor, revision, until=head)
            message["operations"] = operations_message(missed)
        else:
            message["snapshot"] = snapshot(document)
        return message

    def by_fallback(
        self,
        frames: Iterable[Mapping[str, Any]],  # Any: JSON
        revision: int,
        parts: Iterable[str],
    ) -> list[Message]:
        """Return the answers to frames that came by trigger, and what happened since ``revision``."""
        answers: list[Message] = []
        for data in frames:
            try:
                frame = parse_frame(data)
            except CxDesignError as error:
                answers.append(self.refusal(str(data.get("id"))[:64], error))
                continue
            if isinstance(frame, CommandFrame | UndoFrame):
                answers.append(self.carry_out(frame))
        state = self.state(revision)
        if state["operations"] is not None:
            answers += [{"type": "operation", **operation} for operation in state["operations"]]
        else:
            answers.append({"type": "snapshot", "snapshot": state["snapshot"]})
        answers.append({"type": "undo_state", **self.undo_state()})
        answers.append(self.project())
        answers.append({"type": "parts", "parts": self.parts(parts)})
        return answers

    def _operation(self, frame: CommandFrame | UndoFrame) -> Operation:
        if isinstance(frame, CommandFrame):
            return self.workbench.execute(self.actor, frame.id, parse(frame.command))
        step = self.workbench.undo if frame.type == "undo" else self.workbench.redo
        return step(self.actor, frame.id, skip=frame.skip, of=frame.of)


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool | None) else str(value)
