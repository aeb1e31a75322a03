"""Health: names are removed for good, the notice is written, and what goes next is told."""

from __future__ import annotations

from cxdesign.commands import parse
from cxdesign.i18n import Translator
from cxdesign.services.notice import participant_notice
from cxdesign.services.retention import NAME_DAYS, TRASH_DAYS
from cxdesign.storage import ProjectState
from tests.pages.conftest import COLLEAGUE


def texts(app):
    return "\n".join(found.value for found in (*app.markdown, *app.caption, *app.text, *app.success))


def test_a_name_is_removed_after_it_was_understood(services, open_app, hotel):
    bench = services.projects.workbench(hotel)
    card = {"card_id": "note:n", "touchpoint_id": bench.document(COLLEAGUE).touchpoints[0].id, "lane_id": "lane:pains"}
    bench.execute(COLLEAGUE, "f" * 32, parse({"name": "add_card", **card, "text": "Mei <b>waited</b>"}))
    app = open_app("health")
    app.button(key=f"people.remove.{COLLEAGUE.id}").click().run()
    assert "Out of reach" in texts(app)
    assert app.button(key="people.do").disabled
    app.checkbox(key=f"people.understood.{COLLEAGUE.id}").check().run()
    app.button(key="people.do").click().run()
    assert not app.exception
    assert "“Former participant 1”" in texts(app)
    assert "Mei <b>waited</b>" in [found.value for found in app.text]
    app.button(key="people.close").click().run()
    assert "Mei" not in [found.value for found in app.text]
    assert services.store.people.names() == {}
    assert services.store.forgotten.is_former(COLLEAGUE.id)


def test_history_tells_the_number_in_the_readers_language(services, open_app, hotel):
    services.care.redact(COLLEAGUE, COLLEAGUE.id)
    assert "Former participant 1" in texts(open_app("history", project=hotel))
    assert "前参与者 1" in texts(open_app("history", project=hotel, locale="zh-CN"))


def test_the_notice_is_written_in_both_languages(services, open_app):
    app = open_app("health")
    app.text_area(key="notice.responsible.en").set_value("City library")
    app.text_area(key="notice.contact.zh-CN").set_value("前台")
    app.button(key="notice.save").click().run()
    assert not app.exception
    found = participant_notice(services.store.settings, Translator("zh-CN"))
    assert (found.responsible, found.contact) == ("City library", "前台")


def test_what_goes_next_is_told(services, open_app, hotel, monkeypatch):
    assert "Off: nothing is removed by itself." in texts(open_app("health"))
    monkeypatch.setenv(TRASH_DAYS, "30")
    monkeypatch.setenv(NAME_DAYS, "60")
    assert "Nothing is waiting" in texts(open_app("health"))
    services.projects.move(COLLEAGUE, hotel, ProjectState.ARCHIVED)
    assert "the name “Mei” is removed" in texts(open_app("health"))
    services.projects.move(COLLEAGUE, hotel, ProjectState.TRASHED)
    found = texts(open_app("health"))
    assert "“Business hotel in twelve moments” is deleted for good" in found
    monkeypatch.setenv(TRASH_DAYS, "soon")
    assert "whole number of days" in open_app("health").error[0].value
