from __future__ import annotations

import asyncio
import json
import threading
from datetime import date

import pytest

from cxdesign.errors import StorageError
from cxdesign.i18n import Translator
from cxdesign.live.desk import Desk
from cxdesign.live.hub import Connection, Room
from tests.acting import ANN, does
from tests.unit.live.rooms import OWNER, House, visiting


def a_day():
    return date(2026, 5, 4)


class SlowDesk(Desk):
    """A desk whose parts take until somebody says so."""

    def __init__(self, workbench):
        super().__init__(workbench, ANN, Translator("en"), dict, a_day)
        self.is_computing, self.may_end = threading.Event(), threading.Event()

    def parts(self, names):
        parts = super().parts(names)
        self.is_computing.set()
        assert self.may_end.wait(20)
        return parts


class DamagedDesk(Desk):
    def parts(self, names):
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


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


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
