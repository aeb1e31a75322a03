"""A map as words: what every format without a drawing is made of, and what a page says beside the drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cxdesign.analysis.peaks import scene_matrix
from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane, Touchpoint
from cxdesign.domain.registers import Scene
from cxdesign.domain.understanding import Persona
from cxdesign.domain.vocabulary import EmpathyArea, LaneRole
from cxdesign.drawing.blueprint import blueprint_lanes
from cxdesign.drawing.board import lane_name
from cxdesign.drawing.cards import feature_levels, journey_marks, step_marks
from cxdesign.drawing.curve import computed_marks
from cxdesign.drawing.empathy import personas_shown
from cxdesign.drawing.journey import journey_lanes
from cxdesign.drawing.lettering import Lettering
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.pen import Pen
from cxdesign.drawing.pictures import picture_words
from cxdesign.i18n import Translator
from cxdesign.views.numbers import signed


@dataclass(frozen=True)
class Line:
    """One text, and in words what its signs say."""

    text: str
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A lane, an area or a scene at one place, with what stands in it; ``key`` is its id."""

    key: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Item:
    """A touchpoint or a persona's map: its name, what its signs say, and its entries."""

    key: str
    name: str
    signs: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Section:
    """A stage or a persona: its name, what is said of it, and its items."""

    name: str
    about: tuple[str, ...]
    items: tuple[Item, ...]


def outline(document: Document, name: str, options: DrawOptions) -> tuple[Section, ...]:
    """Return a map in words, of what the options show; folded stages are spelled out.

    Parameters
    ----------
    document : Document
        Any sound document.
    name : {"journey", "blueprint", "empathy", "scenes"}
        Which map.
    options : DrawOptions
        What of it.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> outline(Document([Project(id="project:main", name="Café")]), "journey", DrawOptions())
    ()
    """
    if name == "empathy":
        return tuple(_persona(document, persona, options) for persona in personas_shown(document, options))
    entries = _scene_entries(document, options) if name == "scenes" else _Lanes(document, name, options)
    return tuple(_sections(document, options, entries))


def map_lanes(document: Document, name: str, options: DrawOptions) -> tuple[Lane, ...]:
    """Return the lanes of a map that are shown; none where it has no lanes."""
    if name == "journey":
        return journey_lanes(document, options)
    return blueprint_lanes(document, options) if name == "blueprint" else ()


def touchpoint_words(touchpoint: Touchpoint, translate: Translator) -> tuple[str, ...]:
    """Return in words what the signs of a touchpoint say."""
    found = [translate(f"enum.environment.{environment.value}") for environment in touchpoint.environments]
    for is_set, key in (
        (touchpoint.is_peak, "board.mark_planned_peak"),
        (touchpoint.is_end, "board.mark_planned_end"),
        (touchpoint.is_fail, "board.mark_fail"),
        (touchpoint.may_be_skipped, "board.mark_may_be_skipped"),
    ):
        if is_set:
            found.append(translate(key))
    return tuple(found)


_Entries = Callable[[Touchpoint], tuple[Entry, ...]]


def _sections(document: Document, options: DrawOptions, entries: _Entries) -> Iterator[Section]:
    translate = Translator(options.locale)
    numbers = {touchpoint.id: place for place, touchpoint in enumerate(document.touchpoints, start=1)}
    for stage in document.stages:
        if options.stage_ids is not None and stage.id not in options.stage_ids:
            continue
        items = tuple(
            Item(
                touchpoint.id,
                f"{numbers[touchpoint.id]} {touchpoint.name}",
                touchpoint_words(touchpoint, translate),
                entries(touchpoint),
            )
            for touchpoint in document.touchpoints
            if touchpoint.stage_id == stage.id
        )
        yield Section(stage.name, (), items)


class _Lanes:
    """The lanes of a map, to be asked for what stands in them at a touchpoint."""

    def __init__(self, document: Document, name: str, options: DrawOptions) -> None:
        self._document, self._name, self._options = document, name, options
        self._translate = Translator(options.locale)
        self._lanes, self._levels = map_lanes(document, name, options), feature_levels(document)
        self._pen = Pen(options.palette, Lettering(options.locale))
        self._marked = {state: computed_marks(document, state) for state in options.curves}

    def __call__(self, touchpoint: Touchpoint) -> tuple[Entry, ...]:
        found = (
            Entry(lane.id, lane_name(lane, self._translate), self._lines(lane, touchpoint)) for lane in self._lanes
        )
        return tuple(entry for entry in found if entry.lines)

    def _lines(self, lane: Lane, touchpoint: Touchpoint) -> tuple[Line, ...]:
        if lane.role is LaneRole.EMOTION:
            return tuple(self._emotions(touchpoint))
        if lane.role is LaneRole.CHANNEL:
            return (Line(touchpoint.channel),) if touchpoint.channel else ()
        if lane.role is LaneRole.PYRAMID:
            own = {level.value for level in touchpoint.levels}
            return tuple(Line(level) for level in sorted(own | self._levels.get(touchpoint.id, set())))
        cards = self._document.cards(touchpoint.id, lane.id)
        return tuple(Line(card.text, self._words(card, lane, touchpoint)) for card in cards)

    def _words(self, card: Card, lane: Lane, touchpoint: Touchpoint) -> tuple[str, ...]:
        pictured = picture_words(card, self._translate)
        return (*self._signs(card, lane, touchpoint), *self._reach(card), *pictured)

    def _reach(self, card: Card) -> tuple[str, ...]:
        last = self._document.spanned(card)[-1]
        return () if last.id == card.touchpoint_id else (self._translate("board.span_words", name=last.name),)

    def _emotions(self, touchpoint: Touchpoint) -> Iterator[Line]:
        for state in self._options.curves:
            value = self._document.emotion(touchpoint.id, state)
            if value is not None:
                kinds = self._marked[state].get(touchpoint.id, [])
                signs = tuple(self._translate(f"board.mark_{kind}") for kind in kinds)
                yield Line(f"{self._translate(f'enum.state.{state.value}')} {signed(value)}", signs)

    def _signs(self, card: Card, lane: Lane, touchpoint: Touchpoint) -> tuple[str, ...]:
        if self._name == "blueprint":
            is_bare = lane.role is LaneRole.EVIDENCE
            return () if is_bare else tuple(mark.words for mark in step_marks(card, self._pen, self._translate))
        is_quoted = lane.role is LaneRole.THINKING
        marks = journey_marks(card, touchpoint, self._translate, is_quoted=is_quoted)
        return tuple(mark.words for mark in marks)


def _scene_entries(document: Document, options: DrawOptions) -> _Entries:
    translate = Translator(options.locale)
    names = {scene.id: scene.name for scene in document.entries(Scene)}
    cells: dict[str, list[Entry]] = {}
    for cell in scene_matrix(document):
        values = ("–" if value is None else str(value) for value in (cell.customer, cell.enterprise))
        quadrant = translate(f"scenes.tag_{cell.quadrant or 'unjudged'}")
        entry = Entry(cell.scene_id, names[cell.scene_id], (Line(" / ".join(values), (quadrant,)),))
        cells.setdefault(cell.touchpoint_id, []).append(entry)
    return lambda touchpoint: tuple(cells.get(touchpoint.id, ()))


def _persona(document: Document, persona: Persona, options: DrawOptions) -> Section:
    translate = Translator(options.locale)
    about = [persona.description, translate("empathy.target") if persona.is_target else ""]
    about += picture_words(persona, translate)
    about += [
        translate("drawing.said", label=translate(f"board.field_{key}"), text=getattr(persona, key))
        for key in ("goal", "situation", "rests_on", "segment")
        if getattr(persona, key)
    ]
    entries = tuple(
        Entry(
            f"area:{area.value}",
            translate(f"enum.empathy_area.{area.value}"),
            tuple(
                Line(note.text, (translate(f"enum.evidence.{note.evidence.value}"), *picture_words(note, translate)))
                for note in document.empathy_notes(persona.id, area)
            ),
        )
        for area in EmpathyArea
    )
    item = Item(persona.id, "", (), tuple(entry for entry in entries if entry.lines))
    return Section(persona.name, tuple(part for part in about if part), (item,))
