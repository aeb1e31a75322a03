"""A figure opened to all it consists of, in words and rounded numbers: formula, inputs, raters, provenance, caution.

Whoever shows figures builds these from results; :mod:`cxdesign.ui.panels.opened` draws them. Nothing is computed here.
Texts from people (names of raters, reasons) stand in these fields as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cxdesign.domain.vocabulary import Provenance
from cxdesign.i18n import Translator

FigureKind = Literal[
    "criterion", "rating", "dimension", "total", "level", "gate", "index", "factor", "rater", "alpha", "weight",
    "alternative", "cell",
]  # fmt: skip
"""What can be opened in a chart; what follows is the id of the criterion, dimension, level, alternative, cell …"""


@dataclass(frozen=True)
class Input:
    """One line a figure consists of: its sign or name, its value, and what it is or comes from."""

    symbol: str
    value: str
    text: str = ""


@dataclass(frozen=True)
class Note:
    """A part with a heading of its own, such as who rated and how the interval was drawn."""

    heading: str
    text: str


@dataclass(frozen=True)
class OriginLine:
    """Where an idea, a formula or a threshold comes from."""

    provenance: Provenance
    text: str


@dataclass(frozen=True)
class RecordLine:
    """A record of the project a figure rests on, and the page on which it stands."""

    record_id: str
    label: str
    page: str = "journey"


@dataclass(frozen=True)
class OpenedFigure:
    """One figure, opened.

    Attributes
    ----------
    title, value : str
        What it is called, and the figure as it stands on the page; ``value`` is a dash when there is none.
    formula, worked : str
        The formula with its signs, and the same with the numbers in; single letters are set as variables.
    inputs : tuple of Input
        What goes in, in the order of the formula.
    ratings : tuple of Input
        Single ratings: rater, score, evidence and reason.
    notes : tuple of Note
        Further parts, in reading order.
    records : tuple of RecordLine
        Cards, touchpoints and standards it rests on; each leads to its page.
    origins : tuple of OriginLine
        Provenance, at least one line.
    against : tuple of str
        What speaks against reading too much into it.
    """

    title: str
    value: str
    formula: str = ""
    worked: str = ""
    inputs: tuple[Input, ...] = ()
    ratings: tuple[Input, ...] = ()
    notes: tuple[Note, ...] = ()
    records: tuple[RecordLine, ...] = ()
    origins: tuple[OriginLine, ...] = ()
    against: tuple[str, ...] = ()

    def as_text(self, translate: Translator) -> str:
        """Return all of it as plain text, to be copied."""
        formulas = [self.formula, self.worked]
        return "\n".join(
            [
                f"{self.title} {self.value}",
                *(text for text in formulas if text),
                *_listed(translate("opened.inputs"), (_line(entry) for entry in self.inputs)),
                *_listed(translate("opened.ratings"), (_line(entry) for entry in self.ratings)),
                *(f"\n{note.heading}\n{note.text}" for note in self.notes),
                *_listed(translate("opened.records"), (entry.label for entry in self.records)),
                *_listed(translate("opened.origins"), (_origin(entry, translate) for entry in self.origins)),
                *_listed(translate("opened.against"), self.against),
            ]
        )


def figure_id(kind: FigureKind, *parts: str) -> str:
    """Return the id under which a figure opens, in charts, rows and tables alike.

    >>> figure_id("rating", "C2", "rater:k1"), figure_id("total")
    ('rating:C2:rater:k1', 'total')
    """
    return ":".join((kind, *parts))


def figure_parts(found: str) -> tuple[str, ...]:
    """Return kind and parts of a figure's id; the last part may hold further colons, as ids of records do.

    >>> figure_parts("rating:C2:rater:k1"), figure_parts("criterion:C2"), figure_parts("cell:scene_cell:1")
    (('rating', 'C2', 'rater:k1'), ('criterion', 'C2'), ('cell', 'scene_cell:1'))
    """
    kind = found.partition(":")[0]
    return tuple(found.split(":", 2 if kind == "rating" else 1))


def _listed(heading: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [f"\n{heading}", *found] if found else []


def _line(entry: Input) -> str:
    return "  ".join(part for part in (entry.symbol, entry.value, entry.text) if part)


def _origin(entry: OriginLine, translate: Translator) -> str:
    return translate(
        "glossary.origin", provenance=translate(f"enum.provenance.{entry.provenance.value}"), source=entry.text
    )
