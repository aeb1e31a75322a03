from __future__ import annotations

import threading

import pytest
from sqlalchemy import select, text

from cxdesign.commands import ImportDocument
from cxdesign.domain.facilitation import SetState
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import StorageError
from cxdesign.services.bootstrap import build
from cxdesign.storage import ProjectState, open_store
from cxdesign.storage.engine import reading, reading_one_moment, writing
from cxdesign.storage.tables import metadata
from cxdesign.storage.transfer import Tally, copy_rows
from cxdesign.storage.tries import Limit
from tests.acting import ANN, OWNER, a_project, an_id, does
from tests.builders import a_large_journey
from tests.unit.domain.test_agenda import a_prompt, an_agenda


@pytest.fixture
def full(services):
    """A store with something in every table: a checkpoint too."""
    bench = services.projects.workbench(a_project(services))
    does(bench, ANN, "rename_project", new_name="前台 🛎")
    for _ in range(60):
        does(
            bench,
            ANN,
            "add_card",
            card_id=f"note:{an_id()}",
            touchpoint_id="touchpoint:t1",
            lane_id="lane:pains",
            text="x",
        )
    services.store.pictures.put(bench.project_id, [bytes(range(256)) * 9, b"sun"])
    services.rename_person(ANN.id, "Ann")
    services.viewer_links.make(OWNER, bench.project_id)
    services.owner_key()
    workshop = services.workshops.begin(OWNER, bench.project_id, an_agenda(a_prompt()))
    start = SetState(name="set_state", prompt_id="p1", state="open")
    services.workshops.carry_out(OWNER, bench.project_id, start, once="deed")
    person, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    services.participants.answer(person, "p1", "text", "So", serial=1)
    services.templates.keep(
        OWNER, "t1", workshop.agenda, services.projects.workbench(workshop.project_id).document(OWNER)
    )
    services.store.tries.attempt(lambda: None, Limit("join", 10, 60))
    services.store.forgotten.delete_project("gone", at=services.clock())
    with services.store.forgotten.rewriting() as rewriting:
        rewriting.make_former("actor:former", at=services.clock())
    with writing(services.store.engine) as connection:
        services.store.log._write_checkpoint(connection, bench.project_id, bench.document(ANN))
    return services


@pytest.fixture
def elsewhere(request, tmp_path, url):
    """The address of an empty place in the other database."""
    return (
        f"sqlite:///{tmp_path}/other.db"
        if url.startswith("postgresql")
        else request.getfixturevalue("postgres").fresh()
    )


def contents(store):
    with reading(store.engine) as connection:
        return {name: set(map(tuple, connection.execute(select(table)))) for name, table in metadata.tables.items()}


def test_a_whole_store_goes_to_the_other_database_and_back(full, elsewhere, tmp_path):
    counts = full.store.copy(elsewhere)
    assert counts["operations"] == 62
    assert all(counts.values())
    copy = build(elsewhere)
    assert contents(copy.store) == contents(full.store)
    (row,) = copy.projects.rows()
    assert copy.projects.workbench(row.id).document(ANN) == full.projects.workbench(row.id).document(ANN)
    assert does(copy.projects.workbench(row.id), ANN, "rename_project", new_name="Goes on").revision == 63
    copy.store.close()
    full.store.copy(f"sqlite:///{tmp_path}/back.db")
    back = open_store(f"sqlite:///{tmp_path}/back.db")
    assert contents(back) == contents(full.store)
    back.close()


def test_a_place_that_holds_something_is_refused_and_left_alone(full, elsewhere):
    other = open_store(elsewhere)
    other.settings.put("kept", "yes")
    other.close()
    with pytest.raises(StorageError, match="copy_target_taken"):
        full.store.copy(elsewhere)
    other = open_store(elsewhere)
    assert other.settings.get("kept") == "yes"
    assert other.projects.list(ProjectState.ACTIVE) == ()
    other.close()


def test_a_copy_that_fails_leaves_nothing(full, elsewhere, tmp_path):
    with writing(full.store.engine) as connection:
        connection.execute(text("UPDATE settings SET value = '99' WHERE key = 'store_version'"))
    before = {path.name for path in tmp_path.iterdir()}
    target = open_store(elsewhere)

    def fails():
        with reading_one_moment(full.store.engine) as origin, writing(target.engine) as copy:
            copy_rows(origin, Forgetful(copy))

    with pytest.raises(StorageError, match="copy_differs"):
        fails()
    assert {name for name, rows in contents(target).items() if rows} == {"settings"}
    target.close()
    assert {path.name for path in tmp_path.iterdir()} - before <= {"other.db", "other.db-wal", "other.db-shm"}


class Forgetful:
    """A connection to a database that loses one operation."""

    def __init__(self, connection) -> None:
        self._connection = connection

    def execute(self, statement, rows=None, **options):
        if rows and "subject" in rows[0]:
            rows = rows[1:]
        return self._connection.execute(statement, rows, **options)


def test_what_is_copied_is_of_one_moment(full, elsewhere):
    bench = full.projects.workbench(full.projects.rows()[0].id)
    ended = threading.Event()

    def work():
        while not ended.is_set():
            bench.execute(ANN, an_id(), ImportDocument(document=a_large_journey(30)))
            does(bench, ANN, "rename_project", new_name=f"Name {an_id()}")

    worker = threading.Thread(target=work)
    worker.start()
    try:
        full.store.copy(elsewhere)
    finally:
        ended.set()
        worker.join()
    copy = build(elsewhere)
    (row,) = copy.projects.rows()
    document = copy.projects.workbench(row.id).document(ANN)
    assert (row.revision, row.name) == (document.revision, document.project.name)
    copy.store.close()


def test_a_tally_tells_rows_apart_and_not_their_order():
    rows = [("a", 1, b"x"), ("b", None, b"")]
    assert (
        Tally().with_rows(rows) == Tally().with_rows(reversed(rows)) == Tally().with_rows(rows[:1]).with_rows(rows[1:])
    )
    for other in ([("a", "1", b"x"), rows[1]], [("a1", 1, b"x"), rows[1]], rows[:1], [*rows, rows[0]]):
        assert Tally().with_rows(other) != Tally().with_rows(rows)
