from __future__ import annotations

import pytest

from cxdesign.errors import ProjectUnknown
from cxdesign.storage import ProjectState
from tests.acting import ANN, a_project, does


@pytest.fixture
def projects(services):
    return services.store.projects


def test_projects_are_listed_by_their_last_change(services, projects):
    first, second = a_project(services, name="First"), a_project(services, name="Second")
    assert [row.name for row in projects.list(ProjectState.ACTIVE)] == ["Second", "First"]
    does(services.projects.workbench(first), ANN, "rename_project", new_name="First again")
    assert [row.name for row in projects.list(ProjectState.ACTIVE)] == ["First again", "Second"]
    assert {first, second} == {row.id for row in projects.list(ProjectState.ACTIVE)}


def test_a_project_without_a_document_is_not_listed(projects, clock):
    projects.add("p1", name="Half made", actor_id=ANN.id, at=clock())
    assert projects.list(ProjectState.ACTIVE) == ()
    assert projects.get("p1").revision == 0


@pytest.mark.parametrize("state", [ProjectState.ARCHIVED, ProjectState.TRASHED])
def test_a_project_is_listed_in_its_state(services, projects, clock, state):
    project_id = a_project(services)
    at = clock()
    projects.set_state(project_id, state, at=at)
    assert projects.list(ProjectState.ACTIVE) == ()
    assert [row.state_at for row in projects.list(state)] == [at]
    projects.set_state(project_id, ProjectState.ACTIVE, at=clock())
    assert [row.id for row in projects.list(ProjectState.ACTIVE)] == [project_id]


def test_a_purged_project_is_gone_with_its_log(services, projects):
    project_id, other = a_project(services), a_project(services)
    projects.purge(project_id)
    assert services.store.log.after(project_id, 0) == ()
    assert services.store.log.after(other, 0)
    with pytest.raises(ProjectUnknown):
        projects.get(project_id)


def test_an_unknown_project_is_refused(projects, clock):
    with pytest.raises(ProjectUnknown):
        projects.get("nothing")
    with pytest.raises(ProjectUnknown):
        projects.set_state("nothing", ProjectState.TRASHED, at=clock())
    projects.purge("nothing")
