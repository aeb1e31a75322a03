"""The result of a workshop for one sheet: each question that was asked as a list, the weightiest entries first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from cxdesign.domain.agenda import PromptKind
from cxdesign.i18n import Translator
from cxdesign.views.moment_figures import degree_said
from cxdesign.views.numbers import decimal, signed, trimmed
from cxdesign.views.report.outline import Curve
from cxdesign.views.report.parts import DASH
from cxdesign.views.report.single import Panel, Row, Single, Span
from cxdesign.views.report.workshop import (
    HIGHEST,
    LOWEST,
    Asked,
    Gathered,
    author_words,
    figures_of,
    footer_of,
    numbered,
    people_words,
    room_chart,
    when_words,
)
from cxdesign.views.report.workshop_cards import cards_words, place_words
from cxdesign.views.report.workshop_grades import BEST_GRADE, WORST_GRADE, concordance_words, grade_words
from cxdesign.views.report.workshop_times import conclusion_words, step_times

Json = dict[str, Any]  # Any: JSON
KEPT, KEPT_OF_STEPS, KEPT_OF_ANSWERS = 5, 3, 3
KEPT_BY_KIND: Mapping[PromptKind, int] = MappingProxyType({PromptKind.CRITERIA: KEPT, PromptKind.DOTS: 4})
"""Rows that decisions and steps, and answers to prompts, keep as long as other lists have any to spare (ours)."""


def build_result_page(gathered: Gathered, translate: Translator) -> Single:
    """Return what a sheet tells of a workshop; of prompts that are not revealed it names no more than their number."""
    rated = next((one for one in gathered.asked if _is_rating(one)), None)
    return Single(
        title=gathered.title,
        subtitle=translate("result.subtitle"),
        facts=(when_words(gathered, translate), *people_words(gathered, translate)),
        figures=figures_of(gathered, translate),
        curve=None if rated is None else _curve(rated, translate),
        curve_note="" if rated is None else _curve_note(rated, translate),
        panels=tuple(panel for panel in _panels(gathered, translate) if panel.rows),
        footer=footer_of(gathered, translate),
        locale=translate.locale,
    )


def _panels(gathered: Gathered, translate: Translator) -> Iterator[Panel]:
    yield Panel(translate("result.decided_panel"), tuple(_decided(gathered, translate)), kept=KEPT)
    yield from (panel for asked in gathered.asked if (panel := _panel(asked, translate)) is not None)
    yield Panel(translate("result.parked"), tuple(_parked(gathered, translate)))
    yield Panel(
        translate("result.agenda"), tuple(_times(gathered, translate)), translate("result.times_note"), KEPT_OF_STEPS
    )
    sealed = [one.prompt.question for one in gathered.asked if one.result is None and not one.cards]
    yield Panel(translate("result.sealed_title"), tuple(map(Row, sealed)), translate("result.sealed"))


def _panel(asked: Asked, translate: Translator) -> Panel | None:
    """Return what a question came to; None for one that is not revealed."""
    prompt, result = asked.prompt, asked.result
    if prompt.kind is PromptKind.CARDS:
        told = (Row(one["text"], small=_joined(place_words(one, translate), one["author"])) for one in asked.cards)
        return Panel(prompt.question, tuple(told), cards_words(prompt, asked.cards, translate), KEPT_OF_ANSWERS)
    if result is None:
        return None
    rows, note = _came_to(prompt.kind, result, translate)
    return Panel(prompt.question, tuple(rows), note, KEPT_BY_KIND.get(prompt.kind, KEPT_OF_ANSWERS))


def _came_to(kind: PromptKind, result: Json, translate: Translator) -> tuple[Iterator[Row], str]:
    match kind:
        case PromptKind.FEELINGS:
            return _moments(result, translate), translate("result.moments_note")
        case PromptKind.DOTS:
            return _dots(result, translate), _people(result, translate)
        case PromptKind.CRITERIA:
            return _criteria(result, translate), translate("result.criteria_note")
        case PromptKind.RANKING:
            return _ranking(result), concordance_words(result, translate)
        case _:
            return _words(result, translate), _people(result, translate)


def _is_rating(asked: Asked) -> bool:
    is_rated = asked.prompt.kind is PromptKind.FEELINGS and asked.result is not None
    return is_rated and any(item["mean"] is not None for item in (asked.result or {})["items"])


def _curve(asked: Asked, translate: Translator) -> Curve:
    result = asked.result or {}
    return room_chart(asked.prompt, result["items"], numbered(result["items"]), result, translate)


def _curve_note(asked: Asked, translate: Translator) -> str:
    result = asked.result or {}
    told = {name: DASH if result[name] is None else signed(result[name], 2) for name in ("peak_end", "mean")}
    moments = sum(item["mean"] is not None for item in result["items"])
    question = asked.prompt.question
    return translate("result.curve_note", question=question, count=result["people"], moments=moments, **told)


def _moments(result: Json, translate: Translator) -> Iterator[Row]:
    """Give the moments, those that are felt most first; ones without a mean last."""
    items = zip(numbered(result["items"]), result["items"], strict=True)
    for label, item in sorted(items, key=lambda one: -abs(one[1]["mean"] or 0)):
        if item["mean"] is None:
            yield Row(label, DASH, small=translate("result.nobody_could"))
            continue
        spread = item["deviation"] or 0.0
        low, mark, high = (_on_scale(item["mean"] + sign * spread, LOWEST, HIGHEST) for sign in (-1, 0, 1))
        agreement = DASH if item["agreement"] is None else decimal(item["agreement"], 2)
        small = _counted(item, translate)
        yield Row(label, signed(item["mean"], 1), agreement, small, Span(low, mark, high))


def _counted(item: Json, translate: Translator) -> str:
    """Return of how many a figure tells, and how much they agree."""
    degree = item["degree"]
    if degree is None:
        return translate("result.row_n", n=item["n"])
    return translate("result.row_agreed", n=item["n"], said=degree_said(degree, translate))


def _dots(result: Json, translate: Translator) -> Iterator[Row]:
    most = max([1, *(item["dots"] for item in result["items"])])
    for item in result["items"]:
        if item["dots"]:
            key = "phone.from_people_one" if item["n"] == 1 else "phone.from_people"
            small = _joined(item["note"], translate(key, count=item["n"]))
            yield Row(item["label"], str(item["dots"]), small=small, drawn=item["dots"] / most)


def _criteria(result: Json, translate: Translator) -> Iterator[Row]:
    words = grade_words(result, translate)
    for item in result["items"]:
        label = f"{item['id']} {words['criteria'][item['id']]['name']}"
        if item["median"] is None:
            yield Row(label, DASH, small=translate("result.too_few", n=item["n"]))
            continue
        places = (item["low"], item["median"], item["high"])
        low, mark, high = (_on_scale(place, WORST_GRADE, BEST_GRADE) for place in places)
        agreement = DASH if item["agreement"] is None else decimal(item["agreement"], 2)
        small = _counted(item, translate)
        yield Row(label, trimmed(item["median"], 1), agreement, small, Span(low, mark, high))


def _ranking(result: Json) -> Iterator[Row]:
    count = max(2, len(result["items"]))
    for place, item in enumerate(result["items"], start=1):
        label = f"{place} {item['label']}"
        if item["mean"] is None:
            yield Row(label, DASH)
            continue
        low, mark, high = (_on_scale(one, 1, count) for one in (item["best"], item["mean"], item["worst"]))
        yield Row(label, decimal(item["mean"], 2), small=item["note"], drawn=Span(low, mark, high))


def _words(result: Json, translate: Translator) -> Iterator[Row]:
    for one in result["texts"]:
        yield Row(one["text"], small=translate(f"enum.rater_role.{one['role']}") if one["role"] else "")


def _decided(gathered: Gathered, translate: Translator) -> Iterator[Row]:
    for one in gathered.workshop.agenda.concluded:
        yield Row(conclusion_words(one, translate), aside=f"{gathered.local(one.at):%H:%M}")
    yield from (Row(words, aside=f"{gathered.local(at):%H:%M}") for at, words in gathered.decided)


def _parked(gathered: Gathered, translate: Translator) -> Iterator[Row]:
    """Give the thoughts, those that are still open first."""
    for one in sorted(gathered.workshop.agenda.parked, key=lambda thought: thought.is_dealt_with):
        state = translate("result.dealt_with" if one.is_dealt_with else "result.open")
        yield Row(one.text, aside=state, small=author_words(one.role, one.number, translate))


def _times(gathered: Gathered, translate: Translator) -> Iterator[Row]:
    for number, step in enumerate(gathered.workshop.agenda.steps, start=1):
        planned, took = step_times(step, gathered.workshop, translate)
        yield Row(f"{number} {step.name}", translate("result.planned_took", planned=planned, took=took))


def _people(result: Json, translate: Translator) -> str:
    return translate("result.people_one" if result["people"] == 1 else "result.people_many", count=result["people"])


def _on_scale(value: float, lowest: float, highest: float) -> float:
    return min(1.0, max(0.0, (value - lowest) / (highest - lowest)))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
