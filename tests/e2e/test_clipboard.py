"""Copying, cutting, pasting and duplicating by keyboard, mouse and finger; and cards that span touchpoints."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import CurveState, EmpathyArea
from tests.builders import a_journey, enriched
from tests.e2e.board import BoardPage, box_of, with_class
from tests.e2e.browser import PHONE
from tests.e2e.clipboard import copied, paste, stand_in
from tests.e2e.conftest import OpenWindow
from tests.e2e.maps import texts
from tests.e2e.room import Room
from tests.e2e.touch import finger
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

SHEET = 'One\t"Two\nlines"\t\n\tFour\t=1+1'
INTO_THE_EDITOR = """(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  let field = document.activeElement;
  while (field.shadowRoot) field = field.shadowRoot.activeElement;
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
}"""
FROM_A_SPREADSHEET = """<html><head><style>td {color: red}</style></head><body><!--StartFragment--><table>
 <tr><td>A   b</td><td>C<br>d</td></tr>
 <tr><td></td><td><img src="x" onerror="window.__ran = true"><p>E</p><script>window.__ran = true</script></td></tr>
</table></body></html>"""


def spans(document: Document, card_id: str) -> list[str]:
    return [touchpoint.name for touchpoint in document.spanned(document.get(card_id))]


def test_by_keyboard(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey(now={"t1": -2}))
    board = room.enter(window(), project)

    # A card goes below the selected one, and a cut takes it away: each is one step.
    board.card("Waits in line").focus()
    board.press("Control+c", "ArrowLeft", "Control+v", "Control+v")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["Waits in line"] * 2
    board.press("Control+z")
    stand_in(board, "Touchpoint t1", "pains")
    board.press("Control+x")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == []
    stand_in(board, "Touchpoint t3", "pains")
    board.press("Control+v", "Control+d")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t3", "pains") == ["Waits in line"] * 2
    assert room.operations(project)[-1].command == "paste"

    # As another kind it keeps its text, and what is lost is told.
    board.card("A letter after the stay").focus()
    board.press("4")
    board.rests()
    board.press("Control+c")
    stand_in(board, "Touchpoint t2", "customer_actions")
    board.press("Control+v")
    expect(board.notices.last).to_contain_text("could not keep all their details")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t2", "customer_actions") == ["A letter after the stay"]

    # A lane asks below which lane, a touchpoint after which touchpoint; Escape leaves.
    board.lane("Pains").focus()
    board.press("Control+c", "Control+v")
    banner = board.root.locator(".place-banner")
    expect(banner).to_be_visible()
    board.press("Escape")
    expect(banner).to_be_hidden()
    revision = room.stored(project).revision
    board.press("Control+v", "Control+z")
    expect(banner).to_be_hidden()
    board.lane("Pains").click()
    board.settled()
    assert room.stored(project).revision == revision
    board.press("Control+v", "ArrowDown", "Enter")
    board.settled()
    assert board.names("lane").count("Pains") == 2
    before = board.names("lane")
    assert before.index("Opportunities") == max(n for n, name in enumerate(before) if name == "Pains") - 1
    board.touchpoint("Touchpoint t1").focus()
    board.press("Control+c", "Control+v", "ArrowRight", "Enter")
    board.settled()
    assert board.names("touchpoint") == ["Touchpoint t1", "Touchpoint t2", "Touchpoint t1", "Touchpoint t3"]
    copy = room.stored(project).touchpoints[2]
    assert room.stored(project).emotion(copy.id, CurveState.NOW) == -2
    assert texts(room.stored(project), "Touchpoint t1", "customer_actions") == [
        "Books a room",
        "Reads the confirmation",
    ]
    board.press("Control+z")
    until(lambda: board.names("touchpoint") == ["Touchpoint t1", "Touchpoint t2", "Touchpoint t3"], "the copy is gone")
    board.settled()

    # What other programs get: one card a line, and a table of a lane.
    board.card("Books a room").focus()
    board.press("Shift+ArrowDown")
    assert copied(board)["text/plain"] == "Books a room\nReads the confirmation"
    board.lane("Customer actions").focus()
    assert copied(board)["text/plain"].splitlines()[0] == "\tTouchpoint t1\tTouchpoint t2\tTouchpoint t3"


def test_lines_tables_and_hostile_clipboards(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey(lanes={"pains": "pains", "channel": "channel", "more": "notes"}, cards={}))
    board = room.enter(window(), project)
    before = room.stored(project)

    stand_in(board, "Touchpoint t1", "pains")
    paste(board, "• First\r\n\r\n•\tSecond\r\n")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["First", "Second"]
    board.press("Control+z")
    expect(board.cell("Touchpoint t1", "pains")).to_be_focused()
    expect(board.root.locator(".spoken")).to_have_text("What was pasted is gone again.")
    board.press("Control+Shift+z")
    expect(board.root.locator(".spoken")).to_have_text("Redone. Paste")
    board.press("Control+z")
    expect(board.root.locator(".spoken")).to_have_text("Undone. Paste")
    board.settled()
    assert room.stored(project) == before

    # A table goes right and down, over the lane that holds no cards; its empty cells bring nothing.
    stand_in(board, "Touchpoint t1", "pains")
    paste(board, SHEET)
    board.settled()
    stored = room.stored(project)
    assert [texts(stored, f"Touchpoint t{n}", "pains") for n in (1, 2, 3)] == [["One"], ["Two\nlines"], []]
    assert [texts(stored, f"Touchpoint t{n}", "notes") for n in (1, 2, 3)] == [[], ["Four"], ["=1+1"]]

    # What does not fit is asked about, and one command brings the table with the columns and lanes it needs.
    stand_in(board, "Touchpoint t3", "notes")
    paste(board, "plain", html=FROM_A_SPREADSHEET)
    question = board.root.locator(".menu")
    expect(question).to_contain_text("Rows that do not fit: 1. Columns that do not fit: 1.")
    question.locator("[data-action=answer-0]").click()
    board.settled()
    stored = room.stored(project)
    assert len(stored.touchpoints) == 4
    column = stored.touchpoints[3].id
    assert [[card.text for card in stored.cards(column, lane.id)] for lane in stored.lanes[-2:]] == [["C\nd"], ["E"]]
    assert not board.page.evaluate("() => window.__ran")
    board.press("Control+z")
    board.settled()
    assert len(room.stored(project).touchpoints) == 3

    # Folded touchpoints count as columns, and are unfolded when something goes there; new ones go to the end.
    board.press("Escape")
    board.menu(board.stage("Stage s2"), "fold")
    stand_in(board, "Touchpoint t1", "pains")
    paste(board, "A\tB\tC\tD")
    expect(question).to_contain_text("Columns that do not fit: 1.")
    question.locator("[data-action=answer-0]").click()
    expect(board.notices.last).to_contain_text("Unfolded: Stage s2.")
    board.settled()
    stored = room.stored(project)
    assert stored.touchpoints[3].stage_id == "stage:s2"
    assert [texts(stored, touchpoint.name, "pains")[-1] for touchpoint in stored.touchpoints] == ["A", "B", "C", "D"]
    board.press("Control+z")
    board.settled()

    # A table whose cells say that they are huge does not keep the browser busy.
    board.press("Escape")
    stand_in(board, "Touchpoint t1", "notes")
    row = f"<tr>{'<td rowspan=1000 colspan=1000>Huge</td>' * 400}</tr>"
    paste(board, "plain", html=f"<table>{row * 400}</table>")
    expect(question).to_contain_text("Columns that do not fit: 998.")
    board.press("Escape")

    # What only looks like a copy of ours is read as the text beside it.
    board.press("Escape")
    stand_in(board, "Touchpoint t2", "pains")
    revision = room.stored(project).revision
    own = {
        "format": "cxdesign.parcel",
        "version": 1,
        "what": "cards",
        "stages": [],
        "columns": [],
        "lanes": [],
        "cards": [{}],
    }
    paste(board, "Beside", own=json.dumps(own))
    board.settled()
    assert "Beside" in texts(room.stored(project), "Touchpoint t2", "pains")
    assert room.stored(project).revision == revision + 1


def test_by_mouse_into_another_map_and_another_project(room: Room, window: OpenWindow) -> None:
    document = enriched(a_journey(), {"persona:ann": {}})
    project, other = room.project(document), room.project(a_journey(cards={}))
    first = window()
    board = room.enter(first, project)
    board.menu(board.card("Waits in line"), "copy")
    board.cell("Touchpoint t3", "pains").click(button="right")
    board.root.locator(".menu [data-action=paste]").click()
    board.menu(board.card("Books a room"), "duplicate")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t3", "pains") == ["Waits in line"]
    assert texts(room.stored(project), "Touchpoint t1", "customer_actions").count("Books a room") == 2

    # A click on an empty cell begins a card: as long as nothing is written, cards and lists go into the cell itself.
    board.card("Waits in line").first.focus()
    board.press("Control+c")
    board.open_new_card("Touchpoint t1", "pains")
    board.press("Control+v")
    expect(board.editor).to_have_count(0)
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["Waits in line"]

    # A question that comes instead of that new card has the focus, answers to keys, and gives the focus back.
    board.open_new_card("Touchpoint t2", "pains")
    board.page.evaluate(INTO_THE_EDITOR, "a\tb\tc\n" * 9)
    question = board.root.locator(".menu")
    expect(question.locator("[data-action=answer-0]")).to_be_focused()
    board.press("ArrowDown")
    expect(question.locator("[data-action=answer-1]")).to_be_focused()
    board.press("Escape")
    expect(question).to_have_count(0)
    expect(board.cell("Touchpoint t2", "pains")).to_be_focused()

    # The menu says where a touchpoint will go.
    board.menu(board.touchpoint("Touchpoint t1"), "copy")
    board.touchpoint("Touchpoint t3").click(button="right")
    item = board.root.locator(".menu [data-action=paste]")
    expect(item).to_contain_text("Paste after this touchpoint")
    item.click()
    board.settled()
    assert board.names("touchpoint")[3] == "Touchpoint t1"
    board.press("Control+z")
    board.settled()

    # On the blueprint it is said that cards went where that map does not show them.
    board.menu(board.touchpoint("Touchpoint t2"), "copy")
    board.page.goto(room.address(project, page="blueprint"))
    board.ready()
    board.touchpoint("Touchpoint t2").click(button="right")
    board.root.locator(".menu [data-action=paste]").click()
    expect(board.notices.last).to_contain_text("New cards: 1. One of them stands in a lane this map does not show.")
    board.press("Control+z")
    board.settled()
    board.open(room.address(project))

    # A whole lane into another project, where a click on a lane says below which one it goes.
    board.menu(board.lane("Customer actions"), "copy")
    elsewhere = BoardPage(board.page)
    elsewhere.open(room.address(other))
    elsewhere.touchpoint("Touchpoint t1").click(button="right")
    elsewhere.root.locator(".menu [data-action=paste]").click()
    elsewhere.lane("Opportunities").click()
    elsewhere.settled()
    lanes = room.stored(other).lanes
    pasted = next(lane for lane in lanes if lane.name == "Customer actions")
    assert [card.kind for card in room.stored(other).cards("touchpoint:t1", pasted.id)] == ["note"] * 3

    # Cards become notes of an empathy map.
    board.open(room.address(project))
    board.menu(board.card("Waits in line").first, "copy")
    board.page.goto(room.address(project, page="empathy"))
    board.ready()
    board.root.locator("[data-lane='area:hear']").first.click(button="right")
    board.root.locator(".menu [data-action=paste]").click()
    board.settled()
    assert [note.text for note in room.stored(project).empathy_notes("persona:ann", EmpathyArea.HEAR)] == [
        "Waits in line"
    ]


def test_a_card_spans_touchpoints_by_its_edge_by_keys_and_by_menu(room: Room, window: OpenWindow) -> None:
    cards = {
        "note:a": ("t1", "pains", "Long queue"),
        "note:b": ("t2", "pains", "Cold"),
        "note:c": ("t2", "pains", "Loud"),
    }
    project = room.project(a_journey(cards=cards))
    board = room.enter(window(), project)
    card = board.card("Long queue")
    card.hover()
    edge, target = box_of(card.locator(".span-handle")), box_of(board.touchpoint("Touchpoint t3"))
    board.page.mouse.move(edge["x"] + edge["width"] / 2, edge["y"] + edge["height"] / 2)
    board.page.mouse.down()
    board.page.mouse.move(target["x"] + target["width"] / 2, edge["y"], steps=4)
    board.page.mouse.up()
    board.settled()
    assert spans(room.stored(project), "note:a") == ["Touchpoint t1", "Touchpoint t2", "Touchpoint t3"]

    # It lies over its columns and over no other card.
    wide, cold = box_of(card), box_of(board.card("Cold"))
    assert wide["x"] + wide["width"] > target["x"] + target["width"] / 2
    assert cold["y"] >= wide["y"] + wide["height"]

    # Keys walk over it, and make it narrower; its menu makes it wider again.
    card.focus()
    board.press("Shift+Alt+ArrowLeft", "Shift+Alt+ArrowLeft", "Shift+Alt+ArrowRight")
    board.settled()
    assert spans(room.stored(project), "note:a") == ["Touchpoint t1", "Touchpoint t2"]
    board.press("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft")
    expect(card).to_have_class(with_class("sel"))
    board.menu(card, "wider")
    board.settled()
    board.stage("Stage s1").click()
    assert len(spans(room.stored(project), "note:a")) == 3

    # A touchpoint that goes leaves the card at the others, and undo brings the whole span back.
    board.touchpoint("Touchpoint t1").focus()
    board.press("Delete")
    board.settled()
    assert spans(room.stored(project), "note:a") == ["Touchpoint t2", "Touchpoint t3"]
    board.press("Control+z")
    board.settled()
    assert len(spans(room.stored(project), "note:a")) == 3


def test_by_finger(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(viewport=PHONE, has_touch=True, is_mobile=True), project)
    board.lane("Pains").tap()
    board.lane("Pains").locator(".more").tap()
    board.root.locator(".menu [data-action=copy]").tap()
    board.lane("Pains").locator(".more").tap()
    item = board.root.locator(".menu [data-action=paste]")
    expect(item).to_contain_text("Paste lane below")
    item.tap()
    board.settled()
    assert board.names("lane").count("Pains") == 2
    board.press("Control+z")
    with finger(board.page) as one:
        card = board.card("Books a room")
        card.tap()
        expect(board.root.locator(".side.open")).to_be_visible()
        edge = box_of(card.locator(".span-handle"))
        one.press((edge["x"] + edge["width"] / 2, edge["y"] + edge["height"] / 2))
        one.move((edge["x"] + 70, edge["y"] + 10))
        one.lift()
    board.settled()
    assert len(spans(room.stored(project), "step:c1")) == 2
