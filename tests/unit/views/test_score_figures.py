from __future__ import annotations

import pytest

from cxdesign.domain.document import Document
from cxdesign.i18n import PSEUDO_LOCALE, Translator
from cxdesign.scoring.stored import evaluate_round
from cxdesign.views.score_figures import open_figure
from tests.builders import a_journey
from tests.rounds import ROUND, with_few_ratings, with_hotel_round

HOTEL = with_hotel_round(a_journey())
REPORT = evaluate_round(HOTEL, ROUND)
EN = Translator("en")
IDS = [
    "index",
    "gate",
    "total",
    "alpha",
    "dimension:customer",
    "dimension:organisation",
    "dimension:sustainability",
    *(f"level:L{n}" for n in range(1, 5)),
    *(f"factor:{letter}" for letter in "abcdef"),
]


def opened(wanted, translate=EN, document: Document = HOTEL, report=REPORT):
    return open_figure(document, ROUND, report, wanted, translate)


@pytest.mark.parametrize("locale", ["en", "zh-CN", PSEUDO_LOCALE])
@pytest.mark.parametrize("wanted", IDS)
def test_every_figure_opens_with_formula_inputs_and_provenance(wanted, locale):
    found = opened(wanted, Translator(locale))
    assert found.title
    assert found.formula
    assert found.inputs
    assert found.origins


def test_the_index_opens_to_its_formula_with_the_numbers_in():
    found = opened("index")
    assert found.value == "3.77"
    assert found.worked == "3.00 + 0.50 × (4.09 − 1)/4 × (5 − 3.00) = 3.77"
    assert [(one.symbol, one.value) for one in found.inputs] == [
        ("L1", "3.78"),
        ("L2", "3.00"),
        ("L3", "4.27"),
        ("L4", "3.92"),
        ("B", "3.00"),
        ("D", "4.09"),
        ("g", "0.50"),
    ]
    assert "Customer × 2, Front line × 1" in found.notes[0].text
    assert found.against == ("Lowering effort can matter more than delighting: Dixon, Freeman & Toman 2010.",)


def test_the_total_opens_to_the_dimensions_and_the_arithmetic_mean():
    assert [(one.symbol, one.value) for one in opened("total").inputs] == [
        ("Customer", "3.72"),
        ("Organisational capability", "3.21"),
        ("Sustainability", "3.38"),
        ("Arithmetic mean", "3.44"),
    ]


def test_a_level_opens_to_the_criteria_that_feed_it():
    assert [one.symbol for one in opened("level:L1").inputs] == ["C1", "C3", "C9"]


@pytest.mark.parametrize(
    "wanted",
    ["criterion:X9", "criterion", "dimension:x", "level:L9", "factor:z", "nonsense", "rating:C1:rater:x", "rater:x"],
)
def test_what_is_not_there_opens_nothing(wanted):
    assert opened(wanted) is None


def test_criteria_ratings_and_raters_open_too():
    assert opened("criterion:C2").value == "3.00"
    assert opened("rating:C2:rater:k1").value == "2"
    assert opened("rater:rater:k1").title == "Ms Li"


def test_figures_without_a_result_are_dashes():
    document = with_few_ratings(a_journey(), {"C1": [3]})
    report = evaluate_round(document, ROUND)
    for wanted in IDS:
        found = opened(wanted, document=document, report=report)
        assert "nan" not in found.as_text(EN).lower()
    assert opened("index", document=document, report=report).value == "–"
