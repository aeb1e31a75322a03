"""To which activities an evaluation leads back, in words: what to do there, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from cxdesign.domain.vocabulary import Level
from cxdesign.i18n import Translator
from cxdesign.scoring.pyramid import Gate, gate
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.returning import Proposal, Reason, Why
from cxdesign.views.evaluation import figure, joined, listed, said, short_name
from cxdesign.views.numbers import decimal, signed

NAMED = 4
"""Most criteria named for one reason (ours)."""


@dataclass(frozen=True)
class ReturnLine:
    """An activity to go back to, its name and the reasons in full sentences; own criteria stand as they were typed."""

    activity: int
    title: str
    text: str


def return_lines(report: ScoreReport, translate: Translator) -> tuple[ReturnLine, ...]:
    """Return the activities proposed, the most pressing first."""
    return tuple(_line(report, proposal, translate) for proposal in report.proposals)


def activity_name(report: ScoreReport, number: int, translate: Translator) -> str:
    """Return what an activity of the design process is called, with its number."""
    name = next(said(one.name, translate) for one in report.catalogue.activities if one.number == number)
    return translate("score.activity" if number else "score.step_zero", number=number, name=name)


def _line(report: ScoreReport, proposal: Proposal, translate: Translator) -> ReturnLine:
    sentences = [
        _sentence(report, why, list(group), translate)
        for why, group in groupby(proposal.reasons, lambda reason: reason.why)
    ]
    if any(reason.why is Why.HOLDS_GATE for reason in proposal.reasons):
        sentences.append(_lift(report.gate, translate))
    return ReturnLine(
        proposal.activity, activity_name(report, proposal.activity, translate), joined(sentences, translate)
    )


def _sentence(report: ScoreReport, why: Why, reasons: Sequence[Reason], translate: Translator) -> str:
    shown, rest = reasons[:NAMED], len(reasons) - NAMED
    told = [_told(report, reason, translate) for reason in shown]
    if rest > 0:
        told.append(translate("score.and_more", count=rest))
    return translate(f"score.because_{why.value}", what=listed(told, translate))


def _told(report: ScoreReport, reason: Reason, translate: Translator) -> str:
    if reason.criterion_id is None:
        return f"α {figure(reason.value)}"
    name = f"{reason.criterion_id} {short_name(report.catalogue, reason.criterion_id, translate)}"
    if reason.why is Why.WIDE_GAP and reason.value is not None:
        return f"{name} {signed(reason.value, 2)}"
    if reason.why in {Why.UNPROVEN, Why.ASSUMED} or reason.value is None:
        return name
    return f"{name} {figure(reason.value)}"


def _lift(found: Gate, translate: Translator) -> str:
    """Return what the index would be if the levels that hold the gate reached the point at which it is open."""
    wanted = found.hard if found.mode == "hard" else found.thresholds[1]
    levels = [
        wanted if level in found.limiting and value is not None and value < wanted else value
        for level, value in zip(Level, found.levels, strict=True)
    ]
    lifted = gate(levels, mode=found.mode, thresholds=found.thresholds, hard=found.hard).index
    if lifted is None or found.index is None:
        return ""
    return translate(
        "score.lift",
        levels=listed((level.value for level in found.limiting), translate),
        wanted=decimal(wanted, 2),
        index=decimal(found.index, 2),
        lifted=decimal(lifted, 2),
    )
