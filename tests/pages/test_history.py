"""History: what was done in words, versions, and the way back."""

from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.ui.panels import timeline
from tests.pages.conftest import COLLEAGUE


def rename(services, project_id, name):
    bench = services.projects.workbench(project_id)
    bench.execute(
        COLLEAGUE, services.new_id(), parse({"name": "add_stage", "stage_id": f"stage:{name}", "stage_name": name})
    )


def sentences(app):
    return [text.value for text in app.text]


def stages(services, project_id):
    return [stage.name for stage in services.projects.workbench(project_id).document(COLLEAGUE).stages]


@pytest.mark.parametrize(("locale", "sentence"), [("en", "Add stage: More"), ("zh-CN", "添加阶段：More")])
def test_steps_are_told_in_words_with_who_did_them(services, open_app, hotel, locale, sentence):
    rename(services, hotel, "More")
    app = open_app("history", project=hotel, locale=locale)
    assert sentences(app)[0] == sentence
    assert "Mei" in [caption.value for caption in app.caption]


def test_a_restored_state_is_one_more_step_and_can_be_undone(services, open_app, hotel):
    rename(services, hotel, "More")
    app = open_app("history", project=hotel)
    assert any("saved views" in caption.value for caption in app.caption)
    app.button(key="history.restore.entry.1").click().run()
    assert "More" not in stages(services, hotel)
    assert any("comments and saved views stayed" in one.value for one in app.markdown)
    assert services.projects.row(hotel).revision == 3
    app.button(key="history.undo").click().run()
    assert "More" in stages(services, hotel)
    assert not [button for button in app.button if button.key == "history.undo"]


def test_restoring_what_is_there_already_offers_no_undo(services, open_app, hotel):
    bench = services.projects.workbench(hotel)
    bench.execute(COLLEAGUE, services.new_id(), parse({"name": "name_version", "version_name": "Now"}))
    app = open_app("history", project=hotel)
    app.button(key="history.restore.entry.1").click().run()
    assert len(app.toast) == 1
    assert not [button for button in app.button if button.key == "history.undo"]


def test_the_present_state_gets_a_name_and_is_found_again(services, open_app, hotel):
    app = open_app("history", project=hotel)
    app.text_input(key="history.version_name").set_value(" Before *the* workshop ")
    app.button(key=submit_key(app)).click().run()
    assert "Before *the* workshop" in sentences(app)
    rename(services, hotel, "More")
    app.run()
    app.button(key="history.restore.version.2").click().run()
    assert "More" not in stages(services, hotel)
    assert "Restore: Before *the* workshop" in sentences(app)


def submit_key(app):
    return next(button.key for button in app.button if "FormSubmitter" in str(button.key))


def test_a_long_history_is_paged(services, open_app, hotel, monkeypatch):
    monkeypatch.setattr(timeline, "PAGE_SIZE", 3)
    for number in range(4):
        rename(services, hotel, f"s{number}")
    app = open_app("history", project=hotel)
    assert sentences(app) == ["Add stage: s3", "Add stage: s2", "Add stage: s1"]
    app.pagination(key="history.page").set_value(2).run()
    assert sentences(app) == ["Add stage: s0", "Started from sample “Business hotel in twelve moments”"]


def test_an_emotion_is_told_with_its_values(services, open_app, hotel):
    bench = services.projects.workbench(hotel)
    leaving = next(t for t in bench.document(COLLEAGUE).touchpoints if t.name == "Leaving")
    command = {"name": "set_emotion", "touchpoint_id": leaving.id, "state": "now", "value": 4}
    bench.execute(COLLEAGUE, services.new_id(), parse(command))
    app = open_app("history", project=hotel)
    assert sentences(app)[0] == "Emotion now at Leaving: 0 → +4"
