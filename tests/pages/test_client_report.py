"""The client report and the viewer link on the Exchange page, and what a viewer's browser is shown."""

from __future__ import annotations

import io

import pytest
import streamlit as st
from pptx import Presentation

from cxdesign.live.tickets import BrowserCookies
from tests.pages.conftest import COLLEAGUE


@pytest.fixture
def exchange(open_app, hotel):
    return open_app("exchange", project=hotel)


def made(app):
    return app.session_state["report.made"]


def test_the_pages_are_listed_before_anything_is_made(exchange):
    outline = next(one.value for one in exchange.markdown if "Method and sources" in one.value)
    assert "2–5" in outline
    assert "Service blueprint: left out, because there is nothing to show yet" in outline
    assert "report.download" not in [button.key for button in exchange.get("download_button")]


def test_a_report_is_made_and_offered(exchange):
    app = exchange.button(key="report.make").click().run()
    assert not app.exception
    assert "report.download" in [button.key for button in app.get("download_button")]
    assert len(Presentation(io.BytesIO(made(app).data)).slides) > 10


def test_another_wish_asks_for_another_file(exchange):
    app = exchange.button(key="report.make").click().run()
    app = app.text_input(key="report.author").set_value("Mei").run()
    assert "report.download" not in [button.key for button in app.get("download_button")]
    assert not app.exception


def test_the_owner_makes_renews_and_closes_a_link(services, exchange, hotel):
    app = exchange.button(key="viewer.make").click().run()
    shown = app.code[0].value
    secret = shown.rpartition("view=")[2]
    assert services.viewer_links.opened(hotel, secret) is not None
    app = app.button(key="viewer.make").click().run()
    assert services.viewer_links.opened(hotel, secret) is None
    app = app.button(key="viewer.close").click().run()
    assert not services.viewer_links.is_open(hotel)
    assert not app.code


@pytest.fixture
def viewer(services, hotel, monkeypatch):
    """Make this browser a viewer's; gives how to close the link."""
    links = services.viewer_links
    viewing = links.opened(hotel, links.make(COLLEAGUE, hotel))
    cookies = BrowserCookies(services.signing_key())
    monkeypatch.setattr(
        type(st.context), "cookies", property(lambda _: {cookies.viewer_name: cookies.for_viewer(viewing)})
    )
    return lambda: links.close(COLLEAGUE, hotel)


def test_a_viewer_sees_maps_of_the_one_project_only(viewer, open_app, services, hotel):
    other = services.projects.create(COLLEAGUE, services.projects.workbench(hotel).document(COLLEAGUE))
    app = open_app("journey", project=other)
    assert not app.exception
    told = " ".join(one.value for one in app.markdown)
    assert "Business hotel in twelve moments" in told
    assert "View only" in told
    assert not app.text_input


@pytest.mark.parametrize("page", ["blueprint", "scenes", "empathy"])
def test_a_viewer_reads_the_other_maps(viewer, open_app, hotel, page):
    assert not open_app(page, project=hotel).exception


def test_a_closed_link_shows_nothing(viewer, open_app, hotel):
    viewer()
    app = open_app("journey", project=hotel)
    assert not app.exception
    assert any("not valid any more" in one.value for one in app.error)
    assert not any("Business hotel" in one.value for one in app.markdown)
