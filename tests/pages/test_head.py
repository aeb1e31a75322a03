"""The head row: the project's name and basis in place, the language of the tab."""

from __future__ import annotations

from cxdesign.ui import session
from tests.pages.conftest import COLLEAGUE, go
from tests.pages.firing import component_data

HEAD_LINKS = {"Journey map", "Scenes", "Peak picker", "Checks", "Criteria", "Rate", "Score", "Compare", "Metrics"}


def field(app, start):
    return next(field for field in [*app.text_input, *app.text_area] if str(field.key).startswith(start))


def project(services, project_id):
    return services.projects.workbench(project_id).document(COLLEAGUE).project


def test_the_name_is_changed_in_place(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    field(app, "head.name").set_value("Spring review").run()
    assert project(services, hotel).name == "Spring review"
    assert field(app, "head.name").value == "Spring review"


def test_an_empty_name_leaves_the_old_one(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    field(app, "head.name").set_value("   ").run()
    assert project(services, hotel).name == "Business hotel in twelve moments"
    assert services.projects.row(hotel).revision == 1
    assert field(app, "head.name").value == "Business hotel in twelve moments"


def test_basis_and_description_are_changed_in_place(services, open_app, hotel):
    app = open_app("history", project=hotel)
    field(app, "head.based_on").set_value("Interviews in May").run()
    field(app, "head.description").set_value("Two lines\nof words").run()
    assert project(services, hotel).based_on == "Interviews in May"
    assert project(services, hotel).description == "Two lines\nof words"


def test_the_language_changes_and_page_and_project_stay(open_app, hotel):
    app = open_app("journey", project=hotel)
    app.button_group(key="head.locale").set_value("zh-CN").run()
    data = component_data(app, "journey.board")
    assert data["locale"] == "zh-CN"
    assert data["project_id"] == hotel
    assert data["texts"]["lane.pains"] == "痛点"
    assert app.query_params["project"] == hotel
    go(app, "history")
    assert any("历史" in markdown.value for markdown in app.markdown)


def test_the_head_leads_to_the_other_pages_of_the_same_work(open_app, hotel):
    app = open_app("scenes", project=hotel)
    assert links_in_head(app) == ["Journey map", "Scenes", "Peak picker"]
    go(app, "compare")
    assert links_in_head(app) == ["Checks", "Criteria", "Rate", "Score", "Compare", "Metrics"]
    go(app, "history")
    assert links_in_head(app) == []


def links_in_head(app):
    """Return the labels of the links in the head; the same labels stand in the sidebar."""
    labels = [link.proto.label for link in app.main.get("page_link")]
    return [label for label in labels if label in HEAD_LINKS]


def test_the_first_language_is_the_one_the_browser_kept_or_asks_for(monkeypatch):
    wanted = {"": "en", "zh-TW,zh;q=0.9": "zh-CN", "de-CH,de": "en"}
    for header, locale in wanted.items():
        assert first_locale(monkeypatch, {}, header) == locale
    assert first_locale(monkeypatch, {session.LOCALE_COOKIE: "zh-CN"}, "en") == "zh-CN"
    assert first_locale(monkeypatch, {session.LOCALE_COOKIE: "<script>"}, "zh") == "zh-CN"


class Context:
    locale = None

    def __init__(self, cookies, header):
        self.cookies = cookies
        self.headers = {"Accept-Language": header} if header else {}


def first_locale(monkeypatch, cookies, header):
    monkeypatch.setattr(session.st, "context", Context(cookies, header))
    monkeypatch.setattr(session.st, "session_state", {})
    return session.locale()
