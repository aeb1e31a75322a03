"""How much of a map rests on data, worded for a board: the whole, its lanes and its stages."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

from cxdesign.analysis.evidence import (
    BLUEPRINT_STATEMENTS,
    JOURNEY_STATEMENTS,
    EvidenceCount,
    card_count,
    evidence_meter,
)
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import Evidence, LaneRole
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal


class EvidenceRow(TypedDict):
    """One bar: the record it is about (empty: the whole map), its figure, and the counts of E0 to E3."""

    id: str
    value: str
    share: str
    levels: list[int]
    inputs: str


class EvidenceView(TypedDict):
    """The meter of one map, JSON-able; ``whole`` is None while there is nothing to count."""

    revision: int
    whole: EvidenceRow | None
    lanes: list[EvidenceRow]
    stages: list[EvidenceRow]
    formula: str
    source: str


def build_journey_evidence(document: Document, translate: Translator) -> EvidenceView:
    """Return the meter of the journey map.

    >>> from cxdesign.domain.journey import Project
    >>> view = build_journey_evidence(Document([Project(id="project:main", name="Café")]), Translator("en"))
    >>> view["whole"] is None, view["lanes"]
    (True, [])
    """
    return _view(document, translate, JOURNEY_STATEMENTS, "figure.evidence.formula")


def build_blueprint_evidence(document: Document, translate: Translator) -> EvidenceView:
    """Return the meter of the blueprint."""
    return _view(document, translate, BLUEPRINT_STATEMENTS, "evidence.formula_blueprint")


def evidence_inputs(found: EvidenceCount, translate: Translator) -> str:
    """Return how many statements there are of each level, those of none left out."""
    return translate("figure.separator").join(
        f"{translate(f'enum.evidence.{level.value}')} {count}"
        for level, count in zip(Evidence, found.levels, strict=True)
        if count
    )


def evidence_formula(document: Document, found: EvidenceCount, formula: str, translate: Translator) -> str:
    """Return what is counted, and how many of the project's cards these are where they are not all."""
    total = card_count(document)
    if not found.total or found.total == total:
        return translate(formula)
    return translate("evidence.counted", formula=translate(formula), count=found.total, total=total)


def _view(document: Document, translate: Translator, roles: Collection[LaneRole], formula: str) -> EvidenceView:
    meter = evidence_meter(document, roles)
    return {
        "revision": document.revision,
        "whole": _row("", meter.whole, translate) if meter.whole.total else None,
        "lanes": [_row(record_id, found, translate) for record_id, found in meter.lanes],
        "stages": [_row(record_id, found, translate) for record_id, found in meter.stages],
        "formula": evidence_formula(document, meter.whole, formula, translate),
        "source": translate("figure.evidence.source"),
    }


def _row(record_id: str, found: EvidenceCount, translate: Translator) -> EvidenceRow:
    return {
        "id": record_id,
        "value": translate("figure.evidence.value", count=found.backed, total=found.total),
        "share": translate("evidence.percent", percent=decimal(100 * (found.share or 0), 0)),
        "levels": list(found.levels),
        "inputs": evidence_inputs(found, translate),
    }
