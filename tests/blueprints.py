"""Blueprints for tests, with readable defaults: steps by lane, arrows as pairs of suffixes.

>>> shoeshine = a_blueprint({"a": "onstage", "b": "onstage"}, [("a", "b")], minutes={"a": 0.5})
>>> shoeshine.get("step:a").standard_minutes, shoeshine.get("flow:a-b").target_id
(0.5, 'step:b')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cxdesign.domain.blueprint import Flow, Performer
from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.integrity import check_all
from cxdesign.domain.journey import PROJECT_ID
from cxdesign.domain.order import keys_between
from cxdesign.domain.records import Record
from cxdesign.domain.relations import Relation, relation_id
from cxdesign.domain.vocabulary import RelationType
from tests.builders import a_journey

Arrow = tuple[str, str]


def a_blueprint(
    steps: Mapping[str, str],
    arrows: Iterable[Arrow] = (),
    *,
    repeats: Iterable[Arrow] = (),
    non_visual: Sequence[Arrow] = (),
    minutes: Mapping[str, float] | None = None,
    attributes: Mapping[str, Mapping[str, Any]] | None = None,
    at: Mapping[str, str] | None = None,
    stages: Mapping[str, Sequence[str]] | None = None,
    end: str | None = None,
    project: Mapping[str, Any] | None = None,
    records: Iterable[Record] = (),
    performed_by: Mapping[str, str] | None = None,
) -> Document:
    """Return a sound document with steps and arrows.

    Parameters
    ----------
    steps : mapping
        Suffixes of the steps to the roles of their lanes, in order.
    arrows, repeats : iterable of pairs
        (source, target) as suffixes; the arrow from ``a`` to ``b`` is ``flow:a-b``.
    non_visual : sequence of pairs
        Which of them are non-visual contacts.
    minutes : mapping, optional
        Suffixes of steps to their standard times.
    attributes : mapping, optional
        Suffixes of steps to further fields.
    at : mapping, optional
        Suffixes of steps to those of their touchpoints, by default ``t1``.
    end : str, optional
        Suffix of the planned end.
    project : mapping, optional
        Fields of the project.
    performed_by : mapping, optional
        Suffixes of steps to those of outside providers.
    """
    places = at or {}
    fields = {
        suffix: {
            **({"standard_minutes": float(minutes[suffix])} if minutes and suffix in minutes else {}),
            **((attributes or {}).get(suffix, {})),
        }
        for suffix in steps
    }
    journey = a_journey(
        stages or {"s1": list(dict.fromkeys(places.get(suffix, "t1") for suffix in steps)) or ["t1"]},
        cards={f"step:{suffix}": (places.get(suffix, "t1"), role, suffix) for suffix, role in steps.items()},
        end=end,
    )
    changed: list[Record] = [journey.get(f"step:{suffix}").replaced(fields[suffix]) for suffix in steps]
    changed.append(journey.get(PROJECT_ID).replaced(dict(project or {})))
    for is_repeat, pairs in ((False, arrows), (True, repeats)):
        changed += [
            Flow(
                id=f"flow:{source}-{target}",
                source_id=f"step:{source}",
                target_id=f"step:{target}",
                is_repeat=is_repeat,
                is_non_visual=(source, target) in non_visual,
            )
            for source, target in pairs
        ]
    providers = list(dict.fromkeys((performed_by or {}).values()))
    changed += [
        Performer(id=f"performer:{suffix}", name=suffix, order=key, performer_type="outsourced")
        for suffix, key in zip(providers, keys_between(None, None, len(providers)), strict=True)
    ]
    changed += records
    changed += [
        related("performed_by", f"step:{step}", f"performer:{provider}")
        for step, provider in (performed_by or {}).items()
    ]
    document = journey.with_records(changed=changed)
    check_all(document)
    return document


def related(relation: str, source_id: str, target_id: str) -> Relation:
    """Return the record that says what one record is to another."""
    known = RelationType(relation)
    return Relation(
        id=relation_id(known, source_id, target_id), relation=known, source_id=source_id, target_id=target_id
    )


def an_entry(record_id: str, **fields: Any) -> Record:
    """Return a record that is kept in a list, named like its id."""
    kind, _, suffix = record_id.partition(":")
    return RECORD_TYPES[kind].model_validate({"id": record_id, "name": suffix, "order": "a0", **fields})


def a_large_blueprint(record_count: int) -> Document:
    """Return a document of about so many records: five steps and six arrows a touchpoint, a repeat at every fifth."""
    columns = range(max(1, record_count // 13))
    lanes = {"e": "evidence", "c": "customer_actions", "o": "onstage", "b": "backstage", "s": "support"}
    steps = {f"{letter}{column}": lane for column in columns for letter, lane in lanes.items()}
    within = [("c", "o"), ("s", "b"), ("b", "o")]
    arrows = [(f"{source}{column}", f"{target}{column}") for column in columns for source, target in within]
    arrows += [(f"{letter}{column}", f"{letter}{column + 1}") for column in columns[:-1] for letter in "cos"]
    failing = [column for column in columns if column % 5 == 0]
    return a_blueprint(
        steps,
        arrows,
        repeats=[(f"o{column}", f"b{column}") for column in failing],
        minutes={step: number % 7 for number, step in enumerate(steps) if step[0] in "cob"},
        attributes={f"b{column}": {"is_fail": True} for column in failing},
        at={step: f"t{step[1:]}" for step in steps},
        stages={f"s{start}": [f"t{n}" for n in columns[start : start + 8]] for start in columns[::8]},
        performed_by={f"b{column}": "partner" for column in failing},
    )
