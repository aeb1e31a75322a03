"""From what a room answered to criteria to what an evaluation takes, and the criteria in the words of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxdesign.domain.participation import EVIDENCE
from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.round import Rater, Rating, Round
from cxdesign.storage.workshops import Answer

Json = dict[str, Any]  # Any: JSON


def room_round(answers: Sequence[Answer], roles: Mapping[str, str]) -> Round:
    """Return raters and ratings of a room; evidence that was stated without a grade says nothing.

    Parameters
    ----------
    answers : sequence of Answer
        What was answered to a prompt that asks for criteria, once it is revealed.
    roles : mapping of str to str
        The role of each participant.
    """
    stated = {(one.participant_id, one.item): one.value for one in answers}

    def evidence(one: Answer) -> Evidence:
        found = stated.get((one.participant_id, f"{one.item}{EVIDENCE}"))
        return Evidence(found) if isinstance(found, str) and one.value is not None else Evidence.ASSUMPTION

    ratings = tuple(
        Rating(one.participant_id, one.item, one.value, evidence(one))
        for one in answers
        if not isinstance(one.value, str) and not one.item.endswith(EVIDENCE) and one.participant_id in roles
    )
    people = dict.fromkeys(rating.rater_id for rating in ratings)
    return Round(tuple(Rater(person, RaterRole(roles[person])) for person in people), ratings)


def criteria_words(locale: str) -> Json:
    """Return the criteria and their dimensions in a language, as phones and the facilitator's screen read them."""
    catalogue = criteria_catalogue()
    return {
        "dimensions": {one.id: one.name.of(locale) for one in catalogue.dimensions},
        "criteria": {
            one.id: {
                "name": one.name.of(locale),
                "question": one.question.of(locale),
                "anchors": {grade: text.of(locale) for grade, text in one.anchors.items()},
                "dimension": one.dimension,
            }
            for one in catalogue.criteria
        },
    }
