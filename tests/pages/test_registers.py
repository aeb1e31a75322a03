"""Personas and the other registers: entries added, filled in, linked, removed and brought back."""

from __future__ import annotations

import secrets
from datetime import date

import pytest

from cxdesign.commands import parse
from cxdesign.domain.blueprint import Performer
from cxdesign.domain.registers import Objective, Promise, Risk, Scene, Standard
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import Persona
from cxdesign.domain.vocabulary import RelationType
from cxdesign.ui.panels.register import REGISTERS, kind_of
from tests.golden.hotel import the_hotel
from tests.pages.conftest import COLLEAGUE
from tests.pages.firing import component_data
from tests.photographs import a_picture


@pytest.fixture
def hotel(services):
    """A project that has no entries yet; its id."""
    return services.projects.create(COLLEAGUE, the_hotel())


def field(app, widget, name):
    """Return the widget of a field of the open entry."""
    keys = ("register.field.", "register.bond.", "personas.")
    return next(
        found for found in getattr(app, widget) if str(found.key).startswith(keys) and f".{name}." in f"{found.key}."
    )


def stored(services, project):
    return services.projects.workbench(project).document(COLLEAGUE)


def added(open_app, project, kind):
    app = open_app("personas" if kind == "persona" else "standards", project=project)
    if kind not in {"persona", "standard"}:
        app.button_group(key="register.kind").set_value(kind).run()
    return app.button(key=f"register.add.{kind}").click().run()


@pytest.mark.parametrize("entry_type", [Persona, *REGISTERS], ids=kind_of)
def test_an_entry_is_added_renamed_removed_and_brought_back(services, open_app, hotel, entry_type):
    app = added(open_app, hotel, kind_of(entry_type))
    field(app, "text_input", "name").set_value("By hand").run()
    (entry,) = stored(services, hotel).entries(entry_type)
    assert entry.name == "By hand"
    app.button(key=f"register.remove.{entry.id}").click().run()
    assert not stored(services, hotel).entries(entry_type)
    app.button(key="register.undo").click().run()
    assert stored(services, hotel).entries(entry_type) == (entry,)
    assert not app.exception


def test_fields_of_a_standard_are_kept(services, open_app, hotel):
    app = added(open_app, hotel, "standard")
    field(app, "text_input", "metric").set_value("Time to the key").run()
    field(app, "number_input", "target").set_value(3.0).run()
    field(app, "selectbox", "standard_type").set_value("response_time").run()
    field(app, "button_group", "is_met").set_value("unmet").run()
    (standard,) = stored(services, hotel).entries(Standard)
    assert (standard.metric, standard.target, standard.standard_type, standard.is_met) == (
        "Time to the key",
        3.0,
        "response_time",
        False,
    )


def test_a_link_is_made_and_taken_back(services, open_app, hotel):
    app = added(open_app, hotel, "standard")
    touchpoint = stored(services, hotel).touchpoints[1]
    (standard,) = stored(services, hotel).entries(Standard)
    field(app, "multiselect", "governed_by").set_value([touchpoint.id]).run()
    (relation,) = stored(services, hotel).all(Relation)
    assert (relation.relation, relation.source_id, relation.target_id) == (
        RelationType.GOVERNED_BY,
        touchpoint.id,
        standard.id,
    )
    field(app, "multiselect", "governed_by").set_value([]).run()
    assert not stored(services, hotel).all(Relation)


def test_grades_days_and_flags_are_kept_and_taken_back(services, open_app, hotel):
    app = added(open_app, hotel, "risk")
    for name in ("likelihood", "severity", "controllability"):
        field(app, "button_group", name).set_value(5).run()
    (risk,) = stored(services, hotel).entries(Risk)
    assert risk.score == 25
    field(app, "button_group", "severity").set_value(None).run()
    assert stored(services, hotel).entries(Risk)[0].severity is None
    app = added(open_app, hotel, "promise")
    field(app, "toggle", "is_total").set_value(True).run()
    field(app, "number_input", "promised_minutes").set_value(40).run()
    (promise,) = stored(services, hotel).entries(Promise)
    assert (promise.is_total, promise.promised_minutes) == (True, 40)
    app = added(open_app, hotel, "objective")
    field(app, "date_input", "due_on").set_value(date(2027, 3, 1)).run()
    assert stored(services, hotel).entries(Objective)[0].due_on.isoformat() == "2027-03-01"


def test_a_hundred_points_are_kept_and_others_refused(services, open_app, hotel):
    app = added(open_app, hotel, "persona")
    for name, points in zip(("tangibles", "reliability"), (60, 30), strict=True):
        field(app, "number_input", f"weight_{name}").set_value(points)
    app.run()
    assert any("90 of 100" in caption.value for caption in app.caption)
    (persona,) = stored(services, hotel).entries(Persona)
    app.button(key=f"personas.keep.{persona.id}").click().run()
    assert stored(services, hotel).entries(Persona)[0].weight_tangibles is None
    assert "90" in app.warning[0].value
    field(app, "number_input", "weight_empathy").set_value(10)
    app.button(key=f"personas.keep.{persona.id}").click().run()
    persona = stored(services, hotel).entries(Persona)[0]
    assert (persona.weight_tangibles, persona.weight_empathy, persona.weight_assurance) == (60, 10, 0)
    assert not app.warning
    assert {"100 points, kept"} < {caption.value for caption in app.caption}
    assert any("Tangibles 60 of 100" in caption.value for caption in app.caption)


def test_the_latest_step_is_taken_back_by_its_name(services, open_app, hotel):
    app = added(open_app, hotel, "standard")
    field(app, "text_input", "metric").set_value("Time to the key").run()
    undo = app.button(key="register.undo_latest")
    assert "metric" in undo.label
    undo.click().run()
    assert stored(services, hotel).entries(Standard)[0].metric == ""
    app.button(key="register.undo_latest").click().run()
    assert not stored(services, hotel).entries(Standard)
    assert "register.undo_latest" not in [button.key for button in app.button]


def test_one_persona_at_most_is_the_target(services, open_app, hotel):
    app = added(open_app, hotel, "persona")
    app = app.button(key="register.add.persona").click().run()
    first, second = stored(services, hotel).entries(Persona)
    for persona in (first, second):
        app.button(key=f"register.choose.{persona.id}").click().run()
        field(app, "toggle", f"target.{persona.id}").set_value(True).run()
    assert [persona.is_target for persona in stored(services, hotel).entries(Persona)] == [False, True]


def test_a_scene_leads_to_its_matrix(services, open_app, hotel):
    app = added(open_app, hotel, "scene")
    (scene,) = stored(services, hotel).entries(Scene)
    app.button(key=f"scenes.open.{scene.id}").click().run()
    assert not app.exception
    assert app.query_params["record"] == scene.id
    assert component_data(app, "scenes.board")["reveal"] == [scene.id]


def test_a_link_a_colleague_has_made_meanwhile_stays(services, open_app, hotel):
    app = added(open_app, hotel, "standard")
    (standard,) = stored(services, hotel).entries(Standard)
    theirs, mine = (touchpoint.id for touchpoint in stored(services, hotel).touchpoints[:2])
    links = field(app, "multiselect", "governed_by")
    by_colleague(
        services, hotel, {"name": "relate", "relation": "governed_by", "source_id": theirs, "target_id": standard.id}
    )
    links.set_value([mine]).run()
    assert {link.source_id for link in stored(services, hotel).all(Relation)} == {theirs, mine}


def test_text_for_an_entry_that_is_gone_is_shown_back(services, open_app, hotel):
    app = added(open_app, hotel, "persona")
    (persona,) = stored(services, hotel).entries(Persona)
    goal = field(app, "text_area", "goal")
    by_colleague(services, hotel, {"name": "remove_entry", "entry_id": persona.id})
    goal.set_value("Written for ten minutes").run()
    assert "Written for ten minutes" in app.error[0].value
    app.button(key="unkept.close").click().run()
    assert not app.error


def test_a_field_that_two_have_changed_is_not_overwritten_without_asking(services, open_app, hotel):
    app = added(open_app, hotel, "persona")
    (persona,) = stored(services, hotel).entries(Persona)
    goal = field(app, "text_area", "goal")
    by_colleague(
        services, hotel, {"name": "edit_entry", "entry_id": persona.id, "attributes": {"goal": "Theirs, kept"}}
    )
    goal.set_value("Mine, kept").run()
    assert stored(services, hotel).entries(Persona)[0].goal == "Theirs, kept"
    assert "Theirs, kept" in app.error[0].value
    assert "Mine, kept" in app.error[0].value
    app.button(key="unkept.use").click().run()
    assert stored(services, hotel).entries(Persona)[0].goal == "Mine, kept"
    assert not app.error


def test_a_refused_value_leaves_its_field_and_a_choice_can_be_left_open_again(services, open_app, hotel):
    app = added(open_app, hotel, "standard")
    name = field(app, "text_input", "name").value
    field(app, "text_input", "name").set_value(" ").run()
    assert field(app, "text_input", "name").value == name
    assert app.toast
    field(app, "selectbox", "standard_type").set_value("response_time").run()
    field(app, "selectbox", "standard_type").set_value("").run()
    assert stored(services, hotel).entries(Standard)[0].standard_type is None


def by_colleague(services, project, command):
    """Let a colleague do something while the page stands as it was drawn."""
    services.projects.workbench(project).execute(COLLEAGUE, secrets.token_hex(16), parse(command))


def test_the_performers_list_says_who_they_are(services, open_app, hotel):
    app = added(open_app, hotel, "performer")
    field(app, "selectbox", "performer_type").set_value("outsourced").run()
    field(app, "selectbox", "control_mode").set_value("audit").run()
    assert stored(services, hotel).entries(Performer)[0].control_mode == "audit"
    assert any("Outsourced" in caption.value and "Audit" in caption.value for caption in app.caption)


def test_a_persona_gets_a_portrait_in_words_and_loses_it(services, open_app, hotel):
    app = added(open_app, hotel, "persona")
    (persona,) = stored(services, hotel).entries(Persona)
    (uploader,) = (one for one in app.file_uploader if str(one.key).startswith("portrait.file."))
    uploader.upload("face.png", a_picture(40, 60), "image/png").run()
    (persona,) = stored(services, hotel).entries(Persona)
    assert (persona.image_width, persona.image_height) == (40, 60)
    (words,) = (one for one in app.text_input if str(one.key).startswith("portrait.alt."))
    words.set_value("A woman with two bags").run()
    assert stored(services, hotel).entries(Persona)[0].image_alt == "A woman with two bags"
    app.button(key=f"portrait.remove.{persona.id}").click().run()
    (bare,) = stored(services, hotel).entries(Persona)
    assert (bare.image, bare.image_alt) == (None, "")
    assert not app.exception


def test_what_is_no_picture_is_told_and_changes_nothing(services, open_app, hotel):
    app = added(open_app, hotel, "persona")
    (uploader,) = (one for one in app.file_uploader if str(one.key).startswith("portrait.file."))
    uploader.upload("face.png", b"<svg onload=alert(1)/>", "image/png").run()
    assert any("not a picture" in toast.value for toast in app.toast)
    assert not stored(services, hotel).entries(Persona)[0].image
