from __future__ import annotations

import json

import pytest

from tests.unit.live.rooms import OWNER, House
from tests.unit.live.workshop.gathering import a_prompt, answered, begun, join, leads, lectern, phone, says, until


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


@pytest.fixture
def client(house):
    with house.client() as client:
        yield client


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
