from __future__ import annotations

import asyncio
import threading

import pytest

from cxdesign.errors import StorageError
from cxdesign.live import condition as module
from cxdesign.live.condition import Condition, log_failing
from cxdesign.live.neighbours import Neighbours
from cxdesign.storage import Announcement, Topic
from tests.unit.live.test_neighbours import Line

DOWN, UP = {"type": "store", "is_up": False}, {"type": "store", "is_up": True}
REFUSED = {"type": "reject", "id": "x", "code": "store_full"}
NEVER = 3600.0


class Database:
    """A database that answers, refuses, or lets wait, as the test wants it."""

    def __init__(self) -> None:
        self.answers = True
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.asked = 0

    def look(self) -> None:
        self.asked += 1
        assert self.may_answer.wait(20)
        if not self.answers:
            raise StorageError("database_unreachable")


@pytest.fixture
def database():
    return Database()


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.01)


async def told(queue):
    async with asyncio.timeout(20):
        return await queue.get()


async def asked(database, times=1):
    async with asyncio.timeout(20):
        while database.asked < times:
            await asyncio.sleep(0.005)


def test_everybody_is_told_once_when_the_store_fails_and_once_when_it_is_back(database, quick):
    async def scene():
        condition, first, second = Condition(database.look), asyncio.Queue(), asyncio.Queue()
        stops = [condition.listen(first.put_nowait), condition.listen(second.put_nowait)]
        database.answers = False
        heard = [await told(first), await told(second)]
        assert not condition.is_up
        await asked(database, database.asked + 3)
        database.answers = True
        heard += [await told(first), await told(second)]
        for stop in stops:
            stop()
        return heard, first.empty(), second.empty()

    assert asyncio.run(scene()) == ([DOWN, DOWN, UP, UP], True, True)


def test_nobody_is_asked_when_nobody_listens_any_more_and_who_comes_later_begins_anew(database, quick):
    async def scene():
        condition, queue = Condition(database.look), asyncio.Queue()
        database.answers = False
        stop = condition.listen(queue.put_nowait)
        assert await told(queue) == DOWN
        stop()
        database.answers = True
        condition.listen(queue.put_nowait)
        assert condition.is_up
        await asked(database, database.asked + 2)
        return queue.empty()

    assert asyncio.run(scene())


def test_a_store_that_does_not_answer_for_long_fails(database, quick, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.01)
    database.may_answer.clear()

    async def scene():
        condition, queue = Condition(database.look), asyncio.Queue()
        condition.listen(queue.put_nowait)
        heard = [await told(queue)]
        monkeypatch.setattr(module, "PATIENCE_SECONDS", 20)
        database.may_answer.set()
        return [*heard, await told(queue)]

    assert asyncio.run(scene()) == [DOWN, UP]


def test_a_store_that_answers_but_keeps_nothing_fails_until_it_keeps_something(database, monkeypatch):
    monkeypatch.setattr(module, "LOOK_SECONDS", NEVER)

    async def scene():
        condition, queue = Condition(database.look), asyncio.Queue()
        condition.listen(queue.put_nowait)
        for answer in ({"type": "reject", "code": "record_missing"}, REFUSED, REFUSED):
            condition.learn(answer)
        heard = [await told(queue)]
        condition.learn({"type": "ack"})
        heard.append(await told(queue))
        condition.learn(REFUSED)
        heard.append(await told(queue))
        monkeypatch.setattr(module, "REFUSED_SECONDS", 0.0)
        condition.learn({"type": "reject", "code": "record_missing"})
        return [*heard, await told(queue)]

    assert asyncio.run(scene()) == [DOWN, UP, DOWN, UP]


def test_the_store_is_asked_at_once_when_the_line_to_other_servers_breaks_and_when_it_is_back(database, monkeypatch):
    monkeypatch.setattr(module, "LOOK_SECONDS", NEVER)

    async def scene():
        line = Line()
        condition, queue = Condition(database.look, Neighbours(line)), asyncio.Queue()
        condition.listen(queue.put_nowait)
        await asked(database)
        database.answers = False
        line.listeners[0](Announcement(Topic.DISCONNECTED))
        heard = [await told(queue)]
        database.answers = True
        line.listeners[0](Announcement(Topic.RECONNECTED))
        return [*heard, await told(queue)]

    assert asyncio.run(scene()) == [DOWN, UP]


@pytest.mark.parametrize(("code", "is_told_in_detail"), [("database_unreachable", False), ("database_failed", True)])
def test_an_outage_is_one_line_in_the_log_and_what_nobody_expected_is_told_in_detail(caplog, code, is_told_in_detail):
    log_failing(module.logger, "following", "project", StorageError(code))
    assert f"following project: {code}" in caplog.text
    assert ("StorageError" in caplog.text) == is_told_in_detail
