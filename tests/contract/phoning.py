"""A participant's phone on the wire: it keeps what was not confirmed and sends it again, as its page does."""

from __future__ import annotations

import json
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from websockets.sync.client import ClientConnection

from cxdesign.services.bootstrap import new_id
from tests.contract.serving import PASSING, PAUSE_SECONDS, START_SECONDS, opened
from tests.contract.waits import Waits

ROOM = "/api/workshop/room"


class Phone:
    """One participant; ``edit`` gives one more answer to the prompt that is on.

    Parameters
    ----------
    port : int
        Where the server is.
    code : str
        The code of the workshop.
    name : str
        What the participant is called, and what the cards begin with.
    """

    def __init__(self, port: int, code: str, name: str) -> None:
        body = json.dumps({"code": code, "name": name, "role": "customer"}).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{port}/api/workshop/join", body)
        with urllib.request.urlopen(request, timeout=START_SECONDS) as answer:
            self._cookie = answer.headers["set-cookie"].split(";")[0]
        self.name = name
        self.waiting: dict[str, dict[str, Any]] = {}
        self.confirmed: dict[str, Any] = {}
        self.refused: Counter[str] = Counter()
        self.told: dict[str, dict[str, Any]] = {}
        self.postponed: list[dict[str, Any]] = []
        self.waits = Waits()
        self.cuts = 0
        self.goal = 0
        self._serial = 0
        self._prompt_id, self._place = "", ""
        self.go_through(port)

    @property
    def headers(self) -> dict[str, str]:
        """What the browser sends along."""
        return {"cookie": self._cookie}

    def go_through(self, port: int) -> None:
        """Connect to this port from now on."""
        self.address = f"ws://127.0.0.1:{port}{ROOM}"

    @contextmanager
    def connected(self) -> Iterator[ClientConnection]:
        """Connect, wait until the prompt is known, and send again what was left over."""
        with opened(self.address, self.headers) as connection:
            connection.send(json.dumps({"type": "arrive", "locale": "en"}))
            self.told.pop("prompt", None)
            while "prompt" not in self.told:
                self._take(json.loads(connection.recv(timeout=START_SECONDS)))
            for frame in self.waiting.values():
                connection.send(json.dumps(frame))
            yield connection

    def edit(self, connection: ClientConnection) -> None:
        """Send one more card."""
        connection.send(json.dumps(self.write_down()))

    def write_down(self) -> dict[str, Any]:
        """Write one more card, which waits to be sent, and return its frame."""
        number = self._serial + 1
        return self.answer(f"c{number}", f"{self.name} {number}", place=self._place)

    def answer(self, item: str, value: object, *, place: str = "") -> dict[str, Any]:
        """Return the frame of an answer, which waits until it is confirmed."""
        self._serial += 1
        frame = {"type": "answer", "id": new_id(), "prompt_id": self._prompt_id, "item": item, "value": value}
        self.waiting[str(frame["id"])] = {**frame, "serial": self._serial, "place": place}
        self.waits.sent()
        return self.waiting[str(frame["id"])]

    def take_in(self, connection: ClientConnection, *, timeout: float) -> bool:
        """Read one message; return whether there was one."""
        try:
            message = json.loads(connection.recv(timeout=min(timeout, self.waits.left())))
        except TimeoutError:
            return False
        self._take(message)
        if message["type"] == "reject" and not message["is_final"]:
            time.sleep(PAUSE_SECONDS)
            if message["id"] in self.waiting:
                connection.send(json.dumps(self.waiting[message["id"]]))
        return True

    def finish(self, connection: ClientConnection) -> None:
        """Wait until nothing is left to be confirmed."""
        while self.waiting:
            assert self.take_in(connection, timeout=START_SECONDS)

    @property
    def put_off(self) -> Counter[str]:
        """What was refused for a while, by why."""
        return Counter(message["code"] for message in self.postponed)

    def _take(self, message: dict[str, Any]) -> None:
        kind = message["type"]
        if kind == "error":
            assert message["code"] in PASSING, message
            raise ConnectionResetError(message["code"])
        if kind == "ack":
            self.confirmed[message["id"]] = message["value"]
            self.waiting.pop(message["id"], None)
            self.waits.confirmed(is_all=not self.waiting)
        elif kind == "reject":
            self.refused[message["code"]] += 1
            if message["is_final"]:
                self.waiting.pop(message["id"], None)
            else:
                self.postponed.append(message)
        else:
            self.told[kind] = message
        if kind == "prompt" and message["prompt"] is not None:
            self._prompt_id = message["prompt"]["id"]
            self._place = message["prompt"]["items"][0]["id"]
