from __future__ import annotations

from tests.unit.charts.examples import drawn


def test_the_six_factors_with_their_criteria():
    table = drawn("hotel", "factors").table
    assert [row[1] for row in table.rows] == ["3.83", "3.88", "3.53", "3.77", "3.08", "3.29"]
    assert table.rows[1][2] == "C6, C7, C8, O10"


def test_that_the_mapping_is_ours_is_said():
    assert "a choice of this workbench" in drawn("hotel", "factors").sentence
