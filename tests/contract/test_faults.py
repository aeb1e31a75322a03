"""A room at work and what may go wrong: nothing that was confirmed is lost, nothing is doubled, the others go on.

Every test prints its account, which ``pytest -s`` shows; ``python -m tests.benchmarks faults`` gives all of them.
"""

from __future__ import annotations

import sys
import time

import pytest

from cxdesign.domain.participation import CARDS_AT_MOST
from tests.benchmarks import faults
from tests.benchmarks.faults import Scenario
from tests.contract.faults import by_other_clocks, half_cut_off, interrupted, misbehaving
from tests.contract.gathering import Gathering

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked on Windows")


@pytest.fixture
def sqlite_url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'store.db'}"


def told(lines: list[str]) -> list[str]:
    print("\n".join(lines))
    return lines


def test_a_server_killed_in_a_workshop_loses_and_doubles_nothing(sqlite_url):
    room = Gathering(sqlite_url)
    lines = told(interrupted(room, "The server killed and restarted", room.kill_and_restart, blows=2, edits=6))
    assert sum("lost 0, doubled 0" in line for line in lines) == 5


def test_a_database_killed_in_a_workshop_loses_and_doubles_nothing(postgres):
    room = Gathering(postgres.fresh())

    def blow() -> None:
        postgres.kill()
        postgres.start()

    lines = told(interrupted(room, "The database killed and restarted", blow, blows=1, edits=8))
    assert sum("lost 0, doubled 0" in line for line in lines) == 5


def test_who_sends_garbage_floods_replays_and_votes_twice_counts_once_and_harms_nobody(sqlite_url):
    lines = told(misbehaving(Gathering(sqlite_url), edits=6, flood=60))
    assert sum("lost 0, doubled 0" in line for line in lines) == 5


def test_clocks_that_are_an_hour_off_change_neither_order_nor_who_may_come_nor_the_time_left(postgres):
    lines = told(by_other_clocks(Gathering(postgres.fresh(), hours=(1, -1)), edits=5))
    assert sum("lost 0, doubled 0" in line for line in lines) == 5


def test_half_of_the_room_without_a_network_brings_its_work_along_when_it_is_back(sqlite_url):
    lines = told(half_cut_off(Gathering(sqlite_url), seconds=1, edits=5))
    assert sum("lost 0, doubled 0" in line for line in lines) == 5


def test_a_scenario_that_fails_is_told_and_counted_and_the_others_are_still_run(capsys):
    def fail() -> list[str]:
        raise AssertionError("a card is lost")

    assert faults.told([Scenario("One", fail), Scenario("Two", lambda: ["Nothing lost"])]) == 1
    said = capsys.readouterr().out
    assert "1 of 2: One …\nFAILED" in said
    assert "a card is lost" in said
    assert said.index("2 of 2: Two …\nNothing lost") < said.index("1 of 2 scenarios ended well")


def test_nobody_tries_for_ever_what_is_refused_for_good(sqlite_url):
    room = Gathering(sqlite_url)
    with room.at_work() as pool:
        phone = room.phones[0]
        phone.waits.deadline = time.monotonic() + 2
        done = room.let_one_work(pool, phone, CARDS_AT_MOST + 1)
        with pytest.raises(AssertionError, match="not done in the time there was"):
            room.all_done([done])
