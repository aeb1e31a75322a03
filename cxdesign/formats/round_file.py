"""One revealed round as a file: every rating, the figures of the criteria and of the whole, and the decision.

XLSX carries all tables, CSV the ratings alone, JSON everything in full precision. They are for reading elsewhere: none
of them can be read back; a whole project, rounds included, travels in the formats of :mod:`cxdesign.formats`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import Decision, EvaluationRound, RaterEntry, RatingEntry, decision_id
from cxdesign.formats import delimited, workbook
from cxdesign.formats.table_rows import TableRow
from cxdesign.i18n import Translator
from cxdesign.scoring.criterion import CriterionScore, rank
from cxdesign.scoring.report import ScoreReport
from cxdesign.views.evaluation import dimension_name, listed, rater_name, said
from cxdesign.views.findings import record_name
from cxdesign.views.returning import activity_name

PLACES = 4
"""Decimals in tables; JSON has all (ours)."""


def write_workbook(document: Document, round_id: str, report: ScoreReport, locale: str) -> bytes:
    """Return ratings, criteria, figures and decision as an XLSX workbook."""
    translate = Translator(locale)
    sheets = (
        (translate("score.sheet_figures"), _figures(document, round_id, report, translate)),
        (translate("score.sheet_criteria"), _criteria(report, translate)),
        (translate("score.sheet_ratings"), _ratings(document, round_id, report, translate)),
        (translate("score.sheet_decision"), _decision(document, round_id, report, translate)),
    )
    return workbook.write_sheets(sheets)


def write_ratings(document: Document, round_id: str, report: ScoreReport, locale: str) -> bytes:
    """Return every rating as CSV, a line each."""
    return delimited.write_rows(_ratings(document, round_id, report, Translator(locale)))


def write_json(document: Document, round_id: str, report: ScoreReport, locale: str) -> bytes:
    """Return everything as JSON, in full precision; names of criteria in one language."""
    translate = Translator(locale)
    found = document.expect(round_id, EvaluationRound)
    decision = document.get(decision_id(round_id))
    data = {
        "project": document.project.name,
        "round": found.model_dump(mode="json"),
        "figures": _whole(report),
        "criteria": [_criterion_data(score, report, translate) for score in report.criteria],
        "ratings": [_rating_data(document, entry) for entry in _entries(document, round_id, report)],
        "proposals": [
            {"activity": one.activity, "reasons": [[r.why.value, r.criterion_id, r.value] for r in one.reasons]}
            for one in report.proposals
        ],
        "decision": decision.model_dump(mode="json") if isinstance(decision, Decision) else None,
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def _whole(report: ScoreReport) -> dict[str, Any]:  # Any: JSON
    found, sure = report.gate, report.uncertainty
    return {
        "index": found.index,
        "base": found.base,
        "delight": found.delight,
        "gate": found.factor,
        "verdict": found.verdict.value if found.verdict else None,
        "vetoes": list(found.vetoes),
        "total": report.total,
        "arithmetic": report.arithmetic,
        "dimensions": {score.dimension_id: score.mean for score in report.dimensions},
        "levels": {score.level.value: score.mean for score in report.levels},
        "factors": {score.factor_id: score.mean for score in report.factors},
        "alpha": report.alpha,
        "raters": report.rater_count,
        "ratings": report.rating_count,
        "uncertainty": {
            "kind": sure.kind,
            "draws": sure.draws,
            "index": None if sure.index is None else [sure.index.low, sure.index.high],
            "verdicts": {verdict.value: share for verdict, share in sure.verdicts},
        },
    }


def _figures(document: Document, round_id: str, report: ScoreReport, translate: Translator) -> list[TableRow]:
    found = document.expect(round_id, EvaluationRound)
    rows: list[TableRow] = [
        (translate("score.column_figure"), translate("score.column_value")),
        (translate("shell.project_name"), document.project.name),
        (translate("score.round_label"), found.name),
        (translate("score.design"), found.design),
        (translate("score.index"), _rounded(report.gate.index)),
        (translate("score.gate"), _rounded(report.gate.factor)),
        (translate("score.total"), _rounded(report.total)),
        (translate("score.arithmetic"), _rounded(report.arithmetic)),
        (translate("score.alpha"), _rounded(report.alpha)),
        (translate("score.alpha_raters"), report.rater_count),
        (translate("score.alpha_ratings"), report.rating_count),
    ]
    names = {factor.id: said(factor.name, translate) for factor in report.catalogue.factors}
    levels = {one.level.value: one.mean for one in report.levels}
    return [
        *rows,
        *(
            (dimension_name(report.catalogue, one.dimension_id, translate), _rounded(one.mean))
            for one in report.dimensions
        ),
        *((f"{level} {translate(f'enum.level.{level}')}", _rounded(mean)) for level, mean in levels.items()),
        *((f"{one.factor_id} {names[one.factor_id]}", _rounded(one.mean)) for one in report.factors),
    ]


def _criteria(report: ScoreReport, translate: Translator) -> list[TableRow]:
    columns = ("criterion", "name", "dimension", "median", "mean", "lowest", "highest", "spread", "r_wg", "gap")
    heads = (*columns, "evidence", "count", "cannot", "unproven")
    rows: list[TableRow] = [tuple(translate(f"score.column_{column}") for column in heads)]
    for score in report.criteria:
        criterion = report.catalogue.criterion(score.criterion_id)
        rows.append(
            (
                score.criterion_id,
                said(criterion.name, translate),
                dimension_name(report.catalogue, criterion.dimension, translate),
                score.median,
                _rounded(score.mean),
                score.lowest,
                score.highest,
                _rounded(score.spread),
                _rounded(score.r_wg),
                _rounded(score.gap),
                None if score.evidence is None else f"E{rank(score.evidence)}",
                score.count,
                score.cannot_judge,
                len(score.unproven),
            )
        )
    return rows


def _ratings(document: Document, round_id: str, report: ScoreReport, translate: Translator) -> list[TableRow]:
    columns = ("criterion", "name", "rater", "role", "score", "evidence", "note", "records")
    rows: list[TableRow] = [tuple(translate(f"score.column_{column}") for column in columns)]
    for entry in _entries(document, round_id, report):
        rater = document.expect(entry.rater_id, RaterEntry)
        named = (record_name(document, record_id) for record_id in entry.record_ids if record_id in document)
        rows.append(
            (
                entry.criterion,
                said(report.catalogue.criterion(entry.criterion).name, translate),
                rater_name(document, rater.id, translate),
                translate(f"enum.rater_role.{rater.role.value}"),
                translate("score.cannot_judge") if entry.score is None else entry.score,
                f"E{rank(entry.evidence)}",
                entry.note or None,
                listed(named, translate) or None,
            )
        )
    return rows


def _decision(document: Document, round_id: str, report: ScoreReport, translate: Translator) -> list[TableRow]:
    found = document.get(decision_id(round_id))
    rows: list[TableRow] = [(translate("score.column_figure"), translate("score.column_value"))]
    if not isinstance(found, Decision):
        return [*rows, (translate("score.decision"), translate("score.decision_none"))]
    outcome = translate(f"enum.outcome.{found.outcome.value}") if found.outcome else None
    back = None if found.back_to is None else activity_name(report, found.back_to, translate)
    return [
        *rows,
        (translate("score.decision"), outcome),
        (translate("score.back_to"), back),
        (translate("score.reason"), found.reason or None),
        (translate("score.target"), found.target or None),
        (translate("score.proof"), found.proof or None),
        (translate("score.due"), found.due_on.isoformat() if found.due_on else None),
        (translate("score.signed"), found.signed_by or None),
    ]


def _entries(document: Document, round_id: str, report: ScoreReport) -> Iterator[RatingEntry]:
    """Yield the ratings of the criteria that are asked, in the order of the criteria and then of the raters."""
    codes = [score.criterion_id for score in report.criteria]
    places = {rater.id: place for place, rater in enumerate(document.entries(RaterEntry))}
    found = [one for one in document.all(RatingEntry) if one.round_id == round_id and one.criterion in codes]
    yield from sorted(found, key=lambda one: (codes.index(one.criterion), places[one.rater_id]))


def _criterion_data(score: CriterionScore, report: ScoreReport, translate: Translator) -> dict[str, Any]:  # Any: JSON
    return {
        "id": score.criterion_id,
        "name": said(report.catalogue.criterion(score.criterion_id).name, translate),
        **{name: getattr(score, name) for name in ("median", "mean", "lowest", "highest", "spread", "r_wg", "gap")},
        "evidence": None if score.evidence is None else score.evidence.value,
        "count": score.count,
        "cannot_judge": score.cannot_judge,
        "unproven": list(score.unproven),
    }


def _rating_data(document: Document, entry: RatingEntry) -> dict[str, Any]:  # Any: JSON
    rater = document.expect(entry.rater_id, RaterEntry)
    return {
        "criterion": entry.criterion,
        "rater": rater.name,
        "role": rater.role.value,
        "score": entry.score,
        "evidence": entry.evidence.value,
        "note": entry.note,
        "record_ids": list(entry.record_ids),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)
