"""How the parts of a choice of peaks are called: candidates, criteria, methods, shares and scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce

from cxdesign.analysis.peaks import CellReading
from cxdesign.analysis.picking import Picking
from cxdesign.analysis.ranking import Method
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.picking import PeakCriterion
from cxdesign.domain.registers import Scene
from cxdesign.i18n import LOCALES, Translator
from cxdesign.views.numbers import decimal

Escape = Callable[[str], str]
"""Makes a text that somebody typed safe where it is going to stand."""


def as_typed(text: str) -> str:
    """Return a text as it was typed, for places that show plain text."""
    return text


class PickingNames:
    """Names of candidates and criteria in one language."""

    def __init__(self, document: Document, found: Picking, translate: Translator, *, escape: Escape = as_typed) -> None:
        self._document = document
        self._found = found
        self._translate = translate
        self._escape = escape
        sound = found.candidates.sound
        self._shared = {
            cell.touchpoint_id
            for cell in sound
            if sum(other.touchpoint_id == cell.touchpoint_id for other in sound) > 1
        }

    def touchpoint(self, cell: CellReading) -> str:
        """Return the name of a candidate's touchpoint."""
        return self._escape(self._document.expect(cell.touchpoint_id, Touchpoint).name)

    def scene(self, cell: CellReading) -> str:
        """Return the name of a candidate's scene."""
        return self._escape(self._document.expect(cell.scene_id, Scene).name)

    def candidate(self, row: int) -> str:
        """Return what a candidate is called in a sentence; with its scene where several share a touchpoint."""
        cell = self._found.candidates.sound[row]
        name = self.touchpoint(cell)
        if cell.touchpoint_id not in self._shared:
            return name
        return self._translate("peaks.in_scene", name=name, scene=self.scene(cell))

    def criterion(self, position: int) -> str:
        """Return the name of a criterion, in the reader's language as long as nobody has renamed it."""
        return self._escape(criterion_name(self._found.criteria[position], self._translate))

    def method(self, method: Method) -> str:
        """Return the name of a method."""
        return self._translate(f"peaks.method.{method}")

    def method_inline(self, method: Method) -> str:
        """Return what a method is called in a sentence."""
        return self._translate(f"peaks.method_inline.{method}")

    def candidates(self, rows: Iterable[int]) -> str:
        """Return the names of candidates drawn together: ``a, b and c``."""
        return self.together([self.candidate(row) for row in rows])

    def together(self, names: Sequence[str]) -> str:
        """Return names drawn together: ``a, b and c``."""
        if len(names) < 2:
            return "".join(names)
        first = self._translate("peaks.separator").join(names[:-1])
        return self._translate("peaks.and", first=first, last=names[-1])


def criterion_name(criterion: PeakCriterion, translate: Translator) -> str:
    """Return the name of a criterion: of the workbench's own list in the reader's language, unless it was renamed."""
    if not criterion.key:
        return criterion.name
    key = f"peaks.criterion.{criterion.key}"
    given = {Translator(locale)(key) for locale in LOCALES}
    return translate(key) if criterion.name in given else criterion.name


def anchors(criterion: PeakCriterion, translate: Translator) -> tuple[str, str]:
    """Return what 1 and what 5 mean on a criterion."""
    key = criterion.key or ("own_cost" if criterion.is_cost else "own")
    return translate(f"peaks.low.{key}"), translate(f"peaks.high.{key}")


def in_a_row(sentences: Sequence[str], translate: Translator) -> str:
    """Return sentences one after the other, with the gap of the language between them."""
    return reduce(lambda first, second: translate("figure.then", first=first, second=second), sentences, "").strip()


def score(value: float | None) -> str:
    """Return a score between 0 and 1 with four decimals and no leading zero.

    >>> score(0.68333), score(1.0), score(None)
    ('.6833', '1.0000', '–')
    """
    return "–" if value is None else decimal(value, 4).removeprefix("0")


def percent(share: float | None) -> str:
    """Return a share in percent.

    >>> percent(0.194), percent(None)
    ('19 %', '–')
    """
    return "–" if share is None else f"{decimal(share * 100, 0)} %"


def points(share: float | None) -> str:
    """Return a weight in points of a hundred, with one decimal only where it has some.

    >>> points(0.3), points(0.4567), points(None)
    ('30', '45.7', '–')
    """
    return "–" if share is None else decimal(share * 100, 1).removesuffix(".0")


def importance(value: float | None) -> str:
    """Return how many times as important something is, the smaller side as a fraction.

    >>> importance(3.0), importance(1 / 3), importance(2.449), importance(0.41), importance(None)
    ('3', '1/3', '2.4', '1/2.4', '–')
    """
    if value is None:
        return "–"
    if value < 1:
        return f"1/{decimal(1 / value, 1).removesuffix('.0')}" if decimal(1 / value, 1) != "1.0" else "1"
    return decimal(value, 1).removesuffix(".0")
