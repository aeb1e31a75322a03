"""What was decided in a workshop, and how long its steps were planned for and took."""

from __future__ import annotations

from cxdesign.domain.agenda import Conclusion, Step
from cxdesign.i18n import Translator
from cxdesign.storage.workshops import Workshop
from cxdesign.views.report.parts import DASH


def step_times(step: Step, workshop: Workshop, translate: Translator) -> tuple[str, str]:
    """Return how many minutes a step was planned for, and how many it took: a dash when it was not on.

    A workshop that was closed has no step that is on any more; of one that is open, a step that is on says so.
    """
    planned = str(step.minutes)
    if step.more_minutes:
        planned = translate("result.planned_more", planned=step.minutes, more=step.more_minutes)
    if step.is_skipped:
        return planned, translate("result.skipped")
    if step.is_on and workshop.closed_at is None:
        return planned, translate("result.still_on")
    took = None if not step.runs else step.took(workshop.closed_at or workshop.opened_at)
    return planned, DASH if took is None else str(round(took.total_seconds() / 60))


def conclusion_words(one: Conclusion, translate: Translator) -> str:
    """Return a decision in words: its outcome, and what was said to it."""
    if one.outcome is None:
        return one.text
    outcome = translate(f"enum.outcome.{one.outcome}")
    return translate("result.concluded", outcome=outcome, text=one.text) if one.text else outcome
