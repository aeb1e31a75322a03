from __future__ import annotations

from tests.unit.charts.examples import drawn


def test_the_widest_gap_comes_first_and_wide_ones_are_named():
    picture = drawn("hotel", "gaps")
    assert [row[:3] for row in picture.table.rows[:2]] == [
        ("C2 Feedback and recovery", "−1.50", "2.00"),
        ("C9 Consistency and seamlessness", "−1.00", "3.00"),
    ]
    assert picture.sentence.startswith("Wide gaps: C2 −1.50, C9 −1.00.")


def test_criteria_that_only_one_side_rated_are_left_out():
    names = {row[0].split()[0] for row in drawn("hotel", "gaps").table.rows}
    assert "O7" not in names
    assert len(names) == 22


def test_without_wide_gaps_it_says_so():
    assert drawn("all alike", "gaps").sentence == "No gap is wide."


def test_a_gap_of_four_points_widens_the_scale():
    specification = drawn("two raters", "gaps").chart.to_dict()
    domains = [
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in specification["layer"]
        if "scale" in layer.get("encoding", {}).get("x", {})
    ]
    assert domains
    assert all(domain == [-4, 4] for domain in domains)
