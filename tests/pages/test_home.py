"""Home: starting something, and keeping the list of projects in order."""

from __future__ import annotations

import pytest

from cxdesign.formats import native
from cxdesign.services.starters import load_starter
from cxdesign.storage import ProjectState
from tests.pages.conftest import COLLEAGUE
from tests.pages.firing import component_data


def choose(app, project_id, action):
    return app.menu_button(key=f"project.menu.{project_id}").click(action).run()


def only_project(services):
    (row,) = services.projects.rows()
    return row


@pytest.mark.parametrize(
    ("locale", "sample", "opened"),
    [
        ("en", "food_delivery", ("Food delivery", "blueprint.board")),
        ("zh-CN", "food_delivery", ("外卖点餐", "blueprint.board")),
        ("en", "gym", ("Gym with four scenes", "journey.board")),
    ],
)
def test_a_sample_opens_as_a_project_of_its_own_on_the_map_it_is_about(services, open_app, locale, sample, opened):
    name, board = opened
    app = open_app(locale=locale)
    app.button(key=f"starter.open.{sample}").click().run()
    row = only_project(services)
    assert row.name == name
    assert app.query_params["project"] == row.id
    assert component_data(app, board)["project_id"] == row.id


def test_a_template_opens_as_a_project(services, open_app):
    app = open_app()
    app.button(key="welcome.choose.template").click().run()
    app.button(key="starter.open.seven_links").click().run()
    row = only_project(services)
    assert len(services.projects.workbench(row.id).document(COLLEAGUE).touchpoints) == 7


def test_an_empty_map_opens_with_one_click(services, open_app):
    app = open_app()
    app.button(key="welcome.choose.empty").click().run()
    row = only_project(services)
    assert services.projects.workbench(row.id).document(COLLEAGUE).stages == ()
    assert component_data(app, "journey.board")["project_id"] == row.id


def test_a_file_is_shown_before_a_project_is_made_of_it(services, open_app):
    app = open_app()
    app.button(key="welcome.choose.file").click().run()
    app.file_uploader(key="welcome.file").upload("ride.csv", b"Touchpoint,Book,Ride\nEmotion,9,2\n", "text/csv").run()
    assert services.projects.rows() == ()
    assert any("B2" in caption.value for caption in app.caption)
    app.button(key="welcome.create").click().run()
    assert only_project(services).name == "ride"


def test_a_broken_file_is_told_and_nothing_is_made(services, open_app):
    app = open_app()
    app.button(key="welcome.choose.file").click().run()
    app.file_uploader(key="welcome.file").upload("broken.json", b'{"format": "cxdesign", ', "application/json").run()
    assert len(app.error) == 1
    assert services.projects.rows() == ()
    assert not [button for button in app.button if button.key == "welcome.create"]


def test_an_exported_file_opens_as_an_equal_document(services, open_app, hotel):
    data = native.write(services.projects.workbench(hotel).document(COLLEAGUE))
    app = open_app()
    app.button(key="welcome.choose.file").click().run()
    app.file_uploader(key="welcome.file").upload("hotel.json", data, "application/json").run()
    app.button(key="welcome.create").click().run()
    (copy,) = [row for row in services.projects.rows() if row.id != hotel]
    assert services.projects.workbench(copy.id).document(COLLEAGUE) == load_starter("hotel", "en")


@pytest.mark.parametrize(("action", "state"), [("archive", ProjectState.ARCHIVED), ("trash", ProjectState.TRASHED)])
def test_a_move_can_be_taken_back(services, open_app, hotel, action, state):
    app = choose(open_app(), hotel, action)
    assert services.projects.row(hotel).state is state
    app.button(key="projects.undo").click().run()
    assert services.projects.row(hotel).state is ProjectState.ACTIVE
    assert not [button for button in app.button if button.key == "projects.undo"]


def test_a_project_is_deleted_for_good_only_when_its_name_was_typed(services, open_app, hotel):
    services.projects.move(COLLEAGUE, hotel, ProjectState.TRASHED)
    app = open_app()
    app.button_group(key="projects.state.2").set_value(ProjectState.TRASHED).run()
    choose(app, hotel, "purge")
    assert app.button(key="dialog.purge").disabled
    app.text_input(key=f"dialog.typed.{hotel}").set_value("Business hotel").run()
    assert app.button(key="dialog.purge").disabled
    app.text_input(key=f"dialog.typed.{hotel}").set_value(" Business hotel in  twelve moments ").run()
    app.button(key="dialog.purge").click().run()
    assert services.projects.rows(ProjectState.TRASHED) == ()
    told = [found.value for found in app.markdown]
    assert any("Business hotel in twelve moments” was deleted for good" in sentence for sentence in told)


def test_a_project_is_renamed_in_a_dialog(services, open_app, hotel):
    app = choose(open_app(), hotel, "rename")
    app.text_input(key=f"dialog.name.{hotel}").set_value("Spring <b>review</b>")
    app.button(key="dialog.rename").click().run()
    assert services.projects.row(hotel).name == "Spring <b>review</b>"
    assert "Spring <b>review</b>" in [text.value for text in app.text]


def test_a_project_is_duplicated(services, open_app, hotel):
    choose(open_app(), hotel, "duplicate")
    names = sorted(row.name for row in services.projects.rows())
    assert names == ["Business hotel in twelve moments", "Copy of Business hotel in twelve moments"]


def test_a_project_is_found_by_its_name(services, open_app):
    ids = {
        name: services.projects.create(
            COLLEAGUE, load_starter("empty", "en").with_records(changed=[renamed(load_starter("empty", "en"), name)])
        )
        for name in ("Library", "Clinic", "Hotel", "Gym", "Parcel")
    }
    app = open_app()
    app.text_input(key="projects.search").set_value("CLI").run()
    assert [text.value for text in app.text] == ["Clinic"]
    assert app.button(key=f"project.open.{ids['Clinic']}")


def renamed(document, name):
    return document.project.replaced({"name": name})


def test_a_damaged_project_does_not_keep_the_others_from_the_list(services, open_app, hotel):
    broken = services.projects.create(COLLEAGUE, load_starter("gym", "en"))
    with services.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE operations SET change = '[1' WHERE project_id = ?", (broken,))
    services.projects._workbenches.clear()
    app = open_app()
    assert not app.exception
    assert app.button(key=f"project.open.{hotel}")


def test_a_person_gives_a_name_once(services, open_app):
    app = open_app()
    (field,) = [field for field in app.text_input if str(field.key).startswith("head.person_name")]
    field.set_value("  Jonas  Reber ").run()
    assert list(services.store.people.names().values()) == ["Jonas Reber"]


def test_new_projects_are_told_apart_by_name(services, open_app, hotel):
    for way in ("starter.open.hotel", "starter.open.hotel", "welcome.choose.empty", "welcome.choose.empty"):
        open_app().button(key=way).click().run()
    assert sorted(row.name for row in services.projects.rows()) == [
        "Business hotel in twelve moments",
        "Business hotel in twelve moments 2",
        "Business hotel in twelve moments 3",
        "New journey",
        "New journey 2",
    ]


def test_a_second_copy_is_told_apart_too(services, open_app, hotel):
    choose(choose(open_app(), hotel, "duplicate"), hotel, "duplicate")
    names = {row.name for row in services.projects.rows()}
    assert "Copy of Business hotel in twelve moments 2" in names


def test_a_file_of_another_kind_is_refused_with_a_sentence(services, open_app):
    app = open_app()
    app.button(key="welcome.choose.file").click().run()
    app.file_uploader(key="welcome.file").upload(
        "photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image/png"
    ).run()
    (error,) = app.error
    assert error.value.startswith("This kind of file is not known")
    assert services.projects.rows() == ()
