"""Texts that the catalogues of ``data/`` carry in every language, as a reader sees them."""

from __future__ import annotations

from cxdesign.i18n import DEFAULT_LOCALE, PSEUDO_LOCALE, Translator
from cxdesign.i18n.text import Text


def told(text: Text, translate: Translator) -> str:
    """Return a text of a catalogue in the reader's language.

    >>> told(Text.model_validate({"en": "Peak", "zh-CN": "峰值"}), Translator("zh-CN"))
    '峰值'
    """
    if translate.locale == PSEUDO_LOCALE:
        return f"⟦{text.of(DEFAULT_LOCALE)}⟧"
    return text.of(translate.locale)
