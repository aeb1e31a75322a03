from __future__ import annotations

from cxdesign.charts.criteria import criterion_picture
from cxdesign.views.palette import LIGHT
from tests.unit.charts.examples import ENGLISH, REPORTS, ROUNDS, drawn
from tests.unit.charts.test_picture import found_ids


def rows(picture) -> dict[str, tuple[str, ...]]:
    return {row[0].split()[0]: row[1:] for row in picture.table.rows}


def test_every_rating_is_a_dot_of_its_own():
    ids = found_ids(drawn("hotel", "criteria").chart.to_dict())
    assert sum(one.startswith("rating:") for one in ids) == 153
    assert sum(one.startswith("criterion:") for one in ids) == 29


def test_rows_are_ordered_by_mean_inside_their_dimension():
    names = [row[0].split()[0] for row in drawn("hotel", "criteria").table.rows]
    assert names[:4] == ["C6", "C5", "C7", "C1"]
    assert names[9:12] == ["C10", "O7", "O1"]
    assert names[-1] == "S6"


def test_a_row_of_the_table_holds_all_figures_of_the_criterion():
    found = rows(drawn("hotel", "criteria"))["C2"]
    assert found[:8] == ("3.00", "3", "2–4", "1.10", "−1.50", "0.40", "E2", "6")
    assert found[8].startswith("Customer: 2, E2, ")


def test_the_reading_names_every_flag():
    sentence = drawn("hotel", "criteria").sentence
    assert sentence == (
        "Highest C6 Feeling valued 4.33, lowest O8 Risk and failure readiness 2.33. Wide gap: C2 −1.50, C9 −1.00."
        " Low agreement: C2 0.40. An unproven 5: C5, C7, O7."
    )


def test_names_of_raters_stand_beside_their_roles():
    picture = criterion_picture(REPORTS["hotel"], ROUNDS["hotel"].raters, ENGLISH, LIGHT, names={"k1": "<i>Mei"})
    assert rows(picture)["C2"][8].startswith("<i>Mei (Customer): 2, E2")


def test_a_criterion_without_a_result_keeps_its_row():
    found = rows(drawn("two raters", "criteria"))["O8"]
    assert found[:3] == ("–", "–", "–")


def test_forty_raters_find_room_between_two_scores():
    picture = drawn("forty raters", "criteria")
    points = [row for rows in picture.chart.to_dict()["datasets"].values() for row in rows if "shift" in row]
    assert len(points) == 29 * 40
    assert all(0 < row["x"] - row["score"] < 1 for row in points)
