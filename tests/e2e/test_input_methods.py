"""Chinese input methods, and texts that only look like something else than text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.builders import a_journey
from tests.e2e.board import box_of
from tests.e2e.conftest import OpenWindow
from tests.e2e.maps import texts
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e

TRICKY = (
    "<b>bold</b><img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>",
    "**stars** `code` :material/home: [link](https://example.org) $x^2$ {name}",
    "\u202eright to left\u202c שלום عليكم",
    "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 ﷽ 𠮷野家",
    "&amp; &lt;p&gt; \\n %s ' \" ;--",
)


class InputMethod:
    """What an input method does to the field that has the focus."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session

    def compose(self, text: str) -> None:
        """Show a composition that is not decided yet."""
        self._session.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )

    def commit(self, text: str) -> None:
        """Decide for a text by Enter: the key comes first, while the composition is still open."""
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "nativeVirtualKeyCode": 13}
        self._session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        self._session.send("Input.insertText", {"text": text})
        self._session.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})


@contextmanager
def input_method(page: Page) -> Iterator[InputMethod]:
    """Lend an input method to a page."""
    session = page.context.new_cdp_session(page)
    try:
        yield InputMethod(session)
    finally:
        session.detach()


def test_the_enter_of_a_composition_does_not_commit_the_card(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.open_new_card("Touchpoint t1", "pains")
    with input_method(board.page) as method:
        method.compose("p")
        method.compose("pai")
        method.compose("pai dui")
        method.commit("排队")
        expect(board.editor).to_have_value("排队")
        expect(board.editor).to_be_focused()
        method.compose("tai jiu")
        method.commit("太久")
    expect(board.editor).to_have_value("排队太久")
    assert len(room.operations(project, 1)) == 0
    board.press("Enter")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["排队太久"]


def test_names_are_composed_too(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    with input_method(board.page) as method:
        board.touchpoint("Touchpoint t1").locator(".nm").dblclick()
        method.compose("yu ding")
        method.commit("预订")
        expect(board.editor).to_have_value("预订")
        board.press("Enter")
        expect(board.touchpoint("预订")).to_be_focused()
        name = board.root.locator("textarea.insp-title")
        name.click()
        board.press("ControlOrMeta+A")
        method.compose("jie dai")
        method.commit("接待")
        expect(name).to_have_value("接待")
        board.settled()
        assert room.stored(project).touchpoints[0].name == "预订"
        board.press("Enter")
    board.settled()
    assert room.stored(project).touchpoints[0].name == "接待"


def test_a_composition_goes_on_while_a_colleague_edits_the_same_card(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada, ben = room.enter_both(window(), window(), project)
    ben.card("Waits in line").dblclick()
    ben.press("ControlOrMeta+A")
    ben.page.evaluate("() => { window.endings = 0; }")
    ben.editor.evaluate("(area) => area.addEventListener('compositionend', () => { window.endings += 1; })")
    with input_method(ben.page) as method:
        method.compose("deng")
        ada.card("Waits in line").dblclick()
        ada.press("ControlOrMeta+A")
        ada.write("Queues")
        ada.add_card("Touchpoint t2", "pains", "another")
        ada.menu(ada.touchpoint("Touchpoint t1"), "delete")
        room.agreed(project, ada, ben)
        assert ben.page.evaluate("window.endings") == 0
        expect(ben.editor).to_have_value("deng")
        method.compose("deng hou")
        method.commit("等候")
        expect(ben.editor).to_have_value("等候")
        assert ben.page.evaluate("window.endings") == 1
    ben.press("Enter")
    ben.settled()
    assert texts(room.stored(project), "Touchpoint t2", "pains") == ["等候", "another"]
    expect(ben.notices).to_contain_text("Queues")


def test_texts_are_shown_as_they_were_typed_on_every_page(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    for text in TRICKY:
        board.open_new_card("Touchpoint t1", "pains")
        board.page.keyboard.insert_text(text)
        board.click_elsewhere()
        expect(board.editor).to_have_count(0)
    board.touchpoint("Touchpoint t2").locator(".nm").dblclick()
    board.page.keyboard.insert_text(TRICKY[0])
    board.press("Enter")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == list(TRICKY)
    drawn = board.cell("Touchpoint t1", "pains").locator(".card .text")
    assert drawn.all_inner_texts() == list(TRICKY)
    # the only elements are places where a Chinese line may break
    elements = "(cards) => cards.flatMap((card) => [...card.querySelectorAll('*')].map((one) => one.tagName))"
    assert set(drawn.evaluate_all(elements)) <= {"WBR"}

    page = board.page
    page.goto(f"{room.server.url}/history?project={project}")
    for text in TRICKY[:2]:
        expect(page.get_by_text(text[:40]).first).to_be_visible()
    assert "broken" not in page.title()
    expect(page.locator("img[src=x]")).to_have_count(0)


def test_a_text_that_is_too_long_is_refused_with_a_sentence_and_not_lost(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.card("Waits in line").dblclick()
    board.press("ControlOrMeta+A")
    board.page.keyboard.insert_text("长" * 10_001)
    board.press("Enter")
    expect(board.notices.filter(has_text="10")).to_contain_text("characters")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t2", "pains") == ["Waits in line"]
    expect(board.editor).to_have_value("长" * 10_001)


def test_a_long_text_with_line_breaks_makes_its_card_grow(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    text = "\n".join(f"line {number} of a long story that goes on" for number in range(30))
    board.open_new_card("Touchpoint t1", "pains")
    board.page.keyboard.insert_text(text)
    board.press("Enter")
    board.settled()
    card = board.root.locator(".card", has_text="line 29 of")
    assert texts(room.stored(project), "Touchpoint t1", "pains") == [text]
    assert card.locator(".text").evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")
    assert box_of(card)["height"] > 400
