from __future__ import annotations

import asyncio
import json

from cxdesign.errors import StorageError
from cxdesign.live.neighbours import Neighbours, portions
from cxdesign.storage import Announcement, Topic


def people(count):
    return [{"actor": f"actor:{number}", "name": "前台 “" * 9, "colour": number % 8} for number in range(count)]


class Line:
    """A line to other servers that keeps what is said."""

    has_servers = True

    def __init__(self, *, fails: int = 0) -> None:
        self.said: list[dict] = []
        self.listeners = []
        self._fails = fails

    def tell(self, topic, project_id="", body=""):
        if self._fails:
            self._fails -= 1
            raise StorageError("database_unreachable")
        self.said.append({"topic": topic, "project": project_id, **json.loads(body)})

    def listen(self, listener):
        self.listeners.append(listener)


class NoLine(Line):
    has_servers = False


def test_who_is_here_is_told_in_portions_that_fit():
    bodies = portions("s1", people(100))
    told = [json.loads(body) for body in bodies]
    assert len(bodies) > 1
    assert all(len(json.dumps(["presence", "0" * 32, body], ensure_ascii=False).encode()) < 8000 for body in bodies)
    assert [(one["part"], one["of"]) for one in told] == [(number, len(told)) for number in range(len(told))]
    assert [peer for one in told for peer in one["peers"]] == people(100)


def test_of_nobody_one_empty_portion_is_told():
    assert [json.loads(body)["peers"] for body in portions("s1", [])] == [[]]
    assert json.loads(portions("s1", [], asks=True)[0])["asks"] is True


async def told_by(line, *calls):
    neighbours = Neighbours(line)
    for project_id, peers, asks in calls:
        neighbours.tell_presence(project_id, peers, asks=asks)
    while asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.sleep(0.01)
    return neighbours


def test_of_one_project_the_newest_is_told_and_a_question_is_kept():
    line = Line()
    asyncio.run(told_by(line, ("p", people(1), True), ("q", people(3), False), ("p", people(2), False)))
    assert {(one["project"], len(one["peers"]), one["asks"]) for one in line.said} == {("p", 2, True), ("q", 3, False)}


def test_that_nobody_could_be_told_is_no_harm():
    line = Line(fails=1)
    asyncio.run(told_by(line, ("p", people(1), False), ("q", people(1), False)))
    assert len(line.said) == 1


def test_what_is_heard_comes_to_the_event_loop_once():
    line, heard = Line(), []

    async def scene():
        neighbours = Neighbours(line)
        neighbours.listen(heard.append)
        neighbours.listen(heard.append)
        (hand_over,) = line.listeners
        await asyncio.to_thread(hand_over, Announcement(Topic.PEOPLE))
        await asyncio.sleep(0)
        return hand_over

    hand_over = asyncio.run(scene())
    assert heard == [Announcement(Topic.PEOPLE)]
    hand_over(Announcement(Topic.PEOPLE))  # after the end of the loop


def test_a_server_knows_its_own_words():
    line = Line()
    neighbours = asyncio.run(told_by(line, ("p", [], False)))
    own = json.dumps({key: line.said[0][key] for key in ("server", "part")}, separators=(",", ":"))
    assert neighbours.is_own(Announcement(Topic.PRESENCE, "p", own))
    assert not neighbours.is_own(Announcement(Topic.PRESENCE, "p", portions("other", [])[0]))


def test_without_other_servers_nothing_is_said_or_heard():
    line = NoLine()
    neighbours = asyncio.run(told_by(line, ("p", people(1), True)))
    neighbours.listen(line.said.append)
    assert not neighbours.exist
    assert line.said == line.listeners == []
