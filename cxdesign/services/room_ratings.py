"""Takes over what a room answered to criteria as a revealed round of the evaluation, once it is revealed."""

from __future__ import annotations

from collections.abc import Mapping

from cxdesign.commands.room_round import GivenRater, GivenRating, TakeRound
from cxdesign.domain.agenda import PromptKind
from cxdesign.domain.facilitation import expect_prompt, taken_over
from cxdesign.domain.records import joint_id
from cxdesign.errors import CommandInvalid
from cxdesign.scoring.round import Round
from cxdesign.services.actor import Actor
from cxdesign.services.ballots import Ballots
from cxdesign.services.workbench import Workbench
from cxdesign.storage.workshops import Workshop, Workshops
from cxdesign.views.room_ratings import room_round


def take_round(
    bench: Workbench, workshops: Workshops, workshop: Workshop, prompt_id: str, *, actor: Actor, command_id: str
) -> None:
    """Put a revealed round with the answers to a prompt into the project: one operation, named after the question.

    The same answers come to the same round, so that it is there once.

    Raises
    ------
    CommandInvalid
        ``prompt_unknown``; ``prompt_state_refused`` when no criteria are asked, or nothing was answered or revealed.
    """
    prompt = expect_prompt(workshop.agenda, prompt_id)
    roles = {one.id: one.role.value for one in workshops.participants(workshop.id)}
    answers = Ballots(workshops, workshop.id).revealed(prompt) if prompt.kind is PromptKind.CRITERIA else ()
    raters = given_raters(room_round(answers, roles))
    if not raters:
        raise CommandInvalid("prompt_state_refused", name=prompt.question)
    said = "\n".join(rater.model_dump_json() for rater in raters)
    round_id = joint_id("round", workshop.id, prompt.id, said)
    bench.execute(
        actor, command_id, TakeRound(round_id=round_id, question=prompt.question, set_id=prompt.set_id, raters=raters)
    )
    workshops.change(workshop.id, lambda known: taken_over(known.agenda, prompt_id))


def given_raters(found: Round) -> tuple[GivenRater, ...]:
    """Return who rated, without an id, in an order that follows from what was said and from nothing else.

    >>> from cxdesign.domain.vocabulary import RaterRole
    >>> from cxdesign.scoring.round import Rater, Rating
    >>> people = (Rater("b", RaterRole.MANAGER), Rater("a", RaterRole.CUSTOMER))
    >>> given = given_raters(Round(people, (Rating("b", "C1", 2), Rating("a", "C1", 5))))
    >>> [(one.role.value, one.ratings[0].score) for one in given]
    [('customer', 5), ('manager', 2)]
    """
    said: Mapping[str, list[GivenRating]] = {rater.id: [] for rater in found.raters}
    for rating in sorted(found.ratings, key=lambda one: one.criterion_id):
        given = GivenRating(criterion=rating.criterion_id, score=rating.score, evidence=rating.evidence)
        said[rating.rater_id].append(given)
    raters = (GivenRater(role=rater.role, ratings=tuple(said[rater.id])) for rater in found.raters)
    return tuple(sorted(raters, key=lambda one: one.model_dump_json()))
