from __future__ import annotations

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from cxdesign.domain.evaluation import Decision, RatingEntry, rating_id
from cxdesign.domain.vocabulary import Outcome
from cxdesign.formats.round_file import write_json, write_ratings, write_workbook
from cxdesign.scoring.stored import evaluate_round
from tests.builders import a_journey
from tests.rounds import ROUND, with_hotel_round


def with_decision():
    place = {"round_id": ROUND, "rater_id": "rater:k1", "criterion": "C2"}
    spoken = RatingEntry(
        id=rating_id(*place.values()), score=2, note="=HYPERLINK(1)", record_ids=("step:gone",), **place
    )
    decided = Decision(
        id="decision:first", round_id=ROUND, outcome=Outcome.ITERATE, back_to=3, reason="Nights", signed_by="Mei"
    )
    return with_hotel_round(a_journey()).with_records(changed=[spoken, decided])


DOCUMENT = with_decision()
REPORT = evaluate_round(DOCUMENT, ROUND)


def sheets(locale="en"):
    book = load_workbook(io.BytesIO(write_workbook(DOCUMENT, ROUND, REPORT, locale)))
    return {sheet.title: list(sheet.values) for sheet in book.worksheets}


def test_the_workbook_holds_figures_criteria_ratings_and_decision():
    found = sheets()
    assert list(found) == ["Figures", "Criteria", "Ratings", "Decision"]
    assert ("Gated experience index E", pytest.approx(3.7725, abs=0.001)) in found["Figures"]
    assert len(found["Criteria"]) == 30
    assert len(found["Ratings"]) == 1 + 6 * 29
    assert ("Decision", "Iterate") in found["Decision"]
    assert ("Because", "Nights") in found["Decision"]


def test_the_workbook_speaks_chinese():
    assert list(sheets("zh-CN")) == ["数值", "准则", "评分", "决定"]


def test_no_note_becomes_a_formula():
    book = load_workbook(io.BytesIO(write_workbook(DOCUMENT, ROUND, REPORT, "en")))
    cells = [cell for row in book["Ratings"] for cell in row if cell.value == "=HYPERLINK(1)"]
    assert [cell.data_type for cell in cells] == ["s"]
    rows = list(csv.reader(io.StringIO(write_ratings(DOCUMENT, ROUND, REPORT, "en").decode("utf-8-sig"))))
    assert [row[6] for row in rows if "HYPERLINK" in row[6]] == ["'=HYPERLINK(1)"]


def test_the_ratings_as_text():
    rows = list(csv.reader(io.StringIO(write_ratings(DOCUMENT, ROUND, REPORT, "en").decode("utf-8-sig"))))
    assert rows[0] == ["Criterion", "Name", "Rater", "Role", "Score", "Evidence", "Note", "Rests on"]
    assert rows[1][:6] == ["C1", "Core promise kept", "Ms Li", "Customer", "4", "E3"]
    assert any(row[4] == "cannot judge" for row in rows)


def test_json_holds_everything_in_full_precision():
    data = json.loads(write_json(DOCUMENT, ROUND, REPORT, "en"))
    assert data["figures"]["index"] == REPORT.gate.index
    assert data["figures"]["verdict"] == "half_gate"
    assert (len(data["ratings"]), len(data["criteria"])) == (174, 29)
    assert data["decision"]["back_to"] == 3


def test_a_round_without_a_decision_says_so():
    document = with_hotel_round(a_journey())
    found = load_workbook(io.BytesIO(write_workbook(document, ROUND, REPORT, "en")))["Decision"]
    assert ("Decision", "Nothing decided yet.") in list(found.values)
    assert json.loads(write_json(document, ROUND, REPORT, "en"))["decision"] is None
