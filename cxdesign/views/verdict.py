"""What an evaluation has to say first: one sentence by the state of the base gate, its reasons, and the few figures.

The sentence and the paragraph are Markdown; they hold no text that a person typed.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxdesign.domain.vocabulary import Level
from cxdesign.i18n import Translator
from cxdesign.scoring.pyramid import Gate, Verdict, gate
from cxdesign.scoring.report import ScoreReport
from cxdesign.views.evaluation import (
    counted,
    figure,
    joined,
    levels_named,
    listed,
    percent,
    short_name,
    span,
)
from cxdesign.views.numbers import decimal, trimmed
from cxdesign.views.opened import figure_id
from cxdesign.views.statements import Statement

HALF = 0.5


@dataclass(frozen=True)
class Words:
    """The sentence that states the result, and the paragraph that grounds it; both Markdown."""

    statement: str
    lead: str


def verdict_words(report: ScoreReport, translate: Translator) -> Words:
    """Return what a round comes to, in words."""
    found = report.gate
    if report.total is None and found.base is None:
        return Words(translate("score.no_result"), _no_result(report, translate))
    parts = [
        _base(found, translate),
        _delight(found, translate),
        _vetoes(report, translate),
        _certainty(report, translate),
    ]
    return Words(_statement(found, report, translate), joined(parts, translate))


def verdict_name(verdict: Verdict, translate: Translator) -> str:
    """Return what a verdict is called.

    >>> verdict_name(Verdict.BASE_FIRST, Translator("en"))
    'base first'
    """
    return translate(f"score.verdict_{verdict.value}")


def figures(report: ScoreReport, translate: Translator) -> tuple[Statement, ...]:
    """Return the few figures stated first; the total never alone."""
    return (
        Statement(
            figure_id("index"), translate("score.index"), figure(report.gate.index), _interval(report, translate)
        ),
        _gate_figure(report.gate, translate),
        Statement(
            figure_id("total"),
            translate("score.total"),
            figure(report.total),
            translate("score.total_small", weights=translate(f"score.weights_{report.weights.kind}")),
        ),
        _weakest(report, translate),
        Statement(
            figure_id("alpha"),
            translate("score.alpha"),
            figure(report.alpha),
            translate(f"score.reading_{report.alpha_reading or 'none'}"),
        ),
    )


def _statement(found: Gate, report: ScoreReport, translate: Translator) -> str:
    if found.base is None and not found.vetoes:
        return translate("score.statement_no_base")
    if found.verdict is None:
        return translate("score.statement_open")
    if found.vetoes:
        levels = {report.catalogue.criterion(code).level for code in found.vetoes}
        return translate("score.statement_veto", what=_what([level for level in Level if level in levels], translate))
    share = translate("score.half") if found.factor == HALF else percent(found.factor or 0)
    what = _what(found.limiting, translate)
    return translate(f"score.statement_{found.verdict.value}", what=what, share=share)


def _what(levels: tuple[Level, ...] | list[Level], translate: Translator) -> str:
    return translate("score.and").join(translate(f"score.mend_{level.value}") for level in levels)


def _base(found: Gate, translate: Translator) -> str:
    if found.base is None:
        missing = [level for level in found.missing if level in {Level.L1, Level.L2}]
        return translate("score.lead_no_base", levels=levels_named(missing, translate))
    base = decimal(found.base, 2)
    if found.factor == 1:
        return translate("score.lead_base_holds", base=base)
    return translate("score.lead_base", base=base, levels=levels_named(found.limiting, translate))


def _delight(found: Gate, translate: Translator) -> str:
    if found.base is None:
        return ""
    if found.delight is None or found.factor is None or found.index is None:
        missing = [level for level in found.missing if level not in {Level.L1, Level.L2}]
        return translate("score.lead_no_delight", levels=levels_named(missing, translate))
    index, base = decimal(found.index, 2), decimal(found.base, 2)
    added = decimal(float(index) - float(base), 2)  # so that the rounded figures add up
    values = {"delight": decimal(found.delight, 2), "added": added, "index": index}
    if found.mode == "off":
        return translate("score.lead_off", **values)
    if found.factor == 0:
        return translate("score.lead_shut", **values)
    if found.factor == 1:
        return translate("score.lead_gate_open", **values)
    full = gate(found.levels, mode="off").index
    return translate("score.lead_half", share=percent(found.factor), full=figure(full), **values)


def _vetoes(report: ScoreReport, translate: Translator) -> str:
    limit = trimmed(report.catalogue.thresholds.veto.value, 2)
    if report.gate.vetoes:
        return translate("score.lead_veto", codes=listed(report.gate.vetoes, translate), limit=limit)
    watched = [code for code in report.catalogue.vetoes if code not in report.missing]
    return translate("score.lead_no_veto", codes=listed(watched, translate), limit=limit) if watched else ""


def _certainty(report: ScoreReport, translate: Translator) -> str:
    found = report.uncertainty
    raters = counted("raters", found.raters, translate)
    if found.kind == "range" and found.index is not None:
        return translate("score.lead_range", raters=raters, low=figure(found.index.low), high=figure(found.index.high))
    if found.kind != "interval" or not found.verdicts or report.gate.index is None:
        return ""
    if len(found.verdicts) == 1:
        return translate("score.lead_settled", draws=f"{found.draws:,}")
    told = (f"**{verdict_name(verdict, translate)}** {percent(share)}" for verdict, share in found.verdicts)
    return translate("score.lead_unsettled", raters=raters, verdicts=listed(told, translate))


def _no_result(report: ScoreReport, translate: Translator) -> str:
    valid = sum(score.has_result for score in report.criteria)
    return translate(
        "score.no_result_text",
        raters=counted("raters", report.rater_count, translate),
        valid=valid,
        asked=len(report.criteria),
    )


def _interval(report: ScoreReport, translate: Translator) -> str:
    found = report.uncertainty
    if found.index is None:
        return translate("score.small_no_interval")
    return translate(f"score.small_{found.kind}", span=span(found.index))


def _gate_figure(found: Gate, translate: Translator) -> Statement:
    low, high = (trimmed(value, 2) for value in found.thresholds)
    small = translate(f"score.small_gate_{found.mode}", low=low, high=high, hard=trimmed(found.hard, 2))
    is_low = found.factor is not None and found.factor < 1
    label = translate("score.gate")
    return Statement(figure_id("gate"), label, figure(found.factor), small, "low" if is_low else "plain")


def _weakest(report: ScoreReport, translate: Translator) -> Statement:
    label = translate("score.weakest")
    if report.weakest is None:
        return Statement(figure_id("criterion"), label, figure(None), translate("score.small_none"))
    mean = next(score.mean for score in report.criteria if score.criterion_id == report.weakest)
    return Statement(
        figure_id("criterion", report.weakest),
        label,
        f"{report.weakest} {figure(mean)}",
        short_name(report.catalogue, report.weakest, translate),
    )
