from __future__ import annotations

from dataclasses import replace

import pytest

from cxdesign.domain.evaluation import RaterEntry, RatingEntry, rating_id
from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.i18n import Translator
from cxdesign.scoring.stored import evaluate_round
from cxdesign.views.rating_figures import open_criterion, open_rater, open_rating
from tests.builders import a_journey
from tests.rounds import ROUND, with_hotel_round

EN = Translator("en")


def said(code, rater, **fields):
    place = {"round_id": ROUND, "rater_id": f"rater:{rater}", "criterion": code}
    return RatingEntry(id=rating_id(*place.values()), **place, **fields)


@pytest.fixture
def document():
    note = {"note": "Told us <b>twice</b>", "record_ids": ("touchpoint:t1",)}
    return with_hotel_round(a_journey()).with_records(
        changed=[said("C2", "k1", score=2, evidence=Evidence.TEST, **note), said("C2", "k2", score=None)]
    )


@pytest.fixture
def report(document):
    return evaluate_round(document, ROUND)


def test_a_criterion_opens_to_its_ratings_customers_first_with_evidence_and_notes(document, report):
    found = open_criterion(document, ROUND, report, "C2", EN)
    assert [(one.symbol, one.value) for one in found.ratings[:3]] == [
        ("Ms Li", "2"),
        ("Mr Wu", "cannot judge"),
        ("Ana", "2"),
    ]
    assert found.ratings[0].text == "Customer · E2 test · Told us <b>twice</b>"
    assert found.worked == "(2 + 2 + 4 + 4 + 4) / 5 = 3.20"
    assert [(one.record_id, one.page) for one in found.records] == [("touchpoint:t1", "journey")]


def test_a_criterion_says_why_it_is_marked(document, report):
    (flags,) = [note for note in open_criterion(document, ROUND, report, "C9", EN).notes if "Marked" in note.heading]
    assert flags.text == "customers and organisation differ by −1.00 (from 1, ours)"
    c5 = open_criterion(document, ROUND, report, "C5", EN)
    assert any("unproven 5: 1" in note.text for note in c5.notes)
    assert any("unproven 5" in one.text for one in c5.ratings)


def test_a_rating_opens_with_evidence_note_and_records(document, report):
    found = open_rating(document, report, (ROUND, "rater:k1", "C2"), EN)
    assert found.title == "Ms Li · C2 Feedback and recovery"
    assert [one.value for one in found.inputs] == ["Customer", "E2"]
    assert found.notes[0].text == "Told us <b>twice</b>"
    assert len(found.records) == 1


def test_a_record_that_is_gone_is_not_named(document, report):
    gone = document.with_records(changed=[said("C2", "k1", score=2, record_ids=("step:gone",))])
    assert open_rating(gone, report, (ROUND, "rater:k1", "C2"), EN).records == ()


def test_a_rater_without_a_name_is_called_by_the_role(document, report):
    nameless = document.with_records(
        changed=[RaterEntry(id="rater:k1", role=RaterRole.CUSTOMER, order="a0", is_guest=True)]
    )
    assert open_rater(nameless, ROUND, report, "rater:k1", EN).title == "Customer"
    both = nameless.with_records(
        changed=[RaterEntry(id="rater:k2", role=RaterRole.CUSTOMER, order="a1", is_guest=True)]
    )
    assert open_rater(both, ROUND, report, "rater:k2", EN).title == "Customer 2"


def test_a_rater_opens_to_all_that_was_said(document, report):
    found = open_rater(document, ROUND, report, "rater:k1", EN)
    assert (found.inputs[0].value, len(found.ratings)) == ("22", 29)


def test_a_criterion_with_one_rating_has_no_figures(document, report):
    alone = replace(report.criteria[1], ratings=report.criteria[1].ratings[:1], mean=None, median=None, lowest=None)
    thin = replace(report, criteria=(report.criteria[0], alone, *report.criteria[2:]))
    found = open_criterion(document, ROUND, thin, "C2", EN)
    assert (found.value, found.worked, found.inputs[1].value) == ("–", "", "–")
    assert any("no result" in note.text for note in found.notes)
