"""Who may see what of the answers: the one gate for every way out of the server.

Before a prompt is revealed nobody sees a value that is not one's own, the facilitator included: who has answered, and
how many at each touchpoint, is all there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.domain.participation import EVIDENCE
from cxdesign.storage.workshops import Answer, Given, Workshops

COUNTED_BY_ITEM = frozenset({PromptKind.FEELINGS, PromptKind.CRITERIA})
"""Prompts of which it is told how many have answered each item: where dots go would be the vote itself."""


@dataclass(frozen=True)
class Turnout:
    """Who has answered, who has only begun, and for some kinds of prompts how many have answered each item."""

    answered: frozenset[str]
    begun: frozenset[str]
    by_item: Mapping[str, int]


class Ballots:
    """The answers to the prompts of one workshop.

    Parameters
    ----------
    workshops : Workshops
        Where they are kept.
    workshop_id : str
        Which workshop.
    """

    def __init__(self, workshops: Workshops, workshop_id: str) -> None:
        self._workshops = workshops
        self._workshop_id = workshop_id

    def turnout(self, prompt: Prompt, items: Collection[str] = ()) -> Turnout:
        """Return who has answered, never what.

        Parameters
        ----------
        prompt : Prompt
            What was asked.
        items : collection of str
            What it asks about. Where each item is asked by itself, somebody has answered who has answered or passed
            over every one of them; anywhere else whoever has given anything.

        Returns
        -------
        Turnout
            Who has answered, and who has begun and is not through.
        """
        given = self._workshops.answers(self._workshop_id, prompt.id)
        by_person: dict[str, set[str]] = {}
        for answer in given:
            by_person.setdefault(answer.participant_id, set()).add(answer.item)
        is_by_item = prompt.kind in COUNTED_BY_ITEM
        needed = set(items) if is_by_item else set[str]()
        through = frozenset(person for person, found in by_person.items() if needed <= found)
        counted = (answer.item for answer in given if not answer.item.endswith(EVIDENCE))
        return Turnout(through, frozenset(by_person) - through, Counter(counted) if is_by_item else Counter())

    def amount(self, prompt: Prompt) -> int:
        """Return how many answers came in, dots each by itself, never what they say."""
        given = [
            one for one in self._workshops.answers(self._workshop_id, prompt.id) if not one.item.endswith(EVIDENCE)
        ]
        if prompt.kind is not PromptKind.DOTS:
            return len(given)
        return sum(one.value for one in given if isinstance(one.value, int))

    def revealed(self, prompt: Prompt) -> tuple[Answer, ...]:
        """Return what was answered, once the prompt is revealed; before that nothing."""
        return self._workshops.answers(self._workshop_id, prompt.id) if prompt.is_revealed else ()

    def written(self, prompt_id: str) -> tuple[tuple[str, str], ...]:
        """Return whose answers came to which items, in the order they came, never what was answered.

        Not one person after another: that would tell which cards without an author are from the same.
        """
        given = self._workshops.answers(self._workshop_id, prompt_id)
        return tuple((answer.participant_id, answer.item) for answer in given)

    def own(self, prompt_id: str) -> Mapping[str, Given]:
        """Return by person what each has answered, to be told to that person alone."""
        found: dict[str, dict[str, int | str | None]] = {}
        for answer in self._workshops.answers(self._workshop_id, prompt_id):
            found.setdefault(answer.participant_id, {})[answer.item] = answer.value
        return found
