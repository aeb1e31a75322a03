from __future__ import annotations

import threading
from queue import Empty, Queue

import pytest

from cxdesign.storage import ProjectState, Topic
from cxdesign.storage.engine import make_engine, writing
from cxdesign.storage.news import Announcement, News, announce
from tests.acting import ANN, OWNER, a_project, does

PATIENCE = 20
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"


@pytest.fixture
def heard(services):
    """What is heard on the line of a PostgreSQL store, after the word that it stands."""
    if services.store.location is not None:
        pytest.skip("SQLite has no such line")
    queue: Queue[Announcement] = Queue()
    services.store.news.listen(queue.put)
    assert queue.get(timeout=PATIENCE).topic is Topic.RECONNECTED
    return queue


def test_an_edit_is_announced_when_it_is_committed(services, heard):
    project_id = a_project(services)
    bench = services.projects.workbench(project_id)
    does(bench, ANN, "rename_project", new_name="One")
    told = [heard.get(timeout=PATIENCE) for _ in range(2)]
    assert told == [Announcement(Topic.OPERATION, project_id, number) for number in ("1", "2")]


def test_what_is_not_committed_is_not_announced(services, heard):
    class Mishap(Exception):
        pass

    def interrupted():
        with writing(services.store.engine) as connection:
            announce(connection, Topic.PEOPLE)
            raise Mishap

    with pytest.raises(Mishap):
        interrupted()
    services.store.news.tell(Topic.PRESENCE, "p", "here")
    assert heard.get(timeout=PATIENCE) == Announcement(Topic.PRESENCE, "p", "here")


def test_places_and_new_names_are_announced_and_names_that_stay_are_not(services, heard, clock):
    project_id = a_project(services)
    heard.get(timeout=PATIENCE)
    services.projects.move(OWNER, project_id, ProjectState.TRASHED)
    services.projects.purge(OWNER, project_id)
    for name in ("Ann", "Ann", ""):
        services.store.people.rename(ANN.id, name, at=clock())
    services.store.news.tell(Topic.PRESENCE, "p", "end")
    topics = [heard.get(timeout=PATIENCE).topic for _ in range(5)]
    assert topics == [Topic.PLACE, Topic.PLACE, Topic.PEOPLE, Topic.PEOPLE, Topic.PRESENCE]


def test_a_line_that_breaks_says_so_and_comes_back_and_says_so(services, heard, postgres):
    postgres.run(CUT)
    assert heard.get(timeout=PATIENCE) == Announcement(Topic.DISCONNECTED)
    assert heard.get(timeout=PATIENCE) == Announcement(Topic.RECONNECTED)
    services.store.news.tell(Topic.PRESENCE, "p", "again")
    assert heard.get(timeout=PATIENCE).body == "again"


def test_a_listener_that_fails_does_not_cut_off_the_others(services, heard, caplog):
    def fails(_announcement):
        raise KeyError

    stop = services.store.news.listen(fails)
    services.store.news.tell(Topic.PEOPLE)
    heard.get(timeout=PATIENCE)
    services.store.news.tell(Topic.PEOPLE)
    assert heard.get(timeout=PATIENCE).topic is Topic.PEOPLE
    stop()
    stop()


def test_what_nobody_understands_is_passed_over(services, heard, postgres):
    with writing(services.store.engine) as connection:
        for told in ("", "[", '["operation"]', '["song","p",""]', "5"):
            connection.exec_driver_sql(
                "SELECT pg_notify('cxdesign_' || md5(current_schema()), %(told)s)", {"told": told}
            )
    services.store.news.tell(Topic.PEOPLE)
    assert heard.get(timeout=PATIENCE).topic is Topic.PEOPLE


def test_two_stores_in_one_database_do_not_hear_each_other(services, heard, postgres):
    engine = make_engine(postgres.fresh())
    News(engine).tell(Topic.PEOPLE)
    engine.dispose()
    services.store.news.tell(Topic.PRESENCE, "p", "ours")
    assert heard.get(timeout=PATIENCE).body == "ours"


def test_without_other_servers_there_is_no_line(services):
    if services.store.location is None:
        pytest.skip("PostgreSQL has one")
    before, heard = threading.active_count(), Queue()
    services.store.news.listen(heard.put)
    services.store.news.tell(Topic.PEOPLE)
    assert not services.store.news.has_servers
    assert threading.active_count() == before
    with pytest.raises(Empty):
        heard.get_nowait()
