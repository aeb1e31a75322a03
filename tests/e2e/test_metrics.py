"""Answers by hand: a spreadsheet's cells pasted, another program's file opened, the figure opened and linked."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import expect

from cxdesign.domain.answers import AnswerSet
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e


def test_pasted_answers_become_a_figure_that_opens_and_leads_to_its_touchpoint(room: Room, window: OpenWindow) -> None:
    project = room.sample("hotel")
    page = window().page
    page.goto(room.address(project, page="metrics"))
    area = page.get_by_role("textbox", name="Paste a table")
    area.fill("Site\tHow likely to recommend us?\nNorth\t10\nSouth\t3\nNorth\t9\n")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_text("3 rows read")).to_be_visible()
    page.get_by_role("combobox", name="Touchpoints it measures").click()
    page.get_by_role("option", name="8 Leaving").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add NPS").click()
    until(lambda: room.stored(project).entries(AnswerSet), "the answers are kept")
    page.get_by_role("button", name="Net Promoter Score +33").click()
    expect(page.get_by_text("100 (0.667 − 0.333) = +33.3")).to_be_visible()
    expect(page.get_by_text("literature", exact=True).first).to_be_visible()
    page.get_by_role("button", name="Leaving").click()
    expect(page).to_have_url(f"{room.server.url}/journey?project={project}&record=touchpoint%3Aleaving")


def test_a_file_of_another_program_is_measured_in_chinese(room: Room, window: OpenWindow, tmp_path: Path) -> None:
    project = room.sample("hotel", "zh-CN")
    file = tmp_path / "answers.xlsx"
    pd.DataFrame({"门店": ["北店", "南店", "北店"], "满意": [5, 2, 4]}).to_excel(file, index=False)
    page = window(is_new=True, locale="zh-CN").page
    page.goto(room.address(project, page="metrics"))
    page.get_by_role("radio", name="满意度 CSAT").click()
    expect(page.get_by_role("radio", name="满意度 CSAT")).to_be_checked()
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="添加 满意度 CSAT").click()
    expect(page.get_by_role("button", name="67 %")).to_be_visible()
    (found,) = until(lambda: room.stored(project).entries(AnswerSet), "the answers are kept")
    assert found.rows == (("北店", 5.0), ("南店", 2.0), ("北店", 4.0))
