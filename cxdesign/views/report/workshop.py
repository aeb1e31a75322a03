"""The result of a workshop: who was there, what was added, rated, voted, decided, and how each figure comes about.

Values of a prompt that is not revealed are never handed to these functions; such a prompt is named, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any

from cxdesign.domain.agenda import Prompt, PromptKind, PromptState, Thought
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.i18n import Translator
from cxdesign.storage.workshops import Workshop
from cxdesign.views.numbers import decimal, emotion, signed
from cxdesign.views.report.outline import (
    Block,
    Column,
    Curve,
    Figures,
    Grid,
    Mark,
    Paragraph,
    Report,
    Section,
    Series,
    Stated,
)
from cxdesign.views.report.parts import DASH
from cxdesign.views.report.workshop_cards import cards_words, place_words
from cxdesign.views.report.workshop_grades import agreed, alpha_words, criteria_grid, ranking_blocks
from cxdesign.views.report.workshop_times import conclusion_words, step_times

LOWEST, HIGHEST = -5.0, 5.0
Json = dict[str, Any]  # Any: JSON
RULES: Mapping[PromptKind, tuple[str, ...]] = MappingProxyType(
    {
        PromptKind.FEELINGS: ("mean", "spread", "agreement", "peak", "peak_end"),
        PromptKind.DOTS: ("dots",),
        PromptKind.CRITERIA: ("criteria", "grade_agreement", "alpha"),
        PromptKind.RANKING: ("places", "concordance"),
        PromptKind.TEXT: (),
        PromptKind.CARDS: ("cards",),
    }
)
"""The figures a kind of prompt comes to, by the names of their rules."""


@dataclass(frozen=True)
class Asked:
    """A prompt that was started: ``result`` as the screens show it, None until it is revealed; ``cards`` on the map."""

    prompt: Prompt
    result: Json | None
    cards: tuple[Json, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """All that the result of a workshop is made of.

    Attributes
    ----------
    workshop : Workshop
        Its agenda and times.
    title : str
        The project.
    roles : mapping of RaterRole to int
        How many took part in each role.
    asked : tuple of Asked
        The prompts that were started, in their order.
    decided : tuple of (datetime, str)
        What was put on record meanwhile, in words.
    offset : timedelta
        How far the reader's clock is ahead of UTC.
    names : tuple of str
        Names people gave, where they are wanted; empty where they are not.
    """

    workshop: Workshop
    title: str
    roles: Mapping[RaterRole, int]
    asked: tuple[Asked, ...]
    decided: tuple[tuple[datetime, str], ...] = ()
    offset: timedelta = timedelta()
    names: tuple[str, ...] = ()

    def local(self, at: datetime) -> datetime:
        """Return a time by the reader's clock."""
        return at.astimezone(timezone(self.offset))


def build_workshop_result(gathered: Gathered, translate: Translator) -> Report:
    """Return the result of a workshop, all of it one section."""
    return Report(
        title=gathered.title,
        subtitle=translate("result.subtitle"),
        facts=(when_words(gathered, translate), *people_words(gathered, translate)),
        footer=footer_of(gathered, translate),
        locale=translate.locale,
        sections=(Section("result", translate("result.subtitle"), tuple(_blocks(gathered, translate))),),
    )


def _blocks(gathered: Gathered, translate: Translator) -> Iterator[Block]:
    yield Figures(figures_of(gathered, translate))
    if gathered.workshop.agenda.concluded:
        yield Paragraph(translate("result.concluded_title"), "heading")
        yield _concluded(gathered, translate)
    yield Paragraph(translate("result.agenda"), "heading")
    yield _agenda(gathered, translate)
    for asked in gathered.asked:
        if asked.result is not None or asked.cards:
            yield Paragraph(asked.prompt.question, "heading")
            yield from _came_to(asked, translate)
    sealed = [one.prompt.question for one in gathered.asked if one.result is None and not one.cards]
    if sealed:
        yield Paragraph(translate("result.sealed_title"), "heading")
        yield Paragraph(translate("result.sealed"), "quiet")
        yield Grid(translate("result.sealed_title"), (Column(translate("result.question")),), _rows(sealed))
    yield Paragraph(translate("result.decided"), "heading")
    yield _decided(gathered, translate)
    thoughts = gathered.workshop.agenda.parked
    if thoughts:
        yield Paragraph(translate("result.parked"), "heading")
        yield _parked(thoughts, translate)
    yield Paragraph(translate("result.rules"), "heading")
    columns = (Column(translate("report.figure"), 1), Column(translate("report.rule"), 4))
    yield Grid(translate("result.rules"), columns, tuple(_rules(gathered.asked, translate)))


def figures_of(gathered: Gathered, translate: Translator) -> tuple[Stated, ...]:
    """Return how many were there, and what came of it in numbers."""
    cards = sum(len(one.cards) for one in gathered.asked)
    revealed = sum(one.prompt.is_revealed for one in gathered.asked)
    of = translate("result.of_asked", count=len(gathered.asked))
    thoughts = gathered.workshop.agenda.parked
    still_open = sum(not one.is_dealt_with for one in thoughts)
    on_record = len(gathered.decided) + len(gathered.workshop.agenda.concluded)
    return (
        Stated(translate("result.people"), str(sum(gathered.roles.values())), ""),
        Stated(translate("result.cards_added"), str(cards), translate("result.on_the_map")),
        Stated(translate("result.revealed"), str(revealed), of),
        Stated(translate("result.set_aside"), str(len(thoughts)), translate("result.still_open", count=still_open)),
        Stated(translate("result.on_record"), str(on_record), translate("result.on_record_note")),
    )


def _agenda(gathered: Gathered, translate: Translator) -> Grid:
    columns = (
        Column(translate("result.step"), 1.4),
        Column(translate("result.planned"), 0.8, "right"),
        Column(translate("result.took"), 0.8, "right"),
        Column(translate("result.questions"), 4),
    )
    rows = []
    for number, step in enumerate(gathered.workshop.agenda.steps, start=1):
        told = [
            translate("result.question_state", question=one.question, state=translate(f"workshop.word_{one.state}"))
            for one in step.prompts
        ]
        times = step_times(step, gathered.workshop, translate)
        rows.append((f"{number} {step.name}", *times, "\n".join(told)))
    return Grid(translate("result.agenda"), columns, tuple(rows))


def _came_to(asked: Asked, translate: Translator) -> Iterator[Block]:
    prompt, result = asked.prompt, asked.result
    if prompt.kind is PromptKind.CARDS:
        yield from _cards(prompt, asked.cards, translate)
    elif result is not None:
        key = "result.answered_one" if result["people"] == 1 else "result.answered"
        kind = translate(f"workshop.kind_{prompt.kind}")
        yield Paragraph(translate(key, kind=kind, count=result["people"]), "quiet")
        match prompt.kind:
            case PromptKind.FEELINGS:
                yield from _feelings(prompt, result["items"], result, translate)
            case PromptKind.DOTS:
                yield from _dots(prompt, result["items"], translate)
            case PromptKind.CRITERIA:
                yield Paragraph(alpha_words(result, translate))
                yield criteria_grid(prompt, result, translate)
            case PromptKind.RANKING:
                yield from ranking_blocks(prompt, result, translate)
            case _:
                yield _texts(prompt, result["texts"], translate)


def _cards(prompt: Prompt, cards: Sequence[Json], translate: Translator) -> Iterator[Block]:
    yield Paragraph(cards_words(prompt, cards, translate), "quiet")
    place = "workshop.moment" if prompt.area is None else "result.area"
    columns = [Column(translate("result.card"), 4), Column(translate(place), 2)]
    has_authors = any(card["author"] for card in cards)
    if has_authors:
        columns.append(Column(translate("result.author"), 1))
    rows = [(card["text"], place_words(card, translate), *([card["author"]] if has_authors else [])) for card in cards]
    yield Grid(translate("result.cards_added"), tuple(columns), tuple(rows))


def _feelings(prompt: Prompt, items: Sequence[Json], result: Json, translate: Translator) -> Iterator[Block]:
    labels = numbered(items)
    by_id = {item["id"]: (label, item) for label, item in zip(labels, items, strict=True)}
    places = [(name, by_id[result[name]]) for name in ("peak", "end") if result[name] in by_id]
    told = [
        Stated(translate(f"figure.{name}.label"), emotion(item["mean"]), label)
        for name, (label, item) in places
        if item["mean"] is not None
    ]
    for name in ("peak_end", "mean"):
        value = result[name]
        told.append(Stated(translate(f"figure.{name}.label"), DASH if value is None else signed(value, 2)))
    yield Figures(tuple(told))
    yield room_chart(prompt, items, labels, result, translate)
    columns = [Column(translate("workshop.moment"), 3)] + [
        Column(translate(key), 0.8, "right")
        for key in ("workshop.mean", "workshop.spread", "result.n", "workshop.agreement", "workshop.unjudged")
    ]
    rows = [
        (
            label,
            _number(item["mean"], signs=True),
            _number(item["deviation"]),
            str(item["n"]),
            agreed(item, translate),
            str(item["unjudged"]),
        )
        for label, item in zip(labels, items, strict=True)
    ]
    yield Grid(prompt.question, tuple(columns), tuple(rows))


def numbered(items: Sequence[Json]) -> tuple[str, ...]:
    """Return the labels of moments, counted as the curve counts them."""
    return tuple(f"{number} {item['label']}" for number, item in enumerate(items, start=1))


def room_chart(
    prompt: Prompt, items: Sequence[Json], labels: tuple[str, ...], result: Json, translate: Translator
) -> Curve:
    """Return the curve of a room: its means, their spread, and where peak and end are."""
    means = tuple(item["mean"] for item in items)
    edges = [
        Series(translate(f"result.{name}"), tuple(_edge(item, sign) for item in items), "edge")
        for name, sign in (("upper", 1), ("lower", -1))
    ]
    marks = []
    for place, item in enumerate(items):
        names = [translate(f"figure.{name}.label") for name in ("peak", "end") if result[name] == item["id"]]
        if names and item["mean"] is not None:
            marks.append(Mark(place, translate("figure.separator").join(names)))
    sentence = translate("phone.curve_label")
    return Curve(prompt.question, sentence, labels, (Series(translate("workshop.mean"), means), *edges), tuple(marks))


def _edge(item: Json, sign: int) -> float | None:
    """Return where the spread of a moment ends, on the scale; None where there is none."""
    if item["mean"] is None or item["deviation"] is None:
        return None
    return max(LOWEST, min(HIGHEST, float(item["mean"]) + sign * float(item["deviation"])))


def _dots(prompt: Prompt, items: Sequence[Json], translate: Translator) -> Iterator[Block]:
    columns = (
        Column(translate("result.votes_for"), 3),
        Column(translate("workshop.moment"), 2),
        Column(translate("result.dots"), 0.7, "right"),
        Column(translate("result.voters"), 0.9, "right"),
    )
    rows = tuple((one["label"], one["note"], str(one["dots"]), str(one["n"])) for one in items if one["dots"])
    yield Grid(prompt.question, columns, rows)
    without = len(items) - len(rows)
    if without:
        key = "result.without_dots_one" if without == 1 else "result.without_dots"
        yield Paragraph(translate(key, count=without), "quiet")


def _texts(prompt: Prompt, texts: Sequence[Json], translate: Translator) -> Grid:
    columns = (Column(translate("result.words"), 5), Column(translate("result.role"), 1))
    rows = tuple((one["text"], translate(f"enum.rater_role.{one['role']}") if one["role"] else DASH) for one in texts)
    return Grid(prompt.question, columns, rows)


def _decided(gathered: Gathered, translate: Translator) -> Block:
    if not gathered.decided:
        return Paragraph(translate("result.nothing_decided"), "quiet")
    columns = (Column(translate("result.when"), 1), Column(translate("result.what"), 5))
    rows = tuple((f"{gathered.local(at):%H:%M}", words) for at, words in gathered.decided)
    return Grid(translate("result.decided"), columns, rows)


def _concluded(gathered: Gathered, translate: Translator) -> Grid:
    columns = (Column(translate("result.when"), 1), Column(translate("result.what"), 5))
    known = gathered.workshop.agenda.concluded
    rows = tuple((f"{gathered.local(one.at):%H:%M}", conclusion_words(one, translate)) for one in known)
    return Grid(translate("result.concluded_title"), columns, rows)


def _parked(thoughts: Sequence[Thought], translate: Translator) -> Grid:
    columns = (
        Column(translate("result.thought"), 5),
        Column(translate("result.who"), 1.2),
        Column(translate("result.thought_state"), 1),
    )
    rows = tuple(
        (
            one.text,
            author_words(one.role, one.number, translate),
            translate("result.dealt_with" if one.is_dealt_with else "result.open"),
        )
        for one in thoughts
    )
    return Grid(translate("result.parked"), columns, rows)


def author_words(role: RaterRole, number: int | None, translate: Translator) -> str:
    """Return who it was by role and number, without a name."""
    name = translate(f"enum.rater_role.{role}")
    return name if number is None else translate("result.role_number", role=name, number=number)


def _rules(asked: Sequence[Asked], translate: Translator) -> Iterator[tuple[str, str]]:
    """Give how the figures that are shown come about, each once."""
    yield translate("result.rule_took_name"), translate("result.rule_took")
    shown = [one for one in asked if one.result is not None or one.cards]
    names = dict.fromkeys(name for one in shown for name in RULES[one.prompt.kind])
    for name in names:
        yield translate(f"result.rule_{name}_name"), translate(f"result.rule_{name}")


def when_words(gathered: Gathered, translate: Translator) -> str:
    """Return when it was, by the reader's clock."""
    begin = gathered.local(gathered.workshop.opened_at)
    minutes = round(gathered.offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    zone = f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"
    closed_at = gathered.workshop.closed_at
    if closed_at is None:
        return translate("result.when_open", begin=f"{begin:%Y-%m-%d %H:%M}", zone=zone)
    end = gathered.local(closed_at)
    told = f"{end:%H:%M}" if end.date() == begin.date() else f"{end:%Y-%m-%d %H:%M}"
    return translate("result.when_closed", begin=f"{begin:%Y-%m-%d %H:%M}", end=told, zone=zone)


def footer_of(gathered: Gathered, translate: Translator) -> str:
    """Return what stands at the foot of every page."""
    day = gathered.local(gathered.workshop.opened_at).date().isoformat()
    return translate("result.footer", project=gathered.title, day=day)


def people_words(gathered: Gathered, translate: Translator) -> tuple[str, ...]:
    """Return who was there by role and number, and the names where they are wanted."""
    told = [
        translate("result.role_count", role=translate(f"enum.rater_role.{role}"), count=count)
        for role, count in gathered.roles.items()
        if count
    ]
    if not told:
        return (translate("result.nobody"),)
    roles = translate("figure.separator").join(told)
    if not gathered.names:
        return (roles,)
    return roles, translate("result.named", names=translate("figure.separator").join(gathered.names))


def _number(value: float | None, *, signs: bool = False) -> str:
    if value is None:
        return DASH
    return signed(value, 1) if signs else decimal(value, 2)


def _rows(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple((text,) for text in texts)


def was_started(prompt: Prompt) -> bool:
    """Return whether anybody was asked.

    >>> was_started(Prompt(id="p1", kind=PromptKind.TEXT, question="Why?"))
    False
    """
    return prompt.state is not PromptState.WAITING
