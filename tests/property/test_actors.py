"""Several people at one document: all of them end up with the same one, and the log tells it all."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from cxdesign.commands import ImportDocument, parse
from cxdesign.domain.change import apply, to_edits
from cxdesign.domain.document import Document, parse_record
from cxdesign.domain.evaluation import EvaluationRound, RaterEntry, RatingEntry, own_rater_id
from cxdesign.domain.integrity import check_all
from cxdesign.domain.records import kind_of
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import CommandError, UndoRefused
from cxdesign.formats import native
from cxdesign.history.audience import Reader, visible_to
from cxdesign.history.operation import Operation
from cxdesign.history.undo import plan_inverse
from cxdesign.services.history import ProjectHistory
from cxdesign.services.workbench import Workbench
from cxdesign.storage.log import replay
from tests.acting import ANN, BEN, CAT, OWNER, VIEWER, an_id
from tests.memory_log import MemoryLog
from tests.property.strategies import a_payload, chances, documents, steps

PROJECT = "project"
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


class Colleague:
    """A browser: it knows operations only, as JSON, and folds them into plain records; of sealed ones, the number.

    Once a round is revealed, ratings it was never told of may change; like a board it passes over them.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.revision = 0
        self.records: dict[str, dict] = {}
        self.has_missed_ratings = False

    def hear(self, operation) -> None:
        assert operation.revision == self.revision + 1
        self.revision = operation.revision
        seen = visible_to(self.reader, operation)
        self.has_missed_ratings |= operation.command == "reveal_round"
        for edit in json.loads(json.dumps(to_edits(seen.change if isinstance(seen, Operation) else ()))):
            record_id = edit["id"] if edit["op"] == "patch" else edit["record"]["id"]
            if self.has_missed_ratings and kind_of(record_id) == "rating":
                continue
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


def without_ratings(document: Document) -> Document:
    return document.with_records(removed=[record.id for record in document.of_kind("rating")])


def a_bench(document: Document, actors=()) -> tuple[MemoryLog, Workbench, list[Colleague]]:
    """Return a bench with a browser for each of some people."""
    log = MemoryLog()
    log.add(PROJECT)
    bench = Workbench(PROJECT, log, lambda: NOON)
    colleagues = [Colleague(actor.reader) for actor in actors]
    for colleague in colleagues:
        bench.listen(colleague.hear)
    bench.execute(OWNER, an_id(), ImportDocument(document=document))
    return log, bench, colleagues


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
    readers = (*actors, VIEWER)  # what changes nothing of the design reaches a viewer as its number
    log, bench, colleagues = a_bench(start, readers)
    elsewhere = Workbench(PROJECT, log, lambda: NOON)
    for _ in range(count):
        acts(chance.choice([bench, elsewhere]), chance.choice(actors), chance)
    bench.execute(ANN, an_id(), parse({"name": "name_version", "version_name": "End"}))
    elsewhere.execute(ANN, an_id(), parse({"name": "name_version", "version_name": "End"}))
    bench.execute(ANN, an_id(), parse({"name": "name_version", "version_name": "End"}))
    for actor, colleague in zip(readers, colleagues, strict=True):
        seen = bench.document(actor)
        check_all(seen)
        if colleague.has_missed_ratings:
            assert without_ratings(colleague.document) == without_ratings(seen)
        else:
            assert colleague.document == seen
        assert colleague.revision == bench.revision
        assert elsewhere.document(actor) == seen
    operations = log.after(PROJECT, 0)
    head = log.document(PROJECT)
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
@given(start=documents, chance=chances)
def test_nobody_is_shown_what_others_rate_before_it_is_revealed(start, chance):
    """Whatever happens besides: what a person may see is what the operations they may see come to."""
    actors = (ANN, BEN, CAT)
    log, bench, _ = a_bench(a_round_for(start, actors))
    elsewhere = Workbench(PROJECT, log, lambda: NOON)
    for _ in range(14):
        where, actor = chance.choice([bench, elsewhere]), chance.choice(actors)
        if chance.random() < 0.5:
            acts(where, actor, chance, without=("reveal_round",))
        else:
            rates(where, actor, chance)
    history, operations = ProjectHistory(PROJECT, log), log.after(PROJECT, 0)
    rated = [operation for operation in operations if operation.command == "rate"]
    assert all(operation.is_sealed for operation in rated)
    for actor in actors:
        for where in (bench, elsewhere, Workbench(PROJECT, log, lambda: NOON)):
            seen = [o for o in operations if isinstance(visible_to(actor.reader, o), Operation)]
            folded = Document()
            for operation in seen:
                folded = apply(folded, operation.change)
            assert where.document(actor) == folded
            assert history.document(actor, len(operations)) == folded
    if any(rating.round_id == OPEN for rating in bench.document(ANN).all(RatingEntry)):
        bench.execute(BEN, an_id(), parse({"name": "reveal_round", "round_id": OPEN}))
        said = [rating for rating in log.document(PROJECT).all(RatingEntry) if rating.round_id == OPEN]
        for actor in actors:
            assert [r for r in elsewhere.document(actor).all(RatingEntry) if r.round_id == OPEN] == said


OPEN = "round:open"


def a_round_for(document: Document, actors) -> Document:
    """Return the document with one more round, and all of some people and a guest on the list of those who rate."""
    raters = [("rater:guest", True), *((own_rater_id(actor.id), False) for actor in actors)]
    return document.with_records(
        changed=[
            EvaluationRound(id=OPEN, name="Open", order="a9"),
            *(RaterEntry(id=one, role=RaterRole.MANAGER, order="a9", is_guest=guest) for one, guest in raters),
        ]
    )


def rates(bench: Workbench, actor, chance) -> None:
    """Let somebody rate or take a rating back, for themselves or for a guest; what is refused changes nothing."""
    before = [bench.document(reader) for reader in (ANN, BEN, CAT)]
    rater = chance.choice([own_rater_id(actor.id), own_rater_id(ANN.id), "rater:guest"])
    said = chance.choice(
        [{"name": "withdraw_rating"}, *({"name": "rate", "score": score} for score in (1, 3, 5, None))]
    )
    place = {"round_id": OPEN, "rater_id": rater, "criterion": chance.choice(["C1", "C2"])}
    try:
        bench.execute(actor, an_id(), parse({**said, **place}))
    except CommandError:
        assert [bench.document(reader) for reader in (ANN, BEN, CAT)] == before


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
