from __future__ import annotations

import pytest

from cxdesign.analysis.changes import compare
from cxdesign.analysis.overlay import ghosts, overlaid
from cxdesign.domain.cards import Card
from cxdesign.domain.integrity import check_all
from cxdesign.domain.registers import Scene
from cxdesign.domain.understanding import EmpathyNote, Persona
from cxdesign.domain.vocabulary import EmpathyArea
from cxdesign.services.starters import load_starter
from tests.builders import a_blueprint, a_journey
from tests.performing import performed as perform

JOURNEY = a_journey({"s1": ("t1", "t2", "t3"), "s2": ("t4",)}, now={"t2": 2})


def over(left, *commands):
    right = left
    for command in commands:
        right = perform(right, command)
    return overlaid(compare(left, right))


def test_what_was_removed_stands_in_its_place():
    found = over(JOURNEY, {"name": "remove_touchpoint", "touchpoint_id": "touchpoint:t2"})
    assert [one.id for one in found.touchpoints] == [f"touchpoint:t{number}" for number in (1, 2, 3, 4)]
    assert [card.id for card in found.cards("touchpoint:t2", "lane:pains")] == ["note:c3"]
    assert not list(found.of_kind("emotion"))
    check_all(found)


def test_a_removed_stage_comes_back_with_all_that_stood_in_it():
    found = over(JOURNEY, {"name": "remove_stage", "stage_id": "stage:s1"})
    assert [stage.id for stage in found.stages] == ["stage:s1", "stage:s2"]
    assert len(found.touchpoints) == 4


def test_a_removed_card_stands_between_those_it_stood_between():
    add = {"name": "add_card", "touchpoint_id": "touchpoint:t1", "lane_id": "lane:customer_actions", "text": "New"}
    found = over(JOURNEY, {"name": "remove_card", "card_id": "step:c2"}, {**add, "card_id": "step:n"})
    assert [card.id for card in found.cards("touchpoint:t1", "lane:customer_actions")] == [
        "step:c1",
        "step:c2",
        "step:n",
    ]


def test_a_removed_arrow_is_drawn_where_both_ends_are():
    left = a_blueprint({"a": ("t1", "customer_actions"), "b": ("t1", "onstage")}, flows=[("a", "b")])
    assert "flow:a-b" in over(left, {"name": "remove_card", "card_id": "step:a"})
    assert "flow:a-b" in over(left, {"name": "remove_flow", "flow_id": "flow:a-b"})


def test_equal_designs_lie_over_each_other():
    assert len(over(JOURNEY)) == len(JOURNEY)


def moved_to(touchpoint_id):
    place = {"touchpoint_id": touchpoint_id, "lane_id": "lane:pains", "before_id": None}
    return {"name": "move_card", "card_id": "note:c3", **place}


def test_a_moved_card_stands_at_its_old_place_too():
    right = perform(JOURNEY, moved_to("touchpoint:t4"))
    difference = compare(JOURNEY, right)
    (ghost_id,) = ghosts(difference)
    found = overlaid(difference)
    assert [card.id for card in found.cards("touchpoint:t4", "lane:pains")] == ["note:c3"]
    assert [card.id for card in found.cards("touchpoint:t2", "lane:pains")] == [ghost_id]
    assert found.expect(ghost_id, Card).text == JOURNEY.expect("note:c3", Card).text
    check_all(found)


def test_a_card_moved_from_a_touchpoint_that_is_gone_is_seen_there():
    right = perform(JOURNEY, moved_to("touchpoint:t4"))
    right = perform(right, {"name": "remove_touchpoint", "touchpoint_id": "touchpoint:t2"})
    difference = compare(JOURNEY, right)
    found = overlaid(difference)
    assert [card.id for card in found.cards("touchpoint:t2", "lane:pains")] == list(ghosts(difference))
    check_all(found)


def test_a_card_put_elsewhere_in_its_cell_leaves_no_second_one():
    moved = {"card_id": "step:c2", "touchpoint_id": "touchpoint:t1", "lane_id": "lane:customer_actions"}
    right = perform(JOURNEY, {"name": "move_card", **moved, "before_id": "step:c1"})
    assert compare(JOURNEY, right).changes
    assert not ghosts(compare(JOURNEY, right))


@pytest.mark.parametrize("sample", ["gym", "food_delivery"])
def test_notes_personas_and_scenes_that_are_gone_come_back(sample):
    left = load_starter(sample, "en")
    persona = left.entries(Persona)[0]
    scene = left.entries(Scene)[0]
    right = perform(left, {"name": "remove_entry", "entry_id": persona.id})
    right = perform(right, {"name": "remove_entry", "entry_id": scene.id})
    found = overlaid(compare(left, right))
    for kind in ("persona", "empathy_note", "scene", "scene_cell"):
        assert {one.id for one in found.of_kind(kind)} == {one.id for one in left.of_kind(kind)}
    check_all(found)


def test_a_note_moved_to_another_area_stands_in_both():
    left = load_starter("gym", "en")
    note = left.expect(next(iter(left.of_kind("empathy_note"))).id, EmpathyNote)
    area = next(area for area in EmpathyArea if area is not note.area)
    right = left.with_records(changed=[note.replaced({"area": area})])
    difference = compare(left, right)
    found = overlaid(difference)
    assert set(ghosts(difference)) <= {one.id for one in found.empathy_notes(note.persona_id, note.area)}
    assert note.id in {one.id for one in found.empathy_notes(note.persona_id, area)}
