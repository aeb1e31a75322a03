from __future__ import annotations

import re
from string import Formatter

import pytest
from pydantic import ValidationError

from cxdesign.checks.catalogue import RuleText, rule_text, rule_texts
from cxdesign.i18n import LOCALES

TEXTS = {
    f"{rule.id}-{name}": text
    for rule in rule_texts()
    for name, text in [("title", rule.title), ("basis", rule.basis), ("advice", rule.advice), *rule.messages.items()]
}


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_a_text_has_the_same_placeholders_in_both_languages():
    pairs = {name: (placeholders(text.of("en")), placeholders(text.of("zh-CN"))) for name, text in TEXTS.items()}
    assert [name for name, (english, chinese) in pairs.items() if english != chinese] == []


def test_a_text_is_in_its_language():
    assert [name for name, text in TEXTS.items() if not re.search("[\u4e00-\u9fff]", text.of("zh-CN"))] == []
    assert [name for name, text in TEXTS.items() if re.search("[\u4e00-\u9fff]", text.of("en"))] == []


def test_only_messages_have_placeholders():
    for rule in rule_texts():
        for text in (rule.title, rule.basis, rule.advice):
            assert not [locale for locale in LOCALES if placeholders(text.of(locale))]


def test_the_texts_cannot_be_changed():
    with pytest.raises(ValidationError):
        rule_text("R01").severity = "hint"


def test_an_unknown_field_or_severity_is_refused():
    data = rule_text("R01").model_dump(by_alias=True)
    for wrong in ({"severity": "fatal"}, {"colour": "red"}, {"messages": {}}, {"id": "1"}):
        with pytest.raises(ValidationError):
            RuleText.model_validate({**data, **wrong})


def test_an_unknown_rule_is_no_rule():
    with pytest.raises(KeyError):
        rule_text("R99")
