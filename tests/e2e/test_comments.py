"""Comments and evidence on the board: two people talk, by keyboard, mouse and touch."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from cxdesign.domain.comments import Comment
from cxdesign.domain.document import Document
from tests.builders import a_journey
from tests.e2e.board import BoardPage, box_of
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

CARDS = {
    "step:c1": ("t1", "customer_actions", "Books a room"),
    "note:c2": ("t1", "pains", "Waits in line"),
    "note:c3": ("t3", "pains", "No answer"),
}


def a_map() -> Document:
    """Return a journey of which three cards and three touchpoints without a standard are found."""
    return a_journey(cards=CARDS)


def field(board: BoardPage) -> Locator:
    return board.root.locator(".talk-field")


def said(board: BoardPage) -> Locator:
    return board.root.locator(".talk-text")


def comments(room: Room, project: str) -> list[Comment]:
    return sorted(room.stored(project).all(Comment), key=lambda one: str(one.written_at))


def a_rule(board: BoardPage, record: str) -> str:
    """Return a rule that finds something open about a record on this map."""
    found: Any = until(
        lambda: board.ask(
            "b.state.parts.findings?.list.find((one) => one.records.includes("
            f"'{record}') && !one.is_dismissed && one.maps.includes('journey'))?.rule"
        ),
        "a finding about it",
    )
    return str(found)


def test_two_people_talk_about_a_touchpoint_and_its_finding(room: Room, window: OpenWindow) -> None:
    project = room.project(a_map())
    ada, ben = room.enter_both(window(), window(), project)
    # Ada writes by keyboard: the key of the selection, the list after an R, Enter.
    rule = a_rule(ada, "touchpoint:t1")
    ada.touchpoint("Touchpoint t1").click()
    ada.press("c")
    expect(field(ada)).to_be_focused()
    ada.page.keyboard.type("Is R")
    expect(ada.root.locator(".talk-list [role=option]").first).to_be_visible()
    ada.page.keyboard.type(rule[1:2])
    ada.root.locator(f".talk-list [role=option]:has-text('{rule}')").click()
    ada.page.keyboard.type("still true, @Ben? <b>Yes</b>")
    ada.press("Enter")
    expect(said(ada)).to_have_text(f"Is {rule}open still true, @Ben? <b>Yes</b>")
    expect(ada.root.locator(".talk-text b:not(.talk-finding b)")).to_have_count(0)
    ada.settled()
    (first,) = comments(room, project)
    assert first.text == f"Is {rule} still true, @Ben? <b>Yes</b>"
    assert first.author == ada.ask("b.state.actor")
    # Ben sees it at once, answers by mouse, and may not change what is Ada's.
    mark = ben.touchpoint("Touchpoint t1").locator(".talk-mark")
    expect(mark).to_have_text("1")
    expect(ben.root.locator(".spoken")).to_contain_text("Ada commented on Touchpoint t1")
    mark.click()
    expect(ben.root.locator(".talk-person.me")).to_have_text("@Ben")
    expect(ben.root.locator("[data-act^=edit]")).to_have_count(0)
    ben.root.locator("[data-act^=reply]").click()
    expect(ben.root.locator(".talk-mode")).to_contain_text("Reply to Ada")
    ben.page.keyboard.type("It is")
    ben.root.locator(".talk-send").click()
    expect(ada.root.locator(".talk-answers .talk-text")).to_have_text("It is")
    # The finding tells of it, and the mention leads to the finding and follows what becomes of it.
    ben.root.locator(".talk-finding").click()
    finding = ben.root.locator(".finding:has([aria-expanded=true])")
    expect(finding.locator(".finding-talk")).to_have_text("mentioned in one comment")
    finding.locator(".finding-act:not(.fix)").click()
    ben.page.keyboard.type("On purpose")
    ben.press("Enter")
    expect(ada.root.locator(".talk-finding")).to_have_class("insp-link talk-finding dismissed")
    # Settled, it becomes quiet; undo takes that back; a deleted record takes its comments along and undo brings both.
    ben.root.locator("[data-act^=resolve]").click()
    quiet = ada.touchpoint("Touchpoint t1").locator(".talk-mark.quiet")
    expect(quiet).to_have_text("2")
    ben.undo_button.click()
    expect(quiet).to_have_count(0)
    ada.touchpoint("Touchpoint t1").click()
    ada.press("Delete")
    until(lambda: not comments(room, project), "the comments are gone")
    ada.undo_button.click()
    expect(ben.touchpoint("Touchpoint t1").locator(".talk-mark")).to_have_text("2")
    ada.settled()
    # After an @ people, findings and records are offered, by keys or by pointer; a record leads to itself.
    ada.touchpoint("Touchpoint t1").click()
    ada.press_apart("c")
    expect(field(ada)).to_be_focused()
    # A finding is found by words of its sentence, not by its number and title alone.
    about = "b.state.parts.findings.list.find(({ records }) => records.includes('touchpoint:t1'))"
    message = until(lambda: ada.ask(f"{about}?.message"), "findings about it are there again")
    ada.page.keyboard.type("@" + " ".join(str(message).rstrip(".").split()[-2:]))
    found = ada.root.locator(".talk-list [role=option]").filter(has_text=str(ada.ask(f"{about}.rule")))
    expect(found).to_have_count(1)
    field(ada).fill("")
    ada.page.keyboard.type("Ask @be")
    expect(ada.root.locator(".talk-list [role=option]")).to_have_text(["@Benperson"])
    ada.press("Enter")
    ada.page.keyboard.type("about @WAITS in")
    expect(ada.root.locator(".talk-list [role=option]")).to_have_text(["@“Waits in line”card"])
    ada.press("Tab", "Enter")
    expect(said(ada).last).to_have_text("Ask @Ben about @“Waits in line”")
    said(ada).last.get_by_role("button").click()
    assert ada.selection() == "note:c2"
    # The page of comments lists it and leads back.
    ada.page.goto(room.address(project, page="comments"))
    ada.page.get_by_role("button", name="Touchpoint t1").first.click()
    expect(ada.root.locator(".talk-said")).to_have_count(3)
    assert ada.selection() == "touchpoint:t1"


def test_evidence_is_raised_by_a_key_and_the_meter_shows_what_is_assumed(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.project(a_map()))
    board.card("Waits in line").click()
    board.press_apart("d")
    expect(board.card("Waits in line").locator(".ev.f1")).to_be_visible()
    expect(board.notices.first).to_contain_text("Observation")
    board.menu(board.card("Waits in line"), "comment")
    board.page.keyboard.type("Who saw it?")
    board.press("Enter")
    expect(board.card("Waits in line").locator(".marks > :last-child")).to_have_text("1")
    board.press("Escape", "Escape")
    whole = board.root.locator(".meter-row").first
    expect(whole).to_contain_text("1 of 3")
    board.root.locator(".meter-more summary").click()
    pains = board.root.locator(".meter-row", has_text="Pains")
    expect(pains).to_contain_text("1 of 2")
    # What is drawn anew meanwhile does not take the bar from under the pointer that presses it.
    told = board.ask("b.state.parts.evidence.whole.value")
    pains.hover()
    board.page.mouse.down()
    board.ask("b.actions.setEvidence('step:c1', 'observation')")
    until(lambda: board.ask("b.state.parts.evidence?.whole.value") != told, "it is counted anew")
    board.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    board.page.mouse.up()
    expect(board.card("No answer")).to_have_css("opacity", "1")
    expect(board.card("Waits in line")).not_to_have_css("opacity", "1")
    expect(board.root.locator(".meter-lit")).to_contain_text("One assumption marked")
    board.root.locator(".meter-lit button").click()
    expect(board.card("Waits in line")).to_have_css("opacity", "1")


def test_a_finger_writes_a_comment_in_the_sheet(room: Room, window: OpenWindow) -> None:
    project = room.project(a_map())
    board = room.enter(window(viewport=PHONE, has_touch=True, is_mobile=True), project)
    board.card("Books a room").tap()
    expect(board.root.locator(".side.open")).to_be_visible()
    title = board.root.locator(".talk-group summary")
    title.scroll_into_view_if_needed()
    title.tap()
    field(board).tap()
    board.page.keyboard.type("By phone")
    board.root.locator(".talk-send").tap()
    expect(said(board)).to_have_text("By phone")
    board.settled()
    for control in (board.root.locator(".talk-send"), board.root.locator(".talk-act").first, title):
        assert box_of(control)["height"] >= 40
    assert [one.about_id for one in comments(room, project)] == ["step:c1"]
