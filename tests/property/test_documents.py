"""Whatever is done to a sound document, it stays sound, and what was done can be taken back."""

from __future__ import annotations

import json
import random

from hypothesis import given, settings

from cxdesign.commands import COMMANDS, parse
from cxdesign.domain.change import (
    Change,
    Edit,
    Patch,
    Put,
    Remove,
    apply,
    difference,
    from_edits,
    inverse,
    squash,
    to_edits,
)
from cxdesign.domain.document import Document
from cxdesign.domain.images import image_digests
from cxdesign.domain.integrity import check, check_all
from cxdesign.errors import CommandError, IntegrityError
from cxdesign.formats import Loss, native
from tests.performing import performed
from tests.property.strategies import a_document, a_payload, a_role, chances, documents, steps

FIXED = {
    *("emotion", "relation", "scene_cell", "dismissal", "criterion", "rating", "decision"),
    *("peak_score", "peak_judgement", "peak_weighting"),
}
"""Kinds whose ids are made of what they are about: another id or another end does not make a record."""


def views(document):
    """Return everything a document sorts, from its own kept views or from new ones."""
    cells = {
        (card.touchpoint_id, card.lane_id) for kind in ("step", "note", "feature") for card in document.of_kind(kind)
    }
    return document.stages, document.lanes, document.touchpoints, {cell: document.cards(*cell) for cell in cells}


@settings(max_examples=150)
@given(documents, chances, steps)
def test_random_commands_keep_a_document_sound_or_are_refused(document, chance, count):
    check_all(document)
    for _ in range(count):
        payload = a_payload(chance, document)
        views(document)
        before = tuple(document)
        try:
            document = performed(document, payload)
        except CommandError:
            assert tuple(document) == before
        assert views(document) == views(Document(document))


@settings(max_examples=100)
@given(documents, chances, steps)
def test_squash_has_the_effect_of_the_sequence(start, chance, count):
    document, changes = start, []
    for _ in range(count):
        change, document = attempt(document, a_payload(chance, document, junk=False))
        changes.append(change)
    squashed = squash(changes)
    assert apply(start, squashed) == document
    assert apply(document, inverse(squashed)) == start
    assert len({edit.id for edit in squashed}) == len(squashed)
    assert from_edits(json.loads(json.dumps(to_edits(squashed)))) == squashed
    assert (squashed == ()) == (document == start)


@settings(max_examples=150)
@given(documents, documents)
def test_the_difference_leads_from_one_document_to_the_other(before, after):
    change = difference(before, after)
    assert apply(before, change) == after
    assert apply(after, inverse(change)) == before
    check(after, change)


@settings(max_examples=150)
@given(documents, chances, steps)
def test_a_document_is_read_back_from_its_file(document, chance, count):
    for _ in range(count):
        _, document = attempt(document, a_payload(chance, document, junk=False))
    content = native.write(document)
    result = native.read(content)
    missing = len(image_digests(document))
    losses = (Loss("picture_missing", {"count": missing}),) if missing else ()
    assert (result.document, result.losses) == (document, losses)
    assert native.write(result.document) == content


@settings(max_examples=800)
@given(documents, chances, steps)
def test_a_change_is_refused_exactly_when_the_whole_document_is(document, chance, count):
    change = a_raw_change(chance, document, count % 4 + 1)
    after = apply(document, change)
    assert refusal(lambda: check(after, change)) == refusal(lambda: check_all(after))


def test_the_random_commands_do_everything_and_are_refused_in_many_ways():
    """Without this, the properties above could hold for want of trying."""
    done, refusals = set(), set()
    for number in range(90):
        chance = random.Random(number)
        document = a_document(chance)
        for _ in range(40):
            payload = a_payload(chance, document)
            try:
                change = parse(payload).plan(document)
                document = apply(document, change)
                check(document, change)
            except CommandError as error:
                refusals.add(error.code)
                document = a_document(chance)
            else:
                done.update({payload["name"]} if change or payload["name"] == "name_version" else ())
    assert done == {command.name for command in COMMANDS}
    assert refusals >= {"record_exists", "path_cycle", "touchpoint_unknown", "command_invalid", "anchor_unknown"}


def attempt(document: Document, payload: dict) -> tuple[Change, Document]:
    try:
        change = parse(payload).plan(document)
        after = apply(document, change)
        check(after, change)
    except CommandError:
        return (), document
    return change, after


def refusal(asking) -> bool:
    try:
        asking()
    except IntegrityError:
        return True
    return False


def a_raw_change(chance: random.Random, document: Document, count: int) -> Change:
    """Return raw edits, most of which break something: any record out, references bent, roles and marks changed."""
    records = list(document)
    edits: list[Edit] = []
    for record in chance.sample(records, min(count, len(records))):
        edits += chance.choice([remove, bend, mark, again])(chance, record, records)
    return tuple({edit.id: edit for edit in edits if isinstance(edit, Put)}.values()) + tuple(
        edit for edit in edits if not isinstance(edit, Put)
    )


def remove(chance, record, records):
    return [Remove(record)]


def bend(chance, record, records):
    fields = [name for name in record.references if record.kind not in FIXED]
    if not fields:
        return [Remove(record)]
    field = chance.choice(fields)
    target = chance.choice([*(other.id for other in records), "stage:none"])
    return [Patch(record.id, {field: getattr(record, field)}, {field: target})]


def mark(chance, record, records):
    if record.kind == "lane":
        return [Patch(record.id, {"role": record.role}, {"role": a_role(chance)})]
    field, values = {
        "touchpoint": ("is_end", [True, False]),
        "path": ("is_repeat", [True, False]),
        "flow": ("is_repeat", [True, False]),
        "persona": ("is_target", [True, False]),
        "stage": ("order", ["Zz", "a0", "a1", "a9"]),
    }.get(record.kind, ("", [None]))
    if not field:
        return [Remove(record)]
    return [Patch(record.id, {field: getattr(record, field)}, {field: chance.choice(values)})]


def again(chance, record, records):
    if record.kind in {"project", *FIXED}:
        return [Remove(record)]
    return [Put(record.replaced({"id": f"{record.kind}:again"}))]
