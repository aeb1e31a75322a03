"""Exchange and health: files out and in, and the check of the store."""

from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.domain.evaluation import EvaluationRound, RatingEntry, own_rater_id
from cxdesign.formats import FORMATS, WriteOptions, native, read_bytes
from cxdesign.i18n import LOCALES
from cxdesign.services.actor import Actor, Role
from cxdesign.services.starters import load_starter
from cxdesign.ui.panels import exporting
from tests.acting import does
from tests.builders import a_journey, a_whole_project
from tests.pages.conftest import COLLEAGUE


def document(services, project_id):
    return services.projects.workbench(project_id).document(COLLEAGUE)


def test_every_format_that_can_be_written_is_offered_with_what_it_loses(open_app, hotel):
    app = open_app("exchange", project=hotel)
    offered = {button.key for button in app.get("download_button")}
    written = {f"exporting.download.{known.name}" for known in FORMATS if known.write is not None}
    assert offered == {*written, "exporting.sample"}
    lists = [markdown.value for markdown in app.markdown if markdown.value.startswith("- ")]
    assert [len(one.splitlines()) for one in lists] == [
        len(exporting._losses(f)) for f in FORMATS if f.write is not None
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sample_table_is_read_without_a_loss(locale):
    result = read_bytes(exporting._sample(locale), "sample.xlsx", locale=locale)
    assert result.losses == ()
    assert len(result.document.touchpoints) == 12


def test_a_csv_file_holds_the_table_one_chooses(services, open_app):
    project = services.projects.create(COLLEAGUE, a_whole_project())
    app = open_app("exchange", project=project)
    options = app.selectbox(key="exporting.table").options
    assert options[:3] == ["Journey", "Paths", "Arrows"]
    assert not app.selectbox(key="exporting.table").set_value("need").run().exception
    csv = next(known for known in FORMATS if known.name == "csv")
    bench, wish = services.projects.workbench(project), WriteOptions("zh-CN", "need")
    data = exporting._bytes(bench, services.pictures, csv, COLLEAGUE, wish)
    assert data.decode("utf-8-sig").startswith("需求,")


def test_a_map_alone_leaves_no_choice(services, open_app):
    app = open_app("exchange", project=services.projects.create(COLLEAGUE, a_journey()))
    assert not [box for box in app.selectbox if box.key == "exporting.table"]


def test_a_file_is_made_without_a_session(services, hotel):
    bench = services.projects.workbench(hotel)
    data = exporting._bytes(bench, services.pictures, native.FORMAT, COLLEAGUE, WriteOptions("en"))
    assert read_bytes(data).document == document(services, hotel)


@pytest.fixture
def rated(services):
    """Return a project whose only round is open, and in which somebody has rated."""
    project = services.projects.create(COLLEAGUE, a_journey())
    bench, rater = services.projects.workbench(project), own_rater_id(COLLEAGUE.id)
    does(bench, COLLEAGUE, "open_round", round_id="round:1", round_name="First")
    does(bench, COLLEAGUE, "add_rater", rater_id=rater, role="manager")
    does(bench, COLLEAGUE, "rate", round_id="round:1", rater_id=rater, criterion="C1", score=2)
    return project


def test_no_file_takes_ratings_along_that_are_still_sealed(services, open_app, rated):
    bench = services.projects.workbench(rated)
    assert document(services, rated).all(RatingEntry)
    app = open_app("exchange", project=rated)
    assert any("not revealed stay here" in caption.value for caption in app.caption)
    for revealed in (False, True):
        data = exporting._bytes(bench, services.pictures, native.FORMAT, COLLEAGUE, WriteOptions("en"))
        assert bool(read_bytes(data).document.all(RatingEntry)) is revealed
        does(bench, COLLEAGUE, "reveal_round", round_id="round:1") if not revealed else None
    app = open_app("exchange", project=rated)
    assert not any("not revealed stay here" in caption.value for caption in app.caption)


@pytest.mark.parametrize("button", ["exchange.create", "exchange.replace"])
def test_no_file_brings_ratings_that_would_be_sealed(services, open_app, hotel, rated, button):
    app = open_app("exchange", project=hotel)
    data = native.write(document(services, rated))
    app.file_uploader(key="exchange.file").upload("rated.json", data, "application/json").run()
    assert any("1 of the ratings belong to a round that is not revealed" in one.value for one in app.caption)
    app.button(key=button).click().run()
    arrived = document(services, app.query_params["project"])
    assert arrived.all(EvaluationRound)
    assert not arrived.all(RatingEntry)


def test_a_file_takes_the_place_of_the_project_in_one_step(services, open_app, hotel):
    gym = load_starter("gym", "en")
    app = open_app("exchange", project=hotel)
    app.file_uploader(key="exchange.file").upload("gym.json", native.write(gym), "application/json").run()
    app.button(key="exchange.replace").click().run()
    assert document(services, hotel) == gym
    assert services.projects.row(hotel).revision == 2
    app.button(key="exchange.undo").click().run()
    assert document(services, hotel) == load_starter("hotel", "en")


def test_the_undo_of_an_import_takes_back_nothing_that_was_done_since(services, open_app, hotel):
    gym = load_starter("gym", "en")
    app = open_app("exchange", project=hotel)
    app.file_uploader(key="exchange.file").upload("gym.json", native.write(gym), "application/json").run()
    app.button(key="exchange.replace").click().run()
    bench = services.projects.workbench(hotel)
    importer = Actor(services.store.log.after(hotel, 1)[0].actor_id, Role.OWNER)
    bench.execute(importer, services.new_id(), parse({"name": "rename_project", "new_name": "Written since"}))
    app.button(key="exchange.undo").click().run()
    assert document(services, hotel).project.name == "Written since"
    assert not [button for button in app.button if button.key == "exchange.undo"]


def test_a_file_becomes_a_new_project(services, open_app, hotel):
    gym = load_starter("gym", "en")
    app = open_app("exchange", project=hotel)
    app.file_uploader(key="exchange.file").upload("gym.json", native.write(gym), "application/json").run()
    app.button(key="exchange.create").click().run()
    assert {row.name for row in services.projects.rows()} == {"Business hotel in twelve moments", gym.project.name}
    assert app.query_params["project"] != hotel


def test_the_store_is_found_sound(open_app, hotel):
    app = open_app("health")
    app.button(key="health.check").click().run()
    assert len(app.success) == 1
    assert not app.error


def test_a_damaged_project_is_named(services, open_app, hotel):
    with services.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE operations SET change = '[1' WHERE project_id = ?", (hotel,))
    app = open_app("health")
    app.button(key="health.check").click().run()
    assert any("Business hotel" in error.value for error in app.error)
