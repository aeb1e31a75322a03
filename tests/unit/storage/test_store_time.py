from __future__ import annotations

from datetime import timedelta

import pytest

from cxdesign.errors import StorageError
from cxdesign.services.bootstrap import build
from cxdesign.storage import utc_now
from cxdesign.storage.engine import make_engine
from cxdesign.storage.store_time import StoreTime
from tests.contract.serving import free_port

HOUR = timedelta(hours=1)
NEAR = timedelta(minutes=5)


def off(own_clock, url):
    """Return how far the time of a store is off when the server's clock is as given."""
    services = build(url, own_clock=own_clock)
    try:
        return services.clock() - utc_now()
    finally:
        services.store.close()


def test_a_server_whose_clock_is_an_hour_off_goes_by_the_clock_of_its_database(url):
    found = off(lambda: utc_now() + HOUR, url)
    wanted = timedelta() if url.startswith("postgresql") else HOUR  # a file has no clock of its own
    assert abs(found - wanted) < NEAR


def test_a_clock_that_is_put_right_meanwhile_is_looked_at_again(url):
    fast = [HOUR]
    engine = make_engine(url)
    time = StoreTime(engine, lambda: utc_now() + fast[0])
    time.look()
    fast[0] = timedelta()
    time.look()
    engine.dispose()
    assert abs(time() - utc_now()) < NEAR


def test_an_answer_that_took_long_says_nothing_of_the_time(postgres):
    moments = [utc_now()] * 2
    engine = make_engine(postgres.emptied())
    time = StoreTime(engine, lambda: moments.pop(0))
    time.look()
    now = utc_now()
    moments += [now + HOUR, now + HOUR + timedelta(seconds=3), now]
    time.look()
    engine.dispose()
    assert abs(time() - now) < NEAR


def test_a_database_that_is_not_there_does_not_answer():
    time = StoreTime(make_engine(f"postgresql://nobody@127.0.0.1:{free_port()}/none"), utc_now)
    with pytest.raises(StorageError) as caught:
        time.look()
    assert caught.value.code == "database_unreachable"
