from __future__ import annotations

from cxdesign.i18n import PSEUDO_LOCALE, Translator
from cxdesign.i18n.text import Text
from cxdesign.views.texts import told, told_apart

PEAK = Text.model_validate({"en": "Peak", "zh-CN": "峰值"})


def test_a_text_is_told_in_the_language_of_the_reader():
    assert [told(PEAK, Translator(locale)) for locale in ("en", "zh-CN", PSEUDO_LOCALE)] == ["Peak", "峰值", "⟦Peak⟧"]


def test_choices_that_are_called_the_same_can_be_told_apart():
    assert told_apart({"a": "Round", "b": "Round", "c": "Other"}) == {"a": "Round", "b": "Round (2)", "c": "Other"}


def test_a_number_behind_a_choice_is_never_the_name_of_another():
    labels = told_apart({"a": "R", "b": "R", "c": "R (2)", "d": "R (2)", "e": "R"})
    assert len(set(labels.values())) == len(labels)
    assert (labels["a"], labels["c"]) == ("R", "R (2)")
