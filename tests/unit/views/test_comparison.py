from __future__ import annotations

import pytest

from cxdesign.domain.vocabulary import Provenance
from cxdesign.i18n import LOCALES, Translator
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.comparison import Alternative, compare
from cxdesign.views.comparison import ComparisonWords
from tests.golden.hotel_ratings import hotel_round
from tests.unit.scoring.test_comparison import LOW, NARROW, NOTHING, WIDE, an_alternative

CASES = {
    "nothing": ([], None),
    "one": ([NARROW], None),
    "without a result": ([NARROW, NOTHING, WIDE], None),
    "robust": ([LOW, WIDE], None),
    "not robust": ([NARROW, WIDE], {"customer": 60, "organisation": 20, "sustainability": 20}),
    "disagreeing": ([NARROW, WIDE], {"customer": 49.5, "organisation": 25.25, "sustainability": 25.25}),
    "without weights": ([NARROW, WIDE], {"customer": 0}),
    "tied": ([an_alternative("one", 3, 3, 3), an_alternative("two", 3, 3, 3)], None),
}


def words(case: str, locale: str = "en") -> ComparisonWords:
    alternatives, weights = CASES[case]
    return ComparisonWords(compare(alternatives, weights, draws=400), Translator(locale))


@pytest.mark.parametrize(
    ("case", "statement"),
    [
        ("nothing", "There are not two designs with a result to compare yet."),
        ("one", "There are not two designs with a result to compare yet."),
        ("robust", "“Wide” comes first, whatever the method and nearly whatever the weights."),
        ("not robust", "“Narrow” comes first at these weights, but that is not robust."),
        ("disagreeing", "The method decides between these: “Narrow”, “Wide”."),
        ("without weights", "No dimension has a weight, so nothing comes first."),
        ("tied", "These share the first place: “One”, “Two”."),
    ],
)
def test_who_comes_first_is_said_in_one_sentence(case, statement):
    assert words(case).statement() == statement


def test_what_grounds_the_statement_stands_below():
    lead = words("robust").lead()
    assert lead.startswith("Of 400 random weightings, first most often: “Wide” in 100 % by Weighted sum (SAW), ")
    assert lead.endswith("“Wide” is nowhere below any other: no weights can change that.")
    left_out = (
        "Left out of the ranks: “Nothing”, without a result in Customer, Organisational capability, Sustainability."
    )
    assert left_out in words("without a result").lead()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("case", CASES)
def test_tables_have_a_cell_for_every_heading_and_no_empty_one(case, locale):
    for grid in (words(case, locale).profiles(), words(case, locale).ranks()):
        assert all(len(row) == len(grid.columns) and all(row) for row in grid.rows)
        assert len(grid.ids) == len(grid.rows)


def test_a_winner_whose_interval_overlaps_is_told():
    """By hand: totals of 3.43 in [3.29, 3.67] and of 3.30 in its own interval share a stretch."""
    close = an_alternative("close", 4, 3, 3)
    near = Alternative("near", "Near", evaluate(hotel_round()))
    told = ComparisonWords(compare([near, close], draws=200), Translator("en")).lead()
    assert told.startswith("But its interval overlaps with “Close”")
    assert "overlaps" not in words("robust").lead()


def test_designs_without_a_result_stand_in_the_profiles_and_not_in_the_ranks():
    told = words("without a result")
    assert [row[0] for row in told.profiles().rows] == ["Narrow", "Wide", "Nothing"]
    assert told.profiles().rows[2][1:4] == ("–", "–", "–")
    assert [row[0] for row in told.ranks().rows] == ["Narrow", "Wide"]


def test_ranks_stand_with_their_scores():
    assert words("robust").ranks().rows[1] == ("Wide", "1 · 1.000", "1 · 1.000", "1 · 0.614")
    assert words("without weights").ranks().rows[0] == ("Narrow", "–", "–", "–")


def test_a_design_opens_to_dimensions_ranks_and_sources():
    opened = words("robust").opened("wide")
    assert (opened.title, opened.value) == ("Wide", "3.63")
    assert [entry.value for entry in opened.inputs[:3]] == ["3.00", "4.00", "4.00"]
    assert opened.inputs[0].text == "weighs 33 %"
    assert [line.provenance for line in opened.origins] == [Provenance.LITERATURE, Provenance.OURS]
    assert words("robust").opened("total:wide") == opened
    assert words("robust").opened("gone") is None
