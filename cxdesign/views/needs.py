"""The figures beside the empathy map, worded: what needs stem from, rest on, were learned by, and which lack an answer.

Nothing is computed here that :mod:`cxdesign.analysis.needs` computes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from cxdesign.analysis.needs import NeedFigures, need_figures
from cxdesign.domain.document import Document
from cxdesign.domain.understanding import Need, Persona
from cxdesign.domain.vocabulary import LearningWay
from cxdesign.i18n import Translator

ALL = "all"
"""The scope of all needs; the others are the ids of personas."""


class Way(TypedDict):
    """One of the six ways of learning; ``whisper`` says what a missing one asks for, else it is empty."""

    way: str
    label: str
    count: int
    whisper: str


class Unanswered(TypedDict):
    """The needs that nothing answers: the finding in words, and the rule it follows."""

    lead: str
    numbers: str
    rule: str
    need_ids: list[str]


class Scope(TypedDict):
    """The figures of the needs that one persona is concerned by, or of all."""

    summary: str
    unanswered: Unanswered | None
    assumptions: str
    is_mostly_assumed: bool
    ways: list[Way]
    learned: str
    untold: str


class NeedsView(TypedDict):
    """The figures of the register at one revision, by scope; JSON-able."""

    revision: int
    scopes: dict[str, Scope]


def build_needs(document: Document, translate: Translator) -> NeedsView:
    """Return the figures of the needs register in one language, of all needs and for each persona.

    Parameters
    ----------
    document : Document
        Any sound document.
    translate : Translator
        The reader's language.
    """
    numbers = {need.id: f"N{place}" for place, need in enumerate(document.entries(Need), start=1)}
    scopes = {ALL: _scope(need_figures(document), numbers, translate)}
    for persona in document.all(Persona):
        scopes[persona.id] = _scope(need_figures(document, persona.id), numbers, translate)
    return {"revision": document.revision, "scopes": scopes}


def _scope(figures: NeedFigures, numbers: Mapping[str, str], translate: Translator) -> Scope:
    learned = [(way, count) for way, count in figures.learned if count]
    return {
        "summary": _summary(figures, translate),
        "unanswered": _unanswered(figures, numbers, translate),
        "assumptions": _assumptions(figures, translate),
        "is_mostly_assumed": figures.is_mostly_assumed,
        "ways": [_way(way, count, translate) for way, count in figures.learned],
        "learned": translate("empathy.learned", count=len(learned), total=len(figures.learned)),
        "untold": _counted("empathy.untold", figures.untold_count, translate) if figures.untold_count else "",
    }


def _summary(figures: NeedFigures, translate: Translator) -> str:
    needs = _counted("empathy.needs", len(figures.need_ids), translate)
    if not figures.note_count:
        return needs
    return translate("empathy.from_notes", needs=needs, used=figures.used_note_count, total=figures.note_count)


def _unanswered(figures: NeedFigures, numbers: Mapping[str, str], translate: Translator) -> Unanswered | None:
    if not figures.unanswered_ids:
        return None
    return {
        "lead": translate("empathy.unanswered"),
        "numbers": translate("figure.separator").join(numbers[need_id] for need_id in figures.unanswered_ids),
        "rule": translate("empathy.rule_source", rule="R21"),
        "need_ids": list(figures.unanswered_ids),
    }


def _assumptions(figures: NeedFigures, translate: Translator) -> str:
    if not figures.need_ids:
        return ""
    count = len(figures.assumption_ids)
    key = "empathy.assumptions_above" if figures.is_mostly_assumed else "empathy.assumptions"
    return translate(key, count=count, total=len(figures.need_ids))


def _way(way: LearningWay, count: int, translate: Translator) -> Way:
    label = translate(f"enum.learning_way.{way.value}")
    whisper = "" if count else translate(f"empathy.way_{way.value}")
    return {"way": way.value, "label": label, "count": count, "whisper": whisper}


def _counted(key: str, count: int, translate: Translator) -> str:
    return translate(f"{key}_one" if count == 1 else key, count=count)
