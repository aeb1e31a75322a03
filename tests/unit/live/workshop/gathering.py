"""A server with a workshop in it, phones, and who leads."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient, WebSocketTestSession

from cxdesign.domain.agenda import Agenda, Prompt, Step
from tests.unit.live.rooms import OWNER, House, Visitor

ROOM = "ws://127.0.0.1:8501/api/workshop/room"


def an_agenda(*prompts: Prompt) -> Agenda:
    return Agenda(name="Short", steps=(Step(id="s1", name="Journey", minutes=30, prompts=prompts),))


def a_prompt(kind: str, prompt_id: str = "p1", **fields: Any) -> Prompt:
    return Prompt.model_validate({"id": prompt_id, "kind": kind, "question": f"Question {prompt_id}?", **fields})


def begun(house: House, *prompts: Prompt) -> str:
    """Open a workshop with these prompts and return its code."""
    workshop = house.services.workshops.begin(OWNER, house.project_id, an_agenda(*prompts))
    assert workshop.code is not None
    return workshop.code


@dataclass(frozen=True)
class Browser:
    """A phone: what it keeps, and the one client all of them share, as they share its server's loop."""

    client: TestClient
    cookie: str

    @property
    def headers(self) -> dict[str, str]:
        return {"cookie": self.cookie}


def join(client: TestClient, code: str, *, name: str = "Ana", role: str = "customer") -> Browser:
    """Let a new browser take part."""
    answer = client.post("/api/workshop/join", json={"code": code, "name": name, "role": role})
    assert answer.status_code == 200, answer.text
    ((kept, value),) = answer.cookies.items()
    client.cookies.clear()
    return Browser(client, f"{kept}={value}")


@contextmanager
def phone(browser: Browser, *, locale: str = "en") -> Iterator[Visitor]:
    """Open the socket of a browser that has joined."""
    with browser.client.websocket_connect(ROOM, headers=browser.headers) as session:
        visitor = Visitor(session)
        visitor.send({"type": "arrive", "locale": locale})
        visitor.welcome = visitor.until("welcome")
        yield visitor


def applied(before: Any, change: dict[str, Any]) -> Any:
    """Return what a difference makes of what was known before, as the facilitator's screen does it."""
    if "set" in change:
        return change["set"]
    gone = change.get("gone", [])
    if isinstance(before, dict):
        kept = {key: value for key, value in before.items() if key not in gone}
        return kept | {key: applied(before.get(key), inner) for key, inner in change.get("in", {}).items()}
    at = change.get("at", {})
    made = [applied(one, at[one["id"]]) if one["id"] in at else one for one in before if one["id"] not in gone]
    for place, one in change.get("put", []):
        made.insert(place, one)
    return made


class Leader(Visitor):
    """The facilitator's screen, which puts together what it is told by differences."""

    def __init__(self, session: WebSocketTestSession) -> None:
        super().__init__(session)
        self._known: dict[str, Any] = {}

    def receive(self) -> dict[str, Any]:
        message = super().receive()
        if "change" in message:
            message = {**applied(self._known[message["type"]], message.pop("change")), **message}
        self._known[message["type"]] = message
        return message


@contextmanager
def lectern(house: House, client: TestClient, **person: Any) -> Iterator[Visitor]:
    """Open the socket of the facilitator's screen."""
    with client.websocket_connect(f"{house.address}/workshop") as session:
        visitor = Leader(session)
        visitor.send({"type": "lead", "ticket": house.ticket(**person), "origin": "http://127.0.0.1:8501"})
        visitor.welcome = visitor.until("welcome")
        yield visitor


def leads(visitor: Visitor, name: str, **fields: Any) -> dict[str, Any]:
    """Do something with the agenda and return how it was answered."""
    visitor.send({"type": "deed", "id": secrets.token_hex(8), "deed": {"name": name, **fields}})
    return answered(visitor)


def says(visitor: Visitor, item: str, value: Any, *, serial: int = 1, prompt_id: str = "p1", **more: Any) -> dict:
    """Answer a prompt and return how that was taken."""
    frame_id = secrets.token_hex(8)
    frame = {"type": "answer", "id": frame_id, "prompt_id": prompt_id, "item": item, "value": value, "serial": serial}
    visitor.send({**frame, **more})
    return answered(visitor)


def answered(visitor: Visitor) -> dict[str, Any]:
    for _ in range(50):
        message = visitor.receive()
        if message["type"] in {"ack", "reject", "error"}:
            return message
    raise AssertionError("no answer")


def until(visitor: Visitor, kind: str, is_wanted) -> dict[str, Any]:
    """Return the first message of a kind that is as wanted."""
    for _ in range(100):
        message = visitor.receive()
        if message["type"] == kind and is_wanted(message):
            return message
    raise AssertionError(f"no such {kind}")
