from __future__ import annotations

import pytest

from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import IntegrityError
from cxdesign.services.progress import progress
from tests.acting import ANN, BEN, a_project, does
from tests.builders import a_journey
from tests.rounds import ROUND, opens, rates


@pytest.fixture
def bench(services):
    return services.projects.workbench(a_project(services, document=a_journey()))


def test_a_facilitator_sees_how_many_criteria_each_has_answered_but_not_what(bench):
    opens(bench, ANN)
    ben = rates(bench, BEN, RaterRole.CUSTOMER, {"C1": 5, "C2": None})
    found = progress(bench, ANN, ROUND)
    assert (found.asked, dict(found.answered), found.finished) == (29, {ben: 2}, 0)
    assert not [record for record in bench.document(ANN) if record.kind == "rating"]
    assert bench.answered(ROUND) == {ben: {"C1", "C2"}}


def test_criteria_that_fewer_than_two_have_answered_are_counted_whatever_the_answers_are(bench):
    opens(bench, ANN)
    rates(bench, ANN, RaterRole.MANAGER, {"C1": None, "C2": 4})
    assert progress(bench, BEN, ROUND).thin == 29
    rates(bench, BEN, RaterRole.CUSTOMER, {"C1": 5, "C3": 2})
    assert progress(bench, ANN, ROUND).thin == progress(bench, BEN, ROUND).thin == 28


def test_a_withdrawn_rating_does_not_count(bench):
    opens(bench, ANN)
    ben = rates(bench, BEN, RaterRole.CUSTOMER, {"C1": 5})
    does(bench, BEN, "withdraw_rating", round_id=ROUND, rater_id=ben, criterion="C1")
    assert dict(progress(bench, ANN, ROUND).answered) == {}


def test_a_criterion_that_is_left_out_is_not_asked(bench):
    opens(bench, ANN)
    rates(bench, BEN, RaterRole.CUSTOMER, {"S8": 4})
    does(bench, ANN, "edit_round", round_id=ROUND, attributes={"without": ["S8"]})
    found = progress(bench, ANN, ROUND)
    assert (found.asked, dict(found.answered)) == (28, {})


def test_nobody_who_has_not_begun_is_finished(bench):
    opens(bench, ANN)
    found = progress(bench, ANN, ROUND)
    assert (dict(found.answered), found.finished) == ({}, 0)


def test_a_round_that_is_gone_is_refused(bench):
    with pytest.raises(IntegrityError) as refused:
        progress(bench, ANN, ROUND)
    assert refused.value.code == "round_unknown"
