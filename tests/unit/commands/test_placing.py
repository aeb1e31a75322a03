from __future__ import annotations

import random

import pytest

from cxdesign.commands.placing import KEY_LENGTH, place_before, places_before
from cxdesign.domain.change import apply
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Stage
from cxdesign.errors import IntegrityError


def stages(**orders):
    return tuple(Stage(id=f"stage:{suffix}", name=suffix, order=order) for suffix, order in orders.items())


def after(siblings, before, *, moving):
    """Return the suffixes in order once ``moving`` – a sibling or a new stage – has been placed."""
    anchor = None if before is None else f"stage:{before}"
    key, aside = place_before(Document(siblings), siblings, anchor, moving=f"stage:{moving}")
    document = apply(Document(siblings), aside)
    placed = document.with_records(changed=stages(**{moving: key}))
    return "".join(stage.id.removeprefix("stage:") for stage in placed.stages), aside


@pytest.mark.parametrize(
    ("before", "moving", "expected"),
    [
        ("a", "x", "xabc"),
        ("b", "x", "axbc"),
        (None, "x", "abcx"),
        ("a", "c", "cab"),
        (None, "a", "bca"),
        ("b", "c", "acb"),
        ("c", "a", "bac"),
        ("b", "a", "abc"),
        ("b", "b", "abc"),
        (None, "c", "abc"),
    ],
)
def test_a_record_stands_before_its_anchor_and_nothing_else_moves(before, moving, expected):
    assert after(stages(a="a0", b="a1", c="a2"), before, moving=moving) == (expected, ())


@pytest.mark.parametrize(("before", "moving", "key"), [("b", "a", "a0"), ("b", "b", "a4"), (None, "c", "a9")])
def test_a_record_that_is_at_the_place_keeps_its_key(before, moving, key):
    siblings = stages(a="a0", b="a4", c="a9")
    assert place_before(
        Document(siblings), siblings, f"stage:{before}" if before else None, moving=f"stage:{moving}"
    ) == (key, ())


def test_the_first_of_all_gets_the_first_key():
    assert place_before(Document(), (), None) == ("a0", ())


@pytest.mark.parametrize("anchor", ["stage:none", "touchpoint:t1", ""])
def test_an_anchor_that_is_no_sibling_is_refused(anchor):
    with pytest.raises(IntegrityError, match="anchor_unknown"):
        place_before(Document(stages(a="a0")), stages(a="a0"), anchor)


def test_a_new_record_cannot_be_its_own_anchor():
    with pytest.raises(IntegrityError, match="anchor_unknown"):
        place_before(Document(stages(a="a0")), stages(a="a0"), "stage:x", moving="stage:x")


@pytest.mark.parametrize(
    ("before", "expected"), [("a", "xabcd"), ("b", "axbcd"), ("c", "abxcd"), ("d", "abcxd"), (None, "abcdx")]
)
def test_siblings_with_equal_keys_make_room(before, expected):
    order, aside = after(stages(a="a0", b="a0", c="a0", d="a1"), before, moving="x")
    assert order == expected
    assert "stage:d" not in {edit.id for edit in aside}


def test_a_record_leaves_others_with_its_key():
    order, _ = after(stages(a="a0", b="a0", c="a0"), "b", moving="c")
    assert order == "acb"


def test_before_a_key_becomes_too_long_the_anchor_gives_way():
    narrow = "a0" + "0" * 37
    order, aside = after(stages(a=narrow + "1", b=narrow + "11", c="a1"), "b", moving="x")
    assert order == "axbc"
    assert [edit.id for edit in aside] == ["stage:b"]
    assert len(aside[0].after["order"]) < 5


def test_where_the_anchor_has_no_room_either_all_siblings_get_new_keys():
    narrow = "a0" + "0" * 37
    order, aside = after(stages(a=narrow + "1", b=narrow + "11", c=narrow + "12"), "b", moving="x")
    assert order == "axbc"
    assert [edit.after["order"] for edit in aside] == ["a0", "a2", "a3"]


def test_a_place_after_the_last_possible_key_is_found():
    order, aside = after(stages(a="z" * 27, b="z" * 27 + "z" * 20), None, moving="x")
    assert order == "abx"
    assert aside


def test_keys_stay_short_whatever_is_moved_where():
    chance = random.Random(2)
    names = "abcdefgh"
    document = Document(stages(**{name: f"a{number}" for number, name in enumerate(names)}))
    for _ in range(3000):
        moving, anchor = chance.choice(names), chance.choice([*names, None])
        stage = document.expect(f"stage:{moving}", Stage)
        key, aside = place_before(document, document.stages, anchor and f"stage:{anchor}", moving=stage.id)
        document = apply(document, aside).with_records(changed=[stage.replaced({"order": key})])
    assert max(len(stage.order) for stage in document.stages) <= KEY_LENGTH


def test_keys_stay_short_when_two_change_places_for_ever():
    document = Document(stages(a="a0", b="a1", c="a2"))
    for step in range(2000):
        moving, anchor = ("bc", "cb")[step % 2]
        stage = document.expect(f"stage:{moving}", Stage)
        key, aside = place_before(document, document.stages, f"stage:{anchor}", moving=stage.id)
        document = apply(document, aside).with_records(changed=[stage.replaced({"order": key})])
        assert document.stages[0].id == "stage:a"
        assert document.stages[1].id == stage.id or step == 0
    assert max(len(stage.order) for stage in document.stages) <= KEY_LENGTH


def test_several_records_get_ascending_keys_in_one_gap():
    siblings = stages(a="a0", b="a1")
    keys, aside = places_before(siblings, "stage:b", count=3)
    assert aside == ()
    assert sorted(["a0", *keys, "a1"]) == ["a0", *keys, "a1"]


def test_several_records_make_room_between_equal_keys():
    keys, aside = places_before(stages(a="a0", b="a0"), "stage:b", count=2)
    assert [edit.id for edit in aside] == ["stage:b"]
    assert "a0" < keys[0] < keys[1] < aside[0].after["order"]
