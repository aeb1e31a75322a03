"""The figures of an evaluation, opened: formula, the formula with its numbers, inputs, raters, provenance, caution.

What single ratings are opened to stands in :mod:`cxdesign.views.rating_figures`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import Level, Provenance
from cxdesign.i18n import Translator
from cxdesign.scoring.criterion import CriterionScore
from cxdesign.scoring.pyramid import Gate
from cxdesign.scoring.report import ScoreReport
from cxdesign.views.evaluation import (
    dimension_name,
    figure,
    joined,
    listed,
    percent,
    roles_told,
    said,
    short_name,
    span,
)
from cxdesign.views.numbers import decimal, trimmed
from cxdesign.views.opened import Input, Note, OpenedFigure, OriginLine, figure_parts
from cxdesign.views.rating_figures import open_criterion, open_rater, open_rating
from cxdesign.views.verdict import verdict_name

Opening = Callable[[Document, ScoreReport, str, Translator], OpenedFigure | None]


def open_figure(
    document: Document, round_id: str, report: ScoreReport, wanted: str, translate: Translator
) -> OpenedFigure | None:
    """Return a figure of a round, opened.

    Parameters
    ----------
    document : Document
        The project, as the reader may see it: names of raters, notes and records come from it.
    round_id : str
        Which round.
    report : ScoreReport
        Its figures.
    wanted : str
        See :func:`cxdesign.views.opened.figure_id`.
    translate : Translator
        The reader's language.

    Returns
    -------
    OpenedFigure or None
        None when there is no such figure.
    """
    kind, *rest = figure_parts(wanted)
    if kind == "criterion" and rest and rest[0] in _codes(report):
        return open_criterion(document, round_id, report, rest[0], translate)
    if kind == "rating" and len(rest) == 2 and rest[0] in _codes(report):
        return open_rating(document, report, (round_id, rest[1], rest[0]), translate)
    if kind == "rater" and rest:
        return open_rater(document, round_id, report, rest[0], translate)
    opening = _OPENINGS.get(kind)
    return None if opening is None else opening(document, report, rest[0] if rest else "", translate)


def _codes(report: ScoreReport) -> set[str]:
    return {score.criterion_id for score in report.criteria}


def _index(_: Document, report: ScoreReport, __: str, translate: Translator) -> OpenedFigure:
    found = report.gate
    worked = ""
    if found.index is not None and found.base is not None and found.delight is not None and found.factor is not None:
        worked = translate(
            "score.index_worked",
            base=decimal(found.base, 2),
            factor=decimal(found.factor, 2),
            delight=decimal(found.delight, 2),
            index=decimal(found.index, 2),
        )
    return OpenedFigure(
        title=translate("score.index"),
        value=figure(found.index),
        formula=translate("score.index_formula"),
        worked=worked,
        inputs=(*_levels(report, translate), *_parts(found, translate)),
        notes=(_raters(report, translate), *_verdicts(report, translate)),
        origins=_gate_origins(found, translate),
        against=(translate("score.against_delight"),),
    )


def _gate(_: Document, report: ScoreReport, __: str, translate: Translator) -> OpenedFigure:
    found = report.gate
    low, high = (trimmed(value, 2) for value in found.thresholds)
    worked = ""
    if found.mode == "ramp" and found.base is not None and found.factor is not None:
        base = decimal(found.base, 2)
        worked = translate("score.gate_worked", base=base, low=low, high=high, factor=decimal(found.factor, 2))
    return OpenedFigure(
        title=translate("score.gate"),
        value=figure(found.factor),
        formula=translate(f"score.gate_formula_{found.mode}", low=low, high=high, hard=trimmed(found.hard, 2)),
        worked=worked,
        inputs=(*_levels(report, translate)[:2], _parts(found, translate)[0]),
        notes=(_raters(report, translate), Note(translate("score.gate_means"), translate("score.gate_means_text"))),
        origins=_gate_origins(found, translate),
        against=(translate("score.against_delight"), translate("score.against_gate")),
    )


def _total(_: Document, report: ScoreReport, __: str, translate: Translator) -> OpenedFigure:
    named = [
        Input(
            dimension_name(report.catalogue, score.dimension_id, translate),
            figure(score.mean),
            translate("score.weight_of", weight=percent(score.weight)),
        )
        for score in report.dimensions
    ]
    compared = Input(translate("score.arithmetic"), figure(report.arithmetic), translate("score.arithmetic_text"))
    return OpenedFigure(
        title=translate("score.total"),
        value=figure(report.total),
        formula=translate("score.total_formula"),
        inputs=(*named, compared),
        notes=(_raters(report, translate), _interval_note(span(report.uncertainty.total), report, translate)),
        origins=(
            OriginLine(Provenance.SOURCE, translate("score.origin_dimensions")),
            OriginLine(Provenance.OURS, translate("score.origin_total")),
            OriginLine(Provenance.LITERATURE, translate("score.origin_composite")),
        ),
        against=(translate("score.against_total"),),
    )


def _alpha(_: Document, report: ScoreReport, __: str, translate: Translator) -> OpenedFigure:
    limits = report.catalogue.thresholds
    values = {"reliable": limits.alpha_reliable.value, "tentative": limits.alpha_tentative.value}
    told = {name: decimal(value, 3) for name, value in values.items()}
    reading = translate(f"score.reading_{report.alpha_reading or 'none'}")
    return OpenedFigure(
        title=translate("score.alpha"),
        value=figure(report.alpha),
        formula=translate("score.alpha_formula"),
        inputs=(
            Input(translate("score.alpha_raters"), str(report.rater_count)),
            Input(translate("score.alpha_criteria"), str(len(report.criteria))),
            Input(translate("score.alpha_ratings"), str(report.rating_count), translate("score.alpha_missing")),
        ),
        notes=(
            Note(translate("score.alpha_reading"), translate("score.alpha_reading_text", **told, reading=reading)),
            _raters(report, translate),
        ),
        origins=(
            OriginLine(Provenance.LITERATURE, translate("score.origin_alpha")),
            OriginLine(Provenance.LITERATURE, translate("score.origin_alpha_limits")),
        ),
        against=(translate("score.against_alpha"), translate("score.against_agreement")),
    )


def _dimension(_: Document, report: ScoreReport, wanted: str, translate: Translator) -> OpenedFigure | None:
    score = next((one for one in report.dimensions if one.dimension_id == wanted), None)
    if score is None:
        return None
    intervals = dict(report.uncertainty.dimensions)
    return OpenedFigure(
        title=dimension_name(report.catalogue, wanted, translate),
        value=figure(score.mean),
        formula=translate("score.dimension_formula"),
        inputs=tuple(
            Input(
                share.criterion_id,
                figure(share.mean),
                translate(
                    "score.share",
                    name=short_name(report.catalogue, share.criterion_id, translate),
                    weight=percent(share.weight),
                ),
            )
            for share in score.shares
        ),
        notes=(_raters(report, translate), _interval_note(span(intervals.get(wanted)), report, translate)),
        origins=(
            OriginLine(Provenance.SOURCE, translate("score.origin_dimensions")),
            OriginLine(Provenance.OURS, translate("score.origin_criteria")),
        ),
        against=(translate("score.against_dimension"),),
    )


def _level(_: Document, report: ScoreReport, wanted: str, translate: Translator) -> OpenedFigure | None:
    score = next((one for one in report.levels if one.level.value == wanted), None)
    if score is None:
        return None
    intervals = dict(report.uncertainty.levels)
    return OpenedFigure(
        title=translate("score.level_title", number=wanted, name=translate(f"enum.level.{wanted}")),
        value=figure(score.mean),
        formula=translate("score.level_formula"),
        inputs=_means(report, score.criteria, translate),
        notes=(_raters(report, translate), _interval_note(span(intervals.get(score.level)), report, translate)),
        origins=(
            OriginLine(Provenance.SOURCE, translate("score.origin_precondition")),
            OriginLine(Provenance.OURS, translate("score.origin_feeding")),
        ),
    )


def _factor(_: Document, report: ScoreReport, wanted: str, translate: Translator) -> OpenedFigure | None:
    score = next((one for one in report.factors if one.factor_id == wanted), None)
    if score is None:
        return None
    name = next(said(factor.name, translate) for factor in report.catalogue.factors if factor.id == wanted)
    return OpenedFigure(
        title=name,
        value=figure(score.mean),
        formula=translate("score.level_formula"),
        inputs=_means(report, score.criteria, translate),
        notes=(_raters(report, translate),),
        origins=(
            OriginLine(Provenance.SOURCE, translate("score.origin_factors")),
            OriginLine(Provenance.OURS, translate("score.origin_factor_criteria")),
        ),
    )


def _means(report: ScoreReport, codes: tuple[str, ...], translate: Translator) -> tuple[Input, ...]:
    scores: dict[str, CriterionScore] = {score.criterion_id: score for score in report.criteria}
    return tuple(
        Input(code, figure(scores[code].mean), short_name(report.catalogue, code, translate)) for code in codes
    )


def _levels(report: ScoreReport, translate: Translator) -> tuple[Input, ...]:
    return tuple(
        Input(
            score.level.value, figure(score.mean), translate("score.mean_of", codes=listed(score.criteria, translate))
        )
        for score in report.levels
    )


def _parts(found: Gate, translate: Translator) -> tuple[Input, ...]:
    low, high = (trimmed(value, 2) for value in found.thresholds)
    how = translate(f"score.gate_formula_{found.mode}", low=low, high=high, hard=trimmed(found.hard, 2))
    delight = listed((Level.L3.value, Level.L4.value), translate)
    return (
        Input("B", figure(found.base), f"min({Level.L1.value}, {Level.L2.value})"),
        Input("D", figure(found.delight), translate("score.mean_of", codes=delight)),
        Input("g", figure(found.factor), how),
    )


def _raters(report: ScoreReport, translate: Translator) -> Note:
    roles = [profile.role for profile in report.roles for _ in range(profile.raters)]
    found = report.uncertainty
    how = translate(f"score.raters_{found.kind}", draws=f"{found.draws:,}", redrawn=f"{found.redrawn:,}")
    told = translate("score.raters_told", roles=roles_told(roles, translate))
    return Note(translate("score.raters_heading"), joined([told, how], translate))


def _verdicts(report: ScoreReport, translate: Translator) -> tuple[Note, ...]:
    shares = report.uncertainty.verdicts
    if not shares:
        return ()
    told = (f"{verdict_name(verdict, translate)} {percent(share)}" for verdict, share in shares)
    return (Note(translate("score.verdicts"), listed(told, translate)),)


def _interval_note(told: str, report: ScoreReport, translate: Translator) -> Note:
    return Note(translate(f"score.interval_{report.uncertainty.kind}"), told)


def _gate_origins(found: Gate, translate: Translator) -> tuple[OriginLine, ...]:
    low, high = (trimmed(value, 2) for value in found.thresholds)
    ours = translate(f"score.origin_gate_{found.mode}", low=low, high=high, hard=trimmed(found.hard, 2))
    return (
        OriginLine(Provenance.OURS, ours),
        OriginLine(Provenance.SOURCE, translate("score.origin_precondition")),
        OriginLine(Provenance.LITERATURE, translate("score.origin_kano")),
    )


_OPENINGS: Mapping[str, Opening] = MappingProxyType(
    {
        "index": _index,
        "gate": _gate,
        "total": _total,
        "alpha": _alpha,
        "dimension": _dimension,
        "level": _level,
        "factor": _factor,
    }
)
"""How a figure is opened, by the first part of its id."""
