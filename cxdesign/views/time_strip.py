"""The critical path as a strip of time below a blueprint: bars, axis, promise, waiting; worded and ready to draw.

Places on the strip are minutes from the beginning of the path; texts are in the unit of the strip. Nothing is computed
here that :mod:`cxdesign.analysis.flow` computes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from cxdesign.analysis.flow import FlowFigures
from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.registers import Promise
from cxdesign.domain.vocabulary import Provenance
from cxdesign.graph.paths import CriticalPath
from cxdesign.i18n import Translator
from cxdesign.views.findings import record_name
from cxdesign.views.time_scale import Scale, scale_for

NAMES = 12
"""Most names in one line (ours); how many more there are is said."""


class Bar(TypedDict):
    """A timed step on the strip, from ``start`` to ``end``; ``is_wait``: the customer waits meanwhile."""

    step_id: str
    name: str
    time: str
    start: float
    end: float
    is_wait: bool


class Mark(TypedDict):
    """A place on the strip with what it is."""

    at: float
    label: str


class Span(TypedDict):
    """A stretch of the strip with what it is."""

    start: float
    end: float
    label: str


class TimeStrip(TypedDict):
    """The strip; ``message`` says why there are no bars, ``note`` where times and promise come from."""

    title: str
    unit: str
    bars: list[Bar]
    ticks: list[Mark]
    end: float
    promise: Mark | None
    overdue: Mark | None
    failure: Mark | None
    spare: Span | None
    wait: Span | None
    message: str
    note: str


def scale_of(figures: FlowFigures) -> Scale:
    """Return the unit that fits the critical path and what it is held against."""
    promise, failure = figures.promise, figures.worst_failure
    limits = (promise.promised_minutes, promise.overdue_minutes) if promise else ()
    return scale_for((figures.total_minutes, failure.total_minutes if failure else None, *limits))


def build_strip(document: Document, figures: FlowFigures, translate: Translator) -> TimeStrip:
    """Return the strip of a document's critical path in one language.

    Parameters
    ----------
    document : Document
        The document the figures are of.
    figures : FlowFigures
        As :func:`cxdesign.analysis.flow.flow_figures` returns them.
    translate : Translator
        The reader's language.

    Returns
    -------
    TimeStrip
        Without bars, and with a message, when there is no critical path.
    """
    scale = scale_of(figures)
    promise, failure, total = figures.promise, figures.worst_failure, figures.total_minutes
    promised = promise.promised_minutes if promise else None
    overdue = promise.overdue_minutes if promise else None
    longer = failure.total_minutes if failure and total is not None and failure.total_minutes > total else None
    ticks = scale.ticks(max(minutes or 0 for minutes in (total, promised, overdue, longer)))
    return {
        "title": translate("flow.critical_path.label"),
        "unit": translate(f"flow.strip.unit.{scale.unit}"),
        "bars": _bars(document, figures, scale, translate),
        "ticks": [{"at": at, "label": scale.number(at)} for at in ticks],
        "end": ticks[-1],
        "promise": _mark("promise", promised, scale, translate),
        "overdue": _mark("overdue", overdue, scale, translate),
        "failure": _mark("failure", longer, scale, translate),
        "spare": _spare(figures, scale, translate),
        "wait": _wait(figures, scale, translate),
        "message": obstacle_text(document, figures.path, translate),
        "note": _note(document, figures, translate),
    }


def obstacle_text(document: Document, path: CriticalPath, translate: Translator) -> str:
    """Return why there is no critical path, nothing when there is one."""
    if path.obstacle is None:
        return ""
    circle = (*path.cycle, *path.cycle[:1])
    steps = " → ".join(record_name(document, step_id) for step_id in circle[:NAMES])
    return translate(f"flow.obstacle.{path.obstacle.value}", steps=steps)


def listed(document: Document, record_ids: Iterable[str], translate: Translator) -> str:
    """Return the names of records in one line, the first twelve and how many more."""
    ids = list(record_ids)
    names = translate("figure.separator").join(
        translate("flow.quoted", name=record_name(document, record_id)) for record_id in ids[:NAMES]
    )
    return translate("flow.more", names=names, count=len(ids) - NAMES) if len(ids) > NAMES else names


def provenance_of(document: Document, step_ids: Iterable[str], translate: Translator) -> str:
    """Return where the statements of some steps come from, each tag once."""
    steps = [document.expect(step_id, Step) for step_id in step_ids]
    tags = {step.provenance for step in steps}
    return translate("figure.separator").join(
        [translate(f"enum.provenance.{tag.value}") for tag in Provenance if tag in tags]
        + ([translate("figure.provenance_none")] if None in tags else [])
    )


def _bars(document: Document, figures: FlowFigures, scale: Scale, translate: Translator) -> list[Bar]:
    waiting = set(figures.customer_wait.step_ids) if figures.customer_wait else set()
    return [
        {
            "step_id": step.step_id,
            "name": record_name(document, step.step_id),
            "time": scale.told(step.minutes, translate),
            "start": step.start,
            "end": step.end,
            "is_wait": step.step_id in waiting,
        }
        for step in figures.steps
        if step.minutes is not None
    ]


def _mark(name: str, at: float | None, scale: Scale, translate: Translator) -> Mark | None:
    return None if at is None else {"at": at, "label": translate(f"flow.strip.{name}", at=scale.number(at))}


def _spare(figures: FlowFigures, scale: Scale, translate: Translator) -> Span | None:
    promise, total = figures.promise, figures.total_minutes
    if promise is None or total is None or promise.spare_minutes is None or not promise.spare_minutes:
        return None
    start, end = sorted((total, promise.promised_minutes))
    name = "spare" if promise.is_kept else "exceeded"
    return {"start": start, "end": end, "label": translate(f"flow.strip.{name}", time=scale.number(end - start))}


def _wait(figures: FlowFigures, scale: Scale, translate: Translator) -> Span | None:
    wait = figures.customer_wait
    if wait is None or wait.start is None or wait.end is None or not wait.minutes:
        return None
    label = translate("flow.strip.wait", time=scale.number(wait.minutes), unit=scale.word(translate))
    return {"start": wait.start, "end": wait.end, "label": label}


def _note(document: Document, figures: FlowFigures, translate: Translator) -> str:
    timed = [step.step_id for step in figures.steps if step.minutes is not None]
    sentences = []
    if timed:
        sentences.append(translate("flow.strip.times", provenance=provenance_of(document, timed, translate)))
    if figures.promise:
        promise = document.expect(figures.promise.promise_id, Promise)
        tag = f"enum.provenance.{promise.provenance.value}" if promise.provenance else "figure.provenance_none"
        key = "flow.strip.promised_source" if promise.source else "flow.strip.promised"
        sentences.append(translate(key, source=promise.source.rstrip(".。"), provenance=translate(tag)))
    return (
        " ".join(sentences) if len(sentences) < 2 else translate("figure.then", first=sentences[0], second=sentences[1])
    )
