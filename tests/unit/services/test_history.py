from __future__ import annotations

import pytest

from cxdesign.services.history import ProjectHistory
from tests.acting import ANN, BEN, OWNER, does, undoes


@pytest.fixture
def history(services, bench):
    return ProjectHistory(bench.project_id, services.store.log)


def test_operations_are_told_oldest_first(bench, history):
    does(bench, ANN, "rename_stage", stage_id="stage:s1", new_name="Arrival")
    undoes(bench, ANN)
    assert [(o.revision, o.command, o.subject) for o in history.operations(BEN, 0)] == [
        (1, "import_document", "A stay at the hotel"),
        (2, "rename_stage", "Stage s1"),
        (3, "undo", "Stage s1"),
    ]
    assert [o.revision for o in history.operations(BEN, 1, until=2)] == [2]


def test_versions_are_the_revisions_somebody_named(bench, history):
    does(bench, ANN, "name_version", version_name="v1")
    does(bench, ANN, "rename_project", new_name="Another")
    does(bench, BEN, "name_version", version_name="v2")
    assert [(o.revision, o.subject, o.actor_id) for o in history.versions()] == [(2, "v1", ANN.id), (4, "v2", BEN.id)]


def test_the_document_as_it_was(bench, history):
    before = bench.document(ANN)
    does(bench, ANN, "remove_stage", stage_id="stage:s1")
    assert history.document(BEN, 1) == before
    assert history.document(BEN, 2) == bench.document(ANN)


def test_who_has_ever_changed_the_project(bench, history):
    does(bench, ANN, "rename_project", new_name="Another")
    assert history.actor_ids() == {OWNER.id, ANN.id}
