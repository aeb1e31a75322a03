"""What every store promises of a workshop, also when two servers write at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from cxdesign.storage import Store, open_store
from cxdesign.storage.workshops import Answer, Workshop
from tests.acting import OWNER
from tests.contract.conftest import NOON
from tests.unit.domain.test_agenda import a_prompt, an_agenda
from tests.unit.storage.test_workshops import ana

LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def servers(store_url: str) -> Iterator[tuple[Store, Store]]:
    """Two servers of one store, with a workshop in it."""
    one, two = open_store(store_url), open_store(store_url)
    one.projects.add("project", name="x", actor_id=OWNER.id, at=NOON)
    one.workshops.add(Workshop("w", "project", "CCCCCC", an_agenda(a_prompt()), NOON, None, 1))
    yield one, two
    one.close()
    two.close()


def says(store: Store, value: int, serial: int, person: str = "actor:ana") -> object:
    answer = Answer("p1", person, "a", None, serial)
    return store.workshops.answer("w", answer, lambda *_: value, at=NOON)


def test_what_one_server_keeps_the_other_reads(servers):
    one, two = servers
    assert two.workshops.by_code("CCCCCC") == one.workshops.newest("project")
    one.workshops.join(ana(), at_most=9)
    assert says(one, 2, serial=2) == says(two, 9, serial=1) == says(two, 9, serial=2) == 2
    two.workshops.change("w", lambda known: known.agenda.showing("p1"))
    assert one.workshops.get("w").agenda.current_id == "p1"
    assert one.workshops.revision("w") == two.workshops.revision("w")
    assert one.workshops.last_serial("w", "actor:ana") == 2


def test_who_joins_or_answers_at_once_is_counted_once_each(servers):
    servers[0].workshops.join(ana(), at_most=99)
    people = [ana(id=f"actor:{number}") for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        joined = pool.map(lambda n: servers[n % 2].workshops.join(people[n], at_most=99).number, range(12))
        assert sorted(joined) == list(range(2, 14))
        list(pool.map(lambda n: says(servers[n % 2], n, serial=n + 1), range(12)))
        list(pool.map(lambda n: says(servers[n % 2], n, serial=1, person=people[n].id), range(12)))
    kept = servers[0].workshops.answers("w", "p1")
    assert len(kept) == 13
    assert next(one.value for one in kept if one.participant_id == "actor:ana") == 11, "the newest stands"


def test_a_deed_that_is_sent_to_both_servers_is_done_once(servers):
    def longer(store: Store) -> None:
        store.workshops.change("w", lambda known: known.agenda.calling("stage:a"), once="d")

    def begin(number: int) -> str:
        new = Workshop(f"w{number}", "project", f"CODE{number}", an_agenda(), LATER, None, 1)
        ended = lambda known: known.agenda  # noqa: E731
        return servers[number % 2].workshops.add(new, closing=ended, once="e").id

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(longer, servers * 4))
        begun = {*pool.map(begin, range(6))}
    assert servers[0].workshops.get("w").agenda.call.number == 1
    assert len(begun) == 1
    assert [one.id for one in servers[1].workshops.of_project("project")] == ["w", *begun]
    assert [one.is_open for one in servers[1].workshops.of_project("project")] == [False, True]


def test_a_project_deleted_for_good_takes_all_of_it_along(servers):
    one, two = servers
    one.workshops.join(ana(), at_most=9)
    says(one, 1, serial=1)
    one.projects.purge("project")
    assert two.workshops.get("w") is None
    assert two.workshops.participants("w") == two.workshops.answers("w", "p1") == ()
