"""Two servers behind the reverse proxy as it is configured for operation: people stay with theirs until it dies."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.contract.serving import free_port
from tests.contract.test_two_servers import Pair, edit, hear_until, persist, until

ROOT = Path(__file__).parents[2]
CADDY = shutil.which("caddy")
EDITS = 15

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked on Windows")


@pytest.fixture
def caddy() -> str:
    if CADDY is None:
        pytest.skip("no Caddy is installed (apt-get install caddy)")
    return CADDY


@contextmanager
def proxied(caddy: str, ports, folder: Path):
    """Run the proxy in front of servers, on plain http, and give its port."""
    port = free_port()
    environment = {
        "HOME": str(folder),
        "PATH": os.environ["PATH"],
        "CXDESIGN_SITE": f"http://127.0.0.1:{port}",
        "CXDESIGN_SERVERS": " ".join(f"127.0.0.1:{number}" for number in ports),
    }
    command = [caddy, "run", "--config", str(ROOT / "deploy" / "Caddyfile"), "--adapter", "caddyfile"]
    with (folder / "caddy.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        until(lambda: process.poll() is not None or is_open(port))
        assert process.poll() is None, (folder / "caddy.log").read_text()
        yield port
    finally:
        process.kill()
        process.wait(timeout=20)


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def a_place(port: int) -> str | None:
    """Come as somebody new and return the cookie that says with which server they stay."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/api/projects/x/snapshot", timeout=20) as answer:
            headers = answer.headers
    except HTTPError as refusal:  # no ticket; a server has answered all the same
        headers = refusal.headers
        refusal.close()
    except URLError:
        return None
    return (headers.get("set-cookie") or "").partition(";")[0] or None


def two_places(port: int) -> list[str]:
    found: set[str] = set()

    def is_done() -> bool:
        found.update(filter(None, [a_place(port)]))
        return len(found) == 2

    until(is_done)
    return sorted(found)


def test_people_stay_with_their_server_and_go_on_with_the_other_when_it_dies(caddy, postgres, tmp_path):
    pair = Pair(postgres.fresh())
    ann, ben = pair.people
    with pair.serving(), proxied(caddy, pair.ports, tmp_path) as port:
        for person, cookie in zip(pair.people, two_places(port), strict=True):
            person.go_through(port, {"Cookie": cookie})
        with ann.connected() as here, ben.connected() as there:
            edit(ann, here, EDITS)
            hear_until(ben, there, revision=1 + EDITS)
            pair.servers[0].kill()
            for person in pair.people:
                persist(person, partial(edit, person, count=EDITS))
            for person in pair.people:
                persist(person, partial(hear_until, person, revision=1 + 3 * EDITS))
    pair.require_all_told_once()
