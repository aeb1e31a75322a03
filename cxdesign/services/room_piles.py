"""The cards that came in, for who leads: in the piles they were put on, with their dots, and merged into one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from cxdesign.commands.merging import MergeCards
from cxdesign.domain.agenda import TOUCHPOINTS, Agenda, Prompt, PromptKind, PromptState
from cxdesign.domain.document import Document
from cxdesign.domain.records import suffix_of
from cxdesign.errors import CommandInvalid
from cxdesign.services.actor import Actor
from cxdesign.services.ballots import Ballots
from cxdesign.services.room_cards import CardIds, cards_of
from cxdesign.services.workbench import Workbench
from cxdesign.storage.workshops import Participant, Workshop
from cxdesign.views.room_items import items_of
from cxdesign.views.room_landed import Landed
from cxdesign.views.room_results import build_result

VOTES = frozenset({PromptKind.DOTS, PromptKind.RANKING})
"""Prompts that may be about cards."""
Json = dict[str, Any]  # Any: JSON


def told_cards(
    workshop: Workshop, ballots: Ballots, document: Document, people: Collection[Participant], ids: CardIds
) -> Json:
    """Return the cards of the prompt that is on, or of the last one before it that asked for some.

    Parameters
    ----------
    workshop : Workshop
        The workshop.
    ballots : Ballots
        Its answers.
    document : Document
        The map, on which the cards lie: nothing of them is sealed.
    people : collection of Participant
        Who takes part; the names of authors are told only where the prompt says so.
    ids : CardIds
        Knows by which ids they lie there.

    Returns
    -------
    dict
        ``prompt_id`` (None when no prompt has asked for cards yet), ``cards``, and ``piles`` as lists of their ids.
        ``dots`` of a card are those of the vote that was revealed last, None when there was none about it.
    """
    prompt = last_asked(workshop.agenda)
    if prompt is None:
        return {"prompt_id": None, "cards": [], "piles": []}
    cards = cards_of(prompt, ballots, document, people, ids)
    dots = _dots(workshop.agenda, ballots, document)
    told = [{**card, "dots": dots.get(card["id"])} for card in cards]
    return {"prompt_id": prompt.id, "cards": told, "piles": Landed(document).piles(prompt.piles, told)}


def last_asked(agenda: Agenda) -> Prompt | None:
    """Return the prompt for cards that is on, or the last one before it that was started."""
    started = [one for one in agenda.prompts if one.kind is PromptKind.CARDS and one.state is not PromptState.WAITING]
    ids = [one.id for one in agenda.prompts]
    current = agenda.current
    before = [one for one in started if current is None or ids.index(one.id) <= ids.index(current.id)]
    return before[-1] if before else None


def merge_cards(
    bench: Workbench, workshop: Workshop, card_ids: Sequence[str], text: str | None, *, actor: Actor, command_id: str
) -> None:
    """Merge cards into the first of them: one operation of who leads, which undo takes back.

    Raises
    ------
    CommandInvalid
        ``merge_with_itself`` when they are one card; ``merge_while_voting`` while dots are given to one of them, or
        they are put in order; and what the command refuses.
    """
    if len(set(map(suffix_of, card_ids))) < 2:
        raise CommandInvalid("merge_with_itself")
    document = bench.document(actor)
    for prompt in workshop.agenda.prompts:
        is_under_way = prompt.state not in {PromptState.WAITING, PromptState.REVEALED}
        is_about = prompt.kind in VOTES and {item.id for item in items_of(prompt, document)} & {*card_ids}
        if is_under_way and is_about:
            raise CommandInvalid("merge_while_voting", name=prompt.question)
    bench.execute(actor, command_id, MergeCards(card_ids=tuple(card_ids), text=text))


def _dots(agenda: Agenda, ballots: Ballots, document: Document) -> Mapping[str, int]:
    votes = [one for one in agenda.prompts if one.kind is PromptKind.DOTS and one.target != TOUCHPOINTS]
    revealed = [one for one in votes if one.is_revealed]
    if not revealed:
        return {}
    result = build_result(revealed[-1], document, ballots.revealed(revealed[-1]), {})
    return {item["id"]: item["dots"] for item in result["items"]}
