"""A PostgreSQL server of the tests' own, from the programs that are installed: a cluster in a temporary folder."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from cxdesign.storage.tables import metadata

START_SECONDS = 60
REQUIRED = os.environ.get("CXDESIGN_REQUIRE_POSTGRES", "") not in {"", "0"}
_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name))
_SYSTEM = ctypes.CDLL(None) if sys.platform == "linux" else None
_SET_PARENT_DEATH_SIGNAL = 1
# What is lost when the machine fails is no concern here, what is lost when the server fails is.
_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "150",
    "max_wal_size": "64MB",
    "autovacuum": "off",
    "listen_addresses": "127.0.0.1",
}


def programs() -> Path | None:
    """Return the folder of the newest server's programs, None when there is none."""
    found = shutil.which("initdb")
    places = [*_PLACES, *([Path(found).parent] if found else [])]
    return next((place for place in places if (place / "postgres").exists()), None)


def require_programs() -> Path:
    """Return the folder of the server's programs; without them the test is left out, or fails where it must not be."""
    if sys.platform == "win32":
        pytest.skip("the tests start no server on Windows")
    place = programs()
    if place is None and REQUIRED:
        pytest.fail("CXDESIGN_REQUIRE_POSTGRES is set, but there is no PostgreSQL server")
    if place is None:
        pytest.skip("no PostgreSQL server is installed (apt-get install postgresql)")
    return place


class PostgresServer:
    """A cluster in a folder of its own, and its server; the server ends with the tests, also when they are killed.

    Parameters
    ----------
    place : Path
        Folder of the server's programs.
    **settings : str
        Settings of the server other than those of the tests.
    """

    def __init__(self, place: Path, **settings: str) -> None:
        self._settings = _SETTINGS | settings
        self._place = place
        self._folder = Path(tempfile.mkdtemp(prefix="cxdesign-postgres-"))
        self._user = _unprivileged()
        self._numbers = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        if self._user is not None:
            shutil.chown(self._folder, self._user.pw_uid, self._user.pw_gid)
        initdb = [place / "initdb", "-D", self._data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C"]
        subprocess.run([*initdb, "--no-sync", "--no-instructions"], check=True, capture_output=True, **self._as_user())
        self.start()

    @property
    def process_id(self) -> int:
        """The process that all others of the server come from."""
        assert self._process is not None
        return self._process.pid

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def address(self, schema: str = "public") -> str:
        """Return the address of the database, with a schema as the place of its tables."""
        return f"postgresql://tests@127.0.0.1:{self.port}/postgres?options=-csearch_path%3D{schema}"

    def fresh(self) -> str:
        """Return the address of a place without tables."""
        schema = f"place_{next(self._numbers)}"
        with psycopg.connect(self._plain) as connection:
            connection.execute(f"CREATE SCHEMA {schema}")
        return self.address(schema)

    def emptied(self) -> str:
        """Return the address of one place whose tables, once made, are empty: quicker than a fresh one."""
        with psycopg.connect(self._plain) as connection:
            connection.execute("CREATE SCHEMA IF NOT EXISTS emptied")
            if connection.execute("SELECT to_regclass('emptied.projects')").fetchone() != (None,):
                tables = ", ".join(f"emptied.{name}" for name in metadata.tables)
                connection.execute(f"TRUNCATE {tables}")
        return self.address("emptied")

    def run(self, statement: str) -> None:
        """Do something as the operator of the server."""
        with psycopg.connect(self._plain, autocommit=True) as connection:
            connection.execute(statement)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = [part for name, value in self._settings.items() for part in ("-c", f"{name}={value}")]
        options = ["-p", str(self.port), "-k", str(self._folder), *settings]
        log = (self._folder / "log").open("ab")
        with log:
            self._process = subprocess.Popen(
                [self._place / "postgres", "-D", self._data, *options],
                stdout=log,
                stderr=log,
                preexec_fn=_end_with_parent,  # noqa: PLW1509 – it does one call of the system
                **self._as_user(),
            )
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self._plain, connect_timeout=5).close()
                break
            except psycopg.OperationalError:
                assert self._process.poll() is None, (self._folder / "log").read_text()
                assert time.monotonic() < deadline, "the server does not answer"
                time.sleep(0.02)

    def kill(self) -> None:
        """End the server at once, as a crash does: nothing is finished, connections are cut."""
        assert self._process is not None
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(timeout=START_SECONDS)

    def end(self) -> None:
        """End the server and take the cluster away."""
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _plain(self) -> str:
        return f"postgresql://tests@127.0.0.1:{self.port}/postgres"

    def _as_user(self) -> dict[str, object]:
        """Return under whom to run: the server refuses to run as root."""
        if self._user is None:
            return {"cwd": self._folder}
        return {"cwd": self._folder, "user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []}


def _unprivileged() -> Any:  # Any: a line of the list of users, where there is one
    if os.geteuid() != 0:
        return None
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


def _end_with_parent() -> None:
    """Let the system end the server when the process of the tests is gone, however it went."""
    if _SYSTEM is not None:
        _SYSTEM.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGQUIT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
