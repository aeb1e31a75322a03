"""From what a room answered to criteria to what an evaluation takes, and the criteria in the words of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxdesign.domain.agenda import Prompt
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import CriteriaSet
from cxdesign.domain.participation import EVIDENCE
from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.i18n import DEFAULT_LOCALE
from cxdesign.scoring.catalogue import Catalogue, criteria_catalogue
from cxdesign.scoring.round import Rater, Rating, Round
from cxdesign.scoring.stored import own_catalogue
from cxdesign.storage.workshops import Answer
from cxdesign.views.room_items import catalogue_of, criteria_asked

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


def criteria_words(locale: str, catalogue: Catalogue | None = None) -> Json:
    """Return criteria and their dimensions in a language, as phones and the facilitator's screen read them.

    Without a catalogue they are the workbench's; criteria of a project's own read the same in all languages.
    """
    found = criteria_catalogue() if catalogue is None else catalogue
    return {
        "dimensions": {one.id: one.name.of(locale) for one in found.dimensions},
        "criteria": {
            one.id: {
                "name": one.name.of(locale),
                "question": one.question.of(locale),
                "anchors": {grade: text.of(locale) for grade, text in one.anchors.items()},
                "dimension": one.dimension,
            }
            for one in found.criteria
        },
    }


def own_words(prompt: Prompt, document: Document) -> Json | None:
    """Return the words of the project's own criteria a prompt asks; None where it asks the workbench's, or none."""
    catalogue = None if prompt.set_id is None else catalogue_of(prompt, document)
    if catalogue is None:
        return None
    words: Json = criteria_words(DEFAULT_LOCALE, catalogue)["criteria"]
    return {one.id: words[one.id] for one in criteria_asked(prompt, document)}


def own_sets(document: Document) -> list[Json]:
    """Return the project's own sets of criteria that may be asked, each with its words."""
    found = []
    for one in document.entries(CriteriaSet):
        if any(criterion.is_used for criterion in document.criteria(one.id)):
            words = criteria_words(DEFAULT_LOCALE, own_catalogue(document, one.id))["criteria"]
            found.append({"id": one.id, "name": one.name, "criteria": words})
    return found
