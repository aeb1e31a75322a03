"""What may go wrong in a workshop, done to a room at work, with an account of what was sent, kept and lost."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from cxdesign.live.sockets import TOO_SLOW
from cxdesign.live.tickets import Claims, Tickets
from tests.acting import CAT, OWNER
from tests.contract.gathering import CARDS, DOTS, Gathering, Person, share
from tests.contract.phoning import Phone
from tests.contract.proxying import Proxy
from tests.contract.serving import PATIENCE, START_SECONDS, Outbox, opened, persist

GARBAGE = ("no json", "[]", '{"type":"nobody"}', '{"type":"answer"}', "x" * 300_000, "[" * 3000, b"\x00\xff")


def interrupted(room: Gathering, title: str, blow: Callable[[], None], *, blows: int, edits: int) -> list[str]:
    """Let everybody work while something is struck down again and again, and give the account."""
    ann, waits = room.boards[0], []
    with room.at_work() as pool:
        for number in range(blows):
            goal = number * edits + edits // 2
            done = room.let_work(pool, edits, times=blows)
            _until(lambda goal=goal: len(ann.confirmed) >= goal)
            blow()
            room.all_done(done)
            waits.append(f"{room.longest_wait():.1f}")
        room.hear_all()
        lines = room.account(f"{title}, {blows} times")
    return [*lines, f"  all came back by themselves; the longest anybody was without an answer: {', '.join(waits)} s"]


def misbehaving(room: Gathering, *, edits: int, flood: int) -> list[str]:
    """Let somebody send garbage, flood, replay and vote twice while the others work, and give the account."""
    with room.at_work() as pool:
        done = room.let_work(pool, edits)
        rogue = Phone(room.ports[0], room.workshop.code or "", "Rogue")
        thief = Outbox(room.url, room.project_id, room.ports[0], CAT)
        rogue.waits.deadline = thief.waits.deadline = room.boards[0].waits.deadline
        with thief.connected() as connection:
            told = _steal(room.boards[0], connection, flood)
        closed = sum(_is_cut_off(rogue.address, rogue.headers, said) for said in GARBAGE)
        room.all_done(done)
        longest = room.longest_wait()
        room.ask(DOTS)
        rogue.go_through(room.ports[-1])
        with rogue.connected() as connection:
            votes = _vote_twice(rogue, connection, flood)
        room.hear_all()
        kept = room.services.store.workshops.answers(room.workshop.id, DOTS)
        assert sum(int(one.value or 0) for one in kept) == 2, kept
        lines = room.account("Somebody sends garbage, floods, replays, and votes twice")
    assert closed == len(GARBAGE)
    assert told == "command_id_taken"
    return [
        *lines,
        f"  garbage: {len(GARBAGE)} sent, each cut off with a reason; another's command again: refused as {told}",
        f"  votes of 2 dots: 4 dots and {flood} more sent, {votes}; 2 dots are counted, of 1 person",
        f"  the longest any of the others was without an answer: {longest:.1f} s",
    ]


def by_other_clocks(room: Gathering, *, edits: int) -> list[str]:
    """Let everybody work on two servers of a database whose clocks are off, and give the account."""
    with room.at_work() as pool:
        lead = Tickets(room.services.signing_key()).issue(Claims(room.project_id, OWNER, "en"))
        deed = {"name": "set_state", "prompt_id": CARDS, "state": "open"}
        with opened(f"ws://127.0.0.1:{room.ports[0]}/api/projects/{room.project_id}/workshop", {}) as connection:
            connection.send(json.dumps({"type": "lead", "ticket": lead}))
            for state in ("locked", "open"):
                frame = {"type": "deed", "id": "a" * 8, "deed": {**deed, "state": state}}
                connection.send(json.dumps(frame))
                while json.loads(connection.recv(timeout=START_SECONDS))["type"] != "ack":
                    pass
        room.all_done(room.let_work(pool, edits))
        left = [_told_left(phone) for phone in room.phones[:2]]
        room.hear_all()
        lines = room.account("Servers' clocks one hour fast and one hour slow, people's clocks right")
    assert all(200 < seconds <= 300 for seconds in left), left
    return [*lines, f"  time left of 5 minutes: told {left[0]} s by the one server, {left[1]} s by the other"]


def half_cut_off(room: Gathering, *, seconds: float, edits: int) -> list[str]:
    """Take the network from half of the room for a while in which they go on, and give the account."""
    proxy = Proxy(room.ports[0])
    with room.at_work() as pool:
        apart: list[Person] = [room.boards[1], room.phones[1]]
        there = [one for one in room.people if one not in apart]
        room.boards[1].go_through(proxy.port, {})
        room.phones[1].go_through(proxy.port)
        room.all_done(room.let_work(pool, edits, times=2))
        room.longest_wait()
        proxy.cut()
        end = time.monotonic() + seconds
        for person in apart:
            for _ in range(share(person, edits, 2)):
                person.write_down()
        back = [pool.submit(persist, one, lambda c, one=one: one.finish(c)) for one in apart]
        room.all_done([room.let_one_work(pool, one, share(one, edits, 2)) for one in there])
        assert all(len(one.waiting) == share(one, edits, 2) for one in apart), "somebody got through a cut network"
        threading.Event().wait(max(0.0, end - time.monotonic()))
        proxy.mend()
        mended = time.monotonic()
        room.all_done(back)
        took = time.monotonic() - mended
        room.hear_all()
        proxy.close()
        lines = room.account(f"The network of half of the room gone for {seconds:.0f} s; the others go on meanwhile")
    longest = max(one.waits.longest for one in there)
    return [
        *lines,
        f"  who was cut off had everything confirmed {took:.1f} s after the network was back",
        f"  the longest any of the others was without an answer meanwhile: {longest:.1f} s",
    ]


def _until(is_done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_done():
        assert time.monotonic() < deadline
        threading.Event().wait(0.005)


def _steal(victim: Outbox, connection: Any, flood: int) -> str:
    """Send another's command again, and be everywhere at once; return the refusal."""
    _until(lambda: bool(victim.confirmed))
    place = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
    command = {"name": "add_card", "card_id": "note:stolen", **place, "text": "Stolen"}
    connection.send(json.dumps({"type": "command", "id": next(iter(victim.confirmed)), "command": command}))
    for number in range(flood):
        connection.send(json.dumps({"type": "presence", "selection": f"note:{number}"}))
    while True:
        message = json.loads(connection.recv(timeout=START_SECONDS))
        if message["type"] == "reject":
            return str(message["code"])


def _is_cut_off(address: str, headers: dict[str, str], said: str | bytes) -> bool:
    """Return whether who says this is told that it is no frame, and cut off."""
    with connect(address, additional_headers=headers) as connection:
        connection.send(json.dumps({"type": "arrive", "locale": "en"}))
        told = ""
        with suppress(ConnectionClosed):
            connection.send(said)
            while True:
                message = json.loads(connection.recv(timeout=START_SECONDS))
                told = message.get("code", told)
        return told in {"frame_malformed", "frame_too_large"}


def _vote_twice(rogue: Phone, connection: Any, flood: int) -> str:  # Any: a socket
    """Give all dots to one thing, then as many to another, send the first again, and flood; return what came of it."""
    first = rogue.answer("touchpoint:t1", 2)
    for frame in (first, rogue.answer("touchpoint:t2", 2), first, first):
        connection.send(json.dumps(frame))
    rogue.finish(connection)
    assert rogue.refused.total() >= 1
    end = "and heard out"
    try:
        for _ in range(flood):
            connection.send(json.dumps({**first, "id": f"{int(first['id'], 16) + 1:032x}"[-32:]}))
        while rogue.refused["answers_too_fast"] == 0:
            assert rogue.take_in(connection, timeout=START_SECONDS)
    except ConnectionClosed as closed:  # it depends on who is quicker whether more answers pile up than are kept for it
        if closed.rcvd is None or closed.rcvd.code != TOO_SLOW:
            raise
        end = "and cut off for not listening"
    return ", ".join([*(f"{count} refused as {code}" for code, count in sorted(rogue.refused.items())), end])


def _told_left(phone: Phone) -> int:
    """Return how many seconds a phone is told are left."""
    with phone.connected() as connection:
        phone.told.pop("counts", None)
        while "counts" not in phone.told:
            assert phone.take_in(connection, timeout=START_SECONDS)
    return int(phone.told["counts"]["left"])
