"""Every page opens: in both languages, with an empty store, a project, and one that does not exist."""

from __future__ import annotations

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from cxdesign.i18n import LOCALES, PSEUDO_LOCALE, Translator
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.services.health import health
from cxdesign.services.starters import list_starters
from cxdesign.storage import ProjectState
from cxdesign.ui.navigation import PLACES
from tests.pages.conftest import COLLEAGUE, ROOT
from tests.pages.reading import texts

PAGES = [place.name for place in PLACES]
ABOUT_PROJECT = [place.name for place in PLACES if place.name not in {"home", "health", "glossary", "exercises"}]
BARE = {"rate"}
"""Pages that draw their own head."""
LETTERS = re.compile(r"[^\W\d_]{3}")
"""Three letters in a row are a word; sizes and numbers have fewer."""
CRITERIA_TEXTS = set(re.findall(r'"en":"((?:[^"\\\\]|\\\\.)*)"', criteria_catalogue().model_dump_json(by_alias=True)))
CODE = re.compile(r"^(?:[COS]\d+ · |##+ )")
"""Stands before the name of a criterion, or before its question."""
SAMPLE_TEXTS = {texts["en"] for starter in list_starters() for texts in (starter.titles, starter.descriptions)}
NOTICE_TEXTS = {Translator(locale)(f"notice.{part}") for locale in LOCALES for part in ("kept_text", "kept_for_ask")}
"""What a notice to participants says by itself: in both languages, whatever the reader's is."""


@pytest.fixture(autouse=True)
def nothing_unexpected(caplog):
    yield
    assert not [record.message for record in caplog.records if record.levelno >= logging.ERROR]


def said(app):
    return [text for _, text in texts(app)]


def test_the_launcher_opens_the_first_page(services):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert app.button(key="starter.open.hotel")


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_an_empty_store(open_app, page, locale):
    app = open_app(page, locale=locale)
    assert not app.exception
    assert not app.error
    assert any(Translator(locale)(f"shell.page_{page}") in text for text in said(app))


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_a_project(open_app, hotel, page, locale):
    app = open_app(page, locale=locale, project=hotel)
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
@pytest.mark.parametrize("page", ABOUT_PROJECT)
def test_a_project_that_does_not_exist_is_told_and_others_are_offered(open_app, hotel, page, locale):
    app = open_app(page, locale=locale, project="nonsense")
    assert not app.exception
    assert len(app.error) == 1
    assert "project" not in app.query_params
    assert app.button(key=f"project.open.{hotel}")
    assert app.button(key="starter.open.hotel")


@pytest.mark.parametrize("page", ABOUT_PROJECT)
def test_a_project_in_the_trash_is_offered_back(services, open_app, hotel, page):
    services.projects.move(COLLEAGUE, hotel, ProjectState.TRASHED)
    app = open_app(page, project=hotel)
    assert not app.error
    app.button(key="choosing.recover").click().run()
    assert services.projects.row(hotel).state is ProjectState.ACTIVE
    assert page in BARE or [field for field in app.text_input if str(field.key).startswith("head.name")]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_writes_no_text_of_its_own(services, open_app, hotel, page, tmp_path):
    app = open_app(page, locale=PSEUDO_LOCALE, project=hotel if page in ABOUT_PROJECT else None)
    assert not app.exception
    records = services.projects.workbench(hotel).document(COLLEAGUE)
    data = {
        "Mei",
        *SAMPLE_TEXTS,
        *CRITERIA_TEXTS,
        *NOTICE_TEXTS,
        health(services).database,
        *(str(value) for record in records for value in record.model_dump().values()),
    }
    found = [(kind, CODE.sub("", plain(text))) for kind, text in texts(app)]
    assert sum("⟦" in text for _, text in found) > 12
    assert not [
        (kind, text)
        for kind, text in found
        if "⟦" not in text and LETTERS.search(text) and text not in data and str(tmp_path) not in text
    ]


def plain(text: str) -> str:
    """Return a label without the signs that Markdown needs."""
    without_icons = re.sub(r":material/\w+:", "", text)
    return without_icons.replace("\\", "").replace("**", "").replace("\N{WORD JOINER}", "").strip()
