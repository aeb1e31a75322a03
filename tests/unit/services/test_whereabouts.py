from __future__ import annotations

from cxdesign.storage import ProjectState
from tests.acting import OWNER


def test_who_watches_hears_where_the_project_went(services, bench):
    heard = []
    stop = bench.whereabouts.watch(heard.append)
    services.projects.move(OWNER, bench.project_id, ProjectState.ARCHIVED)
    services.projects.move(OWNER, bench.project_id, ProjectState.TRASHED)
    assert bench.whereabouts.now() is ProjectState.TRASHED
    services.projects.purge(OWNER, bench.project_id)
    assert bench.whereabouts.now() is None
    stop()
    bench.whereabouts.moved(ProjectState.ACTIVE)
    assert heard == [ProjectState.ARCHIVED, ProjectState.TRASHED, None]
