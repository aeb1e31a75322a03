"""A room at work: two people at boards and three on phones, their servers, and an account of what came of it all."""

from __future__ import annotations

import multiprocessing
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any

from cxdesign.domain.agenda import Agenda, Prompt, Step
from cxdesign.domain.facilitation import SetState
from cxdesign.domain.participation import CARDS_AT_MOST
from cxdesign.live.hub import FOLLOW_SECONDS
from cxdesign.services.bootstrap import build
from tests.acting import ANN, BEN, OWNER, a_project
from tests.builders import a_journey
from tests.contract.phoning import Phone
from tests.contract.serving import PATIENCE, START_SECONDS, Outbox, free_port, persist, serve_for_ever, sound

AT_ONCE = 4
CARDS, DOTS = "cards", "dots"
Person = Outbox | Phone


class Gathering:
    """Two people at boards and three on phones, on one server or two, in a workshop that asks for cards.

    Parameters
    ----------
    url : str
        Where the store is.
    hours : sequence of float
        One number a server: by how many hours its clock is fast.
    limit : float
        Seconds after which nobody tries on.
    """

    def __init__(self, url: str, hours: Sequence[float] = (0,), *, limit: float = 2 * PATIENCE) -> None:
        self.url, self.hours, self.limit = url, hours, limit
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
        deadline = time.monotonic() + self.limit
        self.servers = [self._server(number) for number in range(len(self.ports))]
        try:
            for board in self.boards:
                board.waits.deadline = deadline
            for port in self.ports:
                persist(self.boards[self.ports.index(port)], lambda _connection: None)
            assert self.workshop.code is not None
            self.ask(CARDS)
            for number, name in enumerate(("Ana", "Mei", "Ole")):
                self.phones.append(Phone(self.ports[number % len(self.ports)], self.workshop.code, name))
                self.phones[-1].waits.deadline = deadline
            with ThreadPoolExecutor(8) as pool:
                try:
                    yield pool
                except BaseException:
                    self._give_up()
                    raise
        finally:
            for server in self.servers:
                server.kill()
                server.join(timeout=START_SECONDS)
            self.services.store.close()

    def ask(self, prompt_id: str) -> None:
        """Open a prompt."""
        deed = SetState(name="set_state", prompt_id=prompt_id, state="open")
        self.services.workshops.carry_out(OWNER, self.project_id, deed)

    def let_work(self, pool: ThreadPoolExecutor, count: int, *, times: int = 1) -> list[Future[None]]:
        """Let everybody do so much; see ``share``."""
        return [self.let_one_work(pool, person, share(person, count, times)) for person in self.people]

    @staticmethod
    def let_one_work(pool: ThreadPoolExecutor, person: Person, count: int) -> Future[None]:
        """Let one person do so much, whatever happens to the line."""
        return pool.submit(persist, person, lambda connection: work(person, connection, count))

    def all_done(self, done: Sequence[Future[None]]) -> None:
        """Wait until everybody is done; who fails first is reported."""
        for one in as_completed(done, timeout=self.limit):
            one.result()

    def longest_wait(self) -> float:
        """Return the seconds anybody was longest without an answer since this was last asked."""
        return max(person.waits.forget() for person in self.people)

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
        stored, document = sound(services, self.project_id)
        answers = services.store.workshops.answers(self.workshop.id, CARDS)
        services.store.close()
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
            kept = sum(one > 0 for one in sent.values())
            lines.append(_line(f"{phone.name}'s phone", len(sent), kept, doubled, phone))
            assert set(sent.values()) <= {1}, lines[-1]
            assert set(phone.refused) <= set(phone.put_off), f"{phone.name}: {phone.refused}"
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

    def _give_up(self) -> None:
        """Let nobody go on: something failed."""
        for person in self.people:
            person.waits.deadline = 0.0
        for server in self.servers:
            server.kill()

    def _server(self, number: int) -> BaseProcess:
        nursery = multiprocessing.get_context("forkserver")
        nursery.set_forkserver_preload(["tests.contract.serving"])
        arguments = (self.url, self.ports[number], FOLLOW_SECONDS, self.hours[number])
        server = nursery.Process(target=serve_for_ever, args=arguments, daemon=True)
        server.start()
        return server


def share(person: Person, count: int, times: int = 1) -> int:
    """Return how much of ``count`` a person can do so many times: a prompt takes only so many cards of a phone."""
    return min(count, CARDS_AT_MOST // times) if isinstance(person, Phone) else count


def work(person: Person, connection: Any, count: int) -> None:  # Any: a socket
    """Do so much in all, a few things under way at a time, until all is confirmed; asked again, go on."""
    if not person.waiting and len(person.confirmed) >= person.goal:
        person.goal = len(person.confirmed) + count
    while (left := person.goal - len(person.confirmed)) > 0:
        while len(person.waiting) < min(AT_ONCE, left):
            person.edit(connection)
        assert person.take_in(connection, timeout=START_SECONDS)


def _line(name: str, sent: int, kept: int, doubled: int, person: Person) -> str:
    cut_off = f"; cut off {person.cuts} times" if person.cuts else ""
    put_off = "".join(f"; put off {count} times: {code}" for code, count in sorted(person.put_off.items()))
    return f"  {name:<12} sent {sent:3}, kept {kept:3}, lost {sent - kept}, doubled {doubled}{cut_off}{put_off}"


def _hear(board: Outbox, connection: Any, newest: int) -> None:  # Any: a socket
    while not board.heard or board.heard[-1] < newest:
        assert board.take_in(connection, timeout=START_SECONDS)
