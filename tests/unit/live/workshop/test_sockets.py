from __future__ import annotations

import hashlib
import json
import secrets
from contextlib import ExitStack

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from cxdesign.commands import parse
from cxdesign.domain.agenda import PromptAttributes
from cxdesign.domain.facilitation import SetState
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import StorageError
from cxdesign.i18n import LOCALES, Translator
from cxdesign.live import condition
from cxdesign.live.sockets import BAD_FRAME, NO_TICKET, REPLACED
from cxdesign.live.workshop.entry import RoomCookie
from cxdesign.live.workshop.limits import Allowance
from cxdesign.live.workshop.preflight import Checks
from cxdesign.live.workshop.sockets import PAGES_AT_MOST, Sockets
from cxdesign.services.actor import Role
from cxdesign.services.agendas import make_agenda
from cxdesign.services.bootstrap import build
from cxdesign.storage.store_time import StoreTime
from tests.acting import does as acts
from tests.unit.live.rooms import OWNER, House, Visitor, visiting
from tests.unit.live.workshop.gathering import (
    ROOM,
    Browser,
    a_prompt,
    answered,
    begun,
    join,
    leads,
    lectern,
    phone,
    says,
    until,
)


def _touchpoints(house):
    return [one.id for one in house.workbench.document(OWNER).touchpoints]


def test_one_phone_and_who_leads_go_through_a_rating(house, client):
    place = _touchpoints(house)[0]
    code = begun(house, a_prompt("feelings"))
    guest_browser = join(client, code)
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        assert guest.until("prompt")["prompt"] is None
        assert leads(leader, "set_state", prompt_id="p1", state="open")["type"] == "ack"
        shown = until(guest, "prompt", lambda m: m["prompt"] is not None)["prompt"]
        assert (shown["state"], shown["items"][0]["id"]) == ("open", place)
        assert says(guest, place, -3)["type"] == "ack"
        told = until(leader, "facilitation", lambda m: m["begun"] == 1)
        assert (told["by_item"], told["answered"], told["of"]) == ({place: 1}, 0, 1)
        assert [(one["has_answered"], one["has_begun"]) for one in told["people"]] == [(False, True)]
        for serial, other in enumerate(_touchpoints(house)[1:], 2):
            assert says(guest, other, None, serial=serial)["type"] == "ack"
        told = until(leader, "facilitation", lambda m: m["answered"] == 1)
        assert [(one["has_answered"], one["has_begun"]) for one in told["people"]] == [(True, False)]
        leads(leader, "set_state", prompt_id="p1", state="revealed")
        result = until(guest, "prompt", lambda m: m["result"] is not None)["result"]
        assert (result["items"][0]["mean"], result["items"][0]["n"]) == (-3, 1)


def test_nobody_reads_a_value_before_it_is_revealed(house, client):
    """Everything that reaches anybody but the person is searched, on the wire, and the tables of the store are not."""
    code = begun(house, a_prompt("text"), a_prompt("feelings", "p2"), a_prompt("dots", "p3"))
    place = _touchpoints(house)[0]
    one, two = join(client, code, name="Ana"), join(client, code, name="Ben")
    heard: list[str] = []
    with lectern(house, client) as leader, phone(one) as ana, phone(two) as ben:
        for prompt_id, item, value in (("p1", "text", "secret words"), ("p2", place, -4), ("p3", place, 3)):
            leads(leader, "set_state", prompt_id=prompt_id, state="open")
            until(ana, "prompt", lambda m, wanted=prompt_id: m["prompt"] and m["prompt"]["id"] == wanted)
            assert says(ana, item, value, prompt_id=prompt_id)["value"] == value
            heard.append(json.dumps(until(leader, "facilitation", lambda m: m["answered"] + m["begun"] == 1)))
            if prompt_id != "p2":  # one of many places: nobody is through
                heard.append(json.dumps(until(ben, "counts", lambda m: m["answered"] == 1)))
            leads(leader, "set_state", prompt_id=prompt_id, state="locked")
            heard.append(json.dumps(until(ben, "prompt", lambda m: m["prompt"] and m["prompt"]["state"] == "locked")))
            locked = until(leader, "facilitation", lambda m, i=prompt_id: _state(m, i) == "locked")
            heard.append(json.dumps(locked))
    assert not [text for text in heard if "secret words" in text]
    assert all(json.loads(text).get("result") is None for text in heard)
    assert all("-4" not in text for text in heard)
    told = json.loads(heard[-1])
    assert told["by_item"] == {}, "where dots go would be the vote"


def test_neither_grades_nor_orders_are_on_the_wire_before_the_reveal(house, client):
    """Every frame that reaches another phone or who leads is searched; grades are told apart by what they rest on."""
    places = _touchpoints(house)[:3]
    order = " ".join(reversed(places))
    graded = a_prompt("criteria", criteria=("C1", "C2"))
    code = begun(house, graded, a_prompt("ranking", "p2", ranked_ids=tuple(places)))
    one, two = join(client, code, name="Ana"), join(client, code, name="Ben")
    with lectern(house, client) as leader, phone(one) as ana, phone(two) as ben:
        heard = [_overheard(leader), _overheard(ben)]
        leads(leader, "set_state", prompt_id="p1", state="open")
        until(ana, "prompt", lambda m: m["prompt"])
        for serial, (item, value) in enumerate((("C1", 4), ("C1.evidence", "measurement"), ("C2", None)), 1):
            assert says(ana, item, value, serial=serial)["value"] == value
        assert until(leader, "facilitation", lambda m: len(m["by_item"]) == 2)["by_item"] == {"C1": 1, "C2": 1}
        leads(leader, "set_state", prompt_id="p2", state="open")
        until(ana, "prompt", lambda m: m["prompt"]["id"] == "p2")
        for serial in (4, 4):
            assert says(ana, "order", order, serial=serial, prompt_id="p2")["value"] == order
        assert until(leader, "facilitation", lambda m: m["answered"] == 1 and m["agenda"]["current_id"] == "p2")
        leads(leader, "set_state", prompt_id="p2", state="locked")
        until(ben, "prompt", lambda m: m["prompt"] and m["prompt"]["state"] == "locked")
        assert not [text for texts in heard for text in texts if "measurement" in text or order in text]
        assert all(json.loads(text).get("result") is None for texts in heard for text in texts)
        assert all(json.loads(text).get("answers", {}) == {} for texts in heard for text in texts)
        leads(leader, "set_state", prompt_id="p2", state="revealed")
        result = until(ben, "prompt", lambda m: m["result"])["result"]
        assert ([item["id"] for item in result["items"]], result["n"]) == (list(reversed(places)), 1)


def _overheard(visitor):
    """Return a list of all that reaches somebody from now on."""
    heard, receive = [], visitor.receive

    def overhear():
        message = receive()
        heard.append(json.dumps(message))
        return message

    visitor.receive = overhear
    return heard


def test_who_leads_takes_the_rooms_grades_over_as_a_round_once(house, client):
    code = begun(house, a_prompt("criteria", criteria=("C1", "C2")))
    browsers = [join(client, code, name=name) for name in ("Ana", "Ben")]
    with lectern(house, client) as leader:
        leads(leader, "set_state", prompt_id="p1", state="open")
        for browser, grade in zip(browsers, (2, 4), strict=True):
            with phone(browser) as guest:
                says(guest, "C1", grade)
        leads(leader, "set_state", prompt_id="p1", state="revealed")
        told = until(leader, "facilitation", lambda m: m["result"])["result"]["items"][0]
        assert (told["n"], told["median"], told["low"], told["high"]) == (2, 3.0, 2, 4)
        for _ in range(2):
            leader.send({"type": "session", "id": "0" * 8, "do": "take_round", "of": "p1"})
            assert answered(leader)["type"] == "ack"
    (operation,) = house.services.store.log.after(house.project_id, 1)
    assert (operation.command, operation.subject) == ("take_round", "Question p1?")


def test_who_leads_is_told_what_can_be_put_in_order_and_phones_are_not(house, client):
    begun(house, a_prompt("text"))
    with lectern(house, client) as leader:
        choices = leader.until("choices")["choices"]
        assert [item["id"] for item in choices["touchpoints"]] == _touchpoints(house)


def _state(message, prompt_id):
    return next(p["state"] for step in message["agenda"]["steps"] for p in step["prompts"] if p["id"] == prompt_id)


def test_own_answers_come_back_with_the_person_and_go_to_nobody_else(house, client):
    code = begun(house, a_prompt("text"))
    ana, ben = join(client, code, name="Ana"), join(client, code, name="Ben")
    with lectern(house, client) as leader:
        leads(leader, "set_state", prompt_id="p1", state="open")
        with phone(ana) as guest:
            me = guest.welcome["me"]
            says(guest, "text", "mine alone", serial=7)
        with phone(ana) as again, phone(ben) as other:
            assert again.welcome["me"] == me
            assert again.welcome["serial"] == 7
            assert until(again, "own", lambda m: m["prompt_id"] == "p1")["answers"] == {"text": "mine alone"}
            assert until(other, "own", lambda m: m["prompt_id"] == "p1")["answers"] == {}


def test_who_comes_late_sees_what_is_on(house, client):
    code = begun(house, a_prompt("text"))
    with lectern(house, client) as leader:
        leads(leader, "set_state", prompt_id="p1", state="open")
        with phone(join(client, code)) as late:
            assert late.until("prompt")["prompt"]["question"] == "Question p1?"


@pytest.mark.parametrize("name", ["", "Ana"])
def test_who_said_nothing_is_let_go_only_while_away_and_the_name_as_well(house, client, name):
    code = begun(house, a_prompt("text"))
    browser = join(client, code, name=name)
    with lectern(house, client) as leader:
        with phone(browser) as guest:
            let_go = {"type": "session", "do": "let_go", "of": guest.welcome["me"]["id"]}
            until(leader, "facilitation", lambda m: any(person["is_here"] for person in m["people"]))
            leader.send({**let_go, "id": "a" * 8})
            leader.until("ack")
        away = until(leader, "facilitation", lambda m: not any(person["is_here"] for person in m["people"]))
        assert [person["is_idle"] for person in away["people"]] == [True]
        leader.send({**let_go, "id": "b" * 8})
        until(leader, "facilitation", lambda m: not m["people"])


def test_what_is_sent_again_counts_once_and_an_older_answer_never_wins(house, client):
    place = _touchpoints(house)[0]
    code = begun(house, a_prompt("dots", dots=3))
    guest_browser = join(client, code)
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        until(guest, "prompt", lambda m: m["prompt"])
        assert says(guest, place, 2, serial=5)["value"] == 2
        assert says(guest, place, 2, serial=5)["value"] == 2
        assert says(guest, place, 3, serial=4)["value"] == 2
        leads(leader, "set_state", prompt_id="p1", state="revealed")
        assert until(guest, "prompt", lambda m: m["result"])["result"]["items"][0]["dots"] == 2


@pytest.mark.parametrize(
    ("kind", "item", "value", "code"),
    [
        ("feelings", None, 6, "answer_invalid"),
        ("feelings", None, "x", "answer_invalid"),
        ("feelings", "touchpoint:none", 1, "answer_invalid"),
        ("dots", None, 4, "dots_spent"),
        ("dots", None, -1, "answer_invalid"),
        ("text", "text", "", "answer_invalid"),
        ("text", "text", "x" * 501, "answer_invalid"),
        ("text", "other", "x", "answer_invalid"),
        ("criteria", "C1", 6, "answer_invalid"),
        ("criteria", "C3", 3, "answer_invalid"),
        ("criteria", "C1.evidence", "rumour", "answer_invalid"),
        ("ranking", "order", "touchpoint:t1 touchpoint:t1 touchpoint:t2", "answer_invalid"),
        ("ranking", None, "touchpoint:t1 touchpoint:t2 touchpoint:t3", "answer_invalid"),
    ],
)
def test_a_phone_posts_only_what_the_open_prompt_asks(house, client, *, kind, item, value, code):
    about = {"criteria": {"criteria": ("C1", "C2")}, "ranking": {"ranked_ids": tuple(_touchpoints(house)[:3])}}
    guest_browser = join(client, begun(house, a_prompt(kind, **about.get(kind, {}))))
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        assert says(guest, item or _touchpoints(house)[0], value)["code"] == "prompt_not_open"
        leads(leader, "set_state", prompt_id="p1", state="open")
        assert says(guest, item or _touchpoints(house)[0], value, prompt_id="p9")["code"] == "prompt_not_open"
        assert says(guest, item or _touchpoints(house)[0], value)["code"] == code


def test_an_observer_neither_rates_nor_votes(house, client):
    code = begun(house, a_prompt("dots"))
    guest_browser = join(client, code, role="observer")
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        assert says(guest, _touchpoints(house)[0], 1)["code"] == "observers_look"


def test_a_card_lands_on_the_map_once_and_can_be_changed_by_who_wrote_it(house, client):
    place = _touchpoints(house)[0]
    code = begun(house, a_prompt("cards", target="pains"))
    guest_browser = join(client, code)
    before = len(house.workbench.document(OWNER))
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        for _ in range(2):
            assert says(guest, "c1", "No second blanket", serial=1, place=place)["type"] == "ack"
        assert says(guest, "c1", "No blanket", serial=2)["type"] == "ack"
        told = until(leader, "cards", lambda m: any(card["text"] == "No blanket" for card in m["cards"]))
        assert told["cards"][0]["author"] == ""
        leads(leader, "set_state", prompt_id="p1", state="revealed")
        shown = until(guest, "prompt", lambda m: m["result"])["result"]
        place_name = house.workbench.document(OWNER).get(place).name
        cards = [{"text": "No blanket", "note": place_name, "area": "", "author": ""}]
        assert (shown["count"], shown["cards"]) == (1, cards), "who looks back at it reads the cards"
    document = house.workbench.document(OWNER)
    assert len(document) == before + 1
    newest = house.services.store.log.after(house.project_id, 1)
    assert [operation.command for operation in newest] == ["add_card", "edit_card"]
    assert _only_person(house).id not in {operation.actor_id for operation in newest}


def _only_person(house):
    workshop = house.services.store.workshops.newest(house.project_id)
    (person,) = house.services.store.workshops.participants(workshop.id)
    return person


def test_an_author_who_is_shown_stands_in_the_history_by_name(house, client):
    code = begun(house, a_prompt("cards", target="pains", is_author_shown=True))
    guest_browser = join(client, code, name="Ana")
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        says(guest, "c1", "A card", place=_touchpoints(house)[0])
        assert until(leader, "cards", lambda m: m["cards"])["cards"][0]["author"] == "Ana"
    (operation,) = house.services.store.log.after(house.project_id, 1)
    assert house.services.store.people.names()[operation.actor_id] == "Ana"


def _asked_anew(house, leader, **fields):
    """Reset the prompt, say it otherwise and start it again."""
    assert does(leader, "reset", "p1")["type"] == "ack"
    prompt = {"kind": "cards", "question": "Who is to blame?", "target": "pains", "minutes": 5, **fields}
    for name, more in (("edit_prompt", {"prompt": prompt}), ("set_state", {"state": "open"})):
        assert leads(leader, name, prompt_id="p1", **more)["type"] == "ack"


def test_what_was_written_without_a_name_never_gets_one_by_a_question_asked_anew(house, client):
    """A phone that was away, or was told all at once, still shows the question as it was."""
    guest_browser = join(client, begun(house, a_prompt("cards", target="pains")), name="Zoe")
    place = _touchpoints(house)[0]
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        assert says(guest, "c1", "Without a name", place=place, run=0)["type"] == "ack"
        _asked_anew(house, leader, is_author_shown=True)
        for serial, (item, seen) in enumerate((("c2", {"run": 0}), ("c1", {"run": 0}), ("c3", {}), ("c1", {})), 2):
            refused = says(guest, item, "The boss bullies me", serial=serial, place=place, **seen)
            assert (refused["code"], refused["is_final"]) == ("prompt_changed", True)
        assert until(guest, "prompt", lambda m: m["prompt"] and m["prompt"]["is_author_shown"])["prompt"]["run"] == 1
        assert says(guest, "c1", "With my name", serial=9, place=place, run=1)["type"] == "ack"
        told = until(leader, "cards", lambda m: m["cards"])["cards"]
        assert [(card["text"], card["author"]) for card in told if card["author"]] == [("With my name", "Zoe")]
    written = house.services.store.log.after(house.project_id, 1)
    by = {house.workbench.document(OWNER).get(one.change[0].id).text: one.actor_id for one in written}
    assert (len(written), by["With my name"]) == (2, _only_person(house).id)
    assert by["Without a name"] != _only_person(house).id


def test_an_answer_to_the_words_before_does_not_count_for_the_question_asked_anew(house, client):
    guest_browser = join(client, begun(house, a_prompt("feelings")))
    place = _touchpoints(house)[0]
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        _asked_anew(house, leader, kind="feelings", target="touchpoints")
        assert says(guest, place, -5, run=0)["code"] == "prompt_changed"
        assert says(guest, place, 4, serial=2, run=1)["type"] == "ack"


def test_a_card_that_was_taken_off_the_map_is_refused_and_may_be_put_as_a_new_one(house, client):
    guest_browser = join(client, begun(house, a_prompt("cards", target="pains")))
    place = _touchpoints(house)[0]
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        says(guest, "c1", "Slow lift", place=place)
        (card,) = until(leader, "cards", lambda m: m["cards"])["cards"]
        acts(house.workbench, OWNER, "remove_card", card_id=card["id"])
        revision = house.workbench.revision
        assert says(guest, "c1", "Slow lift, 5 minutes", serial=2, place=place)["code"] == "card_taken_off"
        assert house.workbench.revision == revision
        assert says(guest, "c2", "Slow lift, 5 minutes", serial=3, place=place)["type"] == "ack"
        assert until(leader, "cards", lambda m: m["cards"])["cards"][0]["text"] == "Slow lift, 5 minutes"


def _second_words(cards):
    return [(card["text"], card["said"][1]["text"]) for card in cards if card["said"]]


def _merges(visitor, *card_ids, frame_id="a" * 8, **fields):
    visitor.send({"type": "merge", "id": frame_id, "card_ids": card_ids, **fields})
    return answered(visitor)


def test_cards_are_piled_up_and_merged_for_all_who_lead_and_what_comes_meanwhile_stays(house, client):
    place = _touchpoints(house)[0]
    code = begun(house, a_prompt("cards", target="pains", is_author_shown=True))
    ana, ben = join(client, code, name="Ana"), join(client, code, name="Ben")
    with lectern(house, client) as leader, lectern(house, client) as other, phone(ana) as one, phone(ben) as two:
        leads(leader, "set_state", prompt_id="p1", state="open")
        says(one, "c1", "Cold", place=place)
        says(two, "c1", "Freezing", place=place)
        cards = until(leader, "cards", lambda m: len(m["cards"]) == 2)["cards"]
        first, second = (next(card["id"] for card in cards if card["text"] == text) for text in ("Cold", "Freezing"))
        assert leads(leader, "pile_up", prompt_id="p1", card_ids=[second], onto_id=first)["type"] == "ack"
        assert until(other, "cards", lambda m: m["piles"])["piles"] == [[first, second]]
        says(one, "c2", "No blanket", serial=2, place=place)
        assert _merges(other, first, second, text="Too cold")["type"] == "ack"
        told = until(leader, "cards", lambda m: any(card["said"] for card in m["cards"]))
        assert sorted(card["text"] for card in told["cards"]) == ["No blanket", "Too cold"]
        (one_card,) = (card for card in told["cards"] if card["said"])
        assert {*one_card["author"].split(", ")} == {"Ana", "Ben"}
        assert [(said["text"], said["author"]) for said in one_card["said"]] == [
            ("Cold", "Ana"),
            ("Freezing", "Ben"),
        ]
        assert told["piles"] == []
        assert _merges(leader, first, second, frame_id="b" * 8)["type"] == "ack"
        assert says(two, "c1", "Ice cold", serial=2)["type"] == "ack"
        until(leader, "cards", lambda m: _second_words(m["cards"]) == [("Too cold", "Ice cold")])
    commands = [operation.command for operation in house.services.store.log.after(house.project_id, 1)]
    assert commands == ["add_card", "add_card", "add_card", "merge_cards", "merge_cards", "edit_saying"]


def test_what_was_merged_is_taken_back_as_one_step_and_is_a_pile_again(house, client):
    code = begun(house, a_prompt("cards", target="pains"))
    browser = join(client, code)
    with lectern(house, client) as leader, phone(browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        for number, text in enumerate(("Cold", "Freezing"), start=1):
            says(guest, f"c{number}", text, serial=number, place=_touchpoints(house)[0])
        first, second = (card["id"] for card in until(leader, "cards", lambda m: len(m["cards"]) == 2)["cards"])
        leads(leader, "pile_up", prompt_id="p1", card_ids=[second], onto_id=first)
        before = house.workbench.document(OWNER)
        _merges(leader, first, second)
        until(leader, "cards", lambda m: len(m["cards"]) == 1)
        leader.send({"type": "unmerge", "id": "c" * 8, "of": "a" * 8})
        assert answered(leader)["type"] == "ack"
        assert until(leader, "cards", lambda m: len(m["cards"]) == 2)["piles"] == [[first, second]]
        assert tuple(house.workbench.document(OWNER)) == tuple(before)
        leads(leader, "take_off", prompt_id="p1", card_ids=[second])
        assert until(leader, "cards", lambda m: not m["piles"])["cards"]


def test_who_may_not_lead_merges_nothing_and_phones_are_told_of_no_piles(house, client):
    code = begun(house, a_prompt("cards", target="pains"))
    browser = join(client, code)
    with phone(browser) as guest:
        guest.send({"type": "merge", "id": "a" * 8, "card_ids": ["note:a", "note:b"]})
        assert until(guest, "error", lambda _message: True)["code"] == "frame_malformed"
    with lectern(house, client) as leader, phone(browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        assert "piles" not in json.dumps(until(guest, "prompt", lambda m: m["prompt"]))


def test_what_was_stopped_and_hidden_is_not_told(house, client):
    code = begun(house, a_prompt("text"))
    guest_browser = join(client, code)
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        until(guest, "prompt", lambda m: m["prompt"])
        leads(leader, "set_state", prompt_id="p1", state="hidden")
        assert "Question" not in json.dumps(until(guest, "prompt", lambda m: m["prompt"] is None))
        assert says(guest, "text", "late")["code"] == "prompt_not_open"


def test_a_closed_workshop_takes_nothing_and_an_opened_one_knows_its_people(house, client):
    code = begun(house, a_prompt("text"))
    guest_browser = join(client, code)
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        leader.send({"type": "session", "id": "0" * 8, "do": "close"})
        assert until(guest, "prompt", lambda m: not m["is_open"])
        assert client.post("/api/workshop/look", json={"code": code}).status_code == 404
        leader.send({"type": "session", "id": "1" * 8, "do": "reopen"})
        assert until(guest, "prompt", lambda m: m["is_open"])
        fresh = until(leader, "facilitation", lambda m: m["workshop"]["is_open"] and m["workshop"]["code"] != code)
        assert client.post("/api/workshop/look", json={"code": fresh["workshop"]["code"]}).json()["people"] == 1


@pytest.mark.parametrize("role", [Role.VIEWER, Role.PARTICIPANT])
def test_only_who_may_edit_leads(house, client, role):
    with client.websocket_connect(f"{house.address}/workshop") as session:
        visitor = Visitor(session)
        visitor.send({"type": "lead", "ticket": house.ticket(role=role)})
        assert visitor.receive()["type"] == "error"
        with pytest.raises(WebSocketDisconnect) as closed:
            visitor.receive()
    assert closed.value.code == NO_TICKET


def test_a_phone_without_the_right_cookie_is_turned_away(house, client):
    cookie = join(client, begun(house, a_prompt("text"))).cookie
    for forged in ("", f"{cookie[:-2]}xx", cookie.partition("=")[0] + "=a.b.c"):
        with client.websocket_connect(ROOM, headers={"cookie": forged}) as session:
            visitor = Visitor(session)
            visitor.send({"type": "arrive"})
            assert visitor.receive()["code"] == "workshop_closed"


def test_of_too_many_windows_of_one_person_the_oldest_is_closed_at_once_though_it_is_silent(house, client):
    browser = join(client, begun(house, a_prompt("text")))
    with ExitStack() as stack:
        windows = [stack.enter_context(phone(browser)) for _ in range(PAGES_AT_MOST)]
        stack.enter_context(phone(browser))
        assert _end(windows[0]) == ([], REPLACED)
        windows[1].send({"type": "ping"})
        windows[1].until("pong")


def test_who_was_let_go_elsewhere_says_no_more_and_is_told_so(house, client):
    code = begun(house, a_prompt("text"))
    with phone(join(client, code, name="")) as guest:
        person_id = guest.welcome["me"]["id"]
        guest.until("prompt")
        kept = house.services.store.workshops
        kept.let_go(kept.newest(house.project_id).id, person_id)
        assert _end(guest) == (["participant_gone"], NO_TICKET)


@pytest.mark.parametrize("count", [True, 1.0])
def test_only_a_whole_number_counts_as_dots(house, client, count):
    place = _touchpoints(house)[0]
    with phone(join(client, begun(house, a_prompt("dots")))) as guest:
        house.services.workshops.carry_out(
            OWNER, house.project_id, SetState(name="set_state", prompt_id="p1", state="open")
        )
        assert says(guest, place, count)["code"] == "frame_malformed"
        assert _end(guest) == ([], BAD_FRAME)


def _end(visitor):
    """Return which errors somebody is told of from now on, and with which number the socket is closed."""
    errors = []
    while True:
        try:
            message = visitor.receive()
        except WebSocketDisconnect as closed:
            return errors, closed.code
        errors.extend([message["code"]] if message["type"] == "error" else [])


def test_a_phone_does_not_reach_the_projects_own_channel(house, client):
    headers = join(client, begun(house, a_prompt("text"))).headers
    assert client.get(f"{house.path}/snapshot", headers=headers).status_code == 401
    with client.websocket_connect(house.address, headers=headers) as session:
        visitor = Visitor(session)
        visitor.send({"type": "arrive"})
        assert visitor.receive()["type"] == "error"


def test_who_floods_is_slowed_and_told_to_send_again(house):
    """The clock of this allowance stands still: no machine is too slow for it."""
    begun(house, a_prompt("text"))
    start = SetState(name="set_state", prompt_id="p1", state="open")
    house.services.workshops.carry_out(OWNER, house.project_id, start)
    workshop = house.services.workshops.newest(OWNER, house.project_id)
    person, secret = house.services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    cookie = RoomCookie(house.services.signing_key())
    pace = Allowance(2, 60, clock=lambda: 0.0)
    sockets = Sockets(
        house.services,
        house.tickets,
        cookie,
        ways_in=lambda *_: {"links": []},
        checks=Checks("key", house.services.store.news, ""),
        pace=pace,
    )
    kept = f"{cookie.name}={workshop.id}.{person.id.removeprefix('actor:')}.{secret}"
    app = Starlette(routes=[WebSocketRoute("/api/workshop/room", sockets.phone)])
    with TestClient(app, base_url="http://127.0.0.1:8501") as client, phone(Browser(client, kept)) as guest:
        answers = [says(guest, "text", "x", serial=number) for number in (1, 2, 3)]
        assert [answer.get("code") for answer in answers] == [None, None, "answers_too_fast"]
        assert answers[-1]["is_final"] is False


@pytest.mark.parametrize("garbage", ["{", "[]", '{"type":"answer"}', '{"type":"arrive"}', "x" * 5000])
def test_who_sends_garbage_is_closed(house, client, garbage):
    with phone(join(client, begun(house, a_prompt("text")))) as guest:
        guest.send_text(garbage)
        assert guest.until("error")["code"] in {"frame_malformed", "frame_too_large"}


def test_what_another_server_of_the_store_does_reaches_everybody(house, client):
    code = begun(house, a_prompt("text"))
    elsewhere = build(str(house.services.store.engine.url))
    with phone(join(client, code)) as guest:
        until(guest, "prompt", lambda m: m["prompt"] is None)
        elsewhere.workshops.carry_out(OWNER, house.project_id, SetState(name="set_state", prompt_id="p1", state="open"))
        assert until(guest, "prompt", lambda m: m["prompt"])["prompt"]["state"] == "open"
    elsewhere.store.close()


def test_the_ways_in_are_told_to_all_who_lead_whenever_the_code_is_another(house, client):
    begun(house, a_prompt("text"))
    with lectern(house, client) as one, lectern(house, client, actor_id="actor:b") as two:
        before = [leader.until("links")["links"] for leader in (one, two)]
        assert before[0][0]["address"] == "http://127.0.0.1:8501/join"
        one.send({"type": "session", "id": "0" * 8, "do": "renew_code"})
        after = [leader.until("links")["links"] for leader in (one, two)]
        assert after[0] == after[1] != before[0]
        two.send({"type": "session", "id": "1" * 8, "do": "close"})
        assert ["path" in link for link in one.until("links")["links"]] == [False]


def test_a_snapshot_is_a_named_version_of_the_project_once(house, client):
    begun(house, a_prompt("text"))
    with lectern(house, client, actor_id="actor:lead") as leader:
        for _ in range(2):
            leader.send({"type": "session", "id": "0" * 8, "do": "snapshot", "of": "After the empathy map"})
            assert answered(leader)["type"] == "ack"
    (operation,) = house.services.store.log.after(house.project_id, 1)
    assert (operation.command, operation.subject) == ("name_version", "After the empathy map")


def test_snapshots_of_a_workshop_are_told_to_all_who_lead_it_and_to_who_comes_back(house, client):
    house.workbench.execute(OWNER, "e" * 32, parse({"name": "name_version", "version_name": "Before the workshop"}))
    begun(house, a_prompt("text"))
    long = "After " + "the empathy map " * 8
    with lectern(house, client) as one, lectern(house, client, actor_id="actor:second") as two:
        assert one.until("facilitation")["snapshots"] == []
        assert does(one, "snapshot", long.strip())["type"] == "ack"
        assert until(two, "facilitation", lambda m: m["snapshots"])["snapshots"] == [long.strip()]
    with lectern(house, client) as back:
        assert back.until("facilitation")["snapshots"] == [long.strip()]


def test_a_reset_prompt_lets_phones_begin_anew(house, client):
    code = begun(house, a_prompt("text"))
    guest_browser = join(client, code)
    with lectern(house, client) as leader, phone(guest_browser) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        until(guest, "prompt", lambda m: m["prompt"])
        says(guest, "text", "first")
        assert does(leader, "reset", "p1")["type"] == "ack"
        leads(leader, "set_state", prompt_id="p1", state="open")  # at once, before phones are told of the reset
        assert until(guest, "own", lambda m: m["prompt_id"] == "p1")["answers"] == {}
        assert until(guest, "prompt", lambda m: m["prompt"])["prompt"]["run"] == 1
        assert says(guest, "text", "late, of the run before", serial=2)["code"] == "prompt_changed"
        assert says(guest, "text", "again", serial=3, run=1)["type"] == "ack"


def test_a_deed_that_does_not_fit_is_refused_with_its_reason(house, client):
    begun(house, a_prompt("text"))
    with lectern(house, client) as leader:
        refused = leads(leader, "set_state", prompt_id="p1", state="revealed")
        assert (refused["type"], refused["code"]) == ("reject", "prompt_state_refused")
        assert "Question p1?" in refused["message"]
        assert leads(leader, "add_time", prompt_id="p7", minutes=1)["code"] == "prompt_unknown"


def test_a_thought_that_is_sent_again_is_set_aside_once_and_told_to_who_leads(house, client):
    code = begun(house)
    with lectern(house, client) as leader, phone(join(client, code, role="front_line")) as guest:
        for _ in range(2):
            guest.send({"type": "park", "id": "0" * 16, "item": "a1", "text": "Ask the night shift"})
            assert answered(guest)["type"] == "ack"
        told = until(leader, "facilitation", lambda m: m["parked"])["parked"]
        assert [(one["text"], one["role"], one["number"]) for one in told] == [("Ask the night shift", "front_line", 1)]
        assert leads(leader, "deal_with", thought_id=told[0]["id"], is_dealt_with=True)["type"] == "ack"
        until(leader, "facilitation", lambda m: m["parked"][0]["is_dealt_with"])


def test_a_call_reaches_phones_and_the_boards_of_those_who_edit(house, client):
    place = _touchpoints(house)[0]
    code = begun(house)
    with (
        visiting(house, client) as editor,
        client.websocket_connect(house.address) as session,
        lectern(house, client) as leader,
        phone(join(client, code)) as guest,
    ):
        viewer = Visitor(session)
        viewer.send({"type": "hello", "ticket": house.viewer_ticket()})
        viewer.until("welcome")
        assert leads(leader, "call_to", place_id=place)["type"] == "ack"
        assert editor.welcome["call"] is None
        heard = editor.until("call")
        assert (heard["id"], heard["number"]) == (place, 1)
        with visiting(house, client, actor_id="actor:late") as late:
            assert late.welcome["call"] == {"type": "call", "id": place, "actor": "", "number": 1}
        with client.websocket_connect(house.address) as other:
            looking = Visitor(other)
            looking.send({"type": "hello", "ticket": house.viewer_ticket("actor:w")})
            assert looking.until("welcome")["call"] is None
        shown = until(guest, "prompt", lambda m: m["call"])["call"]
        assert (shown["id"], [one["is_here"] for one in shown["curve"]].index(True)) == (place, 0)
        assert leads(leader, "call_to", place_id="touchpoint:gone")["type"] == "ack"
        assert until(guest, "prompt", lambda m: m["call"] is None)["is_open"]
        viewer.send({"type": "ping"})
        heard = []
        while not heard or heard[-1] != "pong":
            heard.append(viewer.receive()["type"])
        assert "call" not in heard


def test_time_that_stands_still_stands_still_on_phones(house, client):
    code = begun(house, a_prompt("text", minutes=5))
    with lectern(house, client) as leader, phone(join(client, code)) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        leads(leader, "pause_time", prompt_id="p1")
        assert until(guest, "counts", lambda m: m["is_paused"])["left"] in range(290, 301)
        leads(leader, "add_time", prompt_id="p1", minutes=5)
        assert until(guest, "counts", lambda m: m["is_paused"])["left"] in range(590, 601)
        leads(leader, "resume_time", prompt_id="p1")
        until(guest, "counts", lambda m: not m["is_paused"] and m["left"] is not None)


def does(visitor, action, of=""):
    visitor.send({"type": "session", "id": secrets.token_hex(8), "do": action, "of": of})
    return answered(visitor)


def test_who_leads_keeps_an_agenda_and_begins_with_it_again(house, client):
    begun(house, a_prompt("text"))
    with lectern(house, client) as leader:
        assert leader.until("templates")["templates"] == []
        assert does(leader, "keep_agenda", "My own")["type"] == "ack"
        (kept,) = leader.until("templates")["templates"]
        asked = [{"kind": "text", "question": "Question p1?"}]
        assert (kept["name"], kept["steps"]) == ("My own", [{"name": "Journey", "minutes": 30, "prompts": asked}])
        assert does(leader, "begin_own", kept["id"])["type"] == "ack"
        assert until(leader, "facilitation", lambda m: m["agenda"]["name"] == "My own")["people"] == []
        assert does(leader, "begin_own", "elsewhere")["code"] == "format_unknown"
        assert does(leader, "keep_agenda", " ")["type"] == "reject"
        assert does(leader, "forget_agenda", kept["id"])["type"] == "ack"
        assert leader.until("templates")["templates"] == []


def test_each_reads_the_words_of_a_format_in_their_language_until_who_leads_changes_them(house, client):
    """What is on the wire stands in the words a phone or screen fetched for its language; all are told the same."""
    words = {locale: client.get(f"/join/texts/{locale}").json()["agenda"] for locale in LOCALES}

    def read(told, locale):
        texts = [told["step"]["name"], told["prompt"]["question"]]
        return [words[locale].get(text, text) for text in texts]

    with lectern(house, client) as leader:
        does(leader, "begin", "taster")
        code = until(leader, "facilitation", lambda m: m["workshop"])["workshop"]["code"]
        with phone(join(client, code)) as ana, phone(join(client, code), locale="zh-CN") as mei:
            made = make_agenda("taster", "en")
            for prompt in made.prompts[:2]:
                leads(leader, "set_state", prompt_id=prompt.id, state="open")
                for guest in (ana, mei):
                    told = until(guest, "prompt", lambda m, i=prompt.id: m["prompt"] and m["prompt"]["id"] == i)
                    for locale in LOCALES:
                        asked = make_agenda("taster", locale)
                        assert read(told, locale) == [
                            asked.step_of(prompt.id).name,
                            asked.prompt(prompt.id).question,
                        ]
            third = made.prompts[2]
            fields = {
                **third.model_dump(mode="json", include=set(PromptAttributes.model_fields)),
                "question": "How was it?",
            }
            assert leads(leader, "edit_prompt", prompt_id=third.id, prompt=fields)["type"] == "ack"
            leads(leader, "set_state", prompt_id=third.id, state="open")
            told = until(mei, "prompt", lambda m: m["prompt"] and m["prompt"]["id"] == third.id)
            assert {read(told, locale)[1] for locale in LOCALES} == {"How was it?"}
            refused = leads(leader, "set_state", prompt_id=made.prompts[3].id, state="hidden")
            assert made.prompts[3].question in refused["message"]


def test_a_phone_that_chooses_another_language_is_refused_in_it_from_then_on(house, client):
    with phone(join(client, begun(house, a_prompt("text")))) as guest:
        for locale in ("en", "zh-CN", "en"):
            guest.send({"type": "speak", "locale": locale})
            refused = says(guest, "text", "too early")
            assert refused["message"] == Translator(locale).code(refused["code"], {"name": "Question p1?"})


def test_who_leads_in_another_language_takes_over_and_is_refused_in_the_words_they_read(house, client):
    chinese = make_agenda("taster", "zh-CN")
    workshop = house.services.workshops.begin(OWNER, house.project_id, make_agenda("taster", "en"))
    felt = chinese.prompts[2]
    guest_browser = join(client, workshop.code)
    with lectern(house, client, locale="zh-CN") as leader, phone(guest_browser) as guest:
        refused = leads(leader, "set_state", prompt_id=felt.id, state="hidden")
        assert felt.question in refused["message"]
        leads(leader, "set_state", prompt_id=felt.id, state="open")
        until(guest, "prompt", lambda m: m["prompt"])
        says(guest, _touchpoints(house)[0], 3, prompt_id=felt.id)
        leads(leader, "set_state", prompt_id=felt.id, state="revealed")
        assert does(leader, "take_curve", felt.id)["type"] == "ack"
    taken = house.workbench.history.operations(OWNER, 0)[-1]
    assert taken.subject == felt.question


def test_steps_run_and_decisions_are_told_to_who_leads_alone(house, client):
    code = begun(house, a_prompt("text"))
    with lectern(house, client) as leader, phone(join(client, code)) as guest:
        assert leads(leader, "begin_step", step_id="s1")["type"] == "ack"
        told = until(leader, "facilitation", lambda m: m["agenda"]["steps"][0]["is_on"])
        assert told["on_for"] is not None
        assert leads(leader, "conclude", conclusion_id="c1", outcome="stop", text="No budget")["type"] == "ack"
        assert until(leader, "facilitation", lambda m: m["concluded"])["concluded"][0]["outcome"] == "stop"
        assert leads(leader, "end_step", step_id="s1")["type"] == "ack"
        assert until(leader, "facilitation", lambda m: not m["agenda"]["steps"][0]["is_on"])["on_for"] is None
        assert "concluded" not in guest.until("prompt")


def test_everybody_is_told_while_the_store_does_not_answer_and_who_comes_meanwhile_too(tmp_path, monkeypatch):
    failing = []

    def look(_time):
        if failing:
            raise StorageError("database_unreachable")

    monkeypatch.setattr(StoreTime, "look", look)
    monkeypatch.setattr(condition, "LOOK_SECONDS", 0.01)
    house = House(tmp_path)
    with house.client() as client:
        browser = join(client, begun(house, a_prompt("feelings")))
        with lectern(house, client) as leader, visiting(house, client) as board, phone(browser) as guest:
            assert board.welcome["store_is_up"]
            failing.append(True)
            assert [one.until("store")["is_up"] for one in (leader, board, guest)] == [False] * 3
            with visiting(house, client) as late, phone(browser) as late_guest:
                assert not late.welcome["store_is_up"]
                assert not late_guest.until("store")["is_up"]
                failing.clear()
                everybody = (leader, board, guest, late, late_guest)
                assert [one.until("store")["is_up"] for one in everybody] == [True] * 5


def test_nobody_who_leads_finds_out_who_wrote_a_card_without_an_author(house, client):
    """Who leads knows the ids of people, and each phone the way it counts its cards: neither makes an id of a card."""
    code = begun(house, a_prompt("cards", target="pains"))
    place = _touchpoints(house)[0]
    with lectern(house, client) as leader, phone(join(client, code)) as ana, phone(join(client, code)) as ben:
        leads(leader, "set_state", prompt_id="p1", state="open")
        for serial, (guest, item) in enumerate(((ben, "b"), (ana, "a"), (ben, "c"), (ana, "d")), 1):
            assert says(guest, item, f"Card {item}", serial=serial, place=place)["type"] == "ack"
        told = until(leader, "cards", lambda m: len(m["cards"]) == 4)["cards"]
    workshop = house.services.store.workshops.newest(house.project_id)
    people = [one.id for one in house.services.store.workshops.participants(workshop.id)]
    guesses = {
        hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
        for person in people
        for item in "abcd"
        for parts in (("card", person, item), ("add", person, item), (person, item))
    }
    operations = house.services.store.log.after(house.project_id, 0)
    assert not guesses & {one["id"].partition(":")[2] for one in told}
    assert not guesses & {one.command_id for one in operations}
    assert [one["text"] for one in told] == ["Card b", "Card a", "Card c", "Card d"], "not one person after another"


def test_who_was_in_a_workshop_before_is_not_counted_in_the_next(house, client):
    before = join(client, begun(house, a_prompt("text")))
    code = begun(house, a_prompt("text"))
    with phone(before), lectern(house, client) as leader, phone(join(client, code)) as guest:
        leads(leader, "set_state", prompt_id="p1", state="open")
        assert until(guest, "counts", lambda m: m["prompt_id"] == "p1")["here"] == 1


def test_a_count_of_answers_no_database_holds_is_garbage(house, client):
    with phone(join(client, begun(house, a_prompt("text")))) as guest:
        assert says(guest, "text", "x", serial=2**31)["code"] == "frame_malformed"
