"""The board as a person sees it: what stands where, and how to take hold of it."""

from __future__ import annotations

import re
from typing import Any, Literal

from playwright.sync_api import Locator, Page, expect

from tests.e2e.shortcuts import press_at_once
from tests.e2e.waiting import until

CurveName = Literal["now", "target"]
BOARD = "Object.values(window.__cxboards ?? {})[0]"

OPENING = 45_000
"""Milliseconds a board may take to appear: page and server may be starting for the first time."""


class BoardPage:
    """One board in one browser window."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator(".cxb")

    def open(self, address: str, *, live: str = "live") -> None:
        """Go to an address and wait for the board."""
        self.page.goto(address)
        self.ready(live=live)

    def reload(self) -> None:
        """Load the page again and wait for the board."""
        self.page.reload()
        self.ready()

    def ready(self, *, live: str = "live") -> None:
        """Wait until the board is drawn and its line stands."""
        expect(self.root).to_have_class(with_class("ready"), timeout=OPENING)
        expect(self.root).to_have_attribute("data-live", live)

    def settled(self) -> None:
        """Wait until every edit is confirmed and all is drawn: what is asked now is on disk and on screen."""
        self.rests()
        until(lambda: self.ask("b.net.pending === 0 && b.state.pendingCount === 0"), "every edit is confirmed")
        self.drawn()

    def drawn(self) -> None:
        """Wait until what the board knows is drawn: it asked for its frame before this one is asked for."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))")

    def rests(self) -> None:
        """Wait until no letter waits for another one to follow."""
        until(lambda: self.ask("!b.keys.typing.isWaiting"), "no letter waits")

    def revision(self) -> int:
        """Return the revision the board stands at."""
        return int(self.root.get_attribute("data-revision") or 0)

    def reaches(self, revision: int) -> None:
        """Wait until the board stands at a revision."""
        until(lambda: self.revision() >= revision, f"revision {revision} is here")
        self.drawn()

    def ask(self, expression: str) -> Any:
        """Return the value of an expression over the board ``b`` and its state."""
        return self.page.evaluate(f"() => {{ const b = {BOARD}; return b ? ({expression}) : null; }}")

    def stage(self, name: str) -> Locator:
        """The header of a stage."""
        return self.root.locator(".stage", has=self.page.locator(".nm", has_text=exactly(name)))

    def touchpoint(self, name: str) -> Locator:
        """The header of a touchpoint."""
        return self.root.locator(".tp[data-touchpoint-id]", has=self.page.locator(".nm", has_text=exactly(name)))

    def lane(self, name: str) -> Locator:
        """The label of a lane."""
        return self.root.locator(".body .lane", has=self.page.locator(".nm", has_text=exactly(name)))

    def card(self, text: str) -> Locator:
        """A card by its whole text."""
        return self.root.locator(".card", has=self.page.locator(".text", has_text=exactly(text)))

    def cell(self, touchpoint: str, role: str) -> Locator:
        """The cell of a touchpoint in the first lane of a role."""
        return self.cell_of(self.touchpoint_id(touchpoint), role)

    def cell_of(self, touchpoint_id: str, role: str) -> Locator:
        """The cell of a touchpoint, by its id."""
        return self.root.locator(f".row[data-role={role}]").first.locator(f".cell[data-column='{touchpoint_id}']")

    def touchpoint_id(self, name: str) -> str:
        """The id of the touchpoint of a name."""
        return self.touchpoint(name).get_attribute("data-touchpoint-id") or ""

    def point(self, touchpoint_id: str, curve: CurveName) -> Locator:
        """A point of the curve."""
        return self.root.locator(f"[role=slider][data-state={curve}][data-touchpoint='{touchpoint_id}']")

    def figure(self, figure_id: str) -> Locator:
        """One figure of the strip."""
        return self.root.locator(f".figure[data-figure={figure_id}]")

    @property
    def editor(self) -> Locator:
        """The field laid over what is being edited."""
        return self.root.locator("textarea.editor")

    @property
    def undo_button(self) -> Locator:
        """The button that takes back one's last step."""
        return self.root.locator("[data-history=undo]")

    @property
    def redo_button(self) -> Locator:
        """The button that brings it back."""
        return self.root.locator("[data-history=redo]")

    @property
    def notices(self) -> Locator:
        """The messages at the lower edge."""
        return self.root.locator(".notice")

    @property
    def badge(self) -> Locator:
        """What says whether the line is live."""
        return self.root.locator(".live")

    def names(self, kind: Literal["stage", "touchpoint", "lane"]) -> list[str]:
        """What the headers of a kind say, in the order of the screen."""
        place = {"stage": ".stage .nm", "touchpoint": ".tp[data-touchpoint-id] .nm", "lane": ".body .lane .nm"}[kind]
        return self.root.locator(place).all_inner_texts()

    def selection(self) -> str | None:
        """The id of what is selected."""
        return self.ask("b.state.selection")

    def write(self, text: str) -> None:
        """Type over what the open editor holds and click elsewhere."""
        expect(self.editor).to_be_focused()
        self.page.keyboard.type(text)
        self.click_elsewhere()
        expect(self.editor).to_have_count(0)

    def click_elsewhere(self) -> None:
        """Click where nothing is: the free part of the bar above the board."""
        bar, free = box_of(self.root.locator(".topbar")), box_of(self.root.locator(".topbar .bar-grow"))
        self.page.mouse.click(free["x"] + free["width"] / 2, bar["y"] + bar["height"] / 2)

    def add_card(self, touchpoint: str, role: str, text: str) -> Locator:
        """Click the plus of a cell and write a card."""
        self.open_new_card(touchpoint, role)
        self.write(text)
        return self.card(text)

    def open_new_card(self, touchpoint: str, role: str) -> None:
        """Click the plus of a cell."""
        cell = self.cell(touchpoint, role)
        cell.hover()
        cell.locator("[data-add=card]").click()
        expect(self.editor).to_be_focused()

    def drag(self, source: Locator, target: Locator, *, at: tuple[float, float] = (0.5, 0.5)) -> None:
        """Drag by mouse, to a share of the target's width and height."""
        self.grab(source, over=target, at=at)
        self.page.mouse.up()

    def grab(self, source: Locator, *, over: Locator, at: tuple[float, float] = (0.5, 0.5)) -> None:
        """Take hold of something and move it over a place, without letting go."""
        source.scroll_into_view_if_needed()
        start, end = box_of(source), box_of(over)
        mouse = self.page.mouse
        mouse.move(start["x"] + start["width"] / 2, start["y"] + min(start["height"] / 2, 14))
        mouse.down()
        x, y = end["x"] + end["width"] * at[0], end["y"] + end["height"] * at[1]
        mouse.move((start["x"] + x) / 2, (start["y"] + y) / 2, steps=3)
        mouse.move(x, y, steps=3)
        self.holding()

    def holding(self) -> None:
        """Wait until something is held above the board."""
        until(lambda: self.ask("b.drag.isHolding"), "something is held")

    def rename(self, header: Locator, name: str) -> None:
        """Double-click a header and write another name."""
        header.locator(".nm").dblclick()
        self.write(name)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as ``Alt+ArrowDown`` or ``N``."""
        for key in keys:
            self.page.keyboard.press(key)

    def press_apart(self, *keys: str) -> None:
        """Press letters that act, each after the one before it has acted."""
        for key in keys:
            self.page.keyboard.press(key)
            self.rests()

    def press_at_once(self, *keys: str) -> None:
        """Press keys so fast that no moment passes between them, however busy the machine is."""
        press_at_once(self.page, *keys)

    def enter_text(self, text: str) -> None:
        """Type over what the open editor holds, line breaks included, and press Enter."""
        expect(self.editor).to_be_focused()
        for number, line in enumerate(text.split("\n")):
            if number:
                self.page.keyboard.press("Shift+Enter")
            self.page.keyboard.type(line)
        self.page.keyboard.press("Enter")

    def tab_to(self, target: Locator) -> None:
        """Press Tab until an element has the focus."""
        tab_to(self.page, target)

    def menu(self, of: Locator, action: str) -> None:
        """Choose from the menu of a card or header."""
        of.hover()
        of.locator(".more").click()
        self.root.locator(f".menu [data-action={action}]").click()

    def drag_point(self, touchpoint_id: str, curve: CurveName, value: int) -> None:
        """Drag a point of the curve to a value by mouse."""
        x, y = self.point_at(touchpoint_id, curve)
        distance = (int(self.point(touchpoint_id, curve).get_attribute("aria-valuenow") or 0) - value) * self.step()
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x, y + distance / 2, steps=2)
        self.page.mouse.move(x, y + distance, steps=2)
        self.page.mouse.up()

    def point_at(self, touchpoint_id: str, curve: CurveName) -> tuple[float, float]:
        """Return where a point of the curve is on the screen."""
        self.point(touchpoint_id, curve).scroll_into_view_if_needed()
        box = box_of(self.point(touchpoint_id, curve).locator(".hit"))
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def step(self) -> float:
        """Return how many pixels one step of the emotion scale takes."""
        return float(self.ask("b.curve.view().scale.step"))


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until an element of the page has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("(node) => node.getRootNode().activeElement === node"):
            return
    raise AssertionError("the tab key does not reach it")


def box_of(locator: Locator) -> Any:
    """Return where an element is on the screen."""
    return until(locator.bounding_box, "the element is on the screen")


def exactly(text: str) -> Any:
    """Return a pattern that fits this text as a whole."""
    return re.compile(rf"^{re.escape(text)}$")


def with_class(name: str) -> Any:
    """Return a pattern that fits a list of classes with this one."""
    return re.compile(rf"(^|\s){name}(\s|$)")
