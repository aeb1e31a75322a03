"""A server with its store: makes projects, opens boards on them, and reads what really was stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import expect

from cxdesign.domain.document import Document
from cxdesign.history.operation import Operation
from cxdesign.services.actor import Actor, Role
from cxdesign.services.bootstrap import Services
from cxdesign.services.starters import load_starter
from tests.e2e.blueprint import BlueprintPage
from tests.e2e.board import BoardPage
from tests.e2e.browser import Window
from tests.e2e.server import AppServer

SOMEBODY_ELSE = Actor("actor:beforehand", Role.OWNER)


@dataclass(frozen=True)
class Room:
    """Where a test takes place."""

    server: AppServer
    services: Services

    def project(self, document: Document) -> str:
        """Start a project from a document and return its id."""
        return self.services.projects.create(SOMEBODY_ELSE, document)

    def sample(self, name: str = "hotel", locale: str = "en") -> str:
        """Start a project from a sample or a template and return its id."""
        return self.project(load_starter(name, locale))

    def stored(self, project_id: str) -> Document:
        """Return the document as it lies on disk."""
        return self.services.store.log.document(project_id)

    def operations(self, project_id: str, after: int = 0) -> tuple[Operation, ...]:
        """Return what was done to a project, oldest first."""
        return self.services.store.log.after(project_id, after)

    def agreed(self, project_id: str, *boards: BoardPage) -> None:
        """Wait until everything is confirmed and every board shows the newest revision."""
        for board in boards:
            board.settled()
        newest = self.stored(project_id).revision
        for board in boards:
            board.reaches(newest)

    def address(self, project_id: str, origin: str | None = None, *, page: str = "journey") -> str:
        """Return where a board of a project is."""
        return f"{origin or self.server.url}/{page}?project={project_id}"

    def enter(self, window: Window, project_id: str, *, name: str | None = "Ada", **options: Any) -> BoardPage:
        """Open the board of a project in a window and return it when it is drawn and live.

        With a name, this browser is known by it already and does not ask.
        """
        be_known(window, name)
        board = BoardPage(window.page)
        board.open(self.address(project_id, options.pop("origin", None)), **options)
        be_called(board, name)
        return board

    def enter_blueprint(self, window: Window, project_id: str, *, name: str | None = "Ada") -> BlueprintPage:
        """Open the blueprint of a project in a window and return it when it is drawn and live."""
        be_known(window, name)
        board = BlueprintPage(window.page)
        board.open(self.address(project_id, page="blueprint"))
        be_called(board, name)
        return board

    def enter_both(self, first: Window, second: Window, project_id: str) -> tuple[BoardPage, BoardPage]:
        """Open a project in two browsers, Ada's and Ben's, and wait until they see each other."""
        ada = self.enter(first, project_id, name="Ada")
        ben = self.enter(second, project_id, name="Ben")
        expect(ada.root.locator(".people-text")).to_have_text("Ben is here")
        return ada, ben


def be_known(window: Window, name: str | None) -> None:
    """Let a browser be known by a name already, so that it does not ask; None lets it ask."""
    if name is not None:
        window.page.add_init_script(f"try {{ localStorage['cx-board.name'] = {name!r} }} catch {{}}")


def be_called(board: BoardPage, name: str | None) -> None:
    """Rename whom the server knows by another name from an earlier test."""
    if name is not None:
        board.ask(f"b.setName({name!r})")
