"""Two people side by side on one store."""

from __future__ import annotations

import logging

from cxdesign.storage import ProjectState
from tests.pages.firing import component_data, fire

BOARD = "journey.board"


def test_two_tabs_see_each_others_projects_and_edits(services, open_app):
    mei, jonas = open_app(), open_app(locale="zh-CN")
    mei.button(key="starter.open.hotel").click().run()
    (row,) = services.projects.rows()
    jonas.run()
    jonas.button(key=f"project.open.{row.id}").click().run()
    boards = [component_data(tab, BOARD) for tab in (mei, jonas)]
    assert boards[0]["project_id"] == boards[1]["project_id"] == row.id
    assert boards[0]["actor"] != boards[1]["actor"]
    assert (boards[0]["locale"], boards[1]["locale"]) == ("en", "zh-CN")
    frame = {
        "type": "command",
        "id": "a" * 32,
        "command": {"name": "add_stage", "stage_id": "stage:new", "stage_name": "More"},
    }
    fire(mei, BOARD, "outbox", {"frames": [frame], "revision": 1})
    fire(jonas, BOARD, "outbox", {"frames": [], "revision": 1})
    answer = component_data(jonas, BOARD)["fallback"]
    assert [f["subject"] for f in answer["frames"] if f["type"] == "operation"] == ["More"]


def test_a_project_that_somebody_trashed_meanwhile_is_told(services, open_app, hotel, caplog):
    mei, jonas = open_app("journey", project=hotel), open_app()
    jonas.menu_button(key=f"project.menu.{hotel}").click("trash").run()
    assert services.projects.row(hotel).state is ProjectState.TRASHED
    mei.run()
    assert not mei.exception
    assert mei.button(key="choosing.recover")
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
