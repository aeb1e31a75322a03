from __future__ import annotations

import asyncio
import json
import threading
from datetime import date

import pytest

from cxdesign.domain.evaluation import own_rater_id
from cxdesign.errors import StorageError
from cxdesign.i18n import Translator
from cxdesign.live.connection import Connection
from cxdesign.live.desk import Desk
from cxdesign.live.hub import Room
from cxdesign.live.neighbours import Neighbours, portions
from cxdesign.storage import Announcement, Topic
from tests.acting import ANN, BEN, does
from tests.unit.live.rooms import OWNER, visiting
from tests.unit.live.test_neighbours import Line


def a_day():
    return date(2026, 5, 4)


class SlowDesk(Desk):
    """A desk whose parts take until somebody says so."""

    def __init__(self, workbench):
        super().__init__(workbench, ANN, Translator("en"), dict, a_day)
        self.is_computing, self.may_end = threading.Event(), threading.Event()

    def parts_of(self, document, names):
        parts = super().parts_of(document, names)
        self.is_computing.set()
        assert self.may_end.wait(20)
        return parts


class DamagedDesk(Desk):
    def parts_of(self, document, names):
        raise StorageError("database_failed", reason="test")


async def news(connection, kind):
    async with asyncio.timeout(20):
        while True:
            message = json.loads(await connection.next_text())
            if message["type"] == kind:
                return message


def welcomed(room, desk, number=1):
    connection = Connection(desk, number, parts=("figures",))
    room.enter(connection)
    connection.welcome(desk.workbench.revision, '{"type":"welcome"}')
    return connection


def test_figures_follow_an_edit_that_comes_while_they_are_computed(bench):
    async def scene():
        room, desk = Room(bench), SlowDesk(bench)
        connection = welcomed(room, desk)
        await asyncio.to_thread(does, bench, ANN, "rename_project", new_name="One")
        await asyncio.to_thread(desk.is_computing.wait, 20)
        await asyncio.to_thread(does, bench, ANN, "rename_project", new_name="Two")
        await news(connection, "operation")
        await news(connection, "operation")
        desk.may_end.set()
        revisions = [(await news(connection, "parts"))["parts"]["figures"]["revision"] for _ in range(2)]
        room.leave(connection)
        return revisions

    assert asyncio.run(scene()) == [2, 3]


def test_figures_that_fail_are_told_to_nobody_and_break_nothing(bench, caplog):
    async def scene():
        room = Room(bench)
        connection = welcomed(room, DamagedDesk(bench, ANN, Translator("en"), dict, a_day))
        await asyncio.to_thread(does, bench, ANN, "rename_project", new_name="One")
        message = await news(connection, "operation")
        async with asyncio.timeout(20):
            while "parts of" not in caplog.text:
                await asyncio.sleep(0.05)
        room.leave(connection)
        return message

    assert asyncio.run(scene())["revision"] == 2


@pytest.mark.parametrize("is_last", [True, False])
def test_a_room_looks_for_other_processes_edits_while_somebody_is_there(bench, is_last):
    async def scene():
        room = Room(bench)
        one, two = (welcomed(room, Desk(bench, ANN, Translator("en"), dict, a_day), number) for number in (1, 2))
        room.leave(one)
        if is_last:
            room.leave(two)
        await asyncio.sleep(0)
        at_work = {task.get_coro().__qualname__ for task in asyncio.all_tasks()}
        room.leave(two)
        return "Room._follow" in at_work

    assert asyncio.run(scene()) is not is_last


LINKS = ["reception", "need_confirmation", "solution", "execution", "exception_handling", "closing", "follow_up"]


def rules(parts):
    """Return the rules of the findings that are open."""
    return {finding["rule"] for finding in parts["findings"]["list"] if not finding["is_dismissed"]}


def test_a_board_is_told_the_parts_it_asked_for(house):
    with house.client() as client, visiting(house, client, parts=["findings"]) as visitor:
        assert set(visitor.welcome["parts"]) == {"findings"}
        visitor.command({"name": "edit_project", "waived_links": LINKS})
        assert set(visitor.until("parts")["parts"]) == {"findings"}


def test_a_finding_set_aside_is_open_again_when_it_comes_back_after_it_was_resolved(house):
    with house.client() as client, visiting(house, client, parts=["findings"]) as visitor:
        assert "R06" in rules(visitor.welcome["parts"])
        visitor.command({"name": "dismiss_finding", "rule": "R06", "record_ids": [], "reason": "not ours"})
        assert "R06" not in rules(visitor.until("parts")["parts"])
        visitor.command({"name": "edit_project", "waived_links": LINKS})
        while visitor.until("operation")["name"] != "lapse_dismissals":
            pass
        visitor.command({"name": "edit_project", "waived_links": []})
        while "R06" not in rules(visitor.until("parts")["parts"]):
            pass
    assert not list(house.workbench.document(OWNER).of_kind("dismissal"))


class Evaluation:
    """An open round in a house, and people who rate in it."""

    ROUND = "round:r"

    def __init__(self, house) -> None:
        self.house = house
        does(house.workbench, OWNER, "open_round", round_id=self.ROUND, round_name="Round 1")

    def joins(self, visitor) -> str:
        """Let a visitor be a rater and return under which id."""
        rater_id = own_rater_id(visitor.welcome["actor"])
        visitor.command({"name": "add_rater", "rater_id": rater_id, "role": "customer"})
        visitor.until("ack")
        return rater_id

    def rating(self, rater_id, **fields):
        place = {"round_id": self.ROUND, "rater_id": rater_id, "criterion": "C1"}
        return {"name": "rate", **place, "score": 2, "note": "the-pool-is-cold", **fields}


def heard_until(visitor, wanted):
    """Return all messages up to the first that is wanted."""
    heard = []
    for _ in range(80):
        heard.append(visitor.receive())
        if wanted(heard[-1]):
            return heard
    raise AssertionError(heard)


def test_of_a_rating_others_get_the_number_until_it_is_revealed_and_then_everybody_all_of_it(house):
    with house.client() as client, visiting(house, client, actor_id="actor:a") as rater:
        evaluation = Evaluation(house)
        rater_id = evaluation.joins(rater)
        with visiting(house, client, actor_id="actor:b") as other:
            rater.command(evaluation.rating(rater_id))
            rater.send({"type": "undo", "id": "e" * 32})
            rater.send({"type": "redo", "id": "f" * 32})
            heard = heard_until(rater, lambda m: m["type"] == "operation" and m.get("id") == "f" * 32)
            own = [message for message in heard if message["type"] == "operation"]
            assert [message["name"] for message in own[-3:]] == ["rate", "undo", "redo"]
            heard = heard_until(other, lambda m: m.get("revision") == house.workbench.revision)
            assert "the-pool-is-cold" not in json.dumps(heard)
            numbers = [message for message in heard if message["type"] == "operation"]
            assert numbers == [
                {"type": "operation", "revision": message["revision"], "edits": None} for message in own[-3:]
            ]
            other.command({"name": "reveal_round", "round_id": evaluation.ROUND})
            other.until("ack")
            with visiting(house, client, actor_id="actor:c", revision=1) as late:
                assert "the-pool-is-cold" in json.dumps(late.welcome["operations"])


def test_who_missed_a_rating_gets_its_number_and_no_record(house):
    with house.client() as client, visiting(house, client, actor_id="actor:a") as rater:
        evaluation = Evaluation(house)
        rater.command(evaluation.rating(evaluation.joins(rater)))
        rater.until("ack")
        with visiting(house, client, actor_id="actor:b", revision=house.workbench.revision - 1) as late:
            assert late.welcome["operations"] == [{"revision": house.workbench.revision, "edits": None}]
        with visiting(house, client, actor_id="actor:b") as new:
            assert not [r for r in new.welcome["snapshot"]["records"] if r["kind"] == "rating"]
        answer = client.get(f"{house.path}/snapshot", headers={"x-ticket": house.ticket("actor:b")})
        assert answer.status_code == 200
        assert "the-pool-is-cold" not in answer.text


def test_after_a_reveal_everybody_is_told_that_they_cannot_take_their_ratings_back(house):
    with house.client() as client, visiting(house, client, actor_id="actor:a") as rater:
        evaluation = Evaluation(house)
        rater_id = evaluation.joins(rater)
        rater.command(evaluation.rating(rater_id))
        heard_until(rater, lambda m: m["type"] == "undo_state" and m["undo"]["name"] == "rate")
        does(house.workbench, OWNER, "reveal_round", round_id=evaluation.ROUND)
        heard_until(rater, lambda m: m["type"] == "undo_state" and m["undo"]["name"] == "add_rater")


def test_a_refusal_to_touch_somebodys_rating_says_nothing_of_it(house):
    with house.client() as client, visiting(house, client, actor_id="actor:a") as rater:
        evaluation = Evaluation(house)
        guest = {"name": "add_rater", "rater_id": "rater:guest", "role": "customer", "is_guest": True}
        for command in (guest, evaluation.rating("rater:guest")):
            rater.command(command)
            rater.until("ack")
        with visiting(house, client, actor_id="actor:b") as other:
            for fields in ({}, {"score": 4}, {"name": "withdraw_rating"}):
                command = evaluation.rating("rater:guest", **fields)
                if "name" in fields:
                    command = {key: command[key] for key in ("name", "round_id", "rater_id", "criterion")}
                other.command(command)
                refusal = other.until("reject")
                assert (refusal["code"], refusal["params"]) == ("sealed_by_another", {})


def test_colours_of_other_servers_are_not_given_again_and_a_person_keeps_theirs(bench):
    def elsewhere(server, peers):
        (body,) = portions(server, peers)
        return Announcement(Topic.PRESENCE, bench.project_id, body)

    async def scene():
        room = Room(bench, Neighbours(Line()))
        others = [{"actor": f"actor:{colour}", "colour": colour} for colour in range(8) if colour != 5]
        room.across.hear(elsewhere("one", others))
        new = welcomed(room, Desk(bench, ANN, Translator("en"), dict, a_day), 1)
        room.across.hear(elsewhere("one", [{"actor": BEN.id, "colour": 3}]))
        known = welcomed(room, Desk(bench, BEN, Translator("en"), dict, a_day), 2)
        peers = room.peers(new)
        room.leave(new)
        room.leave(known)
        return new.colour, known.colour, [peer["actor"] for peer in peers]

    assert asyncio.run(scene()) == (5, 3, [BEN.id, BEN.id])
