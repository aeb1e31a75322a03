from __future__ import annotations

from cxdesign.analysis.changes import compare
from cxdesign.analysis.overlay import overlaid
from cxdesign.domain.integrity import check_all
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
