"""300 phones that come within ten seconds, each with a browser's requests, and vote once."""

from __future__ import annotations

import asyncio
import json
import re
import time
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from cxdesign.domain.agenda import Agenda, Prompt, Step
from cxdesign.domain.facilitation import SetState
from cxdesign.services.bootstrap import build
from tests.acting import OWNER, a_project
from tests.benchmarks import bare
from tests.benchmarks.processes import NURSERY, Usage, running
from tests.benchmarks.timing import Times
from tests.benchmarks.wire import Caller, Wire, connect
from tests.builders import a_journey
from tests.contract.serving import free_port, serve_for_ever

PHONES, WITHIN, PATIENCE = 300, 10.0, 60.0
FILES = re.compile(rb'(?:href|src)="([^"]+)"')
PROMPT = "p1"


@dataclass
class Came:
    """What became of the phones."""

    joins: list[float] = field(default_factory=list)
    votes: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def tell_phones(url: str) -> None:
    """Print how long it took to come in and to vote, and whether all were counted."""
    services = build(url)
    project_id = a_project(services, document=a_journey())
    prompt = Prompt(id=PROMPT, kind="dots", question="Which first?", dots=1)
    agenda = Agenda(name="Vote", steps=(Step(id="s1", name="Vote", minutes=10, prompts=(prompt,)),))
    workshop = services.workshops.begin(OWNER, project_id, agenda)
    services.workshops.carry_out(OWNER, project_id, SetState(name="set_state", prompt_id=PROMPT, state="open"))
    assert workshop.code is not None
    port = free_port()
    with running(partial(serve_for_ever, url), [port]) as servers:
        bare.wait_for([port])
        here, there = NURSERY.Pipe()
        process = NURSERY.Process(target=come, args=(port, workshop.code, there), daemon=True)
        before, begun = Usage.all([servers[0].pid or 0]), time.monotonic()
        process.start()
        came: Came = here.recv()
        after, took = Usage.all([servers[0].pid or 0]), time.monotonic() - begun
        process.join(timeout=5)
    kept = services.store.workshops.answers(workshop.id, PROMPT)
    people = services.store.workshops.participants(workshop.id)
    services.store.close()
    print(f"\n{PHONES} phones come within {WITHIN:.0f} s, each with the page and its files, and vote once")
    print("  goals: all counted, nobody sees an error")
    for times in (Times("coming in: first request → in the room", came.joins), Times("voting → confirmed", came.votes)):
        print("  " + times.line())
    share = (after.seconds - before.seconds) / took
    each = (after.kilobytes - before.kilobytes) / PHONES
    print(f"  {len(people)} took part, {len(kept)} votes are kept, {len({one.participant_id for one in kept})} voters")
    print(f"  server {share:.0%} of one core over {took:.0f} s, {each:.0f} kB a phone; {len(came.wrong)} errors")
    for fault in came.wrong[:5]:
        print(f"    WRONG: {fault}")


def come(port: int, code: str, line: Connection) -> None:
    """Let all phones come, one after the other, and hand over what became of them."""
    line.send(asyncio.run(_come(port, code)))


async def _come(port: int, code: str) -> Came:
    came, begin = Came(), time.monotonic()
    lines: list[Wire] = []  # they stay to the end, as a room does
    each = partial(_phone, port=port, code=code, came=came, lines=lines)
    await asyncio.gather(*(each(number, begin + number * WITHIN / PHONES) for number in range(PHONES)))
    for wire in lines:
        wire.close()
    return came


async def _phone(number: int, at: float, *, port: int, code: str, came: Came, lines: list[Wire]) -> None:
    await asyncio.sleep(at - time.monotonic())
    try:
        await asyncio.wait_for(_vote(number, port, code, came, lines), PATIENCE)
    except (OSError, TimeoutError, asyncio.IncompleteReadError, AssertionError) as error:
        came.wrong.append(f"{number}: {error!r}")


async def _vote(number: int, port: int, code: str, came: Came, lines: list[Wire]) -> None:
    start, caller = time.monotonic(), Caller(port)
    page = await _ask(caller, "GET /join")
    for path in FILES.findall(page):
        await _ask(caller, f"GET {path.decode()}")
    await _ask(caller, f"GET /join/texts/{('en', 'zh-CN')[number % 2]}")
    await _ask(caller, "POST /api/workshop/look", code=code)
    status, headers, body = await caller.ask(
        "POST /api/workshop/join", json.dumps({"code": code, "name": f"P{number}", "role": "customer"})
    )
    assert status == 200, body
    caller.close()
    heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()  # Any: JSON
    cookie = {"Cookie": headers["set-cookie"].split(";")[0]}
    wire = await connect(port, "/api/workshop/room", lambda text: heard.put_nowait(json.loads(text)), headers=cookie)
    lines.append(wire)
    wire.send('{"type":"arrive","locale":"en"}')
    told = await _until(heard, "prompt")
    came.joins.append(1000 * (time.monotonic() - start))
    items = told["prompt"]["items"]
    start = time.monotonic()
    answer = {"prompt_id": PROMPT, "item": items[number % len(items)]["id"], "value": 1, "serial": 1}
    wire.send(json.dumps({"type": "answer", "id": f"{number:08x}", **answer}))
    await _until(heard, "ack")
    came.votes.append(1000 * (time.monotonic() - start))


async def _ask(caller: Caller, line: str, **body: str) -> bytes:
    status, _, answer = await caller.ask(line, json.dumps(body) if body else "")
    assert status == 200, f"{line}: {status} {answer[:200]!r}"
    return answer


async def _until(heard: asyncio.Queue[dict[str, Any]], kind: str) -> dict[str, Any]:  # Any: JSON
    while True:
        message = await heard.get()
        assert message["type"] not in {"error", "reject"}, message
        if message["type"] == kind:
            return message
