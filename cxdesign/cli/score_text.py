"""The figures of a round in words: what ``score`` prints, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxdesign.cli.score_data import flags
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import Decision, EvaluationRound, decision_id
from cxdesign.domain.vocabulary import Level
from cxdesign.i18n import Translator
from cxdesign.scoring.criterion import CriterionScore
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.returning import Reason
from cxdesign.scoring.uncertainty import Interval
from cxdesign.views.numbers import decimal, signed, trimmed

REASONS_TOLD = 3
"""Reasons named of each activity to return to (ours)."""


def lines(document: Document, found: EvaluationRound, report: ScoreReport, translate: Translator) -> Iterator[str]:
    """Give the lines about a round: what was rated, the verdict, its parts, what is marked, where to go, the decision.

    >>> from cxdesign.scoring.stored import evaluate_round
    >>> from cxdesign.services.starters import load_starter
    >>> hotel = load_starter("hotel", "en")
    >>> found = hotel.expect("round:blind", EvaluationRound)
    >>> print(list(lines(hotel, found, evaluate_round(hotel, found.id), Translator("en")))[3])
    Verdict: Half gate: only part of the delight counts (held by level 2)
    """
    text = _Text(report, translate)
    if found.design:
        yield text.line("design", found.design)
    if found.is_open:
        yield translate("cli.score_open")
    yield text.line("raters", str(report.rater_count), text.say("ratings", count=report.rating_count))
    yield from text.resamples()
    yield from text.outcome()
    yield from text.profile()
    yield from text.agreement()
    yield from text.marks()
    yield from text.returning()
    yield from _decision(document, found, text)
    if found.set_id is None:
        yield report.catalogue.note.of(translate.locale)


class _Text:
    """The words for one report in one language."""

    def __init__(self, report: ScoreReport, translate: Translator) -> None:
        self.report = report
        self.translate = translate

    def say(self, key: str, **params: object) -> str:
        return self.translate(f"cli.score_{key}", **params)

    def line(self, key: str, value: str, caption: str = "") -> str:
        return self.told(self.say(key), value, caption)

    def told(self, label: str, value: str, caption: str = "") -> str:
        form = "cli.figure" if caption else "cli.figure_plain"
        return self.translate(form, label=label, value=value, caption=caption)

    def resamples(self) -> Iterator[str]:
        found = self.report.uncertainty
        if found.kind == "interval":
            again = self.say("redrawn", redrawn=found.redrawn) if found.redrawn else ""
            yield self.line("resamples", self.say("resamples_value", draws=f"{found.draws:,}"), again)

    def outcome(self) -> Iterator[str]:
        gate = self.report.gate
        yield self.line("verdict", self.translate(f"cli.score_verdict_{gate.verdict or 'none'}"), self._because())
        yield self.line("index", self.number(gate.index), self.certainty(self.report.uncertainty.index))
        yield self.line("base", self.number(gate.base), self.certainty(self.report.uncertainty.base))
        yield self.line("delight", self.number(gate.delight))
        low, high, hard = (trimmed(value, 2) for value in (*gate.thresholds, gate.hard))
        yield self.line(
            "gate",
            self.number(gate.factor),
            self.translate(f"cli.score_gate_{gate.mode}", low=low, high=high, hard=hard),
        )

    def profile(self) -> Iterator[str]:
        report = self.report
        mean, weights = self.number(report.arithmetic), self.translate(f"cli.score_weights_{report.weights.kind}")
        yield self.line("total", self.number(report.total), self.say("total_caption", mean=mean, weights=weights))
        yield self.say("dimensions")
        names = {one.id: one.name.of(self.translate.locale) for one in report.catalogue.dimensions}
        for one, (_, span) in zip(report.dimensions, report.uncertainty.dimensions, strict=True):
            yield self.item(names[one.dimension_id], self.number(one.mean), self.certainty(span))
        yield self.say("levels")
        for level, (_, span) in zip(report.levels, report.uncertainty.levels, strict=True):
            name = f"{level.level.value} {self.translate(f'enum.level.{level.level.value}')}"
            yield self.item(name, self.number(level.mean), self.certainty(span))

    def agreement(self) -> Iterator[str]:
        reading = self.report.alpha_reading
        caption = self.translate(f"cli.score_reading_{reading}") if reading else ""
        yield self.line("alpha", self.number(self.report.alpha), caption)
        if self.report.weakest is not None:
            mean = {score.criterion_id: score.mean for score in self.report.criteria}[self.report.weakest]
            yield self.line("weakest", self.criterion(self.report.weakest), self.number(mean))

    def marks(self) -> Iterator[str]:
        marked = [(score, flags(score)) for score in self.report.criteria if flags(score)]
        if marked:
            yield self.say("flags")
        for score, found in marked:
            told = self.listed(self._mark(name, score) for name in found)
            yield self.item(self.criterion(score.criterion_id), told)

    def returning(self) -> Iterator[str]:
        if not self.report.proposals:
            yield self.line("return", self.say("return_none"))
            return
        yield self.say("returns")
        names = {one.number: one.name.of(self.translate.locale) for one in self.report.catalogue.activities}
        for proposal in self.report.proposals:
            told = self.listed(self._reason(reason) for reason in proposal.reasons[:REASONS_TOLD])
            yield self.item(self.say("activity", number=proposal.activity, name=names[proposal.activity]), told)

    def item(self, label: str, value: str, caption: str = "") -> str:
        return f"  {self.told(label, value, caption)}"

    def number(self, value: float | None) -> str:
        return self.say("none") if value is None else decimal(value, 2)

    def criterion(self, criterion_id: str) -> str:
        return f"{criterion_id} {self.report.catalogue.criterion(criterion_id).short.of(self.translate.locale)}"

    def certainty(self, span: Interval | None) -> str:
        """Return the interval or range of a figure, in words; nothing when there is none."""
        found = self.report.uncertainty
        if span is None:
            return ""
        low, high = decimal(span.low, 2), decimal(span.high, 2)
        return self.translate(f"cli.score_certainty_{found.kind}", low=low, high=high)

    def listed(self, parts: Iterable[str]) -> str:
        return self.say("separator").join(parts)

    def _because(self) -> str:
        gate = self.report.gate
        limit = trimmed(self.report.catalogue.thresholds.veto.value, 2)
        if gate.vetoes:
            return self.say("veto", criteria=self.listed(map(self.criterion, gate.vetoes)), limit=limit)
        if gate.verdict is None:
            return self.say("missing", levels=self._levels(gate.missing))
        return self.say("held", levels=self._levels(gate.limiting)) if gate.factor != 1 else ""

    def _levels(self, levels: Iterable[Level]) -> str:
        return self.listed(level.value.removeprefix("L") for level in levels)

    def _mark(self, name: str, score: CriterionScore) -> str:
        gap = "" if score.gap is None else signed(score.gap, 2)
        agreement = "" if score.r_wg is None else decimal(score.r_wg, 2)
        return self.translate(f"cli.score_flag_{name}", gap=gap, r_wg=agreement, count=len(score.unproven))

    def _reason(self, reason: Reason) -> str:
        subject = "" if reason.criterion_id is None else self.criterion(reason.criterion_id)
        value = "" if reason.value is None else decimal(reason.value, 2)
        return self.translate(f"cli.score_because_{reason.why.value}", criterion=subject, value=value)


def _decision(document: Document, found: EvaluationRound, text: _Text) -> Iterator[str]:
    decision = document.get(decision_id(found.id))
    if not isinstance(decision, Decision) or decision.outcome is None:
        yield text.line("decision", text.say("undecided"))
        return
    names = {one.number: one.name.of(text.translate.locale) for one in text.report.catalogue.activities}
    back = decision.back_to
    caption = "" if back is None else text.say("activity", number=back, name=names[back])
    yield text.line("decision", text.translate(f"enum.outcome.{decision.outcome.value}"), caption)
    due = "" if decision.due_on is None else decision.due_on.isoformat()
    told = {"target": decision.target, "proof": decision.proof, "due": due, "signed": decision.signed_by}
    for name, value in ({"reason": " ".join(decision.reason.split())} | told).items():
        if value:
            yield text.item(text.say(name), value)
