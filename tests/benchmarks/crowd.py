"""Participants at their boards, many in one process: each selects and edits in turn, and writes down what arrives."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from tests.benchmarks.wire import Wire, connect

PATIENCE = 30.0
OPERATION = b'{"type":"operation","revision":'
ACK, REJECT = b'{"type":"ack"', b'{"type":"reject"'


@dataclass(frozen=True)
class Seat:
    """One participant: which server, what its board says first, and what it edits."""

    port: int
    ticket: str
    card_id: str
    lane_id: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """What a crowd does: the seats it fills, of how many in all, and how often all of them edit together."""

    path: str
    seats: Sequence[tuple[int, Seat]]
    of: int
    edits: int
    per_second: float
    touchpoints: Sequence[str]


@dataclass
class Heard:
    """What reached a crowd: when each edit left, when its revision reached the last screen, and what was wrong."""

    sent: dict[str, float] = field(default_factory=dict)
    revision_of: dict[str, int] = field(default_factory=dict)
    last_at: dict[int, float] = field(default_factory=dict)
    screens: Counter[int] = field(default_factory=Counter)
    frames: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    processor_seconds: float = 0.0


class Person:
    """One participant at a board."""

    def __init__(self, seat: Seat, heard: Heard) -> None:
        self._seat = seat
        self._heard = heard
        self.revision = 0
        self.welcomed = asyncio.get_running_loop().create_future()
        self._wire: Wire | None = None

    async def come(self, path: str) -> None:
        """Connect, and wait for the welcome."""
        self._wire = await connect(self._seat.port, path, self._hear)
        hello = {"type": "hello", "ticket": self._seat.ticket, "parts": self._seat.parts}
        self._wire.send(json.dumps(hello))
        await asyncio.wait_for(self.welcomed, PATIENCE)

    def edit(self, touchpoint_id: str) -> None:
        """Select a card and move it, as a drag does."""
        assert self._wire is not None
        command_id = os.urandom(16).hex()
        place = {"card_id": self._seat.card_id, "touchpoint_id": touchpoint_id, "lane_id": self._seat.lane_id}
        self._heard.sent[command_id] = time.monotonic()
        frame = {"type": "command", "id": command_id, "command": {"name": "move_card", **place}}
        self._wire.send(json.dumps(frame))
        self._wire.send(json.dumps({"type": "presence", "selection": self._seat.card_id}))

    def leave(self) -> None:
        """Go; it counts as wrong when the line was lost before."""
        if self._wire is None or self._wire.is_lost:
            self._heard.wrong.append("a line was lost")
        elif self._wire is not None:
            self._wire.close()

    def _hear(self, payload: bytes) -> None:
        if payload.startswith(OPERATION):
            self._take(int(payload[len(OPERATION) : payload.index(b",", len(OPERATION))]), payload)
        elif payload.startswith(ACK):
            self._heard.frames["ack"] += 1
        elif payload.startswith(REJECT):
            self._heard.wrong.append(payload.decode())
        elif not self.welcomed.done():
            self._greet(json.loads(payload))
        else:
            self._heard.frames["other"] += 1
            self._heard.frames["other bytes"] += len(payload)

    def _take(self, revision: int, payload: bytes) -> None:
        heard = self._heard
        if self.revision and revision != self.revision + 1:
            heard.wrong.append(f"{revision} after {self.revision}")
        self.revision = revision
        heard.last_at[revision] = time.monotonic()
        heard.screens[revision] += 1
        if heard.screens[revision] == 1:
            heard.revision_of[json.loads(payload)["id"]] = revision

    def _greet(self, message: dict[str, Any]) -> None:  # Any: JSON
        if message["type"] == "welcome":
            self.revision = message["revision"]
            self.welcomed.set_result(None)
        elif message["type"] == "error":
            self.welcomed.set_exception(ConnectionError(message["code"]))


def crowd(plan: Plan, line: Connection) -> None:
    """Fill the seats, tell that all are there, begin when told, and hand over what was heard."""
    asyncio.run(_crowd(plan, line))


async def _crowd(plan: Plan, line: Connection) -> None:
    loop, heard = asyncio.get_running_loop(), Heard()
    people = {number: Person(seat, heard) for number, seat in plan.seats}
    for batch in _tens(people):
        await asyncio.gather(*(person.come(plan.path) for person in batch))
    line.send("here")
    begin = await loop.run_in_executor(None, line.recv)
    spent = time.process_time()
    last = min(person.revision for person in people.values()) + plan.edits
    for number in range(plan.edits):
        if number % plan.of not in people:
            continue
        await asyncio.sleep(max(0.0, begin + number / plan.per_second - time.monotonic()))
        people[number % plan.of].edit(plan.touchpoints[(number * 7 + 3) % len(plan.touchpoints)])
    deadline = time.monotonic() + PATIENCE
    while min(person.revision for person in people.values()) < last and time.monotonic() < deadline:
        await asyncio.sleep(0.05)
    heard.processor_seconds = time.process_time() - spent
    line.send("heard")
    await loop.run_in_executor(None, line.recv)  # all go together: who leaves is news for the others
    for person in people.values():
        person.leave()
    line.send(heard)


def _tens(people: dict[int, Person]) -> list[list[Person]]:
    everybody = list(people.values())
    return [everybody[start : start + 10] for start in range(0, len(everybody), 10)]
