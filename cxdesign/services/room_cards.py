"""Puts what participants write on the map: where the open prompt says, a lane or an area of an empathy map."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from typing import Any

from cxdesign.commands.base import Command
from cxdesign.commands.card import AddCard, EditCard
from cxdesign.commands.merging import EditSaying, merged_cards
from cxdesign.commands.placing import kind_in
from cxdesign.commands.understanding import AddEmpathyNote, EditEmpathyNote
from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.domain.document import Document
from cxdesign.errors import CommandInvalid
from cxdesign.services.actor import Actor, Role
from cxdesign.services.ballots import Ballots
from cxdesign.services.secret import keyed_digest
from cxdesign.services.workbench import Workbench
from cxdesign.storage.workshops import Participant, Workshop
from cxdesign.views.room_items import lane_of, persona_of
from cxdesign.views.room_landed import LANDING, NOTE, Landed

SHOWN_AT_MOST = 40
"""Most cards of a prompt a phone is sent (ours): the map has them all."""
SHOWN = ("text", "note", "area", "author")


def room_id(workshop_id: str) -> str:
    """Return who has written the cards of a workshop whose authors are not shown."""
    return f"actor:{workshop_id}"


class CardIds:
    """The ids of cards of participants, and of the commands that put them: all servers of a store make the same.

    They follow from the participant, so that what is sent again lands once and nobody reaches another's card, but under
    the store's key: who leads knows the ids of people, and must not find out by them who wrote a card.

    Parameters
    ----------
    key : callable
        Gives the key of the store; asked once, as every answer needs it.
    """

    def __init__(self, key: Callable[[], str]) -> None:
        self._key = cache(key)

    def suffix(self, run_id: str, participant_id: str, item: str) -> str:
        """Return the part after the kind of the id of a participant's card: another for each run of a prompt."""
        return keyed_digest(self._key(), "card", run_id, participant_id, item)

    def command(self, word: str, run_id: str, participant_id: str, *parts: str) -> str:
        """Return the id of a command that adds or edits a card."""
        return keyed_digest(self._key(), word, run_id, participant_id, *parts)


def put_card(
    bench: Workbench,
    prompt: Prompt,
    participant: Participant,
    ids: CardIds,
    *,
    item: str,
    serial: int,
    text: str,
    place: str,
) -> None:
    """Put a card on the map, or change its text when it is there already; done again, it changes nothing.

    Of a card that was merged with others, what it said is changed, and what they say together stays.

    Parameters
    ----------
    bench : Workbench
        The project.
    prompt : Prompt
        What was asked: its lane or area, and whether the author is shown.
    participant : Participant
        Who wrote it.
    ids : CardIds
        Makes the ids.
    item : str
        The participant's own number of the card.
    serial : int
        The browser's count of answers.
    text : str
        What the card says.
    place : str
        The touchpoint it stands at; nothing in an empathy map.

    Raises
    ------
    CommandError
        ``prompt_without_lane``, ``prompt_without_persona``, ``card_taken_off`` when it was put there and is no longer,
        and what the commands refuse.
    """
    author = participant.id if prompt.is_author_shown else room_id(participant.workshop_id)
    actor = Actor(author, Role.EDITOR)
    document = bench.document(actor)
    suffix, edit_id = (
        ids.suffix(prompt.run_id, participant.id, item),
        ids.command("edit", prompt.run_id, participant.id, item, str(serial)),
    )
    known = next((card_id for kind in LANDING if (card_id := f"{kind}:{suffix}") in document), None)
    command: Command
    if suffix in merged_cards(document):
        bench.execute(actor, edit_id, EditSaying(card=suffix, text=text))
        return
    if known is not None:
        if getattr(document.get(known), "text", None) == text:  # sent again, as the line broke before it was confirmed
            return
        is_note = known.startswith(f"{NOTE}:")
        command = EditEmpathyNote(note_id=known, text=text) if is_note else EditCard(card_id=known, text=text)
        bench.execute(actor, edit_id, command)
        return
    command = _added(prompt, document, suffix, place, text)
    added = bench.execute(actor, ids.command("add", prompt.run_id, participant.id, item), command)
    if added.revision <= document.revision:  # it was there before, and is not in what was read after that
        raise CommandInvalid("card_taken_off")


def _added(prompt: Prompt, document: Document, suffix: str, place: str, text: str) -> Command:
    """Return what puts a new card where the prompt says."""
    if prompt.area is not None:
        persona = persona_of(prompt, document)
        if persona is None:
            raise CommandInvalid("prompt_without_persona")
        return AddEmpathyNote(note_id=f"{NOTE}:{suffix}", persona_id=persona.id, area=prompt.area, text=text)
    lane = lane_of(prompt, document)
    if lane is None:
        raise CommandInvalid("prompt_without_lane")
    return AddCard(card_id=f"{kind_in(document, lane.id)}:{suffix}", touchpoint_id=place, lane_id=lane.id, text=text)


def cards_of(
    prompt: Prompt, ballots: Ballots, document: Document, people: Collection[Participant], ids: CardIds
) -> list[dict[str, Any]]:  # Any: JSON
    """Return the cards that came in with a prompt, as they came; they are on the map, so nothing of them is sealed."""
    if prompt.kind is not PromptKind.CARDS:
        return []
    names = {one.id: one.name for one in people} if prompt.is_author_shown else {}
    suffixes = {
        ids.suffix(prompt.run_id, person, item): names.get(person, "") for person, item in ballots.written(prompt.id)
    }
    return Landed(document).cards(suffixes)


def cards_shown(
    prompt: Prompt, ballots: Ballots, document: Document, people: Collection[Participant], ids: CardIds
) -> dict[str, Any]:  # Any: JSON
    """Return what a prompt for cards came to, as phones and who looks back at it read it: the newest cards first."""
    found = cards_of(prompt, ballots, document, people, ids)
    newest = reversed(found[-SHOWN_AT_MOST:])
    return {"count": len(found), "cards": [{part: one[part] for part in SHOWN} for one in newest]}


def of_workshop(workshop: Workshop) -> Actor:
    """Return who reads the map for the people in a workshop."""
    return Actor(room_id(workshop.id), Role.PARTICIPANT)
