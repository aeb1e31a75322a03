from __future__ import annotations

from cxdesign.i18n import PSEUDO_LOCALE, Translator
from cxdesign.i18n.text import Text
from cxdesign.views.texts import told

PEAK = Text.model_validate({"en": "Peak", "zh-CN": "峰值"})


def test_a_text_is_told_in_the_language_of_the_reader():
    assert [told(PEAK, Translator(locale)) for locale in ("en", "zh-CN", PSEUDO_LOCALE)] == ["Peak", "峰值", "⟦Peak⟧"]
