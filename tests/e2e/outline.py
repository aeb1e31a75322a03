"""The outline of a board as somebody reads it who sees nothing: headings, lists, buttons by name, and what is said."""

from __future__ import annotations

import re
from typing import Literal

from playwright.sync_api import Locator, expect

from tests.e2e.board import BoardPage, exactly
from tests.e2e.browser import Window
from tests.e2e.room import Room, be_called, be_known
from tests.e2e.waiting import until

Map = Literal["journey", "blueprint", "empathy", "scenes"]


class OutlinePage(BoardPage):
    """One board drawn as an outline in one browser window."""

    @property
    def body(self) -> Locator:
        """Everything the outline tells."""
        return self.root.locator(".outline-body")

    def entry(self, text: str) -> Locator:
        """The entry of a card, note, need, stage, touchpoint, lane or scene by its text."""
        name = self.page.locator(":scope > .o-line > .o-text", has_text=exactly(text))
        return self.body.locator(".o-item", has=name)

    def button(self, name: str) -> Locator:
        """A button of the outline by its whole name."""
        return self.body.get_by_role("button", name=name, exact=True)

    def push(self, name: str) -> None:
        """Go to a button and press Enter."""
        self.button(name).focus()
        self.press("Enter")

    def choose(self, label: str, option: str, *, within: Locator | None = None) -> None:
        """Choose from a list by typing how the option begins, as the keyboard does."""
        field = (within or self.body).get_by_role("combobox", name=label, exact=True)
        field.focus()
        field.select_option(label=option)

    def unfold(self, text: str, kind: str) -> Locator:
        """Open the details of an entry and return them."""
        self.push(f"Details: {kind} “{text}”")
        details = self.body.get_by_role("group", name=f"Details of “{text}”", exact=True)
        expect(details).to_be_visible()
        return details

    def choose_more(self, entry: str, item: str) -> None:
        """Choose from the menu of an entry by its words."""
        self.push(f"More: {entry}")
        self.root.get_by_role("menu").get_by_text(item, exact=True).click()

    def says_somewhere(self, sentence: str) -> None:
        """Wait until this is told in a message."""
        expect(self.notices).to_contain_text(sentence)

    def says(self, sentence: str) -> None:
        """Wait until this is heard."""
        spoken = self.root.locator(".spoken")
        until(
            lambda: (spoken.text_content() or "").strip() == sentence,
            f"it says {sentence}; now {spoken.text_content()}",
        )

    def texts(self) -> list[str]:
        """What the cards say, from top to bottom."""
        return self.body.locator(":is(.o-card, .o-note) > .o-line > .o-text").all_text_contents()

    def headings(self) -> list[tuple[int, str]]:
        """The headings with their levels."""
        found = self.body.locator("h2, h3, h4, h5").evaluate_all(
            """(all) => all.filter((one) => one.checkVisibility())
              .map((one) => [Number(one.tagName[1]), one.textContent.trim()])"""
        )
        return [(int(level), re.sub(r"\s+", " ", text)) for level, text in found]


def enter(room: Room, window: Window, project_id: str, which: Map = "journey", *, name: str = "Ada") -> OutlinePage:
    """Open a board of a project as an outline and return it when it is drawn and live."""
    be_known(window, name)
    outline = OutlinePage(window.page)
    outline.open(f"{room.address(project_id, page=which)}&outline=1")
    be_called(outline, name)
    return outline
