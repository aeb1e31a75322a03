"""``python -m tests.benchmarks [PART …]``; without one, all.

Parts: kernel, analysis, decision, checks, scoring, rounds, charts, drawing, servers, room, faults, browser, frames.
"""

from __future__ import annotations

import importlib
import sys

from tests.benchmarks.timing import machine, told

TITLES = {
    "kernel": "Kernel",
    "analysis": "Graph and analysis",
    "decision": "Decisions and agreement",
    "checks": "",
    "scoring": "Evaluation",
    "rounds": "",
    "charts": "Charts",
    "drawing": "Drawn maps",
    "servers": "",
    "room": "",
    "faults": "",
    "browser": "",
    "frames": "",
}
"""The parts and what stands above their figures; a part without a title tells its figures itself."""


def main(wanted: list[str]) -> int:
    """Tell the figures of the parts that are wanted, and return how many things failed in them."""
    print(machine(), flush=True)
    failed = 0
    for part, title in TITLES.items():
        if wanted and part not in wanted:
            continue
        module = importlib.import_module(f"tests.benchmarks.{part}")
        if title:
            told(title, module.results())
        else:
            failed += module.tell() or 0
    return failed


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
