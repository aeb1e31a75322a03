from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select

from cxdesign.storage import open_store
from cxdesign.storage.engine import reading
from cxdesign.storage.tables import tries as table
from cxdesign.storage.tries import Limit, Tries

ONE = Limit("one", burst=2, per_minute=60)
ALL = Limit("all", burst=3, per_minute=60)


class Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self, _connection) -> float:
        return self.now


def nothing():
    return None


def kept(store):
    with reading(store.engine) as connection:
        return {row.key for row in connection.execute(select(table))}


def test_tries_are_spent_and_come_back_with_time(services):
    clock = Seconds()
    tries = Tries(services.store.engine, clock)
    assert [tries.attempt(nothing, ONE)[0] for _ in range(3)] == [True, True, False]
    clock.now += 1
    assert [tries.attempt(nothing, ONE)[0] for _ in range(2)] == [True, False]
    clock.now += 1000
    assert [tries.attempt(nothing, ONE)[0] for _ in range(3)] == [True, True, False]


def test_what_is_found_costs_nothing_and_is_refused_once_the_tries_are_spent(services):
    tries = Tries(services.store.engine, Seconds())
    assert [tries.attempt(lambda: "found", ONE) for _ in range(5)] == [(True, "found")] * 5
    assert [tries.attempt(nothing, ONE)[0] for _ in range(2)] == [True, True]
    assert tries.attempt(lambda: "found", ONE) == (False, None)


def test_a_key_of_its_own_does_not_get_past_what_all_may(services):
    tries = Tries(services.store.engine, Seconds())
    each = [Limit(f"key{number}", 2, 60) for number in range(5)]
    assert [tries.attempt(nothing, limit, ALL)[0] for limit in each] == [True, True, True, False, False]


def test_another_server_and_one_that_was_restarted_count_on(services, url):
    clock, other = Seconds(), open_store(url)
    try:
        here, there = Tries(services.store.engine, clock), Tries(other.engine, clock)
        assert [one.attempt(nothing, ONE)[0] for one in (here, there, here, there)] == [True, True, False, False]
        assert not Tries(other.engine, clock).attempt(nothing, ONE)[0]
    finally:
        other.close()


def test_who_tries_at_once_gets_no_more(services):
    tries = Tries(services.store.engine, Seconds())
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: tries.attempt(nothing, ALL)[0], range(24))) == ALL.burst


def test_what_says_nothing_any_more_is_deleted(services):
    clock = Seconds()
    tries = Tries(services.store.engine, clock)
    for number in range(20):
        tries.attempt(nothing, Limit(f"key{number}", 2, 60))
    assert len(kept(services.store)) == 20
    clock.now += 60
    tries.attempt(nothing, ONE)
    assert kept(services.store) == {"one"}


def test_a_clock_that_is_set_back_locks_nobody_out(services):
    clock = Seconds()
    tries = Tries(services.store.engine, clock)
    for _ in range(2):
        tries.attempt(nothing, ONE)
    clock.now -= 3600
    assert [tries.attempt(nothing, ONE)[0] for _ in range(3)] == [True, True, False]


def test_the_clock_of_the_database_counts_seconds(services):
    tries = Tries(services.store.engine)
    assert [tries.attempt(nothing, Limit("slow", 2, 0.001))[0] for _ in range(3)] == [True, True, False]
