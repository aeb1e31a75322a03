"""Undo and redo are a person's own, and outlive the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.builders import a_journey
from tests.e2e.conftest import OpenWindow
from tests.e2e.maps import texts
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e


def test_what_was_done_before_a_reload_is_undone_after_it_and_redone_after_another(
    room: Room, window: OpenWindow
) -> None:
    before = a_journey()
    project = room.project(before)
    board = room.enter(window(), project)
    board.card("Waits in line").dblclick()
    board.press("ControlOrMeta+A")
    board.write("Queues")
    board.drag(board.card("Queues"), board.cell("Touchpoint t3", "pains"))
    board.settled()

    board.reload()
    expect(board.undo_button).to_have_attribute("title", "Undo “Move card: Queues”")
    board.press("ControlOrMeta+Z")
    board.settled()
    expect(board.cell("Touchpoint t2", "pains").locator(".card")).to_have_text("Queues")
    board.undo_button.click()
    board.settled()
    assert set(room.stored(project)) == set(before)
    expect(board.undo_button).to_be_disabled()

    board.reload()
    expect(board.card("Waits in line")).to_be_visible()
    for _ in range(2):
        board.redo_button.click()
        board.settled()
    assert texts(room.stored(project), "Touchpoint t3", "pains") == ["Queues"]
    expect(board.redo_button).to_be_disabled()


def test_a_person_undoes_own_steps_only(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada, ben = (room.enter(window(), project, name=name) for name in ("Ada", "Ben"))
    ada.add_card("Touchpoint t1", "pains", "from Ada")
    ada.settled()
    ben.add_card("Touchpoint t2", "pains", "from Ben")
    ben.settled()
    expect(ada.card("from Ben")).to_be_visible()
    ada.undo_button.click()
    room.agreed(project, ada, ben)
    expect(ben.card("from Ada")).to_have_count(0)
    expect(ben.card("from Ben")).to_be_visible()
    expect(ada.undo_button).to_be_disabled()
    expect(ben.undo_button).to_be_enabled()
