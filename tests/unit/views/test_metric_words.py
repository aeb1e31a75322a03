from __future__ import annotations

import pytest

from cxdesign.analysis.metrics import ces, csat, kano, nps, on_time, servqual, variation
from cxdesign.i18n import LOCALES, Translator
from cxdesign.views import metric_words as words

FIGURES = {
    "nps": nps([10] * 50 + [8] * 30 + [3] * 20),
    "nps of one kind": nps([10, 10]),
    "ces 1.0": ces([1, 2, 3], "1.0"),
    "ces 2.0": ces([7, 6, 5, 2]),
    "csat": csat([5, 4, 3, 1]),
    "servqual": servqual([[5]], [[6]], ["empathy"]),
    "servqual without a pair": servqual([], [], ["empathy"]),
    "kano": kano([("like", "dislike")]),
    "kano without a class": kano([]),
    "on time": on_time([4, 5, 5.5], 5),
    "variation": variation({"north": 0.9, "south": 0.7}),
    "variation of one": variation({"north": 0.9}),
    "nothing": None,
}
EXPECTED = {
    "nps": ("+30", "95 % interval +14.7 to +45.3 · n 100", "100 (0.500 − 0.200) = +30.0"),
    "nps of one kind": ("+100", "n 2, no interval", "100 (1.000 − 0.000) = +100.0"),
    "ces 1.0": ("2.00", "mean of 1–5, less is better · n 3", ""),
    "ces 2.0": ("5.00", "mean of 1–7 · 75 % agree · index +25 · n 4", ""),
    "csat": ("50 %", "mean 3.25 of 1–5 · n 4", "2 / 4 = 50 %"),
    "servqual": ("−1.00", "unweighted −1.00 · perception alone 5.00", "1.00 × (−1.00) = −1.00"),
    "servqual without a pair": ("–", "unweighted – · perception alone –", ""),
    "kano": ("One-dimensional", "better 1.00 · worse −1.00", ""),
    "kano without a class": ("–", "better – · worse –", ""),
    "on time": ("67 %", "2 of 3 within 5", "2 / 3 = 67 %"),
    "variation": ("0.2", "highest north, lowest south · 2 sites", ""),
    "variation of one": ("0", "highest north, lowest north · 1 site", ""),
    "nothing": ("–", "no answer yet", ""),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_written_with_its_small_print_and_its_numbers(name):
    figure = FIGURES[name]
    told = words.value(figure, Translator("en")), words.small(figure, Translator("en")), words.worked(figure)
    assert told == EXPECTED[name]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", FIGURES)
def test_no_figure_shows_what_is_no_number(name, locale):
    figure, translate = FIGURES[name], Translator(locale)
    told = [words.value(figure, translate), words.small(figure, translate), words.worked(figure)]
    told += [part for entry in words.inputs(figure, translate) for part in (entry.symbol, entry.value, entry.text)]
    assert not [text for text in told if "nan" in text.lower().split() or "None" in text]


def test_inputs_add_up_to_all_answers():
    counts = [int(entry.value) for entry in words.inputs(FIGURES["nps"], Translator("en"))]
    assert counts == [50, 30, 20, 0]
