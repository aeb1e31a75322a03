"""What a participant can do: find a workshop by its code, come in, come back as the same person, and answer.

A participant has no role on the project. Whatever reaches the map from here is what the open prompt asks for, and is
put there by this service in the participant's name, or in the room's where authors are not shown.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from cxdesign.domain.agenda import Agenda, Prompt, PromptKind, Thought
from cxdesign.domain.facilitation import parked
from cxdesign.domain.participation import CARDS_AT_MOST, ROLES, Value, checked_value, is_blank, require_answerable
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import CommandInvalid, PermissionDenied, StorageError
from cxdesign.services.projects import ProjectService
from cxdesign.services.room_cards import CardIds, of_workshop, put_card
from cxdesign.services.secret import digest_of, is_digest_of, new_secret
from cxdesign.services.workbench import Workbench
from cxdesign.storage import ProjectState, Store
from cxdesign.storage.workshops import Answer, Given, Participant, Workshop
from cxdesign.views.room_items import items_of

PEOPLE_AT_MOST = 500
"""Most people in one workshop (ours)."""
TURNS = tuple(threading.Lock() for _ in range(64))
"""The cards of one person come one after another; how many people put some at the same time is ours."""


class ParticipantService:
    """The workshops of a store, for who takes part.

    Parameters
    ----------
    store : Store
        Where they are kept.
    projects : ProjectService
        The projects they are about.
    card_ids : CardIds
        Makes the ids of cards.
    clock : callable
        Gives the present time, with time zone.
    new_id : callable
        Gives a random id of 32 hexadecimal digits.
    """

    def __init__(
        self,
        store: Store,
        projects: ProjectService,
        card_ids: CardIds,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self._store = store
        self._projects = projects
        self._card_ids = card_ids
        self._clock = clock
        self._new_id = new_id

    def find(self, code: str) -> Workshop | None:
        """Return the workshop that a code opens, None when it opens none."""
        found = self._store.workshops.by_code(code)
        return found if found is not None and self._is_there(found) else None

    def join(self, workshop: Workshop, name: str, role: RaterRole) -> tuple[Participant, str]:
        """Let somebody take part; return the participant, and the secret by which the browser comes back.

        Raises
        ------
        CommandInvalid
            ``answer_invalid`` when nobody takes part in that role.
        StorageError
            ``workshop_full``.
        """
        if role not in ROLES:
            raise CommandInvalid("answer_invalid")
        secret, name = new_secret(), "" if is_blank(name) else name
        newcomer = Participant(workshop.id, f"actor:{self._new_id()}", digest_of(secret), name, role, 0, self._clock())
        return self._store.workshops.join(newcomer, at_most=PEOPLE_AT_MOST), secret

    def come_back(self, workshop_id: str, participant_id: str, secret: str) -> tuple[Workshop, Participant]:
        """Return the workshop and the participant whose browser keeps this secret.

        Raises
        ------
        PermissionDenied
            ``workshop_closed`` when the workshop is gone, or the secret is another; one that is closed may open again.
        """
        workshop = self._store.workshops.get(workshop_id)
        known = self._store.workshops.participant(workshop_id, participant_id)
        if workshop is None or known is None or not is_digest_of(known.digest, secret):
            raise PermissionDenied("workshop_closed")
        if not self._is_there(workshop):
            raise PermissionDenied("workshop_closed")
        return workshop, known

    def answer(
        self,
        participant: Participant,
        prompt_id: str,
        item: str,
        value: object,
        *,
        serial: int,
        place: str = "",
        run: int = 0,
    ) -> Value:
        """Keep an answer to the open prompt, and put a card on the map where that is what is asked.

        Parameters
        ----------
        participant : Participant
            Who answers.
        prompt_id : str
            The prompt this is meant for.
        item : str
            What the answer is about: a touchpoint, a card, or the participant's own number of a new card.
        value : object
            As it was sent.
        serial : int
            The browser's count of answers; an answer that is sent again has the number it had before.
        place : str
            The touchpoint of a card.
        run : int
            The run of the prompt that was shown: an answer to another may have been given to another question, or
            without a name.

        Raises
        ------
        CommandError
            When it is not what is asked; nothing was kept.
        PermissionDenied
            ``participant_gone`` when the participant was let go.
        StorageError
            ``workshop_closed``.
        """
        workshop = self._store.workshops.get(participant.workshop_id)
        if workshop is None or not workshop.is_open:
            raise StorageError("workshop_closed")
        prompt = require_answerable(workshop.agenda.current, prompt_id, participant.role, run=run)
        bench = self._projects.workbench(workshop.project_id)
        items = [one.id for one in items_of(prompt, bench.document(of_workshop(workshop)))]
        sent = Answer(prompt_id, participant.id, item, None, serial)
        if prompt.kind is PromptKind.CARDS:
            text = str(checked_value(prompt, item, value, [item], {}))
            if self._store.workshops.participant(workshop.id, participant.id) is None:
                raise PermissionDenied("participant_gone")
            with TURNS[hash(participant.id) % len(TURNS)]:  # else two at once are both the last that is free
                return self._put(bench, prompt, participant, sent, text, place=place)

        def check(known: Workshop, given: Given) -> Value:
            if not known.is_open:
                raise StorageError("workshop_closed")
            current = require_answerable(known.agenda.current, prompt_id, participant.role, run=run)
            return checked_value(current, item, value, items, given)

        return self._store.workshops.answer(workshop.id, sent, check, at=self._clock())

    def park(self, participant: Participant, item: str, text: str) -> None:
        """Set a thought aside for whoever leads, at any time while the workshop is open; no name goes with it.

        Parameters
        ----------
        participant : Participant
            Whose thought it is.
        item : str
            The participant's own number of it; sent again, nothing changes.
        text : str
            The thought.

        Raises
        ------
        CommandInvalid
            ``thoughts_spent``, ``thoughts_full``; ``answer_invalid`` when there is nothing to be read in it.
        PermissionDenied
            ``participant_gone`` when the participant was let go.
        StorageError
            ``workshop_closed``.
        """
        if is_blank(text):
            raise CommandInvalid("answer_invalid")
        thought_id = digest_of(f"thought {participant.id} {item}")[:32]
        thought = Thought(id=thought_id, text=text, role=participant.role, number=participant.number)

        def plan(known: Workshop) -> Agenda:
            if not known.is_open:
                raise StorageError("workshop_closed")
            return parked(known.agenda, thought)

        self._store.workshops.change(participant.workshop_id, plan, by=participant.id)

    def _put(
        self, bench: Workbench, prompt: Prompt, participant: Participant, sent: Answer, text: str, *, place: str
    ) -> Value:
        """Put a card on the map, and keep that it was; the two writes must not wait for each other."""
        is_landing = self._is_news(participant, prompt.id, sent.item, sent.serial)
        if is_landing:
            if prompt.is_author_shown and not self._store.forgotten.is_former(participant.id):
                self._store.people.rename(participant.id, participant.name, at=self._clock())
            item, serial = sent.item, sent.serial
            put_card(bench, prompt, participant, self._card_ids, item=item, serial=serial, text=text, place=place)

        def check(known: Workshop, _given: Given) -> Value:
            current = known.agenda.prompt(prompt.id)
            if current is None or current.reset_count != prompt.reset_count:
                raise CommandInvalid("prompt_changed")
            return text

        try:
            return self._store.workshops.answer(participant.workshop_id, sent, check, at=self._clock())
        except CommandInvalid:
            if not is_landing:
                raise
            return text  # reset just as it landed: it stays on the map, as do the others of that run

    def _is_news(self, participant: Participant, prompt_id: str, item: str, serial: int) -> bool:
        """Return whether a card was not sent before, or refuse one too many."""
        given = self._store.workshops.answers(participant.workshop_id, prompt_id)
        mine = {answer.item: answer.serial for answer in given if answer.participant_id == participant.id}
        if item not in mine and len(mine) >= CARDS_AT_MOST:
            raise CommandInvalid("cards_spent", limit=CARDS_AT_MOST)
        return mine.get(item, 0) < serial

    def _is_there(self, workshop: Workshop) -> bool:
        return self._projects.row(workshop.project_id).state is not ProjectState.TRASHED
