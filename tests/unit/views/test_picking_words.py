"""The statement of the page on choosing peaks, case by case."""

import pytest

from cxdesign.analysis.picking import picking
from cxdesign.domain.vocabulary import WeightMethod
from cxdesign.i18n import LOCALES, Translator
from cxdesign.views.picking_words import audience, picking_words
from tests.builders import an_empty_journey
from tests.unit.analysis.test_picking import CRITERIA, PLACES, a_choice

FAILING = {"scene:arrival": {}, **CRITERIA, "standard:late": {"is_met": False}}


def said(document, locale="en"):
    return picking_words(document, picking(document), Translator(locale))


CASES = {
    "no scene": (an_empty_journey(), "No scene is linked", "scenes"),
    "no candidate": (a_choice(cells={PLACES[0]: (5, 1)}), "No touchpoint is highly relevant", "scenes"),
    "all fall": (
        a_choice(
            entries=FAILING, cells={PLACES[0]: (5, 5)}, relations=[("governed_by", "touchpoint:t1", "standard:late")]
        ),
        "Every candidate falls at its base",
        "standards",
    ),
    "no criterion": (a_choice(entries={"scene:arrival": {}}), "First say what a peak must be good for", None),
    "no points": (
        a_choice([(5,)], entries={"scene:arrival": {}, "peak_criterion:value": {"points": 0}}),
        "No criterion has a weight yet",
        None,
    ),
    "no judgement": (a_choice(method=WeightMethod.PAIRWISE), "Nobody has compared all pairs", None),
    "no scores": (a_choice(), "No candidate is fully scored yet", None),
    "single": (a_choice([(5, 5)]), "Only “Touchpoint t1” can be ranked", None),
    "alike": (a_choice([(3, 3)] * 3), "all alike", None),
    "tie": (a_choice([(3, 3), (3, 3), (1, 5)]), "a tie at the top: “Touchpoint t1” and “Touchpoint t2”", None),
    "robust": (a_choice([(5, 1), (3, 3), (2, 4)]), "“Touchpoint t1”, by all methods and nearly all weights", None),
    "agreed": (a_choice([(5, 3), (2, 2), (1, 1)]), "at these weights", None),
}


@pytest.mark.parametrize("case", CASES)
def test_the_statement_says_what_is_the_case_and_where_to_go_on(case):
    document, sentence, step = CASES[case]
    words = said(document)
    assert sentence in words.statement
    assert words.step == step
    assert words.lead


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("case", CASES)
def test_no_sentence_keeps_a_hole(case, locale):
    words = said(CASES[case][0], locale)
    assert not {"{", "}", "nan", "None"} & {sign for sign in ("{", "}", "nan", "None") if sign in str(words.lead)}
    assert "{" not in words.statement


def test_who_is_not_fully_scored_is_named():
    assert "Touchpoint t3 is not fully scored and takes no part." in said(a_choice([(5, 5), (3, 1)])).lead


def test_names_are_made_safe_where_they_stand_in_markdown():
    document = a_choice([(5, 1), (3, 3), (2, 4)])
    words = picking_words(document, picking(document), Translator("en"), escape=lambda text: f"<{text}>")
    assert "<Touchpoint t1>" in words.statement


def test_the_audience_is_told_when_there_is_one():
    entries = {"persona:ann": {"name": "Ann", "is_target": True}, "scene:arrival": {}}
    document = a_choice(entries=entries)
    assert "Ann" in audience(document, picking(document), Translator("en"))
    assert audience(a_choice(), picking(a_choice()), Translator("en")) is None
