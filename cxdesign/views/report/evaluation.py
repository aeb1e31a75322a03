"""The evaluation in the report: the newest revealed round. Ratings of an open round are sealed and never looked at."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import Decision, EvaluationRound, decision_id
from cxdesign.i18n import Translator
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.stored import evaluate_round
from cxdesign.views.agreement import agreement_text
from cxdesign.views.evaluation import dimension_name, figure, listed, percent, report_note, round_line, short_name, span
from cxdesign.views.opened import figure_id
from cxdesign.views.report.outline import (
    Bars,
    Block,
    Column,
    Figures,
    Grid,
    Pair,
    Paragraph,
    Rule,
    Section,
    Series,
    Stated,
)
from cxdesign.views.report.parts import DASH, plain
from cxdesign.views.returning import activity_name, return_lines
from cxdesign.views.score_figures import open_figure
from cxdesign.views.verdict import figures, verdict_words

EXPLAINED = ("index", "gate", "total", "alpha")
"""The figures whose formulas are listed."""


def revealed_round(document: Document) -> EvaluationRound | None:
    """Return the newest round whose ratings everybody may see, None as long as there is none.

    >>> rounds = [
    ...     EvaluationRound(id="round:1", name="First", order="a0", state="revealed"),
    ...     EvaluationRound(id="round:2", name="Second", order="a1"),
    ... ]
    >>> revealed_round(Document(rounds)).name
    'First'
    """
    return next((one for one in reversed(document.entries(EvaluationRound)) if not one.is_open), None)


def evaluation_section(document: Document, translate: Translator) -> Section:
    """Return the verdict of the newest revealed round with all it rests on; without one nothing."""
    title = translate("report.section_evaluation")
    found = revealed_round(document)
    if found is None:
        return Section("evaluation", title, ())
    report = evaluate_round(document, found.id)
    if not report.rating_count:
        return Section("evaluation", title, ())
    words = verdict_words(report, translate)
    blocks: list[Block] = [
        Paragraph(plain(words.statement), "lead"),
        Paragraph(plain(words.lead)),
        Figures(tuple(Stated(one.label, one.value, one.small) for one in figures(report, translate))),
        Pair(_dimension_bars(report, translate), _level_bars(report, translate)),
        _dimensions(report, translate),
        _levels(report, translate),
        Paragraph(report_note(report, translate), "quiet"),
        Paragraph(translate("report.agreement"), "heading"),
        Paragraph(agreement_text(report, translate)),
        Paragraph(translate("report.decision"), "heading"),
        *_decision(document, found, report, translate),
        *_returns(report, translate),
    ]
    what = translate("score.dot").join((found.name, round_line(found, report, translate)))
    blocks.insert(2, Paragraph(what, "quiet"))
    rules = tuple(_rules(document, found, report, translate))
    return Section("evaluation", title, tuple(blocks), tuple(dict.fromkeys(one.source for one in rules)), rules)


def _dimension_bars(report: ScoreReport, translate: Translator) -> Bars:
    names = tuple(dimension_name(report.catalogue, one.dimension_id, translate) for one in report.dimensions)
    values = tuple(one.mean for one in report.dimensions)
    parts = listed([f"{name} {figure(value)}" for name, value in zip(names, values, strict=True)], translate)
    sentence = translate(
        "chart.dimensions_said", parts=parts, total=figure(report.total), arithmetic=figure(report.arithmetic)
    )
    return Bars(translate("chart.dimensions"), sentence, names, Series(translate("chart.mean"), values))


def _level_bars(report: ScoreReport, translate: Translator) -> Bars:
    levels = report.levels
    names = tuple(f"{one.level.value} {translate(f'chart.level_{one.level.value}')}" for one in levels)
    parts = listed([f"{one.level.value} {figure(one.mean)}" for one in levels], translate)
    values = Series(translate("chart.mean"), tuple(one.mean for one in levels))
    return Bars(translate("chart.pyramid"), translate("chart.pyramid_said", parts=parts), names, values)


def _dimensions(report: ScoreReport, translate: Translator) -> Grid:
    intervals = dict(report.uncertainty.dimensions)
    rows = [
        (
            dimension_name(report.catalogue, one.dimension_id, translate),
            figure(one.mean),
            span(intervals.get(one.dimension_id)),
            percent(one.weight),
            str(len(one.shares) - len(one.missing)),
        )
        for one in report.dimensions
    ]
    count = str(len(report.criteria) - len(report.missing))
    total = (translate("chart.total_geometric"), figure(report.total), span(report.uncertainty.total), DASH, count)
    columns = (
        Column(translate("chart.dimension"), 3),
        Column(translate("chart.mean"), 1, "right"),
        Column(_interval_name(report, translate), 1.6, "right"),
        Column(translate("report.weight"), 1, "right"),
        Column(translate("chart.criteria_count"), 1.4, "right"),
    )
    return Grid(translate("chart.dimensions"), columns, (*rows, total))


def _levels(report: ScoreReport, translate: Translator) -> Grid:
    intervals = dict(report.uncertainty.levels)
    limiting = () if report.gate.factor == 1 else report.gate.limiting
    columns = (
        Column(translate("chart.level"), 3),
        Column(translate("chart.mean"), 1, "right"),
        Column(_interval_name(report, translate), 1.6, "right"),
        Column(translate("chart.criteria"), 3),
        Column(translate("report.holds"), 1.4),
    )
    rows = tuple(
        (
            f"{one.level.value} {translate(f'enum.level.{one.level.value}')}",
            figure(one.mean),
            span(intervals.get(one.level)),
            listed([f"{code} {short_name(report.catalogue, code, translate)}" for code in one.criteria], translate),
            translate("report.yes") if one.level in limiting else "",
        )
        for one in report.levels
    )
    return Grid(translate("chart.pyramid"), columns, rows)


def _interval_name(report: ScoreReport, translate: Translator) -> str:
    return translate(f"chart.interval_{report.uncertainty.kind}")


def _decision(
    document: Document, found: EvaluationRound, report: ScoreReport, translate: Translator
) -> Iterator[Block]:
    decision = document.get(decision_id(found.id))
    if not isinstance(decision, Decision) or decision.outcome is None:
        yield Paragraph(translate("report.undecided"))
        return
    outcome = translate(f"enum.outcome.{decision.outcome.value}")
    back = "" if decision.back_to is None else activity_name(report, decision.back_to, translate)
    due = "" if decision.due_on is None else decision.due_on.isoformat()
    told = {
        "report.outcome": outcome,
        "report.back_to": back,
        "cli.score_reason": decision.reason.strip(),
        "cli.score_target": decision.target,
        "cli.score_proof": decision.proof,
        "cli.score_due": due,
        "cli.score_signed": decision.signed_by,
    }
    rows = tuple((translate(key), value) for key, value in told.items() if value)
    yield Grid(translate("report.decision"), (Column("", 1), Column("", 5)), rows)


def _returns(report: ScoreReport, translate: Translator) -> Iterator[Block]:
    found = return_lines(report, translate)
    if not found:
        return
    columns = (Column(translate("report.activity"), 2), Column(translate("report.why"), 6))
    yield Paragraph(translate("report.returns"), "heading")
    yield Grid(translate("report.returns"), columns, tuple((one.title, plain(one.text)) for one in found))


def _rules(document: Document, found: EvaluationRound, report: ScoreReport, translate: Translator) -> Iterator[Rule]:
    for name in EXPLAINED:
        opened = open_figure(document, found.id, report, figure_id(name), translate)  # type: ignore[arg-type]  # of a closed list
        if opened is not None:
            tags = (f"{translate(f'enum.provenance.{one.provenance.value}')}: {one.text}" for one in opened.origins)
            yield Rule(opened.title, opened.formula, translate("figure.clause_separator").join(tags))
