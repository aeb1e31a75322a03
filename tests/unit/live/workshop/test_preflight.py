from __future__ import annotations

import asyncio
import re
from types import SimpleNamespace

import pytest
from starlette.websockets import WebSocketDisconnect

from cxdesign.errors import PermissionDenied, StorageError
from cxdesign.live.workshop import preflight
from cxdesign.live.workshop.limits import Allowance
from cxdesign.live.workshop.preflight import PROBES, TESTS_AT_ONCE, Checks
from cxdesign.storage import Announcement, Topic
from tests.unit.live.rooms import House, Visitor
from tests.unit.live.workshop.gathering import ROOM, begun, lectern

ORIGIN = "http://127.0.0.1:8501"
PHONE = "ab" * 8


def offered(leader):
    """Return the token of the address a test phone is to open."""
    leader.send({"type": "try", "at": ORIGIN})
    found = leader.until("try")
    address, _, token = found["address"].partition("#")
    assert (address, found["at"], found["seconds"]) == (f"{ORIGIN}/join/check", ORIGIN, 600)
    assert found["path"]
    return token


def goes_through(client, token, *, headers=None):
    """Do what the page of a test phone does on the socket; return what it is told at last."""
    with client.websocket_connect(ROOM, headers=headers or {"origin": ORIGIN}) as session:
        phone = Visitor(session)
        phone.send({"type": "check", "token": token, "phone": PHONE, "locale": "en"})
        for _ in range(PROBES):
            message = phone.receive()
            if message["type"] != "probe":
                return message
            phone.send({"type": "probed", "number": message["number"]})
        return phone.receive()


def test_a_phone_gets_through_and_who_leads_sees_it_without_a_workshop(house, client):
    with lectern(house, client) as leader:
        told = leader.until("links")
        assert [link["kind"] for link in told["links"]] == ["here"]
        assert "path" not in told["links"][0]
        token = offered(leader)
        body = {"token": token, "phone": PHONE}
        assert client.post("/api/workshop/check", json=body, headers={"origin": ORIGIN}).status_code == 204
        assert leader.until("checked") == {
            "type": "checked", "phone": PHONE, "origin": ORIGIN, "ms": None, "is_own": False,
        }  # fmt: skip
        through = goes_through(client, token)
        seen = leader.until("checked")
        assert through["type"] == "checked"
        assert (seen["ms"], seen["origin"]) == (through["ms"], ORIGIN)
        assert seen["ms"] >= 0


def test_who_leads_hears_of_an_open_workshop_and_of_a_server_that_is_shut(house, client):
    begun(house)
    with lectern(house, client) as leader:
        told = leader.until("links")
        assert told["links"][0]["path"]
        assert (told["is_shut"], told["bound"]) == (True, "127.0.0.1")
        assert told["command"].endswith("--server.address 0.0.0.0")
        leader.send({"type": "ways"})
        assert leader.until("links")["links"] == told["links"]
        leader.send({"type": "try", "at": "http://elsewhere.test"})
        assert leader.receive()["type"] == "links", "no code for an address that is not this server's"


@pytest.mark.parametrize("token", ["", "x", "x.y.z", "é", "a" * 99])
def test_without_a_good_token_nothing_is_told(house, client, token):
    with lectern(house, client):
        refused = client.post("/api/workshop/check", json={"token": token, "phone": PHONE})
        assert (refused.status_code, refused.json()["code"]) == (400, "check_over")
        assert goes_through(client, token)["code"] == "check_over"


def test_a_token_runs_out(house, client, monkeypatch):
    with lectern(house, client) as leader:
        leader.until("links")
        token = offered(leader)
        monkeypatch.setattr(preflight, "CHECK_SECONDS", -1)
        assert goes_through(client, token)["code"] == "check_over"


def test_nobody_floods_who_leads(house, client):
    with lectern(house, client) as leader:
        leader.until("links")
        body = {"token": offered(leader), "phone": PHONE}
        answers = [client.post("/api/workshop/check", json=body).status_code for _ in range(TESTS_AT_ONCE + 1)]
        assert answers == [204] * TESTS_AT_ONCE + [400]
        assert goes_through(client, body["token"])["code"] == "checks_too_fast"


@pytest.mark.parametrize("answer", [{"type": "probed", "number": 7}, {"type": "ping"}])
def test_who_does_not_answer_what_is_asked_has_not_got_through(house, client, answer):
    with lectern(house, client) as leader, client.websocket_connect(ROOM) as session:
        leader.until("links")
        phone = Visitor(session)
        phone.send({"type": "check", "token": offered(leader), "phone": PHONE})
        assert phone.receive()["type"] == "probe"
        phone.send(answer)
        assert phone.receive()["code"] == "frame_malformed"
        with pytest.raises(WebSocketDisconnect):
            phone.receive()


def test_a_page_of_another_server_tests_nothing(house, client):
    foreign = {"origin": "http://elsewhere.test"}
    body = {"token": "x", "phone": PHONE}
    assert client.post("/api/workshop/check", json=body, headers=foreign).json()["code"] == "ticket_invalid"
    assert client.post("/api/workshop/check", content="x" * 9000).status_code == 400
    with pytest.raises(WebSocketDisconnect):
        goes_through(client, "x", headers=foreign)


def test_the_page_needs_no_key_loads_its_own_files_and_tells_nothing_of_a_project(tmp_path):
    house = House(tmp_path, address="0.0.0.0")
    with house.client("192.0.2.14") as client:
        page = client.get("/join/check", headers={"accept-language": "zh-CN"})
        files = re.findall(r'(?:href|src)="([^"]+)"', page.text)
        assert [client.get(file).status_code for file in files] == [200, 200]
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "连接测试" in page.text
        assert "hotel" not in page.text


@pytest.mark.parametrize(
    ("host", "headers", "is_own"),
    [
        ("127.0.0.1", {}, True),
        ("::ffff:127.0.0.1", {}, True),
        ("192.0.2.7", {}, False),
        ("127.0.0.1", {"x-forwarded-for": "192.0.2.7"}, False),
    ],
)
def test_this_machine_itself_is_no_phone(host, headers, is_own):
    assert preflight._is_own(SimpleNamespace(client=SimpleNamespace(host=host), headers=headers)) is is_own
    assert not preflight._is_own(SimpleNamespace(client=None, headers={}))


class Line:
    """A line between servers in memory."""

    has_servers = True

    def __init__(self):
        self.listeners = []
        self.is_broken = False

    def listen(self, listener):
        self.listeners.append(listener)

    def tell(self, topic, project_id="", body=""):
        if self.is_broken:
            raise StorageError("database_failed")
        for listener in self.listeners:
            listener(Announcement(topic, project_id, body))


def test_a_phone_that_came_to_another_server_is_told_to_who_leads_here():
    line, heard = Line(), []

    async def meet():
        here, there = (Checks("key", line, "") for _ in range(2))
        with here.hearing(heard.append) as number, there.hearing(lambda _message: None):
            token = here.address(ORIGIN, number).partition("#")[2]
            await there._tell(there._number(token), {"type": "checked"})
            for listener in line.listeners:
                listener(Announcement(Topic.CHECK, "", "garbage"))
            await asyncio.sleep(0)
            line.is_broken = True
            await there._tell(number, {"type": "checked"})

    asyncio.run(meet())
    assert heard == [{"type": "checked"}]


def test_all_tokens_together_have_a_limit():
    checks = Checks("key", SimpleNamespace(has_servers=False), "", Allowance(100, 1))
    tokens = [checks.address("", f"n{number}").partition("#")[2] for number in range(2 * TESTS_AT_ONCE + 1)]
    for token in tokens[:-1]:
        checks._number(token)
    with pytest.raises(PermissionDenied, match="checks_too_fast"):
        checks._number(tokens[-1])
