"""Several people at one document: all of them end up with the same one, and the log tells it all."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from cxdesign.commands import ImportDocument, parse
from cxdesign.domain.change import to_edits
from cxdesign.domain.document import Document, parse_record
from cxdesign.domain.integrity import check_all
from cxdesign.errors import CommandError, UndoRefused
from cxdesign.formats import native
from cxdesign.history.undo import plan_inverse
from cxdesign.services.workbench import Workbench
from cxdesign.storage.log import replay
from tests.acting import ANN, BEN, CAT, OWNER, an_id
from tests.memory_log import MemoryLog
from tests.property.strategies import a_payload, chances, documents, steps

PROJECT = "project"
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


class Colleague:
    """A browser: it knows operations only, as JSON, and folds them into plain records."""

    def __init__(self) -> None:
        self.revision = 0
        self.records: dict[str, dict] = {}

    def hear(self, operation) -> None:
        assert operation.revision == self.revision + 1
        self.revision = operation.revision
        for edit in json.loads(json.dumps(to_edits(operation.change))):
            if edit["op"] == "put":
                assert edit["record"]["id"] not in self.records
                self.records[edit["record"]["id"]] = edit["record"]
            elif edit["op"] == "remove":
                del self.records[edit["record"]["id"]]
            else:
                self.records[edit["id"]] = {**self.records[edit["id"]], **edit["after"]}

    @property
    def document(self) -> Document:
        return Document(map(parse_record, self.records.values()))


def a_bench(document: Document) -> tuple[MemoryLog, Workbench, Colleague]:
    log = MemoryLog()
    log.add(PROJECT)
    bench = Workbench(PROJECT, log, lambda: NOON)
    colleague = Colleague()
    bench.listen(colleague.hear)
    bench.execute(OWNER, an_id(), ImportDocument(document=document))
    return log, bench, colleague


def acts(bench: Workbench, actor, chance, *, without=()) -> None:
    """Let somebody do, undo or redo something; what is refused must leave everything as it was."""
    word = chance.choice(["execute", "execute", "execute", "undo", "redo", "undo and skip"])
    before, revision = bench.document(actor), bench.revision
    try:
        if word == "execute":
            bench.execute(actor, an_id(), parse(a_payload(chance, before, without=without)))
        elif word == "redo":
            bench.redo(actor, an_id())
        else:
            bench.undo(actor, an_id(), skip=word == "undo and skip")
    except CommandError:
        assert (bench.document(actor), bench.revision) == (before, revision)


@pytest.mark.parametrize("actors", [(ANN, BEN), (ANN, BEN, CAT)], ids=["two", "three"])
@settings(max_examples=150)
@given(start=documents, chance=chances, count=steps)
def test_random_actors_converge(actors, start, chance, count):
    log, bench, colleague = a_bench(start)
    elsewhere = Workbench(PROJECT, log, lambda: NOON)
    for _ in range(count):
        acts(chance.choice([bench, elsewhere]), chance.choice(actors), chance)
    bench.execute(ANN, an_id(), parse({"name": "name_version", "version_name": "End"}))
    elsewhere.execute(ANN, an_id(), parse({"name": "name_version", "version_name": "End"}))
    bench.execute(ANN, an_id(), parse({"name": "name_version", "version_name": "End"}))
    head = bench.document(ANN)
    check_all(head)
    assert colleague.document == head
    assert colleague.revision == bench.revision
    assert elsewhere.document(ANN) == head
    operations = log.after(PROJECT, 0)
    assert [operation.revision for operation in operations] == list(range(1, bench.revision + 1))
    assert replay(Document(), operations) == head
    middle = chance.randint(0, bench.revision)
    checkpoint = log.document(PROJECT, revision=middle)
    from_json = Document((parse_record(record.to_dict()) for record in checkpoint), revision=middle)
    assert replay(from_json, operations[middle:]) == head
    if middle:
        exported = Document(native.read(native.write(checkpoint)).document, revision=middle)
        assert replay(exported, operations[middle:]) == head
    restarted = Workbench(PROJECT, log, lambda: NOON)
    for actor in actors:
        assert restarted.undo_state(actor.id) == bench.undo_state(actor.id)


@settings(max_examples=150)
@given(start=documents, chance=chances, count=steps)
def test_one_person_alone_undoes_everything_and_brings_it_back(start, chance, count):
    _, bench, _ = a_bench(start)
    for _ in range(count):
        acts(bench, ANN, chance, without=("reveal_round",))  # which cannot be taken back
    head, steps = bench.document(ANN), 0
    while bench.undo_state(ANN.id)["undo"] is not None:
        bench.undo(ANN, an_id())
        steps += 1
    assert bench.document(ANN) == start
    for _ in range(steps):
        bench.redo(ANN, an_id())
    assert bench.document(ANN) == head


@settings(max_examples=150)
@given(start=documents, chance=chances, count=steps)
def test_undo_never_overwrites_what_somebody_has_done_since(start, chance, count):
    log, bench, _ = a_bench(start)
    for _ in range(count):
        acts(bench, chance.choice([ANN, BEN]), chance)
    own = [o for o in log.after(PROJECT, 1) if o.actor_id == ANN.id]
    before = bench.document(ANN)
    try:
        undone = bench.undo(ANN, an_id())
    except UndoRefused as refused:
        refusal = refused.code
    else:
        refusal = None
    if refusal is not None:
        assert refusal in {"nothing_to_undo", "undo_overtaken"}
        assert bench.document(ANN) == before
        return
    target = next(o for o in own if o.revision == undone.undoes)
    plan_inverse(before, target.change)
    touched = {edit.id for edit in target.change}
    after = bench.document(ANN)
    assert {r.id: r for r in after if r.id not in touched} == {r.id: r for r in before if r.id not in touched}
