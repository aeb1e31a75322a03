"""Servers in processes of their own, and what a process has used so far, as the system tells it (Linux)."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

NURSERY = multiprocessing.get_context("forkserver")
NURSERY.set_forkserver_preload(["tests.contract.serving", "tests.benchmarks.crowd"])

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Usage:
    """Processor time in seconds and resident memory in kilobytes."""

    seconds: float
    kilobytes: float

    @classmethod
    def of(cls, process_id: int) -> Usage:
        """Return what a process has used, all its threads together; nothing of one that is gone."""
        try:
            fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
        except FileNotFoundError:
            return cls(0, 0)
        return cls((int(fields[11]) + int(fields[12])) / TICKS, int(fields[21]) * PAGE / 1024)

    @classmethod
    def all(cls, process_ids: Iterable[int]) -> Usage:
        """Return what several have used together."""
        found = [cls.of(one) for one in process_ids]
        return cls(sum(one.seconds for one in found), sum(one.kilobytes for one in found))


def tree(process_id: int | None) -> float:
    """Return the processor seconds of a process and of those it has started; nothing for None."""
    if process_id is None:
        return 0.0
    children = [int(one) for one in Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()]
    return Usage.of(process_id).seconds + sum(tree(one) for one in children)


@contextmanager
def running(serve: Callable[[int], None], ports: Sequence[int]) -> Iterator[list[BaseProcess]]:
    """Run a server on each port, and end them."""
    servers: list[BaseProcess] = [NURSERY.Process(target=serve, args=(port,), daemon=True) for port in ports]
    for server in servers:
        server.start()
    try:
        yield servers
    finally:
        for server in servers:
            server.kill()
            server.join(timeout=20)
