"""Puts what participants write on the map: as cards in the lane the open prompt names, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Any

from cxdesign.commands.base import Command
from cxdesign.commands.card import AddCard, EditCard
from cxdesign.commands.merging import EditSaying, merged_cards
from cxdesign.commands.placing import kind_in
from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.domain.document import Document
from cxdesign.errors import CommandInvalid
from cxdesign.services.actor import Actor, Role
from cxdesign.services.ballots import Ballots
from cxdesign.services.workbench import Workbench
from cxdesign.storage.workshops import Participant, Workshop
from cxdesign.views.room_items import lane_of
from cxdesign.views.room_landed import Landed


def room_id(workshop_id: str) -> str:
    """Return who has written the cards of a workshop whose authors are not shown."""
    return f"actor:{workshop_id}"


def card_suffix(participant_id: str, item: str) -> str:
    """Return the part after the kind of the id of a participant's card: nobody reaches another's card by it.

    >>> card_suffix("actor:a", "1") == card_suffix("actor:b", "1")
    False
    """
    return _digest("card", participant_id, item)


def put_card(
    bench: Workbench, prompt: Prompt, participant: Participant, *, item: str, serial: int, text: str, place: str
) -> None:
    """Put a card on the map, or change its text when it is there already; done again, it changes nothing.

    Of a card that was merged with others, what it said is changed, and what they say together stays.

    Parameters
    ----------
    bench : Workbench
        The project.
    prompt : Prompt
        What was asked: its lane, and whether the author is shown.
    participant : Participant
        Who wrote it.
    item : str
        The participant's own number of the card.
    serial : int
        The browser's count of answers.
    text : str
        What the card says.
    place : str
        The touchpoint it stands at.

    Raises
    ------
    CommandError
        ``prompt_without_lane``, and what the commands refuse.
    """
    author = participant.id if prompt.is_author_shown else room_id(participant.workshop_id)
    actor = Actor(author, Role.EDITOR)
    document = bench.document(actor)
    suffix = card_suffix(participant.id, item)
    known = next((card_id for kind in ("step", "note", "feature") if (card_id := f"{kind}:{suffix}") in document), None)
    command: Command
    if suffix in merged_cards(document):
        bench.execute(actor, _digest("edit", participant.id, item, str(serial)), EditSaying(card=suffix, text=text))
        return
    if known is not None:
        if getattr(document.get(known), "text", None) == text:  # sent again, as the line broke before it was confirmed
            return
        command = EditCard(card_id=known, text=text)
        bench.execute(actor, _digest("edit", participant.id, item, str(serial)), command)
        return
    lane = lane_of(prompt, document)
    if lane is None:
        raise CommandInvalid("prompt_without_lane")
    command = AddCard(card_id=f"{kind_in(document, lane.id)}:{suffix}", touchpoint_id=place, lane_id=lane.id, text=text)
    bench.execute(actor, _digest("add", participant.id, item), command)


def cards_of(
    prompt: Prompt, ballots: Ballots, document: Document, people: Collection[Participant]
) -> list[dict[str, Any]]:  # Any: JSON
    """Return the cards that came in with a prompt; they are on the map, so nothing of them is sealed."""
    if prompt.kind is not PromptKind.CARDS:
        return []
    names = {one.id: one.name for one in people} if prompt.is_author_shown else {}
    suffixes = {
        card_suffix(person, item): names.get(person, "")
        for person, given in ballots.own(prompt.id).items()
        for item in given
    }
    return Landed(document).cards(suffixes)


def of_workshop(workshop: Workshop) -> Actor:
    """Return who reads the map for the people in a workshop."""
    return Actor(room_id(workshop.id), Role.PARTICIPANT)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
