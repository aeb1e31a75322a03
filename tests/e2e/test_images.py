"""Pictures on cards: chosen, pasted, dropped, seen by others, taken back, and in what leaves the board."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.builders import a_journey
from tests.e2e.board import BoardPage
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.waiting import until
from tests.photographs import a_picture

pytestmark = pytest.mark.e2e
TOLERATED_FAULTS = (r"415 \(Unsupported Media Type\)",)

_BRING = """([text, kind]) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], "photo.png", { type: "image/png" }));
  if (kind === "paste") {
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    return;
  }
  const board = Object.values(window.__cxboards)[0];
  const card = [...board.root.querySelectorAll(".card")].find((one) => one.textContent.includes("Books a room"));
  for (const type of ["dragover", "drop"]) {
    const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, composed: true });
    card.dispatchEvent(event);
    if (!event.defaultPrevented) throw new Error("the browser would leave the page");
  }
}"""
SHOWN = ".picture[data-state='shown']"


def bring(board: BoardPage, data: bytes, how: str) -> None:
    board.page.evaluate(_BRING, [base64.b64encode(data).decode(), how])


def test_a_picture_reaches_everybody_and_what_leaves_the_board(room: Room, window: OpenWindow, tmp_path: Path) -> None:
    project = room.project(a_journey(now={"t1": -2}))
    ada, ben = room.enter_both(window(), window(), project)
    note = next(card for card in room.stored(project).of_kind("note") if card.text == "Waits in line")

    # Chosen as a file and put into words: one step each; Ben sees both.
    ada.card("Waits in line").click()
    with ada.page.expect_file_chooser() as chooser:
        ada.page.get_by_role("button", name="Add picture…").click()
    chooser.value.set_files({"name": "queue.jpg", "mimeType": "image/jpeg", "buffer": a_picture(900, 600, kind="JPEG")})
    expect(ben.card("Waits in line").locator(SHOWN)).to_be_visible()
    ada.page.get_by_role("button", name="Describe").click()
    ada.page.keyboard.type("Twelve people in line")
    ada.page.keyboard.press("Enter")
    expect(ben.card("Waits in line").get_by_alt_text("Twelve people in line")).to_be_visible()
    operations = room.operations(project)
    assert [operation.command for operation in operations[-2:]] == ["edit_card_attributes"] * 2
    assert len(str(operations[-2].change)) < 1_000

    # Large, and back.
    ben.card("Waits in line").locator(SHOWN).click()
    expect(ben.page.get_by_role("dialog").get_by_text("Twelve people in line")).to_be_visible()
    ben.page.keyboard.press("Escape")
    expect(ben.page.get_by_role("dialog")).to_have_count(0)

    # The drawing has it.
    ada.page.get_by_role("button", name="Export").filter(visible=True).first.click()
    dialog = ada.page.get_by_role("dialog")
    expect(dialog.get_by_role("img").first).to_be_visible()
    with ada.page.expect_download() as started:
        dialog.get_by_role("button", name="Download").click()
    started.value.save_as(tmp_path / "map.svg")
    svg = (tmp_path / "map.svg").read_text("utf-8")
    assert len(re.findall("data:image/jpeg;base64,", svg)) == 1
    assert "Twelve people in line" in svg
    ada.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    # Taken back it goes from both boards, and comes again.
    ada.card("Waits in line").focus()
    ada.press("Control+z", "Control+z")
    expect(ben.card("Waits in line").locator(".picture")).to_have_count(0)
    ada.press("Control+Shift+z")
    expect(ben.card("Waits in line").locator(SHOWN)).to_be_visible()
    assert room.stored(project).get(note.id).image

    # Copied into another project it goes along.
    ben.card("Waits in line").focus()
    ben.press("ControlOrMeta+c")
    other = room.project(a_journey(cards={}))
    ben.open(room.address(other))
    ben.cell("Touchpoint t1", "pains").click(button="right")
    ben.root.locator(".menu [data-action=paste]").click()
    expect(ben.card("Waits in line").locator(SHOWN)).to_be_visible()
    ben.settled()
    assert [card.image for card in room.stored(other).of_kind("note")] == [room.stored(project).get(note.id).image]
    ben.open(room.address(project))

    # Pasted and dropped; what is none is told and changes nothing.
    ben.card("A letter after the stay").focus()
    bring(ben, a_picture(colour="red"), "paste")
    expect(ada.card("A letter after the stay").locator(SHOWN)).to_be_visible()
    bring(ben, a_picture(colour="blue"), "drop")
    expect(ada.card("Books a room").locator(SHOWN)).to_be_visible()
    revision = room.stored(project).revision
    bring(ben, b"<svg onload='window.__ran = true'/>", "drop")
    expect(ben.page.get_by_role("alert").get_by_text("not a picture that can be shown")).to_be_visible()
    until(lambda: ben.ask("b.net.pending === 0"), "nothing waits")
    assert room.stored(project).revision == revision
