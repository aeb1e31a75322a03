from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxdesign.i18n.text import Text

PEAK = Text.model_validate({"en": "Peak", "zh-CN": "峰值"})


@pytest.mark.parametrize(("locale", "expected"), [("en", "Peak"), ("zh-CN", "峰值"), ("de", "Peak")])
def test_a_text_is_given_in_the_language_asked_for(locale, expected):
    assert PEAK.of(locale) == expected


@pytest.mark.parametrize("wrong", [{"en": "Peak"}, {"en": "", "zh-CN": "峰值"}, {"en": "a", "zh-CN": "b", "de": "c"}])
def test_a_missing_empty_or_foreign_language_is_refused(wrong):
    with pytest.raises(ValidationError):
        Text.model_validate(wrong)
