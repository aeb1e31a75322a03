"""The real server in a process of its own, with a store of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from tests.e2e.waiting import until

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
STOP_SECONDS = 20


class AppServer:
    """``streamlit run app.py`` on a free port of this machine; it can be stopped, killed and started again there.

    Parameters
    ----------
    home : Path
        Folder of the store and the logs.
    environment : mapping, optional
        Further environment variables.
    script : str
        What to run.
    """

    def __init__(self, home: Path, environment: Mapping[str, str] | None = None, *, script: str = "app.py") -> None:
        self.home = home
        self._script = script
        self.port = free_port()
        self._environment = dict(environment or {})
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where the browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def database_url(self) -> str:
        """Where the store is."""
        return f"sqlite:///{self.home / 'workbench.db'}"

    @property
    def is_running(self) -> bool:
        """Whether it was started and neither stopped nor killed."""
        return self._process is not None

    @property
    def output(self) -> str:
        """What the server has printed so far."""
        return (self.home / "server.out").read_text("utf-8", errors="replace")

    def start(self) -> None:
        """Start, and return when it answers."""
        known = {name: value for name, value in os.environ.items() if not name.startswith("CXDESIGN_")}
        command = [sys.executable, "-m", "streamlit", "run", self._script, "--server.headless", "true"]
        command += ["--server.address", "127.0.0.1", "--server.port", str(self.port)]
        with (self.home / "server.out").open("ab") as output:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**known, "CXDESIGN_HOME": str(self.home), **self._environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        until(self._answers, "the server answers", seconds=START_SECONDS)

    def stop(self) -> None:
        """Stop as the owner would."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(STOP_SECONDS)
            self._process = None

    def kill(self) -> None:
        """Stop as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(STOP_SECONDS)
        self._process = None

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, f"the server ended:\n{self.output}"
        return answers(f"{self.url}/_stcore/health")


def answers(address: str) -> bool:
    """Return whether an address answers well."""
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return int(answer.status) == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
