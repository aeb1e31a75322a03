"""The export of a map from its page: what is chosen is what the file holds."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from cxdesign.domain.map_views import MapName
from cxdesign.drawing.export import FILE_FORMATS, FileOptions
from cxdesign.drawing.options import DrawOptions
from cxdesign.i18n import LOCALES
from cxdesign.services.starters import load_starter
from cxdesign.ui.panels import map_export
from tests.pages.conftest import COLLEAGUE
from tests.pages.firing import tell


def opened(app):
    return app.button(key="map_export.open").click().run()


@pytest.mark.parametrize("name", MapName)
def test_every_map_offers_its_export_with_one_click(open_app, hotel, name):
    app = opened(open_app(name, project=hotel))
    assert not app.exception
    assert [button.key for button in app.get("download_button")] == ["map_export.download"]


def test_every_kind_of_file_says_what_it_is_for_and_what_it_leaves_out(open_app, hotel):
    app = opened(open_app("journey", project=hotel))
    for file_format in FILE_FORMATS:
        app.button_group(key="map_export.format").set_value(file_format).run()
        assert not app.exception
        told = [caption.value for caption in app.caption]
        assert app.get("download_button")[0].proto.disabled is False
        assert any("Not in the file" in text or "Everything that is shown" in text for text in told)


def test_the_board_page_itself_needs_no_choice(open_app, hotel):
    app = open_app("journey", project=hotel)
    assert not app.get("download_button")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_file_is_made_without_a_session(services, locale):
    project = services.projects.create(COLLEAGUE, load_starter("gym", locale))
    bench = services.projects.workbench(project)
    wanted = map_export._Wanted("pdf", DrawOptions(locale=locale), FileOptions(paper="a4"))
    page = PdfReader(io.BytesIO(map_export._bytes(bench, COLLEAGUE, "scenes", wanted))).pages[0]
    assert bench.document(COLLEAGUE).project.name in page.extract_text()


def test_other_pages_have_no_export_of_a_map(open_app, hotel):
    app = open_app("checks", project=hotel)
    assert not [button for button in app.button if button.key == "map_export.open"]


PLAIN = {"lane_ids": None, "folded_ids": [], "curves": ["now", "target"], "persona_id": None, "zoom": 100}


def told(app):
    return " ".join(caption.value for caption in app.caption)


def test_the_export_begins_with_what_the_board_shows(open_app, hotel):
    app = opened(open_app("journey", project=hotel))
    assert "folded" not in told(app)
    app = tell(app, "journey.board", seen={**PLAIN, "density": "fit", "folded_ids": ["stage:plan"]})
    assert not app.exception
    assert "cards in folded stages" in told(app)


def test_a_board_that_tells_nonsense_of_itself_is_refused(open_app, hotel):
    app = tell(opened(open_app("journey", project=hotel)), "journey.board", seen={"lane_ids": 3})
    assert not app.exception
    assert app.error


def test_a_saved_view_can_be_exported(open_app, hotel):
    app = opened(open_app("journey", project=hotel))
    app.selectbox(key="map_export.view").set_value("view:feelings").run()
    assert not app.exception
    assert "lanes that are hidden or not chosen" in told(app)
