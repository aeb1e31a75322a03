"""What the facilitator's screen sends again, because no answer came, is not done again."""

from __future__ import annotations

from tests.acting import does
from tests.unit.live.rooms import OWNER
from tests.unit.live.workshop.gathering import a_prompt, answered, begun, join, leads, lectern, phone, says, until


def session(do: str, of: str = "", **more: str) -> dict:
    return {"type": "session", "id": "a" * 16, "do": do, "of": of, **more}


def sends(visitor, frame: dict) -> dict:
    visitor.send(frame)
    return answered(visitor)


def newest(house):
    return house.services.store.workshops.newest(house.project_id)


def test_a_reset_forgets_no_answers_that_came_after_it(house, client):
    code = begun(house, a_prompt("text"))
    frame = session("reset", "p1", seen=f"{newest(house).id} waiting 0")
    with lectern(house, client) as leader, phone(join(client, code)) as guest:
        assert sends(leader, frame)["type"] == "ack"
        leads(leader, "set_state", prompt_id="p1", state="open")
        until(guest, "prompt", lambda m: m["prompt"])
        assert says(guest, "text", "long", run=1)["type"] == "ack"
    with lectern(house, client) as leader:
        assert sends(leader, frame)["type"] == "ack"
        assert len(house.services.store.workshops.answers(newest(house).id, "p1")) == 1
        assert sends(leader, {**frame, "id": "b" * 16})["code"] == "workshop_changed", "the colleague has started it"
    assert newest(house).agenda.prompt("p1").state == "open"


def test_a_workshop_begins_once_and_only_on_what_was_seen(house, client):
    with lectern(house, client) as leader:
        for _ in range(2):
            assert sends(leader, session("begin", "taster", seen=""))["type"] == "ack"
        begun_id = newest(house).id
        late = {**session("begin", "taster", seen=""), "id": "b" * 16}
        assert sends(leader, late)["code"] == "workshop_changed"
        assert (newest(house).id, newest(house).is_open) == (begun_id, True)
        assert len(house.services.store.workshops.held(house.project_id)) == 1


def test_a_new_code_and_more_minutes_come_once_for_each_press(house, client):
    begun(house, a_prompt("text"))
    frame = {"type": "deed", "id": "a" * 16, "deed": {"name": "extend_step", "step_id": "s1", "minutes": 2}}
    with lectern(house, client) as leader:
        codes = [sends(leader, session("renew_code")) and newest(house).code for _ in range(2)]
        assert codes[0] == codes[1]
        for again in (frame, frame, {**frame, "id": "b" * 16}):
            assert sends(leader, again)["type"] == "ack"
    assert newest(house).agenda.steps[0].more_minutes == 4


def test_a_deed_of_one_is_not_taken_for_the_one_of_another_with_its_id(house, client):
    code = begun(house, a_prompt("text"))
    with lectern(house, client, actor_id="actor:a") as one, lectern(house, client, actor_id="actor:b") as other:
        sends(one, session("renew_code"))
        first = newest(house).code
        sends(other, session("renew_code"))
    assert len({code, first, newest(house).code}) == 3


def test_who_takes_a_text_over_second_is_told_that_it_is_there(house, client):
    does(house.workbench, OWNER, "add_entry", entry_id="persona:ann", entry_name="Ann", attributes={})
    code = begun(house, a_prompt("text"))
    note = {"type": "note", "prompt_id": "p1", "text": "Cold", "persona_id": "persona:ann", "area": "pains"}
    with (
        lectern(house, client, actor_id="actor:a") as one,
        lectern(house, client, actor_id="actor:b") as other,
        phone(join(client, code)) as guest,
    ):
        leads(one, "set_state", prompt_id="p1", state="open")
        until(guest, "prompt", lambda m: m["prompt"])
        says(guest, "text", "Cold")
        leads(one, "set_state", prompt_id="p1", state="revealed")
        assert sends(one, {**note, "id": "a" * 16})["type"] == "ack"
        told = sends(other, {**note, "id": "b" * 16})
        assert (told["code"], told["is_final"]) == ("note_there", True)
        assert "Ann" in told["message"]
        assert sends(one, {**note, "id": "a" * 16})["type"] == "ack", "sent again, it is answered as before"


def test_too_many_parts_and_words_nobody_can_read_are_refused_with_a_sentence(house, client):
    begun(house, a_prompt("text"))
    asked = {"kind": "text", "question": "Why?"}
    with lectern(house, client) as leader:
        told = [leads(leader, "add_step", step_id=f"x{n}", step_name="New", minutes=1) for n in range(30)]
        assert (told[-2]["type"], told[-1]["code"]) == ("ack", "steps_full")
        told = [leads(leader, "add_prompt", step_id="s1", prompt_id=f"y{n}", prompt=asked) for n in range(20)]
        assert (told[-2]["type"], told[-1]["code"]) == ("ack", "prompts_full")
        assert leads(leader, "conclude", conclusion_id="c1", text="bell \x07")["code"] == "text_unprintable"
