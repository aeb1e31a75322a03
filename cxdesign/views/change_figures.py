"""The figures of two designs side by side, in words: curves, evidence, times of the blueprint, findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cxdesign.analysis.changes import Difference
from cxdesign.checks.catalogue import rule_text
from cxdesign.checks.finding import Finding
from cxdesign.checks.linter import check_document
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import Provenance
from cxdesign.i18n import Translator
from cxdesign.views.blueprint import build_blueprint_figures
from cxdesign.views.figures import Figure, build_figures
from cxdesign.views.findings import finding_message
from cxdesign.views.opened import Input, Note, OpenedFigure, OriginLine
from cxdesign.views.texts import told

NOTHING = "–"
Sides = tuple[Figure | None, Figure | None]


@dataclass(frozen=True)
class FigurePair:
    """One figure of both designs as it is shown, a dash where there is none."""

    id: str
    label: str
    left: str
    right: str
    opened: OpenedFigure

    @property
    def differs(self) -> bool:
        """Whether the two read differently."""
        return self.left != self.right


@dataclass(frozen=True)
class FindingShift:
    """The findings that only one of two designs has, each in words, and how many both have."""

    opened: tuple[str, ...]
    closed: tuple[str, ...]
    lasting_count: int


def figure_pairs(difference: Difference, translate: Translator) -> tuple[FigurePair, ...]:
    """Return the figures of both designs: of both curves, evidence, blueprint.

    Parameters
    ----------
    difference : Difference
        What :func:`cxdesign.analysis.changes.compare` found.
    translate : Translator
        The reader's language.

    Returns
    -------
    tuple of FigurePair
        In the order of the boards; figures that neither design has are left out.
    """
    sides = [_strip(document, translate) for document in (difference.left, difference.right)]
    found = [*_pairs(sides, translate)]
    return tuple(pair for pair in found if (pair.left, pair.right) != (NOTHING, NOTHING))


def finding_shift(difference: Difference, translate: Translator, *, today: date) -> FindingShift:
    """Return which findings came and which went from the left design to the right one.

    A finding is the same when rule and records are. Ratings and findings set aside are no part of a design: they are
    not looked at here.
    """
    left, right = (
        {(found.rule, found.record_ids): found for found in check_document(document, today=today)}
        for document in (difference.left, difference.right)
    )
    return FindingShift(
        opened=tuple(_told(difference.right, right[key], translate) for key in right if key not in left),
        closed=tuple(_told(difference.left, left[key], translate) for key in left if key not in right),
        lasting_count=len(left.keys() & right.keys()),
    )


def _told(document: Document, finding: Finding, translate: Translator) -> str:
    title = told(rule_text(finding.rule).title, translate)
    return translate("changes.finding", title=title, message=finding_message(document, finding, translate))


def _strip(document: Document, translate: Translator) -> dict[str, Figure]:
    found = [*build_figures(document, translate)["strip"], *build_blueprint_figures(document, translate)["strip"]]
    return {figure["id"]: figure for figure in found}


def _pairs(sides: list[dict[str, Figure]], translate: Translator) -> Iterator[FigurePair]:
    left, right = sides
    for figure_id in dict.fromkeys((*right, *left)):
        both = left.get(figure_id), right.get(figure_id)
        states = ("now", "target") if any(side is not None and side["target"] for side in both) else ("now",)
        yield from (_pair(both, state, translate, is_of_curve=len(states) > 1) for state in states)


def _pair(both: Sides, state: str, translate: Translator, *, is_of_curve: bool) -> FigurePair:
    known = both[1] or both[0]
    assert known is not None
    label = known["label"]
    if is_of_curve:
        label = translate("changes.figure_of", figure=label, state=translate(f"enum.state.{state}"))
    left, right = (_shown(side, state) for side in both)
    inputs = [
        Note(translate(f"changes.inputs_{name}"), side["inputs"])
        for name, side in zip(("left", "right"), both, strict=True)
        if side is not None and side["inputs"]
    ]
    opened = OpenedFigure(
        title=label,
        value=translate("history.renamed", before=left, after=right),
        formula=known["formula"],
        inputs=(Input(translate("changes.left"), left), Input(translate("changes.right"), right)),
        notes=(*inputs, Note(translate("changes.basis"), known["source"])),
        origins=(OriginLine(Provenance.OURS, translate("changes.figures_origin")),),
    )
    return FigurePair(f"{known['id']}.{state}", label, left, right, opened)


def _shown(figure: Figure | None, state: str) -> str:
    if figure is None:
        return NOTHING
    value = figure["now"] if state == "now" else figure["target"]
    return value or NOTHING
