"""Piles of cards that say the same, as who leads puts them together before they are merged or parted again.

A pile belongs to the session: the cards lie on the map as before. Its first card gives it its title.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated

from pydantic import Field

from cxdesign.domain.agenda import PILED_AT_MOST, PILES_AT_MOST, Prompt
from cxdesign.domain.records import RecordId
from cxdesign.errors import CommandInvalid

Piles = tuple[tuple[str, ...], ...]
PiledIds = Annotated[tuple[RecordId, ...], Field(min_length=1, max_length=PILED_AT_MOST)]
"""The cards one deed is about."""


def piled(piles: Piles, card_ids: Sequence[str], onto_id: str) -> Piles:
    """Return the piles after cards were put on another one, or on the pile it is part of; no card lies in two.

    >>> piled((("a", "b"),), ["c"], "b")
    (('a', 'b', 'c'),)
    >>> piled((("a", "b"), ("c", "d", "e")), ["a", "b"], "d")
    (('c', 'd', 'e', 'a', 'b'),)
    """
    moving = tuple(dict.fromkeys(one for one in card_ids if one != onto_id))
    home = next((pile for pile in piles if onto_id in pile), (onto_id,))
    if not moving or {*moving} <= {*home}:
        return piles
    grown = (*home, *(one for one in moving if one not in home))
    found = taken_off(tuple(pile for pile in piles if pile != home), moving)
    at = next((place for place, pile in enumerate(piles) if pile == home), len(found))
    return (*found[:at], grown, *found[at:])


def taken_off(piles: Piles, card_ids: Collection[str]) -> Piles:
    """Return the piles without some cards; one card alone is no pile.

    >>> taken_off((("a", "b", "c"), ("d", "e")), ["c", "e"])
    (('a', 'b'),)
    """
    left = (tuple(one for one in pile if one not in card_ids) for pile in piles)
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
