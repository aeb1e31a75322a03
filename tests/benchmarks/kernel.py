"""The kernel without a browser: one ``execute`` and its growth, opening a long log, figures, graph."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from cxdesign.commands import parse
from cxdesign.domain.change import apply
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import own_rater_id
from cxdesign.domain.integrity import check
from cxdesign.graph.build import build_graph
from cxdesign.i18n import Translator
from cxdesign.services.actor import Actor, Role
from cxdesign.services.bootstrap import Services, build, new_id
from cxdesign.services.workbench import Workbench
from cxdesign.views.figures import build_figures
from tests.benchmarks.timing import Times, repeated
from tests.builders import a_large_journey

ACTOR = Actor("actor:bench", Role.OWNER)
SIZES = (30, 300, 3000)


def results() -> Iterator[Times]:
    for size in SIZES:
        yield planning(size)
    with tempfile.TemporaryDirectory() as folder:
        yield raw_commit(Path(folder))
        for size in SIZES:
            yield executing(Path(folder) / f"{size}.db", size)
        yield from rating(Path(folder) / "rated.db")
        yield opening(Path(folder) / "long.db", 5000)
    document = a_large_journey(1000)
    yield repeated("build_graph at 1,000 records", lambda _n: build_graph(document), 30)
    yield repeated("figures at 1,000 records", lambda _n: build_figures(document, Translator("en")), 30)


def moves(document: Document):
    """Return a function that gives the n-th move of some card of the document."""
    cards = [record.id for record in document if record.kind in {"step", "note", "feature"}]
    touchpoints = [touchpoint.id for touchpoint in document.touchpoints]

    def move(number: int):
        card = document.get(cards[number % len(cards)])
        target = touchpoints[(number * 7 + 3) % len(touchpoints)]
        return parse({"name": "move_card", "card_id": card.id, "touchpoint_id": target, "lane_id": card.lane_id})

    return move


def planning(size: int) -> Times:
    document = a_large_journey(size)
    move = moves(document)

    def plan(number: int) -> None:
        change = move(abs(number)).plan(document)
        check(apply(document, change), change)

    return repeated(f"plan + apply + check at {size} records", plan, 200)


def raw_commit(folder: Path) -> Times:
    """The floor: one row of half a kilobyte, committed with full synchronisation by the driver alone."""
    import sqlite3

    connection = sqlite3.connect(folder / "raw.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE log (n INTEGER PRIMARY KEY, body TEXT)")

    def commit(_number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO log (body) VALUES (?)", ("x" * 500,))
        connection.execute("COMMIT")

    times = repeated("baseline: one row committed by sqlite3 alone", commit, 300)
    connection.close()
    return times


def bench_in(path: Path, document: Document) -> tuple[Services, Workbench]:
    services = build(f"sqlite:///{path}")
    project_id = services.projects.create(ACTOR, document)
    return services, services.projects.workbench(project_id)


def executing(path: Path, size: int) -> Times:
    document = a_large_journey(size)
    services, workbench = bench_in(path, document)
    move = moves(document)
    times = repeated(
        f"execute, on disk, at {size} records", lambda n: workbench.execute(ACTOR, new_id(), move(abs(n))), 300
    )
    services.store.close()
    return times


def rating(path: Path) -> Iterator[Times]:
    """Six people rate 29 criteria five times over, beside somebody who moves cards and may see none of it."""
    document = a_large_journey(300)
    services, workbench = bench_in(path, document)
    people = [Actor(f"actor:{number}", Role.EDITOR) for number in range(6)]
    workbench.execute(ACTOR, new_id(), parse({"name": "open_round", "round_id": "round:r", "round_name": "Round 1"}))
    for person in people:
        joins = {"name": "add_rater", "rater_id": own_rater_id(person.id), "role": "customer"}
        workbench.execute(person, new_id(), parse(joins))

    def rate(number: int) -> None:
        person = people[number % 6]
        place = {"round_id": "round:r", "rater_id": own_rater_id(person.id), "criterion": f"C{number // 6 % 29}"}
        workbench.execute(person, new_id(), parse({"name": "rate", **place, "score": number // 174 % 5 + 1}))

    yield repeated("rate, on disk, at 300 records, up to 870 sealed", rate, 870)
    move = moves(document)
    yield repeated("move_card beside 870 sealed", lambda n: workbench.execute(ACTOR, new_id(), move(abs(n))), 300)
    yield repeated("document without 870 sealed operations", lambda _n: workbench.document(ACTOR), 100)
    services.store.close()


def opening(path: Path, operations: int) -> Times:
    document = a_large_journey(300)
    services, workbench = bench_in(path, document)
    move = moves(document)
    for number in range(operations - 1):
        workbench.execute(ACTOR, new_id(), move(number))
    times = repeated(
        f"open a document of {operations} operations",
        lambda _n: Workbench(workbench.project_id, services.store.log, services.clock),
        10,
        warm_up=1,
    )
    services.store.close()
    return times
