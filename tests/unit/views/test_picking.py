"""The parts of the page on choosing peaks as plain data, and the figures opened."""

import json

import pytest

from cxdesign.analysis.picking import picking
from cxdesign.domain.vocabulary import WeightMethod
from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.starters import load_starter
from cxdesign.views.picking import build_matrix, build_memory, build_methods
from cxdesign.views.picking_opened import OpenedPicking
from cxdesign.views.picking_table import build_table
from tests.unit.analysis.test_picking import PLACES, a_choice

T = Translator("en")
GYM = load_starter("gym", "en")
FOUND = picking(GYM)


def test_the_matrix_has_a_cell_where_a_touchpoint_takes_part_and_names_it():
    matrix = build_matrix(GYM, FOUND, T)
    assert matrix["scenes"] == ["Reception", "Consultation", "Conversion", "Teaching"]
    lesson = next(row for row in matrix["rows"] if row["name"] == "Lesson with coach")
    assert lesson["cells"][:3] == [None, None, None]
    cell = lesson["cells"][3]
    assert (cell["customer"], cell["enterprise"], cell["quadrant"], cell["is_chosen"]) == (5, 5, "candidate", True)
    assert cell["label"].endswith("candidate for a peak, chosen as peak")


def test_the_methods_stand_in_the_order_of_the_weighted_sum():
    methods = build_methods(GYM, FOUND, T)
    assert [row["name"].split()[0] for row in methods["rows"]] == ["Lesson", "Body", "Trial", "Front"]
    first = methods["rows"][0]["cells"]
    assert [(cell["rank"], cell["score"], cell["is_winner"]) for cell in first] == [
        ("1", ".6833", True),
        ("2", ".5467", False),
        ("2", ".2511", False),
    ]


def test_the_memory_marks_peaks_and_a_trough_below_zero():
    points = build_memory(GYM, FOUND)["points"]
    assert [point["name"] for point in points if point["is_peak"]] == ["Body test and talk", "Lesson with coach"]
    assert [point["name"] for point in points if point["is_trough"]] == ["Price and contract"]
    assert [point["after"] for point in points if point["is_peak"]] == [4, 5]


def test_the_table_tells_scores_weights_and_base():
    table = build_table(GYM, FOUND, T)
    assert table["method"] == "points"
    assert [column["weight"] for column in table["columns"]] == [f"{n} points" for n in (30, 25, 20, 15, 10)]
    rows = {(row["name"], row["scene"]): row for row in table["rows"]}
    out = rows["Tour of the floor", "Consultation"]
    assert (out["is_sound"], out["base_tone"], out["base"]) == (
        False,
        "unmet",
        "Out, not met: A guide within 10 minutes",
    )
    assert rows["Lesson with coach", "Teaching"]["scores"] == [5, 5, 4, 2, 5]
    assert rows["Lesson with coach", "Teaching"]["base_tone"] == "met"


def test_a_base_without_a_standard_is_called_unchecked():
    document = a_choice()
    assert {row["base_tone"] for row in build_table(document, picking(document), T)["rows"]} == {"open"}


def test_the_comparisons_of_a_judge_tell_ratio_and_contradiction():
    table = build_table(GYM, FOUND, T)
    zhou = next(judge for judge in table["judges"] if judge["judge"].startswith("Zhou"))
    assert zhou["state"] == "Consistency ratio 0.11: above the limit of 0.10, talk it over."
    assert zhou["worst"] == [0, 1, 2]
    assert "that makes Customer value 1/3 × Differentiation, but 3 is stated" in zhou["contradiction"]
    assert zhou["texts"][0][:3] == ["1", "1", "3"]
    assert zhou["texts"][2][:3] == ["1/3", "3", "1"]
    assert table["group"]["is_accepted"]
    assert table["group"]["worst"] == []


def test_two_criteria_need_one_comparison():
    judged = {"Ben": {("value", "cost"): 3.0}}
    document = a_choice(method=WeightMethod.PAIRWISE, judged=judged)
    (ben,) = build_table(document, picking(document), T)["judges"]
    assert ben["weights"] == ["75", "25"]


def test_a_judge_with_pairs_left_has_no_weights_yet():
    entries = {"scene:arrival": {}, **{f"peak_criterion:{name}": {} for name in ("value", "feeling", "cost")}}
    document = a_choice(entries=entries, judged={"Ben": {("value", "cost"): 3.0}})
    (ben,) = build_table(document, picking(document), T)["judges"]
    assert (ben["weights"], ben["state"]) == ([], "1 of 3 pairs compared; weights follow when all are.")
    assert ben["texts"][0] == ["1", "–", "3"]


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_is_json_in_both_languages(locale):
    for document in (load_starter("gym", locale), a_choice(), a_choice([(3, 3)] * 3, chosen=PLACES)):
        found, translate = picking(document), Translator(locale)
        parts = [build(document, found, translate) for build in (build_matrix, build_methods, build_table)]
        told = json.dumps([*parts, build_memory(document, found)], allow_nan=False)
        assert "⟦" not in told


IDS = [
    *(f"score:{method}:4" for method in ("saw", "topsis", "weighted_product")),
    *(f"share:{method}:0" for method in ("saw", "topsis", "weighted_product")),
    *(f"weight:{place}" for place in range(5)),
    *(f"critical:{place}" for place in range(5)),
    *(f"cell:{cell.cell_id}" for cell in FOUND.cells[:3]),
    "memory:peak_end",
    "memory:mean",
    "ratio:0",
    "ratio:group",
    "front:",
]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("figure_id", IDS)
def test_every_figure_opens_to_formula_inputs_and_origin(figure_id, locale):
    document = load_starter("gym", locale)
    figure = OpenedPicking(document, picking(document), Translator(locale)).figure(figure_id)
    assert figure.title
    assert figure.value
    assert figure.formula
    assert figure.inputs
    assert figure.origins
    assert "{" not in figure.as_text(Translator(locale))


@pytest.mark.parametrize(
    "figure_id", ["", "score:saw:9", "score:none:0", "weight:x", "cell:gone", "ratio:7", "other:1"]
)
def test_a_figure_that_is_gone_opens_nothing(figure_id):
    assert OpenedPicking(GYM, FOUND, T).figure(figure_id) is None


def test_the_weighted_sum_is_shown_with_the_numbers_in():
    figure = OpenedPicking(GYM, FOUND, T).figure("score:saw:1")
    assert figure.worked == "0.30 · 1.00 + 0.25 · 0.50 + 0.20 · 0.33 + 0.15 · 0.67 + 0.10 · 0.50 = .6417"
