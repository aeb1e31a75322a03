"""What may go wrong in a workshop, done to a room at work, and an account of what was sent, arrived and was lost."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from typing import Any

from sqlalchemy import select
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from cxdesign.domain.agenda import Agenda, Prompt, Step
from cxdesign.domain.document import Document
from cxdesign.domain.facilitation import SetState
from cxdesign.domain.integrity import check_all
from cxdesign.live.hub import FOLLOW_SECONDS
from cxdesign.live.tickets import Claims, Tickets
from cxdesign.services.bootstrap import build
from cxdesign.storage.engine import reading
from cxdesign.storage.log import replay
from cxdesign.storage.tables import operations
from tests.acting import ANN, BEN, CAT, OWNER, a_project
from tests.builders import a_journey
from tests.contract.phoning import Phone
from tests.contract.serving import PATIENCE, START_SECONDS, Outbox, free_port, opened, persist, serve_for_ever

CARDS, DOTS = "cards", "dots"
AT_ONCE = 4
GARBAGE = ("no json", "[]", '{"type":"nobody"}', '{"type":"answer"}', "x" * 300_000, "[" * 3000, b"\x00\xff")
Person = Outbox | Phone


class Gathering:
    """Two people at boards and three on phones, on one server or two, in a workshop that asks for cards.

    Parameters
    ----------
    url : str
        Where the store is.
    hours : sequence of float
        One number a server: by how many hours its clock is fast.
    """

    def __init__(self, url: str, hours: Sequence[float] = (0,)) -> None:
        self.url, self.hours = url, hours
        self.ports = [free_port() for _ in hours]
        self.services = build(url)
        self.project_id = a_project(self.services, document=a_journey())
        prompts = (
            Prompt(id=CARDS, kind="cards", question="What annoys you?", target="pains"),
            Prompt(id=DOTS, kind="dots", question="What comes first?", dots=2),
        )
        agenda = Agenda(name="Short", steps=(Step(id="s1", name="Journey", minutes=30, prompts=prompts),))
        self.workshop = self.services.workshops.begin(OWNER, self.project_id, agenda)
        self.boards = [
            Outbox(url, self.project_id, self.ports[n % len(hours)], who) for n, who in enumerate((ANN, BEN))
        ]
        self.phones: list[Phone] = []
        self.servers: list[BaseProcess] = []

    @property
    def people(self) -> list[Person]:
        """Everybody whose work counts."""
        return [*self.boards, *self.phones]

    @contextmanager
    def at_work(self) -> Iterator[ThreadPoolExecutor]:
        """Start the servers, let the phones come in, and ask for cards."""
        self.servers = [self._server(number) for number in range(len(self.ports))]
        try:
            for port in self.ports:
                persist(self.boards[self.ports.index(port)], lambda _connection: None)
            assert self.workshop.code is not None
            self.ask(CARDS)
            for number, name in enumerate(("Ana", "Mei", "Ole")):
                self.phones.append(Phone(self.ports[number % len(self.ports)], self.workshop.code, name))
            with ThreadPoolExecutor(8) as pool:
                yield pool
        finally:
            for server in self.servers:
                server.kill()
                server.join(timeout=START_SECONDS)
            self.services.store.close()

    def ask(self, prompt_id: str) -> None:
        """Open a prompt."""
        deed = SetState(name="set_state", prompt_id=prompt_id, state="open")
        self.services.workshops.carry_out(OWNER, self.project_id, deed)

    def kill_and_restart(self) -> None:
        """Kill the first server, as a power cut does, and start it again at the same place."""
        self.servers[0].kill()
        self.servers[0].join(timeout=START_SECONDS)
        self.servers[0] = self._server(0)

    def account(self, title: str) -> list[str]:
        """Return an account of everybody's work by what is kept; it must be true that nothing was lost or doubled.

        The store is read as one who trusts nothing, and compared with what everybody has sent and heard.
        """
        services = build(self.url)
        with reading(services.store.engine) as connection:
            wanted = select(operations).where(operations.c.project_id == self.project_id)
            stored = {row.command_id: row.revision for row in connection.execute(wanted)}
        document = services.projects.workbench(self.project_id).document(OWNER)
        check_all(document)
        assert document == replay(Document(), services.store.log.after(self.project_id, 0))
        answers = services.store.workshops.answers(self.workshop.id, CARDS)
        services.store.close()
        assert sorted(stored.values()) == list(range(1, document.revision + 1)), "revisions have a gap"
        texts = Counter(getattr(record, "text", "") for record in document)
        lines = [title]
        for board, name in zip(self.boards, ("Ann's board", "Ben's board"), strict=True):
            assert not board.waiting
            assert board.confirmed.items() <= stored.items()
            lines.append(_line(name, len(board.confirmed), sum(one in stored for one in board.confirmed), 0, board))
        for phone in self.phones:
            assert not phone.waiting
            sent = Counter({value: texts[value] for value in phone.confirmed.values() if isinstance(value, str)})
            doubled = sum(count > 1 for count in sent.values())
            lines.append(
                _line(f"{phone.name}'s phone", len(sent), sum(one > 0 for one in sent.values()), doubled, phone)
            )
            assert set(sent.values()) <= {1}, lines[-1]
        cards = sum(1 for text in texts for phone in self.phones if text.startswith(f"{phone.name} "))
        assert len(answers) == cards
        assert document.revision == 1 + sum(len(board.confirmed) for board in self.boards) + cards
        for board in self.boards:
            assert board.heard == list(range(1, document.revision + 1)), "a board has not heard all in order"
        return [*lines, f"  every board has heard revisions 1 to {document.revision}, each once and in order"]

    def hear_all(self) -> None:
        """Let every board hear the newest of all."""
        for board in self.boards:
            newest = self.services.store.log.document(self.project_id).revision
            persist(board, lambda connection, board=board, newest=newest: _hear(board, connection, newest))

    def _server(self, number: int) -> BaseProcess:
        nursery = multiprocessing.get_context("forkserver")
        nursery.set_forkserver_preload(["tests.contract.serving"])
        arguments = (self.url, self.ports[number], FOLLOW_SECONDS, self.hours[number])
        server = nursery.Process(target=serve_for_ever, args=arguments, daemon=True)
        server.start()
        return server


def interrupted(room: Gathering, title: str, blow: Callable[[], None], *, blows: int, edits: int) -> list[str]:
    """Let everybody work while something is struck down again and again, and give the account."""
    ann = room.boards[0]
    with room.at_work() as pool:
        done = [pool.submit(persist, one, lambda c, one=one: work(one, c, blows * edits)) for one in room.people]
        for number in range(blows):
            goal = number * edits + edits // 2
            _until(lambda goal=goal: len(ann.confirmed) >= goal)
            blow()
        for one in done:
            one.result(timeout=2 * PATIENCE)
        room.hear_all()
        return room.account(f"{title}, {blows} times")


def misbehaving(room: Gathering, *, edits: int, flood: int) -> list[str]:
    """Let somebody send garbage, flood, replay and vote twice while the others work, and give the account."""
    with room.at_work() as pool:
        done = [pool.submit(persist, one, lambda c, one=one: work(one, c, edits)) for one in room.people]
        rogue = Phone(room.ports[0], room.workshop.code or "", "Rogue")
        thief = Outbox(room.url, room.project_id, room.ports[0], CAT)
        with thief.connected() as connection:
            told = _steal(room.boards[0], connection, flood)
        closed = sum(_is_cut_off(rogue.address, rogue.headers, said) for said in GARBAGE)
        for one in done:
            one.result(timeout=PATIENCE)
        room.ask(DOTS)
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
        for one in [pool.submit(persist, one, lambda c, one=one: work(one, c, edits)) for one in room.people]:
            one.result(timeout=PATIENCE)
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
        room.boards[1].go_through(proxy.port, {})
        room.phones[1].go_through(proxy.port)
        there = [one for one in room.people if one not in apart]
        for one in [pool.submit(persist, one, lambda c, one=one: work(one, c, edits)) for one in room.people]:
            one.result(timeout=PATIENCE)
        proxy.cut()
        end = time.monotonic() + seconds
        for person in apart:
            for _ in range(edits):
                person.write_down()
        back = [pool.submit(persist, one, lambda c, one=one: one.finish(c)) for one in apart]
        for one in [pool.submit(persist, one, lambda c, one=one: work(one, c, edits)) for one in there]:
            one.result(timeout=PATIENCE)
        assert all(len(person.waiting) == edits for person in apart), "somebody got through a network that is gone"
        threading.Event().wait(max(0.0, end - time.monotonic()))
        proxy.mend()
        for one in back:
            one.result(timeout=PATIENCE)
        room.hear_all()
        proxy.close()
        return room.account(f"The network of half of the room gone for {seconds:.0f} s; the others go on meanwhile")


def work(person: Person, connection: Any, count: int) -> None:  # Any: a socket
    """Do so much in all, a few things under way at a time, until all is confirmed; asked again, go on."""
    if not person.waiting and len(person.confirmed) >= person.goal:
        person.goal = len(person.confirmed) + count
    while (left := person.goal - len(person.confirmed)) > 0:
        while len(person.waiting) < min(AT_ONCE, left):
            person.edit(connection)
        assert person.take_in(connection, timeout=START_SECONDS)


class Proxy:
    """The way of some people to the server, which can be taken away."""

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._writers: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.mend()

    def cut(self) -> None:
        """Let nothing through from now on."""
        self._do(self._cut())

    def mend(self) -> None:
        """Let everything through."""
        self._do(self._listen())

    def close(self) -> None:
        """End."""
        self.cut()
        self._do(self._rest())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=START_SECONDS)
        self._loop.close()

    def _do(self, act: Any) -> None:  # Any: a coroutine
        asyncio.run_coroutine_threadsafe(act, self._loop).result(timeout=START_SECONDS)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", self.port)

    async def _cut(self) -> None:
        if self._server is not None:
            self._server.close()
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _rest(self) -> None:
        """Wait for what is still under way."""
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}), return_exceptions=True)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            onward, back = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        self._writers |= {writer, back}
        await asyncio.gather(_pour(reader, back), _pour(onward, writer))
        self._writers -= {writer, back}


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.transport.abort()


def _line(name: str, sent: int, kept: int, doubled: int, person: Person) -> str:
    put_off = f", put off {len(person.postponed)} times" if person.postponed else ""
    return f"  {name:<12} sent {sent:3}, kept {kept:3}, lost {sent - kept}, doubled {doubled}{put_off}"


def _hear(board: Outbox, connection: Any, newest: int) -> None:  # Any: a socket
    while not board.heard or board.heard[-1] < newest:
        assert board.take_in(connection, timeout=START_SECONDS)


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
    before = rogue.refused.total()
    for _ in range(flood):
        connection.send(json.dumps({**first, "id": f"{int(first['id'], 16) + 1:032x}"[-32:]}))
    while rogue.refused["answers_too_fast"] == 0:
        assert rogue.take_in(connection, timeout=START_SECONDS)
    assert before >= 1
    return ", ".join(f"{count} refused as {code}" for code, count in sorted(rogue.refused.items()))


def _told_left(phone: Phone) -> int:
    """Return how many seconds a phone is told are left."""
    with phone.connected() as connection:
        phone.told.pop("counts", None)
        while "counts" not in phone.told:
            assert phone.take_in(connection, timeout=START_SECONDS)
    return int(phone.told["counts"]["left"])
