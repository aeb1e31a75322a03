"""The co-creation environment: canvas, who takes part how far, who may decide what, sessions and ideas."""

from __future__ import annotations

from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest

from cxdesign.commands import parse
from cxdesign.domain.environment import CANVAS_ID, Empowerment, Idea, Participation, Session
from cxdesign.domain.facilitation import Park, SetState
from cxdesign.domain.relations import Relation
from cxdesign.services.starters import load_starter
from tests.builders import an_empty_journey
from tests.golden.hotel import the_hotel
from tests.pages.conftest import COLLEAGUE
from tests.pages.firing import component_data, fire
from tests.pages.test_registers import field
from tests.unit.domain.test_agenda import a_prompt, an_agenda


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


def a_canvas_not_drawn_anew(project):
    from cxdesign.ui import session
    from cxdesign.ui.panels import canvas
    from tests.golden.hotel import the_hotel

    canvas.form(session.services().projects.workbench(project), the_hotel())


def test_who_types_on_before_the_canvas_is_drawn_anew_is_in_no_conflict_with_oneself(services, hotel):
    app = AppTest.from_function(a_canvas_not_drawn_anew, kwargs={"project": hotel}, default_timeout=60).run()
    for text in ("Six guests", "Six guests and a cook"):
        starting(app, "text_area", "canvas.text.")[0].set_value(text).run()
        assert stored(services, hotel).get(CANVAS_ID).participants == text
    assert not app.error


def acted(app, name, *acts):
    """Deliver what was done in a matrix, each time from a tab that was opened anew."""
    numbered = [{**act, "number": place} for place, act in enumerate(acts, start=1)]
    return fire(app, f"matrix.{name}", "acts", {"client": uuid4().hex, "acts": numbered})


def level(row, column, value):
    return {"name": "level", "row": row, "column": column, "value": value}


def test_a_level_is_chosen_and_taken_back_in_the_matrix(services, open_app, hotel):
    app = opened(open_app, hotel, "participation")
    stages = stored(services, hotel).stages
    rows = component_data(app, "matrix.participation")["rows"]
    assert [len(row["cells"]) for row in rows] == [5] * len(stages)
    acted(app, "participation", level(stages[0].id, "customer", "inform"), level(stages[0].id, "customer", "involve"))
    (planned,) = stored(services, hotel).all(Participation)
    assert (planned.stage_id, planned.stakeholder, planned.level) == (stages[0].id, "customer", "involve")
    assert component_data(app, "matrix.participation")["rows"][0]["cells"][0]["text"] == "Involve"
    acted(app, "participation", level(stages[0].id, "customer", ""))
    assert not stored(services, hotel).all(Participation)
    acted(app, "participation", level(stages[0].id, "nobody", "involve"), {"name": "open", "entry": "empowerment:x"})
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


def situations(app):
    data = component_data(app, "matrix.empowerment")
    roles = [column["name"] for column in data["columns"]]
    return {row["name"]: dict(zip(roles, row["cells"], strict=True)) for row in data["rows"]}


def filled(situation, role, limit, escalation="", *, entry="", row="0", was=("", "")):
    before = {"limit": was[0], "escalation": was[1]}
    where = {"name": "fill", "row": row, "situation": situation, "column": role, "entry": entry}
    return {**where, "limit": limit, "escalation": escalation, "was": before}


def test_a_situation_is_added_and_filled_where_it_stands(services, open_app, hotel):
    app = opened(open_app, hotel, "empowerment")
    acted(app, "empowerment", {"name": "add", "what": "situation", "text": "Late meal"})
    assert situations(app)["Late meal"]["Nobody named yet"]["gap"].startswith("Missing: May decide on the spot")
    acted(app, "empowerment", {"name": "add", "what": "role", "text": "Porter"})
    acted(app, "empowerment", filled("Late meal", "Porter", "30 EUR"))
    (entry,) = stored(services, hotel).entries(Empowerment)
    assert (entry.name, entry.empowered_role, entry.limit) == ("Late meal", "Porter", "30 EUR")
    cell = situations(app)["Late meal"]["Porter"]
    assert (cell["tone"], cell["is_open"]) == ("open", True)
    acted(app, "empowerment", filled("Late meal", "Porter", "30 EUR", "Chef", entry=entry.id, was=("30 EUR", "")))
    assert situations(app)["Late meal"]["Porter"]["tone"] == "strong"
    acted(app, "empowerment", filled("Late meal", "Chef", "All", "Nobody"))
    assert len(stored(services, hotel).entries(Empowerment)) == 2
    assert not app.exception


def test_a_situation_and_a_role_are_renamed_and_removed_as_a_whole(services, open_app, hotel):
    app = opened(open_app, hotel, "empowerment")
    acted(app, "empowerment", filled("Late meal", "Porter", "30 EUR"), filled("Late meal", "Chef", "All"))
    ids = [entry.id for entry in stored(services, hotel).entries(Empowerment)]
    acted(app, "empowerment", {"name": "rename", "what": "situation", "entries": ids, "text": "Hungry at night"})
    acted(app, "empowerment", {"name": "rename", "what": "role", "entries": ids[:1], "text": "Night porter"})
    assert list(situations(app)) == ["Hungry at night"]
    assert list(situations(app)["Hungry at night"]) == ["Night porter", "Chef"]
    acted(app, "empowerment", {"name": "remove", "entries": ids})
    assert not stored(services, hotel).entries(Empowerment)
    app.button(key="register.undo").click().run()
    assert len(stored(services, hotel).entries(Empowerment)) == 2
    assert not app.exception


def test_a_limit_a_colleague_has_written_meanwhile_stays(services, open_app, hotel):
    app = opened(open_app, hotel, "empowerment")
    acted(app, "empowerment", filled("Late meal", "Porter", "30 EUR"))
    (entry,) = stored(services, hotel).entries(Empowerment)
    acted(app, "empowerment", filled("Late meal", "Porter", "99 EUR", entry=entry.id, was=("10 EUR", "")))
    assert stored(services, hotel).entries(Empowerment) == (entry,)
    assert any("99 EUR" in error.value for error in app.error)


def test_a_fail_point_nobody_is_empowered_for_becomes_a_row_that_is_linked(services, open_app):
    project = services.projects.create(COLLEAGUE, load_starter("food_delivery", "en"))
    app = opened(open_app, project, "empowerment")
    key = next(button.key for button in starting(app, "button", "empowerment.step."))
    app.button(key=key).click().run()
    (entry,) = stored(services, project).entries(Empowerment)
    links = [link for link in stored(services, project).all(Relation) if link.target_id == entry.id]
    assert [f"empowerment.step.{link.source_id}" for link in links] == [key]
    field(app, "text_input", "empowered_role").set_value("Shift lead").run()
    assert key not in {button.key for button in app.button}
    assert not app.exception


def test_an_exit_check_opens_to_its_formula_and_inputs(open_app, hotel):
    app = opened(open_app, hotel)
    app.button(key="figure.open.environment.participation").click().run()
    assert any("involve" in text.value and "≥ 1" in text.value for text in app.markdown)
    assert any("Front line" in text.value and "in no stage yet" in text.value for text in app.markdown)
    app.button(key="opened.close.environment").click().run()
    assert not app.exception


def test_a_held_workshop_is_taken_over_into_the_logs_once(services, open_app, hotel):
    services.workshops.begin(COLLEAGUE, hotel, an_agenda(a_prompt()))
    start = SetState(name="set_state", prompt_id="p1", state="open")
    for deed in (start, Park(name="park", thought_id="t1", text="Ask the night shift")):
        services.workshops.carry_out(COLLEAGUE, hotel, deed)
    app = opened(open_app, hotel, "session")
    assert "session_log.take" not in {button.key for button in app.button}
    services.workshops.close(COLLEAGUE, hotel)
    app.run()
    app.button(key="session_log.take").click().run()
    assert [one.session_status for one in stored(services, hotel).entries(Session)] == ["held"]
    assert [one.name for one in stored(services, hotel).entries(Idea)] == ["Ask the night shift"]
    assert "session_log.take" not in {button.key for button in app.button}
    assert not app.exception


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


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_the_sample_shows_every_part_and_can_be_printed(services, open_app, locale):
    project = services.projects.create(COLLEAGUE, load_starter("hotel", locale))
    for part in ("environment_canvas", "participation", "empowerment", "session", "idea"):
        app = opened(open_app, project, part)
        assert not app.exception
        assert any(element.proto.label for element in app.get("download_button"))


def test_what_nobody_has_begun_is_not_printed(open_app, hotel):
    assert not opened(open_app, hotel).get("download_button")
