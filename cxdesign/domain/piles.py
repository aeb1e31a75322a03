"""Piles of cards that say the same, as who leads puts them together before they are merged or parted again.

A pile belongs to the session: the cards lie on the map as before. Its first card gives it its title.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated

from pydantic import Field

from cxdesign.domain.agenda import PILED_AT_MOST, PILES_AT_MOST, Prompt
from cxdesign.domain.records import RecordId, suffix_of
from cxdesign.errors import CommandInvalid

Piles = tuple[tuple[str, ...], ...]
PiledIds = Annotated[tuple[RecordId, ...], Field(min_length=1, max_length=PILED_AT_MOST)]
"""The cards one deed is about."""


def piled(piles: Piles, card_ids: Sequence[str], onto_id: str) -> Piles:
    """Return the piles after cards were put on another one, or on the pile it is part of; no card lies in two.

    A card is known by the part of its id after the kind, which it keeps in every lane.

    >>> piled((("note:a", "note:b"),), ["note:c"], "note:b")
    (('note:a', 'note:b', 'note:c'),)
    """
    onto = suffix_of(onto_id)
    home = next((pile for pile in piles if onto in map(suffix_of, pile)), (onto_id,))
    there = {*map(suffix_of, home)}
    moving = tuple(dict.fromkeys(one for one in card_ids if suffix_of(one) not in there))
    if not moving:
        return piles
    at = piles.index(home) if home in piles else len(piles)
    before, after = taken_off(piles[:at], moving), taken_off(piles[at + 1 :], moving)
    return (*before, (*home, *moving), *after)


def taken_off(piles: Piles, card_ids: Collection[str]) -> Piles:
    """Return the piles without some cards; one card alone is no pile.

    >>> taken_off((("note:a", "note:b", "note:c"), ("note:d", "note:e")), ["note:c", "step:e"])
    (('note:a', 'note:b'),)
    """
    gone = {*map(suffix_of, card_ids)}
    left = (tuple(one for one in pile if suffix_of(one) not in gone) for pile in piles)
    return tuple(pile for pile in left if len(pile) > 1)


def with_piles(prompt: Prompt, piles: Piles) -> Prompt:
    """Return the prompt with other piles.

    Raises
    ------
    CommandInvalid
        ``piles_full`` when there are too many, or one is too high.
    """
    if len(piles) > PILES_AT_MOST or any(len(pile) > PILED_AT_MOST for pile in piles):
        raise CommandInvalid("piles_full", piles=PILES_AT_MOST, cards=PILED_AT_MOST)
    return prompt.changed(piles=piles)
