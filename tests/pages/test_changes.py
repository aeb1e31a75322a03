"""Changes: a to-be against its origin, moments, other projects, and what is told when nothing differs."""

from __future__ import annotations

import pytest

from cxdesign.analysis.changes import ChangeKind
from cxdesign.commands import parse
from cxdesign.formats import native
from cxdesign.services.starters import load_starter
from cxdesign.storage import ProjectState
from tests.pages.conftest import COLLEAGUE, go
from tests.pages.firing import component_data


def does(services, project_id, name, **fields):
    bench = services.projects.workbench(project_id)
    bench.execute(COLLEAGUE, services.new_id(), parse({"name": name, **fields}))


def headline(app):
    return next(element.value for element in app.markdown if element.value.startswith("# "))


def said(app):
    return [element.value for element in (*app.markdown, *app.caption, *app.info)]


@pytest.fixture
def to_be(services, hotel):
    """A to-be of the sample with a renamed touchpoint; its id."""
    project = services.projects.make_to_be(COLLEAGUE, hotel, name="Hotel as it shall be")
    does(services, project, "rename_touchpoint", touchpoint_id="touchpoint:booking", new_name="Booking by voice")
    return project


@pytest.mark.parametrize(("locale", "sentence"), [("en", "# 1 changed"), ("zh-CN", "# 修改 1 项")])
def test_a_to_be_is_compared_with_its_origin_at_once(open_app, to_be, locale, sentence):
    app = open_app("changes", project=to_be, locale=locale)
    assert not app.exception
    assert headline(app) == sentence
    assert app.button(key="changes.open.touchpoint:booking")


def test_a_change_leads_to_its_record(open_app, to_be):
    app = open_app("changes", project=to_be)
    app.button(key="changes.open.touchpoint:booking").click().run()
    assert app.query_params["record"] == "touchpoint:booking"
    assert component_data(app, "journey.board")["project_id"] == to_be


def test_the_list_is_filtered_and_the_boards_are_chosen(services, open_app, to_be):
    card = next(iter(load_starter("hotel", "en").of_kind("note")))
    does(services, to_be, "remove_card", card_id=card.id)
    app = open_app("changes", project=to_be)
    assert headline(app) == "# 1 changed, 1 removed"
    app.button_group(key="changes.filter").set_value([ChangeKind.REMOVED]).run()
    assert not [button for button in app.button if button.key == "changes.open.touchpoint:booking"]
    app.button_group(key="changes.view").set_value("side").run()
    assert not app.exception
    left, right = (component_data(app, f"changes.{side}.journey")["still"]["marks"] for side in ("left", "right"))
    assert (card.id in left, card.id in right, "touchpoint:booking" in left) == (True, False, True)


def test_without_changes_the_page_says_so_and_offers_a_to_be(services, open_app, hotel):
    app = open_app("changes", project=hotel)
    assert headline(app) == "# Nothing differs"
    app.button(key="to_be.make").click().run()
    assert len(services.projects.rows()) == 2
    made = services.projects.workbench(app.query_params["project"]).document(COLLEAGUE).project
    assert (made.origin_project, made.origin_revision) == (hotel, 1)
    app.button(key="to_be.changes").click().run()
    assert headline(app) == "# Nothing differs"


def test_an_earlier_moment_is_chosen_by_what_was_done_then(services, open_app, hotel):
    does(services, hotel, "name_version", version_name="Before")
    does(services, hotel, "rename_stage", stage_id="stage:plan", new_name="Planning")
    app = open_app("changes", project=hotel)
    assert headline(app) == "# 1 changed"
    app.selectbox(key=f"changes.left.{hotel}").set_value("moment").run()
    app.slider(key=f"changes.moment.left.{hotel}").set_value(3).run()
    assert headline(app) == "# Nothing differs"
    assert any("Rename stage" in text for text in said(app))


def test_showing_a_step_of_the_blueprint_turns_the_boards_to_it(services, open_app):
    delivery = services.projects.create(COLLEAGUE, load_starter("food_delivery", "en"))
    to_be = services.projects.make_to_be(COLLEAGUE, delivery, name="To-be")
    bench = services.projects.workbench(to_be)
    lanes = {lane.id: lane.role.value for lane in bench.document(COLLEAGUE).lanes}
    step = next(one for one in bench.document(COLLEAGUE).of_kind("step") if lanes[one.lane_id] == "support")
    does(services, to_be, "edit_card", card_id=step.id, text="Otherwise")
    app = open_app("changes", project=to_be)
    assert component_data(app, "changes.one.journey")["still"]["reveal"] is None
    app.button(key=f"changes.show.{step.id}").click().run()
    assert not app.exception
    assert component_data(app, "changes.one.blueprint")["still"]["reveal"]["id"] == step.id


def test_both_sides_are_swapped(open_app, to_be):
    app = open_app("changes", project=to_be)
    app.button(key="changes.swap").click().run()
    assert app.selectbox(key=f"changes.left.{to_be}").value == "present"
    assert any("“Booking by voice” → “Booking”" in text.replace("\\", "") for text in said(app))


def test_another_project_is_matched_by_words_and_that_is_said(services, open_app, hotel):
    other = services.projects.create(COLLEAGUE, load_starter("city_hotel", "en"))
    app = open_app("changes", project=hotel)
    app.selectbox(key=f"changes.left.{hotel}").set_value(f"project:{other}").run()
    assert not app.exception
    assert any("matched by similar words" in text for text in said(app))
    assert any(expander.label.startswith("Pairs that are only similar") for expander in app.expander)


def test_a_file_is_compared_and_a_broken_one_is_refused(services, open_app, hotel):
    before = services.projects.workbench(hotel).document(COLLEAGUE)
    does(services, hotel, "rename_stage", stage_id="stage:plan", new_name="Planning")
    app = open_app("changes", project=hotel)
    app.selectbox(key=f"changes.left.{hotel}").set_value("file").run()
    assert any("Choose a file" in text for text in said(app))
    app.file_uploader(key="changes.file.left").upload("broken.json", b"{", "application/json").run()
    assert len(app.error) == 1
    app.file_uploader(key="changes.file.left").upload("before.json", native.write(before), "application/json").run()
    assert not app.exception
    assert headline(app) == "# 1 changed"


def test_a_to_be_whose_origin_is_elsewhere_says_so(services, open_app):
    document = load_starter("hotel", "en")
    strange = document.project.replaced({"origin_project": "0" * 32, "origin_name": "As it is", "origin_revision": 4})
    project = services.projects.create(COLLEAGUE, document.with_records(changed=[strange]))
    app = open_app("changes", project=project)
    assert not app.exception
    assert "not on this server" in app.info[0].value
    assert app.selectbox(key=f"changes.left.{project}").value == "file"


def test_home_shows_a_to_be_with_its_origin(services, open_app, hotel, to_be):
    services.projects.create(COLLEAGUE, load_starter("gym", "en"))
    app = open_app("home")
    lines = [
        button.key.removeprefix("project.open.") for button in app.button if str(button.key).startswith("project.open.")
    ]
    assert lines.index(to_be) == lines.index(hotel) + 1
    assert any("to-be of Business hotel" in text.replace("\\", "") for text in said(app))
    app.menu_button(key=f"project.menu.{to_be}").click("changes").run()
    assert headline(app) == "# 1 changed"


def test_home_makes_a_to_be_from_the_menu(services, open_app, hotel):
    app = open_app("home")
    app.menu_button(key=f"project.menu.{hotel}").click("to_be").run()
    row = next(row for row in services.projects.rows(ProjectState.ACTIVE) if row.id != hotel)
    assert row.name == "Business hotel in twelve moments (to-be)"
    assert component_data(app, "journey.board")["project_id"] == row.id


def test_the_history_leads_to_the_comparison(open_app, hotel, to_be):
    app = open_app("history", project=hotel)
    app.button(key=f"to_be.compare.{to_be}").click().run()
    assert headline(app) == "# 1 changed"
    app = go(app, "history")
    assert any("Made of" in text for text in said(app))


def test_a_to_be_is_made_from_the_head_of_the_journey_map(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    app.button(key="head.to_be").click().run()
    assert not app.exception
    made = next(row for row in services.projects.rows() if row.id != hotel)
    assert services.projects.workbench(made.id).document(COLLEAGUE).project.origin_project == hotel
    assert component_data(app, "journey.board")["project_id"] == made.id


@pytest.mark.parametrize("name", ["empathy", "scenes"])
def test_the_other_maps_are_compared_as_boards_too(services, open_app, name):
    project = services.projects.create(COLLEAGUE, load_starter("gym", "en"))
    to_be = services.projects.make_to_be(COLLEAGUE, project, name="Gym as it shall be")
    document = services.projects.workbench(to_be).document(COLLEAGUE)
    note, scene = next(iter(document.of_kind("empathy_note"))), next(iter(document.of_kind("scene")))
    does(services, to_be, "move_empathy_note", note_id=note.id, persona_id=note.persona_id, area="say", before_id=None)
    does(services, to_be, "edit_entry", entry_id=scene.id, attributes={"name": "Greeting"})
    app = open_app("changes", project=to_be)
    app.button_group(key="changes.map").set_value(name).run()
    assert not app.exception
    assert any("Greeting" in element.value for element in app.markdown if element.value.startswith("| Register"))
    app.button_group(key="changes.view").set_value("side").run()
    assert not app.exception
