"""The command that puts many things in at once: what was copied elsewhere, or lines and tables of text.

Everything new gets an id made of the command's ``stem``: stages ``stage:STEM.s0``, touchpoints ``touchpoint:STEM.t0``,
lanes ``lane:STEM.l0``, arrows ``flow:STEM.f0``, cards and notes ``note:STEM.0`` and so on, counted in the order in
which they are named. Cards say their place by numbers into ``columns`` and ``rows``, which keeps a table of a thousand
cards small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from cxdesign.commands.base import Command, require_new_id, shortened
from cxdesign.commands.placing import Ordered, kind_in, places_before
from cxdesign.commands.soundness import require_sound_flows
from cxdesign.commands.spanning import span_of
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import AnyCardAttributes
from cxdesign.domain.change import Change, Put, apply
from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.journey import Emotion, EmotionValue, Lane, Stage, Touchpoint, TouchpointAttributes, emotion_id
from cxdesign.domain.records import Flag, Name, Record, RecordId, Text, kind_of
from cxdesign.domain.understanding import EmpathyNote, Persona
from cxdesign.domain.vocabulary import CurveState, EmpathyArea, LaneRole
from cxdesign.errors import CommandInvalid, IntegrityError

CARDS_LIMIT = 2_000
"""Most cards one paste may bring (ours)."""
HEADS_LIMIT = 200
"""Most touchpoints, lanes or stages one paste may bring or name (ours)."""
FLOWS_LIMIT = 300
"""Most arrows one paste may bring (ours)."""
Place = Annotated[int, Field(ge=0, lt=HEADS_LIMIT, strict=True)]


class Pasted(BaseModel):
    """A part of a paste, before a known record of its place or at the end; all of one place before the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before_id: RecordId | None = None


P = TypeVar("P", bound=Pasted)


class PastedStage(Pasted):
    """A new stage."""

    name: Name


class PastedTouchpoint(Pasted):
    """A new touchpoint of a stage, new or known, with what is felt there."""

    name: Name
    stage_id: RecordId
    attributes: TouchpointAttributes = TouchpointAttributes()
    is_peak: Flag = False
    now: EmotionValue | None = None
    target: EmotionValue | None = None


class PastedLane(Pasted):
    """A new lane; the roles that are not among these are there once each."""

    name: Name | None = None
    role: Literal["thinking", "pains", "opportunities", "notes"] = "notes"


class PastedCard(Pasted):
    """A new card, or a note where row and column are those of an empathy map.

    ``last`` is the column of the last touchpoint it spans. Attributes that the kind of its lane does not have are
    refused, so that nothing is lost unsaid.
    """

    column: Place
    row: Place
    text: Text
    last: Place | None = None
    attributes: AnyCardAttributes | None = None

    @property
    def fields(self) -> dict[str, Any]:  # Any: values of fields of several record types
        """The attributes that were named."""
        return self.attributes.model_dump(exclude_unset=True) if self.attributes else {}


class PastedFlow(BaseModel):
    """A new arrow between two of the pasted cards, by their numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Annotated[int, Field(ge=0, lt=CARDS_LIMIT, strict=True)]
    target: Annotated[int, Field(ge=0, lt=CARDS_LIMIT, strict=True)]
    is_repeat: Flag = False
    is_non_visual: Flag = False


class Paste(Command):
    """Put stages, touchpoints, lanes, cards and the arrows between them in: all of them, or none.

    ``columns`` are the touchpoints or personas, ``rows`` the lanes or areas of the empathy map that cards stand in. The
    cards and arrows themselves stand in the change only, as the log keeps it.
    """

    name: ClassVar[str] = "paste"
    stem: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    stages: Annotated[tuple[PastedStage, ...], Field(max_length=HEADS_LIMIT)] = ()
    touchpoints: Annotated[tuple[PastedTouchpoint, ...], Field(max_length=HEADS_LIMIT)] = ()
    lanes: Annotated[tuple[PastedLane, ...], Field(max_length=HEADS_LIMIT)] = ()
    columns: Annotated[tuple[RecordId, ...], Field(max_length=HEADS_LIMIT)] = ()
    rows: Annotated[tuple[RecordId, ...], Field(max_length=HEADS_LIMIT)] = ()
    cards: Annotated[tuple[PastedCard, ...], Field(max_length=CARDS_LIMIT, exclude=True)] = ()
    flows: Annotated[tuple[PastedFlow, ...], Field(max_length=FLOWS_LIMIT, exclude=True)] = ()

    def plan(self, document: Document) -> Change:
        original = document
        if not (self.stages or self.touchpoints or self.lanes or self.cards):
            raise CommandInvalid("paste_empty")
        made: Change = ()
        for part in (self._stages, self._touchpoints, self._lanes):
            change = part(document)
            made += change
            document = apply(document, change)
        cards = self._cards(document)
        made += cards + self._flows(apply(document, cards), cards)
        for edit in made:
            if isinstance(edit, Put):
                require_new_id(original, edit.id, edit.record.kind)
        return made

    def subject(self, document: Document) -> str:
        parts = ((part.name for part in parts) for parts in (self.stages, self.lanes, self.touchpoints))
        names = (name for part in parts for name in part if name)
        return shortened(next(names, self.cards[0].text if self.cards else ""))

    def _stages(self, document: Document) -> Change:
        return _put_in_rows(
            [(f"stage:{self.stem}.s{n}", stage) for n, stage in enumerate(self.stages)],
            lambda _: document.stages,
            lambda new_id, stage, order: Stage(id=new_id, name=stage.name, order=order),
        )

    def _lanes(self, document: Document) -> Change:
        return _put_in_rows(
            [(f"lane:{self.stem}.l{n}", lane) for n, lane in enumerate(self.lanes)],
            lambda _: document.lanes,
            lambda new_id, lane, order: Lane(id=new_id, name=lane.name, role=LaneRole(lane.role), order=order),
        )

    def _touchpoints(self, document: Document) -> Change:
        def siblings(new: PastedTouchpoint) -> Sequence[Touchpoint]:
            stage = document.expect(new.stage_id, Stage)
            return [touchpoint for touchpoint in document.touchpoints if touchpoint.stage_id == stage.id]

        def touchpoint(new_id: str, new: PastedTouchpoint, order: str) -> Touchpoint:
            fields = {**new.attributes.model_dump(exclude_unset=True), "is_peak": new.is_peak}
            return Touchpoint(id=new_id, name=new.name, stage_id=new.stage_id, order=order, **fields)

        named = [(f"touchpoint:{self.stem}.t{n}", new) for n, new in enumerate(self.touchpoints)]
        emotions = tuple(Put(emotion) for new_id, new in named for emotion in _emotions(new_id, new))
        return _put_in_rows(named, siblings, touchpoint, place=lambda new: new.stage_id) + emotions

    def _cards(self, document: Document) -> Change:
        kinds = {(card.column, card.row): self._kind(document, card) for card in self.cards}
        named = [(f"{kinds[card.column, card.row]}:{self.stem}.{n}", card) for n, card in enumerate(self.cards)]

        def siblings(card: PastedCard) -> Sequence[Ordered]:
            column, row = self.columns[card.column], self.rows[card.row]
            if kind_of(row) == "area":
                return document.empathy_notes(column, EmpathyArea(row.partition(":")[2]))
            return document.cards(column, row)

        return _put_in_rows(named, siblings, self._card, place=lambda card: (card.column, card.row))

    def _flows(self, document: Document, cards: Change) -> Change:
        """Return the arrows between new cards; one that is not sound refuses all."""
        ids = {edit.id.rpartition(".")[2]: edit.id for edit in cards if isinstance(edit, Put)}
        flows: list[Flow] = []
        for number, part in enumerate(self.flows):
            source, target = (ids.get(str(end), "step:none") for end in (part.source, part.target))
            marks = part.model_dump(include={"is_repeat", "is_non_visual"})
            flows.append(Flow(id=f"flow:{self.stem}.f{number}", source_id=source, target_id=target, **marks))
        require_sound_flows(document, flows)
        return tuple(Put(flow) for flow in flows)

    def _kind(self, document: Document, card: PastedCard) -> str:
        """Return the kind of record a card becomes at its place, or refuse."""
        if max(card.column, card.last or 0) >= len(self.columns) or card.row >= len(self.rows):
            raise CommandInvalid("paste_place_unknown")
        column, row = self.columns[card.column], self.rows[card.row]
        if kind_of(row) == "area":
            document.expect(column, Persona)
            if row.partition(":")[2] not in set(EmpathyArea):
                raise IntegrityError("lane_unknown", id=row)
            return "empathy_note"
        document.expect(column, Touchpoint)
        return kind_in(document, row)

    def _card(self, new_id: str, card: PastedCard, order: str) -> Record:
        column, row = self.columns[card.column], self.rows[card.row]
        record_type = RECORD_TYPES[kind_of(new_id)]
        foreign = next((name for name in card.fields if name not in record_type.model_fields), None)
        if foreign is not None:
            raise IntegrityError("attribute_unknown", id=new_id, field=foreign)
        fields: dict[str, Any] = {**card.fields, "id": new_id, "text": card.text, "order": order}
        if record_type is EmpathyNote:
            place: Mapping[str, str | None] = {"persona_id": column, "area": row.partition(":")[2]}
        else:
            place = {**span_of(column, self.columns[card.last] if card.last is not None else None), "lane_id": row}
        return record_type.model_validate({**fields, **place})


def _emotions(touchpoint_id: str, new: PastedTouchpoint) -> Iterator[Emotion]:
    for state, value in ((CurveState.NOW, new.now), (CurveState.TARGET, new.target)):
        if value is not None:
            record_id = emotion_id(touchpoint_id, state)
            yield Emotion(id=record_id, touchpoint_id=touchpoint_id, state=state, value=value)


def _put_in_rows(
    named: Iterable[tuple[str, P]],
    siblings: Callable[[P], Sequence[Ordered]],
    record: Callable[[str, P, str], Record],
    *,
    place: Callable[[P], object] = lambda _: None,
) -> Change:
    """Return what puts new records among their siblings; those of one place stand in a row, before the same sibling."""
    change: Change = ()
    for _, run in groupby(sorted(named, key=lambda pair: str(place(pair[1]))), key=lambda pair: place(pair[1])):
        group = list(run)
        anchors = {part.before_id for _, part in group}
        if len(anchors) > 1:
            raise CommandInvalid("paste_anchors_differ")
        orders, aside = places_before(siblings(group[0][1]), anchors.pop(), count=len(group))
        puts = [Put(record(new_id, part, order)) for (new_id, part), order in zip(group, orders, strict=True)]
        change += (*aside, *puts)
    return change
