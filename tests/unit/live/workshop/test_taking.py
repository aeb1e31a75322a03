from __future__ import annotations

import json

import pytest

from cxdesign.domain.vocabulary import EmpathyArea
from tests.acting import does
from tests.unit.live.rooms import OWNER
from tests.unit.live.workshop.gathering import a_prompt, answered, begun, join, leads, lectern, phone, says, until


def sends(visitor, kind, frame_id="a" * 16, **fields):
    visitor.send({"type": kind, "id": frame_id, **fields})
    return answered(visitor)


def test_who_leads_takes_winners_over_as_peaks_and_takes_that_back(house, client):
    place = house.workbench.document(OWNER).touchpoints[0].id
    browser = join(client, begun(house, a_prompt("dots")))
    before = house.workbench.document(OWNER)
    with lectern(house, client) as leader, phone(browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        until(guest, "prompt", lambda m: m["prompt"])
        says(guest, place, 2)
        assert until(leader, "facilitation", lambda m: m["answered"] == 1)["peaks"] is None, "sealed as the dots are"
        leads(leader, "set_state", prompt_id="p1", state="revealed")
        (item,) = until(leader, "facilitation", lambda m: m["peaks"])["peaks"]["items"]
        assert (item["id"], item["score"]) == (place, 2)
        assert "is_chosen" not in json.dumps(until(guest, "prompt", lambda m: m["result"]))
        assert sends(leader, "peaks", prompt_id="p1", touchpoint_ids=[place])["type"] == "ack"
        told = until(leader, "facilitation", lambda m: m["peaks"] and m["peaks"]["items"][0]["is_planned"])
        assert told["peaks"]["planned"] == 1
        assert sends(leader, "take_back", "b" * 16, of="a" * 16)["type"] == "ack"
        assert sends(leader, "take_back", "c" * 16, of="a" * 16)["code"] == "step_gone"
    assert tuple(house.workbench.document(OWNER)) == tuple(before)


def test_a_phone_takes_nothing_over(house, client):
    with phone(join(client, begun(house, a_prompt("dots")))) as guest:
        guest.send({"type": "peaks", "id": "a" * 16, "prompt_id": "p1", "touchpoint_ids": ["touchpoint:a"]})
        assert until(guest, "error", lambda _message: True)["code"] == "frame_malformed"


@pytest.fixture
def ann(house):
    does(house.workbench, OWNER, "add_entry", entry_id="persona:ann", entry_name="Ann", attributes={})
    return "persona:ann"


def test_cards_for_an_empathy_map_reach_it_from_a_phone(house, client, ann):
    code = begun(house, a_prompt("cards", target=ann, area="pains"))
    with lectern(house, client) as leader, phone(join(client, code)) as guest:
        assert until(leader, "facilitation", lambda m: m["personas"])["personas"][0]["name"] == "Ann"
        leads(leader, "set_state", prompt_id="p1", state="open")
        asked = until(guest, "prompt", lambda m: m["prompt"])["prompt"]
        assert (asked["area"], asked["lane"], asked["items"]) == ({"area": "pains", "persona": "Ann"}, None, [])
        assert says(guest, "c1", "Cold")["type"] == "ack"
        (card,) = until(leader, "cards", lambda m: m["cards"])["cards"]
        assert (card["text"], card["note"], card["persona"], card["said"]) == ("Cold", "", "Ann", [])
    (note,) = house.workbench.document(OWNER).empathy_notes(ann, EmpathyArea.PAINS)
    assert note.text == "Cold"


def test_who_leads_puts_a_revealed_text_into_an_empathy_map(house, client, ann):
    code = begun(house, a_prompt("text"))
    with lectern(house, client) as leader, phone(join(client, code)) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        until(guest, "prompt", lambda m: m["prompt"])
        says(guest, "text", "Cold")
        fields = {"prompt_id": "p1", "text": "Cold", "persona_id": ann, "area": "pains"}
        assert sends(leader, "note", "c" * 16, **fields)["code"] == "prompt_state_refused"
        leads(leader, "set_state", prompt_id="p1", state="revealed")
        assert until(leader, "facilitation", lambda m: m["result"])["notes"] == []
        assert sends(leader, "note", **fields)["type"] == "ack"
        (told,) = until(leader, "facilitation", lambda m: m["notes"])["notes"]
        assert (told["persona_id"], told["area"]) == (ann, "pains")
        assert sends(leader, "take_back", "b" * 16, of="a" * 16)["type"] == "ack"
        assert until(leader, "facilitation", lambda m: not m["notes"])["result"]


def test_a_decision_goes_on_record_for_a_round_and_replaces_one_only_when_that_is_said(house, client):
    does(house.workbench, OWNER, "open_round", round_id="round:a", round_name="First", design="")
    does(house.workbench, OWNER, "add_rater", rater_id="rater:guest", rater_name="", role="customer", is_guest=True)
    does(house.workbench, OWNER, "rate", rater_id="rater:guest", round_id="round:a", criterion="C1", score=4)
    does(house.workbench, OWNER, "reveal_round", round_id="round:a")
    begun(house, a_prompt("text"))
    with lectern(house, client) as leader:
        for conclusion_id, outcome in (("c1", "iterate"), ("c2", "accept")):
            leads(leader, "conclude", conclusion_id=conclusion_id, outcome=outcome, text="")
        (told,) = until(leader, "facilitation", lambda m: m["rounds"])["rounds"]
        assert (told["name"], told["is_decided"]) == ("First", False)
        assert sends(leader, "decision", conclusion_id="c1", round_id="round:a")["type"] == "ack"
        until(leader, "facilitation", lambda m: m["rounds"][0]["outcome"] == "iterate")
        refused = sends(leader, "decision", "b" * 16, conclusion_id="c2", round_id="round:a")
        assert refused["code"] == "decision_there"
        sends(leader, "decision", "c" * 16, conclusion_id="c2", round_id="round:a", replaces=True)
        until(leader, "facilitation", lambda m: m["rounds"][0]["outcome"] == "accept")
        sends(leader, "take_back", "d" * 16, of="c" * 16)
        until(leader, "facilitation", lambda m: m["rounds"][0]["outcome"] == "iterate")
