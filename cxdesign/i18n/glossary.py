"""The glossary: every term on the screen explained in both languages, with where the explanation comes from.

The entries are data (``data/catalogues/glossary.json``). ``explains`` names the texts of the interface an entry
explains, by their key in the catalogues, so that help is found from the word on the screen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from cxdesign.i18n import DEFAULT_LOCALE, LOCALES, PSEUDO_LOCALE, Translator
from cxdesign.resources import data_folder


@dataclass(frozen=True)
class Explanation:
    """A term with its explanation in one language; ``provenance`` is source, public, literature or ours."""

    id: str
    term: str
    text: str
    other_term: str
    provenance: str
    source: str
    explains: tuple[str, ...]

    def origin(self, translate: Translator) -> str:
        """Return where the explanation comes from, in words."""
        provenance = translate(f"enum.provenance.{self.provenance}")
        if not self.source:
            return provenance
        return translate("glossary.origin", provenance=provenance, source=self.source)


@cache
def glossary(locale: str) -> tuple[Explanation, ...]:
    """Return all terms in the order of the work, in one language; ``other_term`` is the term in the other one.

    >>> {entry.id: entry.term for entry in glossary("en")}["touchpoint"]
    'Touchpoint'
    """
    language = locale if locale in LOCALES else DEFAULT_LOCALE
    other = next(known for known in LOCALES if known != language)
    stored = json.loads((data_folder() / "catalogues" / "glossary.json").read_text("utf-8"))
    return tuple(
        Explanation(
            id=entry["id"],
            term=_shown(entry["term"][language], locale),
            text=_shown(entry["text"][language], locale),
            other_term=_shown(entry["term"][other], locale),
            provenance=entry["provenance"],
            source=_shown(entry["source"][language], locale),
            explains=tuple(entry["explains"]),
        )
        for entry in stored["entries"]
    )


@cache
def explanations(locale: str) -> Mapping[str, Explanation]:
    """Return the explanation of each text of the interface that has one, by the key of the text."""
    return MappingProxyType({key: entry for entry in glossary(locale) for key in entry.explains})


def _shown(text: str, locale: str) -> str:
    return f"⟦{text}⟧" if locale == PSEUDO_LOCALE and text else text
