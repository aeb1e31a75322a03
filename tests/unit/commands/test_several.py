from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.domain.order import keys_between
from cxdesign.domain.relations import scene_cell_id
from cxdesign.domain.vocabulary import EmpathyArea
from tests.builders import LANES, a_blueprint, a_journey, enriched
from tests.performing import perform, refused
from tests.watched import WatchedStep, looks

JOURNEY = a_journey(
    lanes={**LANES, "more": "notes"},
    cards={
        "step:c1": ("t1", "customer_actions", "Books a room"),
        "step:c2": ("t1", "customer_actions", "Reads the confirmation"),
        "note:c3": ("t2", "pains", "Waits in line"),
        "note:c5": ("t2", "pains", "Signs twice"),
        "feature:c4": ("t3", "opportunities", "A letter after the stay"),
    },
)
EMPATHY = enriched(
    a_journey(),
    {"persona:ann": {}, "scene:wait": {}, "scene:rest": {}},
    notes={"n1": ("ann", "see", "A queue"), "n2": ("ann", "see", "A clock")},
    cells={("t1", "wait"): (4, None), ("t2", "wait"): (1, 2)},
)


def cell(document, touchpoint, lane):
    return " ".join(card.id for card in document.cards(f"touchpoint:{touchpoint}", f"lane:{lane}"))


def into(card_id, touchpoint, lane, before_id=None):
    place = {"touchpoint_id": f"touchpoint:{touchpoint}", "lane_id": f"lane:{lane}"}
    return {"card_id": card_id, **place, "before_id": before_id}


def test_cards_of_several_cells_are_gathered_in_one_before_a_card_of_it():
    moves = [into(card_id, "t2", "pains", "note:c5") for card_id in ("step:c1", "step:c2", "feature:c4")]
    after = perform(JOURNEY, "move_several", moves=moves)
    assert cell(after, "t2", "pains") == "note:c3 note:c1 note:c2 note:c4 note:c5"
    assert cell(after, "t1", "customer_actions") == ""


def test_each_card_goes_to_a_place_of_its_own_even_where_another_one_came_from():
    moves = [into("step:c2", "t2", "customer_actions"), into("note:c3", "t1", "pains"), into("note:c5", "t3", "more")]
    after = perform(JOURNEY, "move_several", moves=moves)
    assert [cell(after, *place) for place in (("t2", "customer_actions"), ("t1", "pains"), ("t3", "more"))] == [
        "step:c2",
        "note:c3",
        "note:c5",
    ]


def test_nothing_is_moved_when_one_of_them_cannot_be():
    assert refused(JOURNEY, "move_several", moves=[into("step:c1", "t2", "pains"), into("note:gone", "t2", "pains")])
    assert refused(JOURNEY, "move_several", moves=[into("step:c1", "t2", "emotion")]) == "lane_holds_no_cards"
    assert refused(JOURNEY, "move_several", moves=[]) == "command_invalid"


def test_marks_and_evidence_of_several_cards_are_changed_in_one_step():
    edits = [
        {"card_id": card_id, "attributes": {"is_fail": True, "evidence": "test"}} for card_id in ("step:c1", "note:c3")
    ]
    after = perform(JOURNEY, "edit_several", edits=edits)
    assert [(after.get(i).is_fail, after.get(i).evidence.value) for i in ("step:c1", "note:c3", "step:c2")] == [
        (True, "test"),
        (True, "test"),
        (False, "assumption"),
    ]
    level = [{"card_id": card_id, "attributes": {"level": "L3"}} for card_id in ("feature:c4", "step:c1")]
    assert refused(JOURNEY, "edit_several", edits=level) == "level_only_on_features"
    assert perform(JOURNEY, "edit_several", edits=level[:1]).get("feature:c4").level.value == "L3"


def test_several_cards_are_removed_with_the_arrows_between_them():
    steps = {"a": ("t1", "customer_actions", "Asks"), "b": ("t1", "onstage", "Greets"), "c": ("t2", "onstage", "Waves")}
    blueprint = a_blueprint(steps, flows=[("a", "b"), ("b", "c")])
    after = perform(blueprint, "remove_several", removals=[{"card_id": "step:a"}, {"card_id": "step:b"}])
    assert [record.id for record in after if record.kind in {"step", "flow"}] == ["step:c"]
    assert (
        refused(blueprint, "remove_several", removals=[{"card_id": "step:a"}, {"card_id": "step:gone"}])
        == "card_unknown"
    )


def test_a_card_that_became_another_kind_meanwhile_is_still_meant():
    after = perform(JOURNEY, "remove_several", removals=[{"card_id": "note:c1"}, {"card_id": "step:c1"}])
    assert cell(after, "t1", "customer_actions") == "step:c2"


def test_notes_of_an_empathy_map_are_moved_judged_and_removed_together():
    place = {"persona_id": "persona:ann", "area": "hear"}
    moved = perform(EMPATHY, "move_several", moves=[{"note_id": f"empathy_note:{n}", **place} for n in ("n2", "n1")])
    assert [note.text for note in moved.empathy_notes("persona:ann", EmpathyArea.HEAR)] == ["A clock", "A queue"]
    edits = [{"note_id": f"empathy_note:{n}", "attributes": {"evidence": "observation"}} for n in ("n1", "n2")]
    judged = perform(EMPATHY, "edit_several", edits=edits)
    assert {judged.get(edit["note_id"]).evidence.value for edit in edits} == {"observation"}
    gone = perform(EMPATHY, "remove_several", removals=[{"note_id": f"empathy_note:{n}"} for n in ("n1", "n2")])
    assert not list(gone.of_kind("empathy_note"))


def test_cells_of_the_matrix_are_judged_and_unlinked_together():
    cells = [("touchpoint:t1", "scene:wait"), ("touchpoint:t2", "scene:wait")]
    edits = [{"touchpoint_id": t, "scene_id": s, "customer_relevance": 3} for t, s in cells]
    judged = perform(EMPATHY, "edit_several", edits=edits)
    stored = [judged.get(scene_cell_id(*one)) for one in cells]
    assert [(one.customer_relevance, one.enterprise_relevance) for one in stored] == [(3, None), (3, 2)]
    gone = perform(EMPATHY, "remove_several", removals=[{"scene_cell_id": scene_cell_id(*one)} for one in cells])
    assert not list(gone.of_kind("scene_cell"))


@pytest.mark.parametrize(
    ("card_ids", "subject"),
    [
        (["step:c1"], "Books a room"),
        (["step:c1", "note:c3"], "Books a room + 1"),
        (["step:c2", "note:c3"], "word " * 14 + "word… + 1"),
    ],
)
def test_the_history_tells_the_first_and_how_many_more(card_ids, subject):
    journey = perform(JOURNEY, "edit_card", card_id="step:c2", text="word " * 60)
    command = parse({"name": "remove_several", "removals": [{"card_id": card_id} for card_id in card_ids]})
    assert command.subject(journey) == subject


def crowded(size):
    """Return a journey with so many steps in its first cell."""
    orders = keys_between(None, None, size)
    place = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:customer_actions"}
    steps = [WatchedStep(id=f"step:s{number}", text="x", order=key, **place) for number, key in enumerate(orders)]
    return a_journey(cards={}).with_records(changed=steps)


def moved_to_the_end(number):
    return {"name": "move_several", "moves": [into(f"step:s{one}", "t1", "customer_actions") for one in range(number)]}


def moved_to_the_front(number):
    place = ("t1", "customer_actions", "step:s0")
    return {"name": "move_several", "moves": [into(f"step:s{one}", *place) for one in range(1, number)]}


def moved_elsewhere(number):
    return {"name": "move_several", "moves": [into(f"step:s{one}", "t2", "pains") for one in range(number)]}


def marked(number):
    edits = [{"card_id": f"step:s{one}", "attributes": {"is_fail": True}} for one in range(number)]
    return {"name": "edit_several", "edits": edits}


@pytest.mark.parametrize("deed", [moved_to_the_end, moved_to_the_front, moved_elsewhere, marked])
def test_four_times_as_many_cards_are_not_sixteen_times_the_work(deed):
    few, many = (looks(lambda n=n: parse(deed(n)).plan(crowded(n))) for n in (50, 200))
    assert many < 7 * few
