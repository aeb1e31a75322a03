from __future__ import annotations

from cxdesign.domain.evaluation import EvaluationRound, RaterEntry
from cxdesign.domain.vocabulary import RaterRole, RoundState
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.rated import rated_levels
from tests.builders import a_journey
from tests.evaluations import a_rating

CODES = [criterion.id for criterion in criteria_catalogue().criteria]


def rated(**rounds):
    """Return a document with rounds: suffix to (state, score of everything)."""
    people = [
        RaterEntry(id=f"rater:{name}", name=name, role=RaterRole.CUSTOMER, order=key)
        for name, key in (("ann", "a0"), ("ben", "a1"))
    ]
    records = []
    for place, (name, (state, score)) in enumerate(rounds.items()):
        records.append(EvaluationRound(id=f"round:{name}", name=name.title(), order=f"a{place}", state=state))
        records += [a_rating(name, one, code, score) for one in ("ann", "ben") for code in CODES if score is not None]
    return a_journey().with_records(changed=[*people, *records])


def test_a_project_without_a_round_has_no_rated_levels():
    assert rated_levels(a_journey()) is None


def test_the_newest_revealed_round_counts():
    found = rated_levels(rated(first=(RoundState.REVEALED, 2), second=(RoundState.REVEALED, 4)))
    assert (found.round_id, found.name, found.gate.levels) == ("round:second", "Second", (4, 4, 4, 4))


def test_an_open_round_and_one_without_a_result_are_passed_over():
    rounds = {"first": (RoundState.REVEALED, 3), "second": (RoundState.REVEALED, None), "third": (RoundState.OPEN, 5)}
    assert rated_levels(rated(**rounds)).round_id == "round:first"
    assert rated_levels(rated(first=(RoundState.OPEN, 5))) is None
