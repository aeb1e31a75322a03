from __future__ import annotations

import pytest
from sqlalchemy import text

from cxdesign.errors import PermissionDenied
from tests.acting import ANN, BEN, OWNER, VIEWER, a_project, does


def test_only_the_owner_sees_and_removes_names(services):
    services.rename_person(ANN.id, "Ann")
    for actor in (BEN, VIEWER):
        for act in (
            lambda actor=actor: services.care.people(actor),
            lambda actor=actor: services.care.places(actor, ["Ann"]),
            lambda actor=actor: services.care.redact(actor, ANN.id),
        ):
            with pytest.raises(PermissionDenied, match="role_must_own"):
                act()
    assert services.store.people.names() == {ANN.id: "Ann"}


def test_people_are_listed_by_name_with_their_projects(services):
    project_id = a_project(services)
    does(services.projects.workbench(project_id), BEN, "rename_project", new_name="X")
    services.rename_person(BEN.id, "ben")
    services.rename_person(ANN.id, "Ann")
    found = services.care.people(OWNER)
    assert [(person.name, person.project_ids) for person in found] == [("Ann", ()), ("ben", (project_id,))]


def test_a_project_that_cannot_be_read_does_not_hide_the_others(services):
    broken, whole = a_project(services), a_project(services)
    place = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
    does(services.projects.workbench(whole), BEN, "add_card", card_id="note:n", **place, text="Ann waits")
    with services.store.engine.begin() as connection:
        connection.execute(text("UPDATE operations SET change = '[1' WHERE project_id = :id"), {"id": broken})
    services.projects._workbenches.clear()
    assert [found.record_id for found in services.care.places(OWNER, ["Ann"])] == ["note:n"]


def test_whoever_watches_hears_whose_name_was_removed(services):
    services.rename_person(ANN.id, "Ann")
    services.rename_person(BEN.id, "Ben")
    heard = []
    stop = services.care.watch(heard.append)
    services.care.redact(OWNER, ANN.id)
    stop()
    services.care.redact(OWNER, BEN.id)
    assert heard == [ANN.id]
