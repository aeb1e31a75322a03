from __future__ import annotations

import pytest

from cxdesign.i18n import Translator
from cxdesign.views.room_peaks import SHOWN_AT_MOST, build_peaks, peak_reason, put_forward
from tests.builders import a_journey, enriched
from tests.performing import perform
from tests.unit.domain.test_agenda import a_prompt

PLACES = tuple(f"t{number}" for number in range(1, 13))
JOURNEY = enriched(
    a_journey(
        {"s1": PLACES},
        cards={"note:a": ("t2", "pains", "Cold"), "note:b": ("t2", "pains", "Dark"), "note:c": ("t5", "pains", "Loud")},
    )
)
DOTS = a_prompt(kind="dots")
RANKING = a_prompt(kind="ranking")
ENGLISH = Translator("en")


def voted(people=4, **dots):
    return {"people": people, "items": [{"id": f"touchpoint:{place}", "dots": count} for place, count in dots.items()]}


def ranked(**means):
    return {"n": 3, "items": [{"id": f"touchpoint:{place}", "mean": mean} for place, mean in means.items()]}


def chosen(offer):
    return [item["id"].partition(":")[2] for item in offer["items"] if item["is_chosen"]]


def test_the_three_with_most_dots_are_chosen_beforehand():
    offer = build_peaks(DOTS, voted(t1=1, t2=5, t3=2, t4=3, t5=0), JOURNEY)
    assert chosen(offer) == ["t2", "t4", "t3"]
    assert [item["score"] for item in offer["items"]] == [5, 3, 2, 1], "what got no dot is not put forward"
    assert (offer["free"], offer["limit"], offer["tied"]) == (3, 3, 0)


def test_what_is_alike_at_the_last_place_is_told_and_left_to_who_leads():
    offer = build_peaks(DOTS, voted(t1=2, t2=5, t3=2, t4=2), JOURNEY)
    assert (chosen(offer), offer["tied"]) == (["t2"], 3)
    assert build_peaks(DOTS, voted(t1=2, t3=2, t4=2), JOURNEY)["tied"] == 0, "there is room for all of them"


def test_planned_peaks_take_places_and_are_not_chosen_again():
    planned = perform(JOURNEY, "mark_peak", touchpoint_id="touchpoint:t2", is_peak=True)
    offer = build_peaks(DOTS, voted(t1=1, t2=5, t3=2, t4=3), planned)
    assert chosen(offer) == ["t4", "t3"]
    assert (offer["planned"], offer["free"]) == (1, 2)
    assert [item["is_planned"] for item in offer["items"]] == [True, False, False, False]


def test_no_more_are_chosen_beforehand_than_stand_out_on_a_short_journey():
    short = a_journey({"s1": PLACES[:4]})
    offer = build_peaks(DOTS, voted(t1=4, t2=3, t3=2), short)
    assert (chosen(offer), offer["limit"], offer["free"]) == (["t1"], 1, 3)


def test_of_an_order_the_smallest_mean_place_comes_first():
    offer = build_peaks(RANKING, ranked(t1=2.5, t2=1.5, t3=None, t4=2.0), JOURNEY)
    assert [item["id"][-2:] for item in offer["items"]] == ["t2", "t4", "t1"]
    assert [item["score"] for item in offer["items"]] == [1.5, 2.0, 2.5]


def test_cards_count_for_the_touchpoints_they_stand_at():
    votes = {
        "people": 2,
        "items": [{"id": one, "dots": dots} for one, dots in (("note:c", 3), ("note:a", 2), ("note:b", 2))],
    }
    offer = build_peaks(DOTS, votes, JOURNEY)
    assert [(item["id"], item["score"], item["cards"]) for item in offer["items"]] == [
        ("touchpoint:t2", 4, ["Cold", "Dark"]),
        ("touchpoint:t5", 3, ["Loud"]),
    ]
    assert offer["is_of_cards"]
    orders = {
        "n": 1,
        "items": [{"id": one, "mean": mean} for one, mean in (("note:a", 3.0), ("note:c", 2.0), ("note:b", 1.0))],
    }
    assert [(one.touchpoint.id, one.score) for one in put_forward(RANKING, orders, JOURNEY)] == [
        ("touchpoint:t2", -1.0),
        ("touchpoint:t5", -2.0),
    ]


def test_a_touchpoint_in_no_scene_is_told_so():
    staged = enriched(JOURNEY, {"scene:arrival": {}}, cells={("t1", "arrival"): (5, 5)})
    offer = build_peaks(DOTS, voted(t1=2, t2=1), staged)
    assert [item["is_in_scene"] for item in offer["items"]] == [True, False]


def test_what_is_gone_from_the_map_is_not_put_forward():
    assert build_peaks(DOTS, {"people": 1, "items": [{"id": "note:gone", "dots": 2}]}, JOURNEY)["items"] == []


def test_a_long_list_is_cut_and_says_by_how_much():
    offer = build_peaks(DOTS, voted(**{place: number for number, place in enumerate(PLACES, 1)}), JOURNEY)
    assert (len(offer["items"]), offer["more"]) == (SHOWN_AT_MOST, len(PLACES) - SHOWN_AT_MOST)


@pytest.mark.parametrize("kind", ["cards", "text", "feelings"])
def test_other_questions_put_no_peaks_forward_nor_does_one_that_is_sealed(kind):
    assert build_peaks(a_prompt(kind=kind), voted(t1=1), JOURNEY) is None
    assert build_peaks(DOTS, None, JOURNEY) is None


def test_the_reason_says_what_was_asked_and_what_it_got():
    votes, orders = voted(t1=2), ranked(t1=1.5)
    (one,) = put_forward(DOTS, votes, JOURNEY)
    assert peak_reason(DOTS, votes, one, ENGLISH) == "Workshop: Why? – 2 dots, 4 people"
    (one,) = put_forward(RANKING, orders, JOURNEY)
    assert peak_reason(RANKING, orders, one, ENGLISH) == "Workshop: Why? – mean place 1.50 of 3 orders"
