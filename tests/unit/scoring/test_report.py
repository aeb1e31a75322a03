from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from cxdesign.scoring.aggregate import evaluate
from tests.ratings import a_round


def test_the_activity_is_that_of_the_first_proposal():
    report = evaluate(a_round(rows={"O2": [1, 1, 1], "S1": [2, 2, 2]}))
    assert [proposal.activity for proposal in report.proposals] == [4, 0]
    assert report.activity == 4
    assert evaluate(a_round()).activity is None


def test_a_report_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        evaluate(a_round()).total = 5
