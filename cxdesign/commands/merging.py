"""Merging cards that say the same into one of them: one step, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, ClassVar

from pydantic import Field

from cxdesign.commands.base import SUBJECT_LENGTH, Command, comments_moved, removal, shortened
from cxdesign.commands.soundness import require_sound_flow
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import CARD_KINDS, SAID_AT_MOST, Card, Saying
from cxdesign.domain.change import Change, Put, apply, patch, patch_fields, squash
from cxdesign.domain.document import Document
from cxdesign.domain.images import IMAGE_FIELDS
from cxdesign.domain.records import Record, RecordId, Suffix, Text, kind_of, suffix_of
from cxdesign.domain.relations import SINGLE, Relation, relation_id
from cxdesign.errors import IntegrityError

_STATED_TOGETHER: tuple[tuple[str, ...], ...] = (IMAGE_FIELDS, ("provenance", "source"))
"""Attributes that say something only with each other."""
_OWN = frozenset({"kind", "id", "touchpoint_id", "lane_id", "order", "text", "last_touchpoint_id", "said"})
"""What the first card keeps, whatever the others have."""


class MergeCards(Command):
    """Merge cards into the first of them, which keeps its place and says ``text``, or what it said before.

    What each of them said is kept on it. Attributes it leaves open are those of the first other one that states them,
    and a mark that one of them carries it carries. Comments go along, and arrows and relations of its own kind, as far
    as they are sound and not there twice. What was merged into it already is left alone, so that two people who merge
    the same cards lose nothing.
    """

    name: ClassVar[str] = "merge_cards"
    card_ids: Annotated[tuple[RecordId, ...], Field(min_length=2, max_length=SAID_AT_MOST)]
    text: Text | None = None

    def plan(self, document: Document) -> Change:
        first, *others = self._cards(document)
        if not others:
            return ()
        said = tuple(saying for card in (first, *others) for saying in sayings(card))
        if len(said) > SAID_AT_MOST:
            raise IntegrityError("merged_too_many", limit=SAID_AT_MOST)
        fields = {**_stated(first, others), "text": first.text if self.text is None else self.text, "said": said}
        changes: list[Change] = [patch_fields(first, fields)]
        changes.extend(comments_moved(document, card.id, first.id) for card in others)
        document = apply(document, squash(changes))
        for card in others:
            for change in _led_on(document, card, first):
                document = apply(document, change)
                changes.append(change)
        return squash((*changes, removal(document, *others)))

    def subject(self, document: Document) -> str:
        cards = self._cards(document)
        more = f" + {len(cards) - 1}" if len(cards) > 1 else ""
        text = shortened(cards[0].text if self.text is None else self.text)
        room = SUBJECT_LENGTH - len(more)
        return (text if len(text) <= room else f"{text[: room - 1].rstrip(' …')}…") + more

    def _cards(self, document: Document) -> list[Card]:
        return list({card.id: card for card in _found(document, self.card_ids)}.values())


class EditSaying(Command):
    """Change what a card that was merged with others had said; what they say together stays.

    Never accepted from a browser.
    """

    name: ClassVar[str] = "edit_saying"
    card: Suffix
    text: Text

    def plan(self, document: Document) -> Change:
        card = self._merged(document)
        said = (one.model_copy(update={"text": self.text}) if one.card == self.card else one for one in card.said)
        return patch(card, said=tuple(said))

    def subject(self, document: Document) -> str:
        return shortened(self._merged(document).text)

    def _merged(self, document: Document) -> Card:
        found = merged_cards(document).get(self.card)
        return document.expect(f"note:{self.card}" if found is None else found.id, Card)


def sayings(card: Card) -> tuple[Saying, ...]:
    """Return what a card says, or what the cards said that it was merged from."""
    return card.said or (Saying(card=suffix_of(card.id), text=card.text),)


def merged_cards(document: Document) -> dict[str, Card]:
    """Return for each card that was merged, by the part of its id after the kind, the one it is part of now.

    >>> merged_cards(Document())
    {}
    """
    cards = (card for kind in CARD_KINDS for card in document.of_kind(kind) if isinstance(card, Card) and card.said)
    return {one.card: card for card in cards for one in card.said}


def _found(document: Document, card_ids: Iterable[str]) -> Iterator[Card]:
    """Give the cards with these ids; for one that was merged into another by now, that one."""
    merged: dict[str, Card] | None = None
    for card_id in card_ids:
        suffix = suffix_of(card_id) if kind_of(card_id) in CARD_KINDS else ""
        ids = (card_id, *(f"{kind}:{suffix}" for kind in CARD_KINDS if suffix))
        known = next((found for one in ids if (found := document.get(one)) is not None), None)
        if known is None:
            merged = merged_cards(document) if merged is None else merged
            known = merged.get(suffix)
        yield document.expect(card_id if known is None else known.id, Card)


def _stated(first: Card, others: Iterable[Card]) -> dict[str, Any]:  # Any: values of fields
    """Return the attributes of a card, and where it leaves them open those of the first other one."""
    fields = type(first).model_fields
    alone = ((name,) for name in fields if name not in _OWN and not any(name in group for group in _STATED_TOGETHER))
    found: dict[str, Any] = {}  # Any: values of fields
    for group in (*_STATED_TOGETHER, *alone):
        for card in (first, *others):
            values = {name: getattr(card, name, fields[name].default) for name in group}
            if any(values[name] != fields[name].default for name in group):
                found |= values
                break
    return found


def _led_on(document: Document, card: Card, first: Card) -> Iterator[Change]:
    """Give the changes that lead arrows and relations of a card on to the one it is merged into, where they may."""
    if card.kind != first.kind:
        return
    for record in _joining(document, card):
        ends = {name: first.id for name in ("source_id", "target_id") if getattr(record, name) == card.id}
        if isinstance(record, Flow):
            moved = record.replaced(ends)
            if _is_sound(document, moved):
                yield patch_fields(record, ends)
                document = apply(document, patch_fields(record, ends))
        elif isinstance(record, Relation):
            new = _relation(record, ends)
            if new.id not in document and not _is_taken(document, new):
                yield (Put(new),)
                document = apply(document, (Put(new),))


def _joining(document: Document, card: Card) -> list[Record]:
    links = (record for kind in ("flow", "relation") for record in document.of_kind(kind))
    found = (
        record for record in links if card.id in {getattr(record, "source_id", ""), getattr(record, "target_id", "")}
    )
    return sorted(found, key=lambda record: record.id)


def _relation(record: Relation, ends: dict[str, str]) -> Relation:
    joined = {"source_id": record.source_id, "target_id": record.target_id, **ends}
    new_id = relation_id(record.relation, joined["source_id"], joined["target_id"])
    return Relation(id=new_id, relation=record.relation, **joined)


def _is_taken(document: Document, new: Relation) -> bool:
    """Whether there is one already of which a record can have but one."""
    return new.relation in SINGLE and any(
        one.relation is new.relation and one.source_id == new.source_id for one in document.all(Relation)
    )


def _is_sound(document: Document, flow: Flow) -> bool:
    try:
        require_sound_flow(document, flow)
    except IntegrityError:
        return False
    return True
