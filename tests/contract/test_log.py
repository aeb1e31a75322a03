"""What every place operations are kept in promises."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from cxdesign.commands import ImportDocument, parse
from cxdesign.domain.change import apply, difference
from cxdesign.domain.document import Document
from cxdesign.errors import IntegrityError, ProjectUnknown, StorageError
from cxdesign.history.operation import Operation
from cxdesign.services.workbench import Workbench
from tests.acting import ANN, OWNER, an_id, does
from tests.builders import a_journey
from tests.contract.conftest import NOON


def clock():
    return NOON


def a_bench(place, project_id=None) -> Workbench:
    project_id = project_id or place.project()
    bench = Workbench(project_id, place.log, clock)
    bench.execute(OWNER, an_id(), ImportDocument(document=a_journey()))
    return bench


def an_operation(revision, change=(), **fields) -> Operation:
    return Operation(revision, an_id(), ANN.id, NOON, "rename_project", "Name", change, **fields)


def append(place, project_id, operation, document=None):
    with place.log.writing(project_id) as transaction:
        place.log.append(transaction, operation, document or a_journey(revision=operation.revision))


def test_a_project_begins_empty(place):
    project_id = place.project()
    assert place.log.document(project_id) == Document()
    assert place.log.document(project_id).revision == 0
    assert place.log.after(project_id, 0) == place.log.entries(project_id) == place.log.sealed(project_id) == ()


def test_an_unknown_project_is_refused(place):
    with pytest.raises(ProjectUnknown):
        place.log.document("nothing")
    with pytest.raises(ProjectUnknown), place.log.writing("nothing") as transaction:
        place.log.unseen(transaction, 0)


def test_what_is_appended_is_read_back_equal(place):
    project_id = place.project()
    whole = difference(
        Document(), a_journey(now={"t1": 2}, attributes={"t1": {"levels": ("L1",), "wait_minutes": 2.5}})
    )
    fields = {"payload": {"name": "x", "text": "前台 🛎 \u202e"}, "is_sealed": True}
    first, second = an_operation(1, whole, **fields), an_operation(2, (), undoes=1, redoes=None)
    document = apply(Document(), whole, revision=1)
    append(place, project_id, first, document)
    append(place, project_id, second, document)
    assert place.log.after(project_id, 0) == (first, second)
    assert place.log.after(project_id, 1) == (second,)
    assert place.log.after(project_id, 0, until=1) == (first,)
    assert place.log.sealed(project_id) == (first,)
    assert place.log.named(project_id, "rename_project") == (first, second)
    assert place.log.named(project_id, "nothing") == ()
    assert place.log.document(project_id) == document


def test_a_seal_is_lifted_and_nothing_else_is_changed(place):
    project_id, other = place.project(), place.project()
    first, second = (an_operation(number, is_sealed=True, payload={"round_id": "round:r"}) for number in (1, 2))
    for project in (project_id, other):
        append(place, project, first)
    append(place, project_id, second)
    with place.log.writing(project_id) as transaction:
        place.log.append(transaction, an_operation(3), a_journey(revision=3))
        place.log.unseal(transaction, (1,))
    assert place.log.sealed(project_id) == (second,)
    assert place.log.after(project_id, 0)[:2] == (replace(first, is_sealed=False), second)
    assert place.log.sealed(other) == (first,)


def test_a_seal_is_not_lifted_when_what_lifts_it_is_not_finished(place):
    project_id = place.project()
    append(place, project_id, an_operation(1, is_sealed=True))

    def interrupted():
        with place.log.writing(project_id) as transaction:
            place.log.unseal(transaction, (1,))
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    assert len(place.log.sealed(project_id)) == 1


def test_a_known_command_is_found_in_its_project_only(place):
    project_id, other = place.project(), place.project()
    operation = an_operation(1, difference(Document(), a_journey()))
    append(place, project_id, operation)
    with place.log.writing(project_id) as transaction:
        assert place.log.known(transaction, operation.command_id) == operation
        assert place.log.known(transaction, an_id()) is None
    with place.log.writing(other) as transaction:
        assert place.log.known(transaction, operation.command_id) is None
        assert place.log.unseen(transaction, 0) == ()


def test_what_is_not_finished_is_not_there(place):
    project_id = place.project()

    def interrupted():
        with place.log.writing(project_id) as transaction:
            place.log.append(transaction, an_operation(1, difference(Document(), a_journey())), a_journey(revision=1))
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    assert place.log.after(project_id, 0) == ()
    append(place, project_id, an_operation(1))


def test_a_refused_command_frees_the_write_lock(place):
    bench = a_bench(place)
    for _ in range(3):
        with pytest.raises(IntegrityError):
            does(bench, ANN, "remove_stage", stage_id="stage:none")
    assert does(bench, ANN, "rename_project", new_name="x").revision == 2


def test_one_writer_at_a_time(place):
    project_id = place.project()
    inside, order = threading.Event(), []

    def first():
        with place.log.writing(project_id) as transaction:
            place.log.append(transaction, an_operation(1, difference(Document(), a_journey())), a_journey(revision=1))
            inside.set()
            threading.Event().wait(0.2)
            order.append("first")

    def second():
        inside.wait()
        with place.log.writing(project_id) as transaction:
            order.append(f"second sees {len(place.log.unseen(transaction, 0))}")

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(first), pool.submit(second)]:
            done.result(timeout=20)
    assert order == ["first", "second sees 1"]


THREADS, EDITS = 8, 50


@pytest.fixture
def hasty_threads():
    """Let threads take turns as often as possible, so that a gap between two steps is found."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def insisting(bench, command_id, payload):
    """Ask again while the store is busy, as every client does: whose turn it is is not for sure on a busy machine."""
    for _ in range(10):
        try:
            return bench.execute(ANN, command_id, parse(payload))
        except StorageError as error:
            if error.code != "store_busy":
                raise
    raise AssertionError("the store is busy for ever")


@pytest.mark.usefixtures("hasty_threads")
@pytest.mark.parametrize("bench_count", [1, 4], ids=["one workbench", "four as in four servers"])
def test_many_threads_lose_nothing_and_leave_no_gap(place, bench_count):
    first = a_bench(place)
    benches = [first, *(Workbench(first.project_id, place.log, clock) for _ in range(bench_count - 1))]
    heard: list[list[Operation]] = [[] for _ in benches]
    for bench, ear in zip(benches, heard, strict=True):
        bench.listen(ear.append)
    confirmed: list[Operation] = []
    all_ready = threading.Barrier(THREADS)

    def work(number):
        bench = benches[number % bench_count]
        all_ready.wait()
        for edit in range(EDITS):
            place_of_card = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
            payload = {
                "name": "add_card",
                "card_id": f"note:{number}-{edit}",
                **place_of_card,
                "text": f"{number} {edit}",
            }
            command_id = an_id()
            operation = insisting(bench, command_id, payload)
            if edit % 10 == 0:
                assert insisting(bench, command_id, payload) == operation
            confirmed.append(operation)

    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(work, number) for number in range(THREADS)]:
            done.result(timeout=120)

    log = place.log.after(first.project_id, 0)
    assert [operation.revision for operation in log] == list(range(1, THREADS * EDITS + 2))
    assert len({operation.command_id for operation in log}) == len(log)
    assert sorted(confirmed, key=lambda operation: operation.revision) == list(log[1:])
    for bench, ear in zip(benches, heard, strict=True):
        does(bench, ANN, "name_version", version_name="End")
        assert [operation.revision for operation in ear[: len(log) - 1]] == [
            operation.revision for operation in log[1:]
        ]
    head = place.log.document(first.project_id)
    cell = head.cards("touchpoint:t1", "lane:pains")
    assert len(cell) == THREADS * EDITS
    assert len({card.order for card in cell}) == len(cell)
    assert benches[-1].document(ANN) == head
