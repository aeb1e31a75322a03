"""The linter over whole projects, and how its time grows with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from cxdesign.checks.linter import check_document
from cxdesign.domain.document import Document
from tests.benchmarks.timing import Times, repeated
from tests.builders import a_blueprint, enriched

SIZES = (100, 300, 1000, 10_000)
GOALS = {300: 50, 10_000: 1000}
"""Milliseconds a whole-project check may take, by number of records (ours)."""
TODAY = date(2025, 3, 1)
ROLES = ("evidence", "customer_actions", "onstage", "backstage", "support")
PER_COLUMN = 22
"""Records a column of :func:`a_large_project` comes to, in about."""


def results() -> Iterator[Times]:
    """Give the times of a whole check at each size, with what it found."""
    for size in SIZES:
        document = a_large_project(size)
        found = len(check_document(document, today=TODAY))
        goal = f", goal {GOALS[size]} ms" if size in GOALS else ""
        name = f"check at {len(document):,} records, {found:,} findings{goal}"
        yield repeated(name, lambda _n, whole=document: check_document(fresh(whole), today=TODAY), 20, warm_up=2)


def fresh(document: Document) -> Document:
    """Return the document without the sorted views it has kept, as it is after an edit of everything."""
    return Document(document)


def a_large_project(record_count: int) -> Document:
    """Return a project of about so many records of every kind, which breaks every rule somewhere."""
    columns = [f"t{number}" for number in range(max(2, record_count // PER_COLUMN))]
    steps = {f"{column}-{role}": (column, role) for column in columns for role in ROLES}
    along = [f"{column}-customer_actions" for column in columns]
    down = [(f"{c}-{one}", f"{c}-{other}") for c in columns for one, other in pairwise(ROLES[1:])]
    marks = {f"{c}-onstage": {"standard_minutes": float(n % 7), "is_fail": n % 3 == 0} for n, c in enumerate(columns)}
    document = a_blueprint(
        steps,
        flows=[*pairwise(along), *down],
        attributes=marks,
        stages={f"s{start}": columns[start : start + 8] for start in range(0, len(columns), 8)},
        touchpoints={column: a_touchpoint(number) for number, column in enumerate(columns)},
        now={column: number % 11 - 5 for number, column in enumerate(columns)},
        target=dict.fromkeys(columns, 3),
    )
    return with_registers(document, columns)


def a_touchpoint(number: int) -> dict:
    return {
        "levels": [("L1", "L2", "L3", "L4")[number % 4]],
        "is_peak": number % 9 == 0,
        "may_be_skipped": number % 5 == 0,
        "setting": ("online", "offline")[number % 2],
        "service_subject": ("own", "outsourced")[number % 2],
        "wait_minutes": 3.0,
        "tolerance_minutes": 5.0,
    }


def with_registers(document: Document, columns: list[str]) -> Document:
    kinds = ("need", "standard", "promise", "datapoint", "risk", "scene")
    entries = {f"{kind}:{column}": {} for kind in kinds for column in columns}
    for column in columns:
        entries[f"standard:{column}"] = {"metric": "time", "target": 9.0, "unit": "min", "is_met": False}
        entries[f"promise:{column}"] = {"promised_minutes": 2.0, "is_total": True}
        entries[f"scene:{column}"] = {"is_mandatory": True}
    relations = [
        pair
        for column in columns
        for pair in (
            ("governed_by", f"touchpoint:{column}", f"standard:{column}"),
            ("kept_by", f"promise:{column}", f"standard:{column}"),
            ("meets", f"standard:{column}", f"need:{column}"),
        )
    ]
    people = {"persona:ann": {"is_target": True}, "performer:agency": {"performer_type": "outsourced"}}
    return enriched(document, {**people, **entries}, relations=relations, cells={(c, c): (3, None) for c in columns})


def tell() -> None:
    """Print the curve: milliseconds for a thousand records at each size, which stay level when growth is linear."""
    print("\nChecks, the growth of a whole-project check", flush=True)
    for times, size in zip(results(), SIZES, strict=True):
        print("  " + times.line(), f"  {times.percentile(0.5) / size * 1000:7.1f} ms a thousand records", flush=True)
