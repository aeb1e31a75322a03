"""Texts in English and Simplified Chinese, by key.

Sentences exist only in ``en.json`` and ``zh-CN.json``; both have the same keys and placeholders.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from cxdesign.errors import CxDesignError
from cxdesign.resources import catalogue_file

LOCALES: tuple[str, ...] = ("en", "zh-CN")
DEFAULT_LOCALE = "en"
PSEUDO_LOCALE = "pseudo"
"""English in brackets: on a screen, a text without them is hard-coded."""
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@cache
def catalogue(locale: str) -> Mapping[str, str]:
    """Return all texts of a language by key."""
    if locale == PSEUDO_LOCALE:
        return MappingProxyType({key: f"⟦{text}⟧" for key, text in catalogue(DEFAULT_LOCALE).items()})
    return MappingProxyType(json.loads(catalogue_file(locale).read_text("utf-8")))


def negotiate(wanted: str | None) -> str:
    """Return the supported language nearest to a browser's wish.

    >>> negotiate("zh-TW,zh;q=0.9,en;q=0.8"), negotiate("de"), negotiate(None)
    ('zh-CN', 'en', 'en')
    """
    for tag in (wanted or "").split(","):
        language = tag.split(";")[0].strip().lower()
        if language == PSEUDO_LOCALE:
            return PSEUDO_LOCALE
        for locale in LOCALES:
            if language.split("-")[0] == locale.lower().split("-")[0]:
                return locale
    return DEFAULT_LOCALE


class Translator:
    """The texts of one language; it belongs to a session or a request, never to the program."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._texts = catalogue(locale)

    def __call__(self, key: str, **params: object) -> str:
        """Return the text of a key with its placeholders filled, without what would turn the words around them.

        Raises
        ------
        KeyError
            When there is no such text.
        """
        return self._texts[key].format_map({name: _unturned(value) for name, value in params.items()})

    def error(self, error: CxDesignError) -> str:
        """Return the sentence for an error: what happened and what to do."""
        return self.code(error.code, error.params)

    def code(self, code: str, params: Mapping[str, object]) -> str:
        """Return the sentence for an error's code and parameters."""
        text = self._texts.get(f"error.{code}", self._texts["error.unexpected"])
        return text.format_map(_Lenient({name: _unturned(value) for name, value in params.items()}))

    def below(self, *prefixes: str) -> dict[str, str]:
        """Return all texts whose keys start with one of the prefixes."""
        return {key: text for key, text in self._texts.items() if key.startswith(prefixes)}

    def options(self, area: str, values: Iterable[str]) -> dict[str, str]:
        """Return the labels of an enumeration's values: ``enum.<area>.<value>``."""
        return {value: self(f"enum.{area}.{value}") for value in values}


def unturned(text: str) -> str:
    """Return a text without the characters that turn the direction of writing, of what follows the text too.

    Scripts turn it without them.

    >>> unturned("a" + chr(0x202E) + "b")
    'ab'
    """
    return text if text.isascii() else _TURNS.sub("", text)


def _unturned(value: object) -> object:
    return unturned(value) if isinstance(value, str) else value


class _Lenient(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"
