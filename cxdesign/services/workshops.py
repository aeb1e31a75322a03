"""What a facilitator can do with the workshop of a project: open, close, a new code, the agenda.

Everything is asked for by the project, so that nobody reaches the workshop of another one. A project has one workshop
at a time; a new one closes the one before.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

from cxdesign.domain.agenda import Agenda, PromptState
from cxdesign.domain.deed import Deed
from cxdesign.domain.facilitation import expect_prompt
from cxdesign.domain.join_code import make_code
from cxdesign.errors import StorageError
from cxdesign.services.actor import Actor
from cxdesign.services.care import CareService
from cxdesign.storage import Store
from cxdesign.storage.workshops import Held, Workshop

TRIES = 20
"""How often a code that is taken is drawn anew (ours)."""


class WorkshopService:
    """The workshops of a store, for who leads them.

    Parameters
    ----------
    store : Store
        Where they are kept.
    care : CareService
        Takes names out for ever.
    clock : callable
        Gives the present time, with time zone.
    new_id : callable
        Gives a random id of 32 hexadecimal digits.
    below : callable, optional
        Gives a random number below a limit, for the codes.
    """

    def __init__(
        self,
        store: Store,
        care: CareService,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        below: Callable[[int], int] = secrets.randbelow,
    ) -> None:
        self._workshops = store.workshops
        self._care = care
        self._clock = clock
        self._new_id = new_id
        self._below = below

    def newest(self, actor: Actor, project_id: str) -> Workshop | None:
        """Return the workshop of a project, the one that was opened last; None when there was none.

        Raises
        ------
        PermissionDenied
            ``role_may_not_edit``, as everything here.
        """
        actor.require_edit()
        return self._workshops.newest(project_id)

    def one(self, actor: Actor, project_id: str, workshop_id: str | None = None) -> Workshop | None:
        """Return a workshop of a project, the newest without an id; None when the project has no such one."""
        actor.require_edit()
        found = self._workshops.newest(project_id) if workshop_id is None else self._workshops.get(workshop_id)
        return found if found is not None and found.project_id == project_id else None

    def held(self, actor: Actor, project_id: str) -> tuple[Held, ...]:
        """Return all workshops of a project with how many took part, the newest first."""
        actor.require_edit()
        return self._workshops.held(project_id)

    def begin(self, actor: Actor, project_id: str, agenda: Agenda) -> Workshop:
        """Open a new workshop with an agenda and return it; one that is still open closes."""
        actor.require_edit()
        known = self._workshops.newest(project_id)
        if known is not None and known.is_open:
            self.close(actor, project_id)
        new = Workshop(self._new_id(), project_id, self._free_code(), agenda, self._clock(), None, 1)
        self._workshops.add(new)
        return new

    def close(self, actor: Actor, project_id: str) -> None:
        """Close the workshop: its code opens nothing any more, nobody answers, and the time of its step ends."""
        workshop, at = self._expect(actor, project_id), self._clock()
        self._workshops.change(workshop.id, lambda known: known.agenda.at_step(None, at))
        self._workshops.set_code(workshop.id, None, closed_at=at)

    def reopen(self, actor: Actor, project_id: str) -> None:
        """Open the workshop again, under a new code; who was in it comes back as the same person."""
        self.renew_code(actor, project_id)

    def renew_code(self, actor: Actor, project_id: str) -> None:
        """Give the workshop another code; the one before opens nothing any more. Who is in it stays."""
        workshop = self._expect(actor, project_id)
        self._workshops.set_code(workshop.id, self._free_code(), closed_at=None)

    def carry_out(self, actor: Actor, project_id: str, deed: Deed) -> None:
        """Carry out what the facilitator does with the agenda.

        Raises
        ------
        CommandInvalid
            When the deed does not fit; nothing was changed.
        """
        workshop, at = self._expect(actor, project_id), self._clock()
        self._workshops.change(workshop.id, lambda known: deed.on(known.agenda, at))

    def reset(self, actor: Actor, project_id: str, prompt_id: str) -> None:
        """Forget what was answered to a prompt and let it wait again; cards stay on the map.

        Raises
        ------
        CommandInvalid
            ``prompt_unknown``.
        """
        workshop = self._expect(actor, project_id)

        def plan(known: Workshop) -> Agenda:
            asked = expect_prompt(known.agenda, prompt_id)
            count = asked.reset_count + 1
            fresh = asked.stopped(PromptState.WAITING).changed(piles=(), is_taken_over=False, reset_count=count)
            shown = None if known.agenda.current_id == prompt_id else known.agenda.current_id
            return known.agenda.with_prompt(fresh).showing(shown)

        self._workshops.change(workshop.id, plan, forgetting=prompt_id)

    def redact(self, actor: Actor, project_id: str, participant_id: str) -> int:
        """Forget for ever what a participant is called, wherever it says who; what was answered stays, without a name.

        Returns
        -------
        int
            How many free texts of the maps still quote the name.
        """
        workshop = self._expect(actor, project_id)
        known = self._workshops.participant(workshop.id, participant_id)
        if known is None or not known.name:
            return 0
        return len(self._care.redact_participant(actor, known.id).places)

    def _expect(self, actor: Actor, project_id: str) -> Workshop:
        workshop = self.newest(actor, project_id)
        if workshop is None:
            raise StorageError("workshop_closed")
        return workshop

    def _free_code(self) -> str:
        codes = (make_code(self._below) for _ in range(TRIES))
        free = next((code for code in codes if self._workshops.by_code(code) is None), None)
        if free is None:
            raise StorageError("workshop_closed")
        return free
