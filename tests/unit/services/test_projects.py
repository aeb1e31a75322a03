from __future__ import annotations

import pytest

from cxdesign.analysis.changes import compare
from cxdesign.domain.document import Document
from cxdesign.errors import CommandInvalid, IntegrityError, PermissionDenied, ProjectUnknown, StorageError
from cxdesign.storage import ProjectState
from tests.acting import ANN, OWNER, VIEWER, a_project, does, undoes
from tests.builders import a_journey, a_whole_project
from tests.evaluations import with_evaluation


def test_a_project_starts_with_a_document(services):
    document = a_journey(name="A meal", end="t3")
    project_id = services.projects.create(OWNER, document, origin="meal.csv")
    bench = services.projects.workbench(project_id)
    assert bench.document(OWNER) == document
    assert bench.revision == 1
    row = services.projects.row(project_id)
    assert (row.name, row.origin, row.revision, row.state) == ("A meal", "meal.csv", 1, ProjectState.ACTIVE)
    assert services.store.log.after(project_id, 0)[0].subject == "meal.csv"


def test_who_may_only_look_starts_no_project(services):
    project_id = a_project(services)
    with pytest.raises(PermissionDenied):
        services.projects.create(VIEWER, a_journey())
    with pytest.raises(PermissionDenied):
        services.projects.duplicate(VIEWER, project_id, name="Copy")
    with pytest.raises(PermissionDenied):
        services.projects.make_to_be(VIEWER, project_id, name="Another")
    assert [row.id for row in services.projects.rows()] == [project_id]
    assert services.projects.duplicate(ANN, project_id, name="Copy")


@pytest.mark.parametrize("actor", [ANN, VIEWER])
def test_only_the_owner_moves_and_deletes_projects(services, actor):
    project_id = a_project(services)
    with pytest.raises(PermissionDenied):
        services.projects.move(actor, project_id, ProjectState.TRASHED)
    with pytest.raises(PermissionDenied):
        services.projects.purge(actor, project_id)
    assert [row.id for row in services.projects.rows()] == [project_id]


def test_an_unsound_document_makes_no_project(services):
    with pytest.raises(IntegrityError):
        services.projects.create(OWNER, Document())
    with pytest.raises(IntegrityError):
        services.projects.create(OWNER, a_journey().with_records(removed=["stage:s1"]))
    assert services.projects.rows() == ()


def test_everybody_gets_the_same_workbench(services):
    project_id = a_project(services)
    assert services.projects.workbench(project_id) is services.projects.workbench(project_id)


def test_an_unknown_project_is_refused(services):
    for asking in (services.projects.workbench, services.projects.row):
        with pytest.raises(ProjectUnknown):
            asking("nothing")


def test_a_duplicate_goes_its_own_way(services):
    project_id = a_project(services)
    copy_id = services.projects.duplicate(OWNER, project_id, name=" A  copy ")
    copy, original = services.projects.workbench(copy_id), services.projects.workbench(project_id)
    assert copy.document(OWNER).project.name == "A copy"
    assert len(copy.document(OWNER)) == len(original.document(OWNER))
    assert services.projects.row(copy_id).origin == "A stay at the hotel"
    does(copy, OWNER, "remove_stage", stage_id="stage:s1")
    assert original.document(OWNER) == a_journey()
    assert original.revision == 1


def test_a_duplicate_leaves_ratings_of_a_round_that_is_not_revealed_behind(services):
    rated = with_evaluation(a_journey())
    bench = services.projects.workbench(a_project(services, document=rated))
    does(bench, OWNER, "open_round", round_id="round:second", round_name="Round 2", follows_id="round:first")
    place = {"round_id": "round:second", "rater_id": "rater:ann", "criterion": "C1"}
    does(bench, OWNER, "rate", **place, score=1)
    copy_id = services.projects.duplicate(OWNER, bench.project_id, name="Copy")
    copy = services.projects.workbench(copy_id).document(OWNER)
    assert {record.id for record in copy.of_kind("rating")} == {record.id for record in rated.of_kind("rating")}
    assert copy.get("round:second").is_open
    assert len(list(bench.document(OWNER).of_kind("rating"))) == len(list(rated.of_kind("rating"))) + 1


@pytest.mark.parametrize("name", ["", " ", "x" * 201, "a\x00b"])
def test_a_duplicate_needs_a_proper_name(services, name):
    project_id = a_project(services)
    with pytest.raises(CommandInvalid):
        services.projects.duplicate(OWNER, project_id, name=name)
    assert len(services.projects.rows()) == 1


def test_a_project_goes_to_the_trash_and_comes_back(services):
    project_id = a_project(services)
    services.projects.move(OWNER, project_id, ProjectState.TRASHED)
    assert services.projects.rows() == ()
    assert [row.id for row in services.projects.rows(ProjectState.TRASHED)] == [project_id]
    services.projects.move(OWNER, project_id, ProjectState.ACTIVE)
    assert [row.id for row in services.projects.rows()] == [project_id]
    assert services.projects.workbench(project_id).document(OWNER) == a_journey()


def test_only_what_is_in_the_trash_is_deleted_for_good(services):
    project_id = a_project(services)
    with pytest.raises(StorageError, match="project_not_trashed"):
        services.projects.purge(OWNER, project_id)
    services.projects.move(OWNER, project_id, ProjectState.ARCHIVED)
    with pytest.raises(StorageError, match="project_not_trashed"):
        services.projects.purge(OWNER, project_id)
    assert services.projects.row(project_id)


def test_nobody_writes_to_a_project_deleted_for_good(services):
    project_id = a_project(services)
    bench = services.projects.workbench(project_id)
    services.projects.move(OWNER, project_id, ProjectState.TRASHED)
    services.projects.purge(OWNER, project_id)
    with pytest.raises(ProjectUnknown):
        does(bench, ANN, "rename_project", new_name="Too late")
    with pytest.raises(ProjectUnknown):
        services.projects.workbench(project_id)
    assert services.store.log.after(project_id, 0) == ()


def test_a_to_be_keeps_ids_and_names_its_origin(services):
    project_id = a_project(services)
    does(services.projects.workbench(project_id), OWNER, "rename_stage", stage_id="stage:s1", new_name="Before")
    to_be_id = services.projects.make_to_be(OWNER, project_id, name=" As it  shall be ")
    origin = services.projects.workbench(project_id).document(OWNER)
    to_be = services.projects.workbench(to_be_id).document(OWNER)
    assert to_be.project.name == "As it shall be"
    assert (to_be.project.origin_project, to_be.project.origin_revision) == (project_id, 2)
    assert to_be.project.origin_name == "A stay at the hotel"
    assert compare(origin, to_be).changes == ()
    assert {record.id for record in to_be} == {record.id for record in origin}


def test_a_to_be_leaves_behind_what_people_said_of_its_origin(services):
    whole = a_whole_project()
    project_id = services.projects.create(OWNER, whole)
    to_be = services.projects.workbench(services.projects.make_to_be(OWNER, project_id, name="To-be"))
    kinds = {record.kind for record in to_be.document(OWNER)}
    assert not kinds & {"round", "rater", "rating", "decision", "answer_set", "comment"}
    assert {"criteria_set", "criterion", "dismissal"} & {record.kind for record in whole} <= kinds


def test_what_lies_in_the_trash_is_not_copied(services):
    project_id = a_project(services)
    services.projects.move(OWNER, project_id, ProjectState.TRASHED)
    for copy in (services.projects.make_to_be, services.projects.duplicate):
        with pytest.raises(ProjectUnknown, match="project_trashed"):
            copy(OWNER, project_id, name="Another")
    assert services.projects.rows() == ()
    services.projects.move(OWNER, project_id, ProjectState.ARCHIVED)
    assert services.projects.make_to_be(OWNER, project_id, name="Another")


def test_a_to_be_begins_a_history_of_its_own(services):
    project_id = a_project(services)
    to_be = services.projects.workbench(services.projects.make_to_be(OWNER, project_id, name="To-be"))
    assert to_be.revision == 1
    does(to_be, OWNER, "remove_stage", stage_id="stage:s1")
    undoes(to_be, OWNER)
    assert compare(services.projects.workbench(project_id).document(OWNER), to_be.document(OWNER)).changes == ()
