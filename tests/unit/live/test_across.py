from __future__ import annotations

import asyncio
import json

import pytest

from cxdesign.errors import StorageError
from cxdesign.live.across import SILENT_SECONDS, TOLD_SECONDS, Across, Elsewhere
from cxdesign.live.neighbours import Neighbours, portions
from cxdesign.services.workbench import Workbench
from cxdesign.storage import Announcement, ProjectState, Topic
from tests.acting import ANN, does
from tests.unit.live.test_neighbours import Line, people


def actors(elsewhere):
    return [peer["actor"] for peer in elsewhere.peers]


def says(server, peers, *, asks=False, limit=7000):
    return portions(server, peers, asks=asks, limit=limit)


def test_what_a_server_says_takes_the_place_of_what_it_said():
    elsewhere = Elsewhere()
    for body in says("one", people(100)):
        elsewhere.hear(body, 1.0)
    assert actors(elsewhere) == [f"actor:{number}" for number in range(100)]
    (body,) = says("one", people(2))
    assert elsewhere.hear(body, 2.0) == (False, True)
    assert elsewhere.hear(body, 3.0) == (False, False)
    assert actors(elsewhere) == ["actor:0", "actor:1"]


def test_a_server_that_is_new_or_asks_is_to_be_answered():
    elsewhere = Elsewhere()
    assert elsewhere.hear(says("one", people(1))[0], 1.0) == (True, True)
    assert elsewhere.hear(says("one", people(1), asks=True)[0], 1.0) == (True, False)
    assert elsewhere.hear(says("two", people(1))[0], 1.0) == (True, True)


def test_servers_that_nobody_is_with_or_that_fall_silent_are_forgotten():
    elsewhere = Elsewhere()
    for server in ("one", "two"):
        elsewhere.hear(says(server, people(1))[0], 1.0)
    elsewhere.hear(says("one", [])[0], 1.0)
    assert len(elsewhere.peers) == 1
    assert not elsewhere.forget_silent(SILENT_SECONDS)
    assert elsewhere.forget_silent(SILENT_SECONDS + 2.0)
    assert elsewhere.peers == []


class Here:
    """A room that keeps what it is asked to show."""

    def __init__(self) -> None:
        self.shown = []

    def seen_here(self):
        return people(1)

    def show_presence_here(self):
        self.shown.append("presence")

    def show_place(self, state):
        self.shown.append(state)

    def show_call(self, message):
        self.shown.append(message)

    async def show_names(self):
        self.shown.append("names")


@pytest.fixture
def across(services, bench):
    """Play a scene with the line of a project, its room, and what was said on the line."""

    def play(scene, workbench=None):
        async def whole():
            line, room = Line(), Here()
            across = Across(room, workbench or bench, Neighbours(line))
            result = scene(across, room)
            if asyncio.iscoroutine(result):
                await result
            while asyncio.all_tasks() - {asyncio.current_task()}:
                await asyncio.sleep(0.01)
            return room.shown, line.said

        return asyncio.run(whole())

    return play


def hear(across, topic, body=""):
    across.hear(Announcement(topic, across._workbench.project_id, body))


def test_what_another_server_has_written_is_taken_in(across, services, bench):
    other = Workbench(bench.project_id, services.store.log, services.clock)
    does(other, ANN, "rename_project", new_name="There")
    across(lambda line, _room: hear(line, Topic.OPERATION, "2"))
    assert bench.revision == 2


def test_what_is_known_is_not_looked_for(across, bench):
    class Unreadable(Workbench):
        def follow(self, *, is_patient=False):
            raise AssertionError

    silent = Unreadable(bench.project_id, bench._log, bench._clock)
    shown, said = across(lambda line, _room: hear(line, Topic.OPERATION, "1"), silent)
    assert shown == said == []


def test_after_a_break_everything_is_looked_for_and_everybody_asked(across, services, bench):
    other = Workbench(bench.project_id, services.store.log, services.clock)
    does(other, ANN, "rename_project", new_name="There")

    def scene(line, _room):
        hear(line, Topic.PRESENCE, says("other", people(2))[0])
        hear(line, Topic.RECONNECTED)

    shown, said = across(scene)
    assert bench.revision == 2
    assert shown == ["presence", "presence", ProjectState.ACTIVE, "names"]
    assert [one["asks"] for one in said] == [True]


def test_places_and_names_are_shown_as_they_are_kept(across):
    def scene(line, _room):
        hear(line, Topic.PLACE)
        hear(line, Topic.PEOPLE)

    assert across(scene)[0] == [ProjectState.ACTIVE, "names"]


def test_a_store_that_fails_breaks_nothing(across, bench, caplog):
    class Failing(Workbench):
        def follow(self, *, is_patient=False):
            raise StorageError("database_unreachable")

    across(lambda line, _room: hear(line, Topic.OPERATION, "9"), Failing(bench.project_id, bench._log, bench._clock))
    assert "catching up" in caplog.text


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"server":"x","part":0,"of":1,"asks":false,"peers":5}', "null"])
def test_what_nobody_understands_is_passed_over(across, body):
    assert across(lambda line, _room: hear(line, Topic.PRESENCE, body)) == ([], [])


def test_that_somebody_is_here_is_told_again_now_and_then(across):
    def scene(line, _room):
        line.tell()
        line.look_after()

    assert len(across(scene)[1]) == 1

    def later(line, _room):
        line.tell()
        line._told_at -= TOLD_SECONDS + 1
        line.look_after()
        line.close()

    shown, said = across(later)
    assert json.dumps(said[-1]["peers"]) == json.dumps(people(1))
    assert shown == []


def test_a_call_reaches_the_other_servers_and_does_not_come_back(across, bench):
    def scene(across, room):
        across._neighbours.tell_call(bench.project_id, {"type": "call", "id": "stage:s1"})
        own = f'{{"server":"{across._neighbours._server}","call":{{"id":"stage:s1"}}}}'
        for body in (own, '{"server":"other","call":{"id":"stage:s2"}}', '{"server":"other"}', "garbage"):
            across.hear(Announcement(Topic.CALL, bench.project_id, body))

    shown, said = across(scene)
    assert shown == [{"id": "stage:s2"}]
    assert [one["call"]["id"] for one in said] == ["stage:s1"]
