"""``python -m tests.benchmarks [PART …]``; without one, all.

Parts: kernel, analysis, decision, checks, scoring, rounds, charts, drawing, browser.
"""

from __future__ import annotations

import sys

from tests.benchmarks import analysis, checks, decision, kernel, scoring
from tests.benchmarks.timing import machine, told


def main(wanted: list[str]) -> None:
    print(machine())
    if not wanted or "kernel" in wanted:
        told("Kernel", kernel.results())
    if not wanted or "analysis" in wanted:
        told("Graph and analysis", analysis.results())
    if not wanted or "decision" in wanted:
        told("Decisions and agreement", decision.results())
    if not wanted or "checks" in wanted:
        print("\nChecks, the growth of a whole-project check", flush=True)
        checks.tell()
    if not wanted or "scoring" in wanted:
        told("Evaluation", scoring.results())
    if not wanted or "rounds" in wanted:
        from tests.benchmarks import rounds

        rounds.tell()
    if not wanted or "charts" in wanted:
        from tests.benchmarks import charts

        told("Charts", charts.results())
    if not wanted or "drawing" in wanted:
        from tests.benchmarks import drawing

        told("Drawn maps", drawing.results())
    if not wanted or "browser" in wanted:
        from tests.benchmarks import browser

        browser.tell()


if __name__ == "__main__":
    main(sys.argv[1:])
