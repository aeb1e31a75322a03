from __future__ import annotations

from cxdesign.analysis.acceptability import rank_acceptability
from cxdesign.charts.acceptability import acceptability_picture
from cxdesign.charts.picture import Entry
from cxdesign.views.palette import LIGHT
from tests.unit.charts.examples import ALTERNATIVES, ENGLISH, MOMENTS, SENSES

METHODS = ("saw", "topsis", "weighted_product")


def picture(matrix, entries=ALTERNATIVES, methods=METHODS):
    results = [rank_acceptability(matrix, SENSES[: len(matrix[0])], method, draws=500) for method in methods]
    return acceptability_picture(results, entries, ENGLISH, LIGHT)


def test_each_method_has_the_shares_of_all_ranks():
    table = picture(MOMENTS).table
    assert len(table.columns) == 1 + 3 * 4
    for row in table.rows:
        shares = [int(cell.removesuffix(" %")) for cell in row[1:]]
        assert all(abs(sum(shares[start : start + 4]) - 100) <= 2 for start in (0, 4, 8))


def test_robust_is_said_only_from_eighty_percent_on():
    assert "not robust" in picture(MOMENTS).sentence
    assert "Front door 100 %, robust" in picture([[5, 5], [1, 2]], ALTERNATIVES[:2], ("saw",)).sentence


def test_alternatives_alike_have_no_single_winner():
    assert "no single winner" in picture([[3, 3], [3, 3]], ALTERNATIVES[:2], ("saw",)).sentence


def test_bars_fill_their_column_and_no_more():
    specification = picture(MOMENTS).chart.to_dict()
    parts = [row for rows in specification["datasets"].values() for row in rows if "share" in row]
    assert len(parts) <= 4 * 4 * 3
    for start in {row["x"] for row in parts if row["rank"] == 1}:
        ends = [row["to"] for row in parts if start <= row["x"] < start + 118.5]
        assert max(ends) - start <= 118 + 1e-6


def test_one_alternative_takes_every_first_rank():
    alone = picture([[1, 2]], (Entry("alternative:0", "Alone"),), ("saw",))
    assert alone.table.rows == (("Alone", "100 %"),)
