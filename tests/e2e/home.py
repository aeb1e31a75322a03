"""Home as a person sees it: the ways to start, and the projects with their menus."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.e2e.board import BoardPage


class HomePage:
    """Home in one browser window, in English."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, origin: str) -> None:
        """Go to Home."""
        self.page.goto(origin)
        expect(self.page.get_by_role("heading", name="What will you work on?")).to_be_visible()

    def start(self, way: str) -> None:
        """Choose one of the four ways to start."""
        self.page.get_by_role("button", name=way, exact=True).click()

    def arrive(self) -> tuple[BoardPage, str]:
        """Wait for the board a choice leads to; return it and the id of its project."""
        board = BoardPage(self.page)
        board.ready()
        return board, parse_qs(urlsplit(self.page.url).query)["project"][0]

    def open_file(self, path: Path) -> None:
        """Give a file to "From a file" and wait until it was read."""
        self.start("From a file")
        self.page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(path)
        expect(self.page.get_by_role("button", name="Create a project")).to_be_visible()

    def project(self, name: str) -> Locator:
        """The line of a project."""
        opener = self.page.get_by_role("button", name=f"Open {name}", exact=True)
        return self.page.locator("[class*='st-key-project-line-']").filter(has=opener)

    def line(self, name: str) -> Locator:
        """The line of a project that may lie in the trash, where it cannot be opened."""
        return self.page.locator("[class*='st-key-project-line-']").filter(has_text=name)

    def choose(self, line: Locator, action: str) -> None:
        """Choose from the menu of a project."""
        line.get_by_role("button", name="Actions").click()
        self.page.get_by_role("menuitem", name=action).click()
