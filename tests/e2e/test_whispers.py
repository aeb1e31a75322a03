"""Empty cells ask for what their lane holds, while pointer or focus is there, and on no paper."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from cxdesign.domain.vocabulary import BLUEPRINT_ROLES
from cxdesign.i18n import Translator
from tests.builders import a_blueprint, a_journey, enriched
from tests.e2e import empathy, scenes
from tests.e2e.board import BoardPage
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e

WHISPERS = """(root) => Object.fromEntries([...root.querySelectorAll(".body > .row")].flatMap((row) => {
  const cell = row.querySelector(".cell.empty[data-lane], .cell[data-lane]:not(:has(.card, .ch, .level, .value))");
  cell?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
  const whisper = cell?.querySelector(":scope > .whisper");
  const labels = [whisper, cell].map((node) => node?.getAttribute("aria-label") ?? "");
  return whisper ? [[row.dataset.role, [whisper.innerText.trim(), ...labels]]] : [];
}))"""


def whispers(board: BoardPage) -> dict[str, Any]:
    """Return by role of the lane what an empty cell whispers, what its button is called, and what the cell is."""
    found: dict[str, Any] = board.root.evaluate(WHISPERS)
    return found


def test_each_lane_whispers_its_own_prompt(room: Room, window: OpenWindow) -> None:
    view, texts = window(), Translator("en")
    board = room.enter(view, room.project(a_journey(cards={})))
    found = whispers(board)
    lanes = ("customer_actions", "thinking", "channel", "pains", "opportunities")
    assert {role: words for role, (words, _, _) in found.items()} == {
        role: texts(f"board.whisper_{role}") for role in lanes
    }
    # What a cell is called does not change with what it whispers.
    assert all(label == words and label not in cell for words, label, cell in found.values())
    blueprint = room.enter_blueprint(view, room.project(a_blueprint({"a": ("t1", "onstage"), "b": ("t2", "support")})))
    assert {role: words for role, (words, _, _) in whispers(blueprint).items()} == {
        role.value: texts(f"board.whisper_{role.value}") for role in BLUEPRINT_ROLES
    }
    # The focus shows it as the pointer does; on paper there is none.
    cell = blueprint.root.locator(".row[data-role=support] .cell").first
    blueprint.press("Shift")  # whoever works by keys does not point
    cell.focus()
    whisper = cell.locator(":scope > .whisper")
    expect(whisper).to_be_visible()
    view.page.emulate_media(media="print")
    expect(whisper).to_be_hidden()
    view.page.emulate_media(media="screen")
    people = enriched(a_journey(), {"persona:ann": {}, "scene:wait": {}})
    project = room.project(people)
    mapped = empathy.enter(room, view, project)
    areas = whispers(mapped)
    assert len(areas) == 7
    assert {role: words for role, (words, _, _) in areas.items()} == {
        role: texts(f"empathy.whisper_{role}") for role in areas
    }
    matrix = scenes.enter(room, view, project)
    (words, label, _) = whispers(matrix)["scene"]
    assert (words, label) == (texts("scenes.link"), texts("scenes.whisper", name="Touchpoint t3"))
