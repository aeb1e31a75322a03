"""What reaches the browser of a viewer, such as a client: the design, and nothing of what people say about it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cxdesign.domain.change import apply, from_edits
from cxdesign.domain.document import Document, parse_record
from cxdesign.domain.evaluation import own_rater_id
from cxdesign.history.audience import SHOWN_TO_VIEWERS
from cxdesign.i18n import Translator
from cxdesign.live.desk import Desk
from cxdesign.services.actor import Actor, Role
from tests.acting import an_id, does, redoes, undoes
from tests.unit.live.rooms import OWNER, House, Visitor, visiting

SECRET = "the pool is cold"
NAMES = {"actor:ann": "Ann Lee", "actor:ben": "Ben Oduya"}
ANN, BEN = (Actor(actor_id, Role.EDITOR) for actor_id in NAMES)
PARTS = ["figures", "blueprint", "evidence", "needs", "scenes", "findings"]


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    for actor_id, name in NAMES.items():
        house.services.rename_person(actor_id, name)
    return house


@pytest.fixture
def client(house):
    with house.client() as client:
        yield client


def talk(bench) -> None:
    """Say a lot about a design, in every way there is, and change a little of it meanwhile."""
    does(bench, ANN, "add_comment", comment_id="comment:1", about_id="note:c3", text=f"{SECRET} @Ben Oduya")
    does(bench, BEN, "add_comment", comment_id="comment:2", about_id="note:c3", text=SECRET, reply_to_id="comment:1")
    does(bench, ANN, "edit_comment", comment_id="comment:1", text=f"{SECRET}, very")
    does(bench, BEN, "resolve_comment", comment_id="comment:1")
    does(bench, BEN, "reopen_comment", comment_id="comment:1")
    undoes(bench, BEN)
    redoes(bench, BEN)
    does(bench, ANN, "name_version", version_name=SECRET)
    does(bench, ANN, "open_round", round_id="round:1", round_name=SECRET)
    does(bench, ANN, "add_rater", rater_id=own_rater_id(ANN.id), role="manager", rater_name=NAMES[ANN.id])
    place = {"round_id": "round:1", "rater_id": own_rater_id(ANN.id), "criterion": "C1"}
    does(bench, ANN, "rate", **place, score=2, note=SECRET)
    does(bench, BEN, "reveal_round", round_id="round:1")
    does(bench, BEN, "decide", round_id="round:1", attributes={"outcome": "stop", "reason": SECRET})
    does(bench, BEN, "rename_touchpoint", touchpoint_id="touchpoint:t1", new_name="Lobby")
    does(bench, BEN, "remove_card", card_id="note:c3")  # takes the comments on it along
    undoes(bench, BEN)
    does(bench, BEN, "remove_comment", comment_id="comment:2")
    undoes(bench, BEN)


def assert_nothing_is_said(told: str) -> None:
    for word in (SECRET, *NAMES.values(), "comment:", "rating:", "rater:", "round:"):
        assert word not in told


def hello(house: House, revision: int | None = None) -> dict[str, Any]:
    return {"type": "hello", "ticket": house.viewer_ticket(), "revision": revision, "parts": PARTS}


def following(house: House, client, revision: int | None) -> tuple[list[dict[str, Any]], str]:
    """Return the operations a viewer gets, who is there while people talk, and all that comes in as one text."""
    texts, operations = [], []
    with client.websocket_connect(house.address) as session:
        visitor = Visitor(session)
        visitor.send(hello(house, revision))
        welcome = visitor.until("welcome")
        texts.append(json.dumps(welcome))
        talk(house.workbench)
        while not operations or operations[-1]["revision"] < house.workbench.revision:
            frame = visitor.receive()
            texts.append(json.dumps(frame))
            if frame["type"] == "operation":
                operations.append(frame)
        texts.append(json.dumps(visitor.until("parts")))
    return operations, "\n".join(texts)


def test_what_people_say_while_a_viewer_looks_never_reaches_the_browser(house, client):
    before = Document(parse_record(record.to_dict()) for record in house.workbench.document(OWNER))
    first = house.workbench.revision
    operations, told = following(house, client, None)
    assert_nothing_is_said(told)
    assert [one["revision"] for one in operations] == list(range(first + 1, house.workbench.revision + 1))
    for operation in operations:  # as the board does
        before = apply(before, from_edits(operation["edits"] or []))
    assert before.get("touchpoint:t1").name == "Lobby"
    seen = house.workbench.document(Actor("actor:v", Role.VIEWER))
    assert {record.id: record for record in before} == {record.id: record for record in seen}


def test_whoever_is_at_work_hears_all_of_it(house, client):
    with visiting(house, client) as colleague:
        talk(house.workbench)
        count = house.workbench.revision - colleague.welcome["revision"]
        operations = [colleague.until("operation") for _ in range(count)]
    assert [one["revision"] for one in operations if one["edits"] is None] == [rating_at(house)]
    assert {"add_comment", "name_version", "reveal_round", "decide"} <= {one.get("name") for one in operations}
    assert json.dumps(operations).count(SECRET) > 5


def rating_at(house: House) -> int:
    """Return the revision at which somebody rated, sealed for others at that time."""
    return next(o.revision for o in house.workbench.history.operations(OWNER, 0) if o.command == "rate")


@pytest.mark.parametrize("revision", [None, 0, 1])
def test_what_was_said_before_a_viewer_came_stays_here_as_well(house, client, revision):
    talk(house.workbench)
    with client.websocket_connect(house.address) as session:
        visitor = Visitor(session)
        visitor.send(hello(house, revision))
        assert_nothing_is_said(json.dumps(visitor.until("welcome")))
        for record_id in ("note:c3", "touchpoint:t1"):
            visitor.send({"type": "impact", "id": record_id})
            assert_nothing_is_said(json.dumps(visitor.until("impact")))


def test_neither_the_snapshot_nor_the_way_without_a_socket_tells_more(house, client):
    talk(house.workbench)
    answer = client.get(f"{house.path}/snapshot?parts={','.join(PARTS)}", headers={"x-ticket": house.viewer_ticket()})
    assert answer.status_code == 200
    assert_nothing_is_said(answer.text)
    assert {record["kind"] for record in answer.json()["snapshot"]["records"]} <= SHOWN_TO_VIEWERS
    desk = Desk(house.workbench, Actor(ANN.id, Role.VIEWER), Translator("en"), lambda: NAMES, house.services.today)
    for revision in (0, house.workbench.revision, house.workbench.revision + 1):
        assert_nothing_is_said(json.dumps(desk.by_fallback([], revision, PARTS)))


def test_a_viewer_is_told_no_names_but_of_those_who_are_there(house, client):
    with visiting(house, client, actor_id="actor:ann") as colleague, client.websocket_connect(house.address) as session:
        viewer = Visitor(session)
        viewer.send(hello(house))
        welcome = viewer.until("welcome")
        assert (welcome["people"], [peer["name"] for peer in welcome["peers"]]) == ({}, ["Ann Lee"])
        colleague.send({"type": "name", "name": "Ann"})
        colleague.until("people")
        colleague.command({"name": "rename_project", "new_name": "x"})
        kinds = []
        while kinds[-1:] != ["operation"]:
            kinds.append(viewer.receive()["type"])
        assert "people" not in kinds


def test_who_is_a_viewer_here_and_at_work_in_another_window_gets_each_what_is_due(house, client):
    wanted = ["findings"]
    at_work = visiting(house, client, actor_id="actor:v", parts=wanted)
    with at_work as colleague, client.websocket_connect(house.address) as session:
        viewer = Visitor(session)
        viewer.send({**hello(house), "parts": wanted})
        viewer.until("welcome")
        words = {"about_id": "note:c3", "text": SECRET}
        colleague.command({"name": "add_comment", "comment_id": f"comment:{an_id()}", **words})
        assert colleague.until("operation")["edits"]
        assert set(colleague.until("parts")["parts"]) == {"findings"}
        heard = [viewer.receive()]
        while heard[-1]["type"] != "parts":
            heard.append(viewer.receive())
        assert heard[-1]["parts"] == {}
        assert_nothing_is_said(json.dumps(heard))
        assert "undo_state" not in {frame["type"] for frame in heard}
