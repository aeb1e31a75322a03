"""Rounds for tests of services, pages and browser: the illustrative round of the hotel, or what people rate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound, RaterEntry, own_rater_id
from cxdesign.domain.integrity import check_all
from cxdesign.domain.vocabulary import RaterRole, RoundState
from cxdesign.services.actor import Actor, Role
from cxdesign.services.workbench import Workbench
from tests.acting import does
from tests.evaluations import a_rating
from tests.golden.hotel_ratings import hotel_round

ROUND = "round:first"
NAMES = {"k1": "Ms Li", "k2": "Mr Wu", "front": "Ana", "back": "Bo", "manager": "Chen", "designer": "Dee"}


def with_hotel_round(
    document: Document, *, state: RoundState = RoundState.REVEALED, name: str = "Round 1", suffix: str = "first"
) -> Document:
    """Return the document with six raters and a round of 153 valid ratings."""
    rated = hotel_round()
    raters = [
        RaterEntry(id=f"rater:{rater.id}", name=NAMES[rater.id], role=rater.role, order=f"a{place}", is_guest=True)
        for place, rater in enumerate(rated.raters)
    ]
    ratings = [
        a_rating(suffix, rating.rater_id, rating.criterion_id, rating.score, evidence=rating.evidence)
        for rating in rated.ratings
    ]
    order = f"a{len(document.entries(EvaluationRound))}"
    opened = EvaluationRound(
        id=f"round:{suffix}", name=name, order=order, state=state, design="Future design v4", rated_revision=1
    )
    return _sound(document.with_records(changed=[opened, *raters, *ratings]))


def with_few_ratings(document: Document, rows: Mapping[str, Sequence[int | None]]) -> Document:
    """Return the document with a revealed round in which each rater gives some criteria these scores."""
    count = max((len(row) for row in rows.values()), default=0)
    raters = [
        RaterEntry(id=f"rater:r{n}", name=f"Rater {n}", role=RaterRole.CUSTOMER, order=f"a{n}", is_guest=True)
        for n in range(count)
    ]
    ratings = [
        a_rating("first", f"r{n}", criterion, score) for criterion, row in rows.items() for n, score in enumerate(row)
    ]
    opened = EvaluationRound(id=ROUND, name="Round 1", order="a0", state=RoundState.REVEALED)
    return _sound(document.with_records(changed=[opened, *raters, *ratings]))


def everybody_rates(bench: Workbench, round_id: str) -> None:
    """Let the six raters of the hotel join and rate everything, each from their own screen."""
    rated = hotel_round()
    for rater in rated.raters:
        actor = a_person(rater.id)
        own = {"round_id": round_id, "rater_id": own_rater_id(actor.id)}
        does(bench, actor, "add_rater", rater_id=own["rater_id"], rater_name=NAMES[rater.id], role=rater.role.value)
        for one in rated.ratings:
            if one.rater_id == rater.id:
                said = {"criterion": one.criterion_id, "score": one.score, "evidence": one.evidence.value}
                does(bench, actor, "rate", **own, **said)


def rates(bench: Workbench, actor: Actor, role: RaterRole, scores: Mapping[str, int | None]) -> str:
    """Let a person join and rate some criteria of the first round from their own screen; return the rater's id."""
    rater_id = own_rater_id(actor.id)
    if rater_id not in bench.document(actor):
        does(bench, actor, "add_rater", rater_id=rater_id, rater_name=actor.id.partition(":")[2], role=role.value)
    for criterion, score in scores.items():
        does(bench, actor, "rate", round_id=ROUND, rater_id=rater_id, criterion=criterion, score=score)
    return rater_id


def opens(bench: Workbench, actor: Actor, **fields: object) -> None:
    """Let a person open the first round."""
    does(bench, actor, "open_round", **{"round_id": ROUND, "round_name": "Round 1", **fields})


def a_person(name: str) -> Actor:
    """Return somebody with a browser of their own."""
    return Actor(f"actor:{name}", Role.OWNER)


def _sound(document: Document) -> Document:
    check_all(document)
    return document
