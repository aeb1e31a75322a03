from __future__ import annotations

import pytest

from cxdesign.i18n import Translator
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.pyramid import Verdict
from cxdesign.views.verdict import figures, verdict_name, verdict_words
from tests.golden.hotel_ratings import hotel_round
from tests.ratings import a_round

HOTEL = evaluate(hotel_round())
EN, ZH = Translator("en"), Translator("zh-CN")
DELIGHT = ("C5", "C6", "C7", "C8")


def rated(count=6, score=4, **rows):
    return evaluate(a_round(count, score, rows={code: [value] * count for code, value in rows.items()}))


def test_the_hotel_is_told_what_to_mend_and_what_it_would_bring():
    words = verdict_words(HOTEL, EN)
    assert words.statement == "Fix how complaints are handled. Until then, only half of the delight counts."
    assert "stands at **3.00**, held down by level 2" in words.lead
    assert "adds only **0.77** to the base, and the index is **3.77** instead of 4.55" in words.lead
    assert "No veto: C1, C2 at 2 or above." in words.lead
    assert "6 raters cannot settle it yet" in words.lead


def test_the_same_in_chinese_without_spaces_between_sentences():
    words = verdict_words(HOTEL, ZH)
    assert words.statement == "先把投诉处理做好；在此之前，愉悦只有一半算数。"
    assert "。 " not in words.lead


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"C1": 2, "C3": 2, "C9": 2, "C2": 2}, "Fix the core promise and how complaints are handled first."),
        ({"C2": 1}, "Fix how complaints are handled first: it vetoes"),
        (dict.fromkeys(DELIGHT, 2), "What is missing is delight"),
        ({"C5": 2, "C6": 2, "C7": 4, "C8": 4}, "What is missing is the personal touch"),
        ({"C5": 5, "C6": 5, "C7": 2, "C8": 2}, "People feel valued"),
        ({}, "the delight counts in full"),
    ],
)
def test_every_state_of_the_gate_has_its_sentence(rows, said):
    assert said in verdict_words(rated(**rows), EN).statement


@pytest.mark.parametrize("mode", ["ramp", "off"])
def test_nothing_holds_a_base_down_when_the_gate_is_fully_open(mode):
    lead = verdict_words(evaluate(a_round(6, 4), mode=mode), EN).lead
    assert "The base stands at **4.00**. " in lead
    assert "a delight of **4.00** adds **0.75** to the base, and the index is **4.75**" in lead


def test_a_veto_is_named_with_its_criterion_and_limit():
    assert "Veto: C2 below 2." in verdict_words(rated(C2=1), EN).lead


def test_one_rater_is_no_result_and_no_number_is_shown():
    words = verdict_words(rated(1), EN)
    assert words.statement == "There are too few ratings for a result."
    assert "1 rater gave" in words.lead
    assert {statement.value for statement in figures(rated(1), EN)} == {"–"}


def test_few_raters_get_a_range_in_words():
    report = rated(3)
    assert "3 raters are too few for an interval" in verdict_words(report, EN).lead
    assert figures(report, EN)[0].small.startswith("raters alone")


def test_raters_who_all_agree_settle_it():
    assert "All 1,000 resamples" in verdict_words(rated(6), EN).lead


def test_a_gate_that_is_switched_off_says_what_it_is_for():
    report = evaluate(hotel_round(), mode="off")
    assert "what compensation hides" in verdict_words(report, EN).lead
    assert figures(report, EN)[1].small == "switched off"


def test_missing_levels_are_named():
    no_base = rated(6, C2=None)
    assert "level 2, feedback and recovery has too few valid ratings" in verdict_words(no_base, EN).lead
    statement = verdict_words(no_base, EN).statement
    assert statement == "There are too few ratings to say whether the base holds."
    no_delight = rated(6, C7=None)
    assert verdict_words(no_delight, EN).statement.startswith("The base holds. There are too few ratings")
    assert "level 4, surprise has too few valid ratings" in verdict_words(no_delight, EN).lead


def test_the_figures_stated_first():
    index, gate, total, weakest, alpha = figures(HOTEL, EN)
    assert (index.id, index.value) == ("index", "3.77")
    assert (gate.value, gate.tone, gate.small) == ("0.50", "low", "ramp 2.5–3.5, ours")
    assert (total.value, total.small) == ("3.43", "geometric, equal weights")
    assert (weakest.id, weakest.value, weakest.small) == ("criterion:O8", "O8 2.33", "Risk and failure readiness")
    assert (alpha.value, alpha.small) == ("0.49", "discuss before use")


@pytest.mark.parametrize("translate", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_name(verdict, translate):
    assert verdict_name(verdict, translate)


def test_nothing_that_is_said_is_no_number():
    for report in (rated(1), rated(2), rated(3), HOTEL, evaluate(a_round(3, None), criteria_catalogue())):
        words = verdict_words(report, EN)
        assert "nan" not in f"{words.statement} {words.lead} {figures(report, EN)}".lower()
