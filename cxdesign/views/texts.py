"""Texts of the catalogues of ``data/`` as a reader sees them, and names of records where one is chosen of many."""

from __future__ import annotations

from collections.abc import Mapping

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


def told_apart(labels: Mapping[str, str]) -> dict[str, str]:
    """Return labels of choices by key, each different: the second of a name gets a number behind it.

    A list of choices sends the label that was chosen, so two alike could not be told apart.

    >>> told_apart({"a": "Round", "b": "Round", "c": "Round (2)", "d": "Round"})
    {'a': 'Round', 'b': 'Round (3)', 'c': 'Round (2)', 'd': 'Round (4)'}
    """
    known, numbers = set(labels.values()), dict.fromkeys(labels.values(), 1)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, label in labels.items():
        chosen = label
        while chosen in taken or (chosen != label and chosen in known):
            numbers[label] += 1
            chosen = f"{label} ({numbers[label]})"
        taken.add(chosen)
        found[key] = chosen
    return found
