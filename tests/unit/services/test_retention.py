from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from cxdesign.errors import StorageError
from cxdesign.services.retention import NAME_DAYS, TRASH_DAYS, Rules, carry_out, plan, rules
from cxdesign.storage import ProjectState
from tests.acting import ANN, BEN, OWNER, a_project, does

MONTH = Rules(trash_days=30, name_days=30)


@pytest.fixture
def finished(services):
    """Projects of which one is archived, one is in the trash and one is at work, and who has worked on them."""
    ids = [a_project(services, name=name) for name in ("Finished", "Thrown away", "At work")]
    for actor, name, places in ((ANN, "Ann", ids[:2]), (BEN, "Ben", ids)):
        services.rename_person(actor.id, name)
        for project_id in places:
            does(services.projects.workbench(project_id), actor, "rename_stage", stage_id="stage:s1", new_name=name)
    bench = services.projects.workbench(ids[0])
    does(bench, OWNER, "add_rater", rater_id="rater:guest", rater_name="Gus", role="customer", is_guest=True)
    services.projects.move(OWNER, ids[0], ProjectState.ARCHIVED)
    services.projects.move(OWNER, ids[1], ProjectState.TRASHED)
    return ids


def test_nothing_goes_unless_it_is_set(services, finished, clock):
    assert rules({}) == rules({TRASH_DAYS: " ", NAME_DAYS: "0"}) == Rules()
    assert Rules().is_off
    clock.now += timedelta(days=40_000)
    assert carry_out(services, Rules()) == plan(services, Rules())
    assert len(services.projects.rows(ProjectState.TRASHED)) == 1


@pytest.mark.parametrize("setting", ["-1", "30 days", "1.5", "٣٠", "36501", "9" * 5000])
def test_a_setting_that_is_no_number_of_days_is_refused(setting):
    with pytest.raises(StorageError, match="retention_invalid"):
        rules({TRASH_DAYS: setting})


def test_the_environment_says_how_long(monkeypatch):
    monkeypatch.setenv(TRASH_DAYS, "30")
    monkeypatch.setenv(NAME_DAYS, "365")
    assert rules() == Rules(trash_days=30, name_days=365)


def test_what_goes_next_is_known_before_it_goes(services, finished, clock):
    found = plan(services, MONTH)
    assert [(due.row.name, due.at - due.row.state_at) for due in found.projects] == [
        ("Thrown away", timedelta(days=30))
    ]
    assert [due.person.name for due in found.people] == ["Ann", "Gus"]
    assert found.until(clock()) == type(found)()


def test_what_is_due_goes_and_nothing_else(services, finished, clock, caplog):
    caplog.set_level(logging.INFO, logger="cxdesign")
    clock.now += timedelta(days=29)
    assert carry_out(services, MONTH) == carry_out(services, Rules())
    clock.now += timedelta(days=2)
    done = carry_out(services, MONTH)
    assert ([due.row.id for due in done.projects], len(done.people)) == ([finished[1]], 2)
    assert services.projects.rows(ProjectState.TRASHED) == ()
    assert services.store.people.names() == {BEN.id: "Ben"}
    assert services.projects.workbench(finished[0]).document(OWNER).get("rater:guest").name == "Former participant 2"
    assert [name for name in ("Ann", "Gus", "Thrown away") if name in caplog.text] == []
    assert finished[1] in caplog.text
    assert carry_out(services, MONTH) == carry_out(services, Rules())


def test_what_another_server_has_removed_meanwhile_is_passed_over(services, finished, clock, monkeypatch):
    clock.now += timedelta(days=31)
    services.projects.move(OWNER, finished[1], ProjectState.ACTIVE)
    stale = plan(services, MONTH)
    assert stale.projects == ()
    assert [due.person.name for due in carry_out(services, MONTH).people] == ["Gus"]
