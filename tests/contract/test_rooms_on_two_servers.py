"""One workshop on two servers: who leads is with one of them, the phones are with the other.

With PostgreSQL nobody looks in these tests: what servers are told has to do. With SQLite two programs look often.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from cxdesign.services.bootstrap import build
from tests.contract.test_two_servers import CUT_LISTENERS, NEVER
from tests.unit.live.rooms import OWNER, House
from tests.unit.live.workshop.gathering import a_prompt, begun, join, leads, lectern, phone, says, until

OFTEN = 0.05


class Pair:
    """Two servers of one store, with a project in it, and a client of each."""

    def __init__(self, stack: ExitStack, url: str, folder) -> None:
        self.has_line = url.startswith("postgres")
        seconds = NEVER if self.has_line else OFTEN
        one = House(folder, services=build(url), follow_seconds=seconds)
        two = House(folder, services=build(url), project_id=one.project_id, follow_seconds=seconds)
        self.houses = (one, two)
        for house in self.houses:
            stack.callback(house.services.store.close)
        self.clients = tuple(stack.enter_context(house.client()) for house in self.houses)


@pytest.fixture
def pair(store_url, tmp_path) -> Iterator[Pair]:
    with ExitStack() as stack:
        yield Pair(stack, store_url, tmp_path)


def the_prompt(state):
    return lambda message: message["prompt"] is not None and message["prompt"]["state"] == state


def test_phones_of_one_server_and_who_leads_on_another_hear_of_each_other(pair):
    (here, there), (client, other) = pair.houses, pair.clients
    browser = join(other, begun(here, a_prompt("text")))
    with lectern(here, client) as leader, phone(browser) as ana:
        leads(leader, "set_state", prompt_id="p1", state="open")
        until(ana, "prompt", the_prompt("open"))
        assert says(ana, "text", "Ask once")["type"] == "ack"
        until(leader, "facilitation", lambda m: m["answered"] == 1)
        leads(leader, "set_state", prompt_id="p1", state="revealed")
        shown = until(ana, "prompt", lambda m: m["result"] is not None)
        assert [one["text"] for one in shown["result"]["texts"]] == ["Ask once"]
        there.services.care.redact(OWNER, browser_person(there))
        until(leader, "facilitation", lambda m: [one["name"] for one in m["people"]] == [""])


def test_a_card_that_comes_in_on_one_server_is_seen_by_who_leads_on_another(pair):
    (here, _), (client, other) = pair.houses, pair.clients
    browser = join(other, begun(here, a_prompt("cards", target="pains")))
    place = here.workbench.document(OWNER).touchpoints[0].id
    with lectern(here, client) as leader, phone(browser) as ana:
        leads(leader, "set_state", prompt_id="p1", state="open")
        until(ana, "prompt", the_prompt("open"))
        assert says(ana, "1", "Waits in line", place=place)["type"] == "ack"
        until(leader, "cards", lambda m: [one["text"] for one in m["cards"]] == ["Waits in line"])


def test_who_leads_sees_who_is_with_the_other_server_and_goes_on_after_a_break(pair, request):
    if not pair.has_line:
        pytest.skip("servers of one SQLite file do not tell each other who is there")
    (here, _), (client, other) = pair.houses, pair.clients
    browser = join(other, begun(here, a_prompt("text")))
    with lectern(here, client) as leader:
        with phone(browser) as ana:
            until(leader, "facilitation", lambda m: [one["is_here"] for one in m["people"]] == [True])
            request.getfixturevalue("postgres").run(CUT_LISTENERS)
            leads(leader, "set_state", prompt_id="p1", state="open")
            until(ana, "prompt", the_prompt("open"))
        until(leader, "facilitation", lambda m: [one["is_here"] for one in m["people"]] == [False])


def browser_person(house: House) -> str:
    workshop = house.services.store.workshops.newest(house.project_id)
    (person,) = house.services.store.workshops.participants(workshop.id)
    return person.id
