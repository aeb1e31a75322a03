from __future__ import annotations

from datetime import UTC, datetime

from cxdesign.storage.workshops import Workshop
from cxdesign.views.room_call import CARDS_SHOWN, build_call, build_places
from tests.builders import a_journey
from tests.unit.domain.test_agenda import an_agenda


def called(document, place_id):
    at = datetime(2025, 3, 1, tzinfo=UTC)
    workshop = Workshop("w1", "p1", "ABC", an_agenda().calling(place_id), at, None, 1)
    return build_call(workshop, document)


def a_map():
    many = {f"note:{number}": ("t1", "pains", f"Pain {number}") for number in range(CARDS_SHOWN + 2)}
    return a_journey({"s1": ("t1", "t2"), "s2": ("t3",)}, cards=many, now={"t1": -2, "t2": 3})


def test_a_touchpoint_is_shown_with_its_stage_its_place_on_the_curve_and_its_cards():
    document = a_map()
    told = called(document, "touchpoint:t1")
    assert told["stage"] == document.stages[0].name
    assert [(one["value"], one["is_here"]) for one in told["curve"]] == [(-2, True), (3, False), (None, False)]
    assert [(len(one["cards"]), one["more"]) for one in told["lanes"]] == [(CARDS_SHOWN, 2)]


def test_a_stage_is_shown_with_all_its_touchpoints():
    told = called(a_map(), "stage:s1")
    assert len(told["moments"]) == 2
    assert [one["is_here"] for one in told["curve"]] == [True, True, False]


def test_nobody_is_called_to_what_is_not_on_the_map():
    assert called(a_map(), "touchpoint:gone") is None
    assert called(a_map(), None) is None


def test_everybody_can_be_called_to_each_stage_and_its_touchpoints():
    assert [one["is_stage"] for one in build_places(a_map())] == [True, False, False, True, False]
