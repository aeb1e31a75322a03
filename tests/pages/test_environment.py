"""The co-creation environment: canvas, who takes part how far, who may decide what, sessions and ideas."""

from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.domain.environment import CANVAS_ID, Empowerment, Participation, Session
from cxdesign.domain.relations import Relation
from tests.builders import an_empty_journey
from tests.golden.hotel import the_hotel
from tests.pages.conftest import COLLEAGUE
from tests.pages.test_registers import field


@pytest.fixture
def hotel(services):
    """A project whose environment nobody has thought of; its id."""
    return services.projects.create(COLLEAGUE, the_hotel())


def stored(services, project):
    return services.projects.workbench(project).document(COLLEAGUE)


def opened(open_app, project, part=None):
    app = open_app("environment", project=project)
    return app.button_group(key="environment.part").set_value(part).run() if part else app


def starting(app, widget, prefix):
    return [found for found in getattr(app, widget) if str(found.key).startswith(prefix)]


def test_answers_on_the_canvas_are_kept_and_taken_back(services, open_app, hotel):
    app = opened(open_app, hotel)
    starting(app, "text_area", "canvas.text.")[0].set_value("Six guests").run()
    assert stored(services, hotel).get(CANVAS_ID).participants == "Six guests"
    app.button(key="register.undo_latest").click().run()
    assert stored(services, hotel).get(CANVAS_ID) is None
    assert not app.exception


def test_what_a_colleague_wrote_meanwhile_stays_and_ones_own_is_shown_back(services, open_app, hotel):
    app = opened(open_app, hotel)
    bench = services.projects.workbench(hotel)
    bench.execute(COLLEAGUE, "theirs", parse({"name": "edit_environment", "participants": "Their guests"}))
    starting(app, "text_area", "canvas.text.")[0].set_value("My guests").run()
    assert stored(services, hotel).get(CANVAS_ID).participants == "Their guests"
    assert any("My guests" in error.value for error in app.error)


def test_a_level_is_chosen_and_taken_back_in_the_matrix(services, open_app, hotel):
    app = opened(open_app, hotel, "participation")
    stages = stored(services, hotel).stages
    cells = starting(app, "selectbox", "participation.level.")
    assert len(cells) == 5 * len(stages)
    cells[0].set_value("involve").run()
    (planned,) = stored(services, hotel).all(Participation)
    assert (planned.stage_id, planned.stakeholder, planned.level) == (stages[0].id, "customer", "involve")
    starting(app, "selectbox", "participation.level.")[0].set_value("").run()
    assert not stored(services, hotel).all(Participation)
    assert not app.exception


def test_an_open_check_leads_to_what_is_missing(services, open_app, hotel):
    bench = services.projects.workbench(hotel)
    bench.execute(COLLEAGUE, "point", parse({"name": "add_entry", "entry_id": "datapoint:d", "entry_name": "Pillow"}))
    app = opened(open_app, hotel)
    app.button(key="environment.show.recipients").click().run()
    assert field(app, "text_input", "recipient").value == ""
    assert not app.exception


def test_without_stages_the_matrix_says_where_they_are_made(services, open_app):
    app = opened(open_app, services.projects.create(COLLEAGUE, an_empty_journey()), "participation")
    assert app.button(key="participation.journey")
    assert not app.exception


def test_a_row_of_the_empowerment_matrix_is_linked_with_where_it_may_be_needed(services, open_app, hotel):
    app = opened(open_app, hotel, "empowerment")
    app.button(key="register.add.empowerment").click().run()
    field(app, "text_input", "empowered_role").set_value("Porter").run()
    touchpoint = stored(services, hotel).touchpoints[0]
    field(app, "multiselect", "empowered_by").set_value([touchpoint.id]).run()
    (entry,) = stored(services, hotel).entries(Empowerment)
    (link,) = stored(services, hotel).all(Relation)
    assert (entry.empowered_role, link.source_id, link.target_id) == ("Porter", touchpoint.id, entry.id)


def test_a_session_is_logged_by_role_and_a_removed_one_comes_back(services, open_app, hotel):
    app = opened(open_app, hotel, "session")
    app.button(key="register.add.session").click().run()
    field(app, "button_group", "roles").set_value(["customer", "manager"]).run()
    (entry,) = stored(services, hotel).entries(Session)
    assert entry.roles == ("customer", "manager")
    app.button(key=f"register.remove.{entry.id}").click().run()
    app.button(key="register.undo").click().run()
    assert stored(services, hotel).entries(Session) == (entry,)
    assert not app.exception
