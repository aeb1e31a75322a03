from __future__ import annotations

import signal

import pytest

from cxdesign.errors import StorageError
from cxdesign.live.starting import PAUSE_SECONDS, WAIT_SECONDS, started


class Database:
    """A database that answers after some attempts, on a clock that only resting moves on."""

    def __init__(self, failures: int, code: str = "database_unreachable") -> None:
        self.failures, self.code = failures, code
        self.now = 0.0
        self.said: list[str] = []

    def build(self):
        if self.failures:
            self.failures -= 1
            raise StorageError(self.code)
        return "services"

    def rest(self, seconds: float) -> None:
        self.now += seconds

    def start(self):
        return started(self.build, say=self.said.append, rest=self.rest, clock=lambda: self.now)


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def test_a_server_whose_database_answers_says_nothing():
    database = Database(0)
    assert database.start() == "services"
    assert database.said == []


def test_a_server_waits_for_its_database_says_so_once_and_goes_on():
    database = Database(5)
    assert database.start() == "services"
    assert database.now == 5 * PAUSE_SECONDS
    assert len(database.said) == 2
    assert str(WAIT_SECONDS) in database.said[0]
    assert all("\n" not in sentence and "Traceback" not in sentence for sentence in database.said)


def test_after_the_stated_time_it_ends_with_a_sentence_and_a_code():
    database = Database(10_000)
    with pytest.raises(SystemExit) as stop:
        database.start()
    assert stop.value.code == 1
    assert WAIT_SECONDS <= database.now < WAIT_SECONDS + 2 * PAUSE_SECONDS
    assert len(database.said) == 2


def test_what_does_not_pass_by_itself_is_said_at_once():
    database = Database(1, "database_driver_missing")
    with pytest.raises(SystemExit) as stop:
        database.start()
    assert (stop.value.code, database.now, len(database.said)) == (1, 0, 1)


def test_who_waits_can_be_stopped_and_what_stops_a_server_is_left_as_it_was():
    before = signal.getsignal(signal.SIGTERM)
    database = Database(10_000)
    database.rest = lambda _seconds: signal.raise_signal(signal.SIGTERM)
    with pytest.raises(SystemExit) as stop:
        database.start()
    assert stop.value.code == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before
