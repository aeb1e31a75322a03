"""The figures of a blueprint in words: what each shows, what stands below it, what went in, where it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from cxdesign.analysis.flow import FlowFigures, Wait
from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.i18n import Translator
from cxdesign.views.figures import Figure
from cxdesign.views.findings import record_name
from cxdesign.views.numbers import trimmed
from cxdesign.views.time_strip import NAMES, listed, obstacle_text, provenance_of, scale_of

MONEY_PLACES = 3
"""Decimals of an amount: a tenth of a cent, because one delivery may earn a few cents (ours)."""


class FlowWording:
    """The figures of one blueprint with the language they are told in."""

    def __init__(self, document: Document, figures: FlowFigures, translate: Translator) -> None:
        self.document = document
        self.figures = figures
        self.translate = translate
        self.scale = scale_of(figures)
        self.unit = self.scale.word(translate)

    def figure(self, name: str, now: str | None, caption: str, inputs: str, *, source: str = "") -> Figure:
        """Return one figure with its label, formula and source."""
        own = self.translate(f"flow.{name}.source")
        return {
            "id": name,
            "label": self.translate(f"flow.{name}.label"),
            "now": now,
            "target": None,
            "caption": caption,
            "formula": self.translate(f"flow.{name}.formula"),
            "inputs": inputs,
            "source": self.translate("figure.then", first=own, second=source) if source else own,
        }

    def names(self, record_ids: Iterable[str]) -> str:
        """Return the names of records in one line."""
        return listed(self.document, record_ids, self.translate)

    def step(self, step_id: str) -> Step:
        """Return a step."""
        return self.document.expect(step_id, Step)

    def total(self, step_ids: Iterable[str]) -> str:
        """Return a sum step by step, those without a time left out: ``Cook 14 + Ride 15``."""
        steps = [self.step(step_id) for step_id in step_ids]
        parts = [
            self.translate(
                "flow.step_time",
                name=record_name(self.document, step.id),
                time=self.scale.told(step.standard_minutes, self.translate),
            )
            for step in steps
            if step.standard_minutes is not None
        ]
        text = self._chained("flow.plus", parts[:NAMES])
        return self.translate("flow.more", names=text, count=len(parts) - NAMES) if len(parts) > NAMES else text

    def way(self, step_ids: Iterable[str]) -> str:
        """Return steps one after the other: ``Polish → Clean``."""
        names = [record_name(self.document, step_id) for step_id in step_ids]
        text = self._chained("flow.way", names[:NAMES])
        return self.translate("flow.more", names=text, count=len(names) - NAMES) if len(names) > NAMES else text

    def _chained(self, key: str, parts: list[str]) -> str:
        text = parts[0] if parts else ""
        for part in parts[1:]:
            text = self.translate(key, first=text, second=part)
        return text

    def joined(self, parts: Iterable[str]) -> str:
        """Return clauses in one line, empty ones left out."""
        return self.translate("figure.clause_separator").join(part for part in parts if part)


def strip_of(wording: FlowWording) -> list[Figure]:
    """Return the figures in the order of display; those of failure and profit only when there is something to say."""
    figures = wording.figures
    strip = [_critical_path(wording)]
    if figures.worst_failure is not None:
        strip.append(_failure(wording))
    strip += [_fail_points(wording), _wait_points(wording), _others(wording), _standards(wording)]
    if figures.economics.profit is not None or figures.economics.break_even_minutes is not None:
        strip.append(_profit(wording))
    return strip


def _critical_path(wording: FlowWording) -> Figure:
    figures, translate, number = wording.figures, wording.translate, wording.scale.number
    total, promise = figures.total_minutes, figures.promise
    if total is None:
        return wording.figure("critical_path", None, obstacle_text(wording.document, figures.path, translate), "")
    timed = [step.step_id for step in figures.steps if step.minutes is not None]
    added = wording.total(timed)
    inputs = [translate("flow.critical_path.inputs", sum=added, total=number(total), unit=wording.unit)]
    now = translate("flow.critical_path.value", total=number(total), unit=wording.unit)
    if promise is not None:
        promised = {"promised": number(promise.promised_minutes), "unit": wording.unit}
        inputs.append(translate("flow.critical_path.promise", **promised))
        now = translate("flow.critical_path.value_of", total=number(total), **promised)
    later = [step_id for step_id in figures.uncounted if wording.step(step_id).standard_minutes is not None]
    left_out = {"untimed": figures.path.untimed, "uncounted": later}
    inputs += (
        translate(f"flow.critical_path.{name}", steps=wording.names(ids)) for name, ids in left_out.items() if ids
    )
    times = translate("flow.strip.times", provenance=provenance_of(wording.document, timed, translate))
    return wording.figure(
        "critical_path", now, _path_caption(wording, len(timed)), wording.joined(inputs), source=times
    )


def _path_caption(wording: FlowWording, timed: int) -> str:
    translate, number = wording.translate, wording.scale.number
    steps = translate("flow.critical_path.timed" if timed != 1 else "flow.critical_path.timed_one", count=timed)
    promise = wording.figures.promise
    if promise is None or promise.spare_minutes is None:
        return wording.joined([steps, translate("flow.critical_path.unpromised")])
    spare = promise.spare_minutes
    if not promise.is_kept:
        held = translate("flow.critical_path.exceeded", over=number(-spare), unit=wording.unit)
    elif number(spare) == "0":
        held = translate("flow.critical_path.just")
    else:
        held = translate("flow.critical_path.spare", spare=number(spare), unit=wording.unit)
    return wording.joined([steps, held])


def _failure(wording: FlowWording) -> Figure:
    figures, translate, number = wording.figures, wording.translate, wording.scale.number
    worst, total = figures.worst_failure, figures.total_minutes
    if worst is None or total is None:
        raise ValueError("there is no failure to tell of")
    is_longer = worst.total_minutes > total
    caption = "flow.failure.caption" if is_longer else "flow.failure.caption_within"
    extra = number(worst.total_minutes - total)
    return wording.figure(
        "failure",
        translate("flow.failure.value", total=number(worst.total_minutes), unit=wording.unit),
        translate(caption, extra=extra, unit=wording.unit, steps=wording.way(worst.nodes)),
        translate(
            "flow.failure.inputs",
            sum=wording.total(worst.nodes),
            extra=number(worst.minutes),
            unit=wording.unit,
        ),
    )


def _fail_points(wording: FlowWording) -> Figure:
    counts, translate = wording.figures.counts, wording.translate
    planned = set(counts.fail_points_planned)
    unplanned = [step_id for step_id in counts.fail_points if step_id not in planned]
    if not counts.fail_points:
        return wording.figure("fail_points", "0", translate("flow.fail_points.none"), "")
    inputs = [
        translate("flow.fail_points.planned", steps=wording.names(counts.fail_points_planned)) if planned else "",
        translate("flow.fail_points.unplanned", steps=wording.names(unplanned)) if unplanned else "",
    ]
    now = translate("flow.fail_points.value", count=len(counts.fail_points), planned=len(planned))
    return wording.figure("fail_points", now, translate("flow.fail_points.caption"), wording.joined(inputs))


def _wait_points(wording: FlowWording) -> Figure:
    figures, translate = wording.figures, wording.translate
    count, waited = len(figures.counts.wait_points), figures.customer_wait
    if not count:
        return wording.figure("wait_points", "0", translate("flow.wait_points.none"), "")
    now = translate("flow.wait_points.value", count=count)
    if waited is not None and waited.minutes:
        time = {"waited": wording.scale.number(waited.minutes), "unit": wording.unit}
        now = translate("flow.wait_points.value_waited", count=count, **time)
    caption = translate("flow.wait_points.caption", informed=len(figures.counts.wait_points_informed), count=count)
    told = [_wait(wording, wait) for wait in figures.waits[:NAMES]]
    return wording.figure("wait_points", now, caption, wording.joined(told))


def _wait(wording: FlowWording, wait: Wait) -> str:
    name = record_name(wording.document, wait.step_id)
    if wait.minutes is None:
        return wording.translate("flow.wait_points.wait_unknown", name=name)
    times = {"minutes": wording.scale.number(wait.minutes), "unit": wording.unit, "name": name}
    if wait.tolerance_minutes is None:
        return wording.translate("flow.wait_points.wait", **times)
    key = "flow.wait_points.wait_over" if wait.is_over else "flow.wait_points.wait_tolerated"
    return wording.translate(key, tolerance=wording.scale.number(wait.tolerance_minutes), **times)


def _others(wording: FlowWording) -> Figure:
    counts, translate = wording.figures.counts, wording.translate
    found = counts.handled_by_others
    now = translate("flow.others.value", count=len(found), total=len(counts.steps)) if counts.steps else None
    names = [record_name(wording.document, performer_id) for performer_id in counts.others[:NAMES]]
    caption = translate("figure.separator").join(names) or translate("flow.others.none")
    inputs = translate("flow.others.inputs", steps=wording.names(found)) if found else ""
    return wording.figure("others", now, caption, inputs)


def _standards(wording: FlowWording) -> Figure:
    counts, translate = wording.figures.counts, wording.translate
    found = counts.with_standard
    now = translate("flow.standards.value", count=len(found), total=len(counts.steps)) if counts.steps else None
    caption = translate("flow.standards.caption" if found else "flow.standards.none")
    inputs = translate("flow.standards.inputs", steps=wording.names(found)) if found else ""
    return wording.figure("standards", now, caption, inputs)


def _profit(wording: FlowWording) -> Figure:
    economics, project, translate = wording.figures.economics, wording.document.project, wording.translate
    money = {name: trimmed(getattr(project, name), MONEY_PLACES) for name in ("price", "fixed_cost", "minute_cost")}
    total = wording.figures.total_minutes
    now = None
    if economics.profit is not None:
        now = translate("flow.profit.value", profit=trimmed(economics.profit, MONEY_PLACES), currency=project.currency)
    after = economics.profit_after_failure
    caption = [
        translate("flow.profit.never")
        if economics.break_even_minutes is None
        else translate("flow.profit.break_even", minutes=trimmed(economics.break_even_minutes, 2)),
        "" if after is None else translate("flow.profit.after_failure", profit=trimmed(after, MONEY_PLACES)),
    ]
    inputs = (
        translate("flow.profit.inputs_untimed", **money)
        if total is None
        else translate("flow.profit.inputs", minutes=trimmed(total, 2), **money)
    )
    return wording.figure("profit", now and now.strip(), wording.joined(caption), inputs)
