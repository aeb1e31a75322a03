"""The rater's screen as a person uses it, with a record of everything the browser was sent."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, WebSocket, expect

from cxdesign.commands.base import Command
from cxdesign.commands.evaluation import OpenRound
from cxdesign.domain.evaluation import RatingEntry
from tests.e2e.browser import Window
from tests.e2e.room import SOMEBODY_ELSE, Room
from tests.e2e.waiting import until

ROUND = "round:first"


class RatingPage:
    """One rater's window."""

    def __init__(self, window: Window, room: Room, project: str) -> None:
        self.page: Page = window.page
        self.window = window
        self.heard: list[str] = []
        self._room = room
        self._project = project
        self.page.on("websocket", self._listen)

    def open(self, round_id: str | None = None, *, live: str = "live") -> RatingPage:
        """Go to the screen and wait until it is drawn and its line is up."""
        address = self._room.address(self._project, page="rate")
        self.page.goto(address if round_id is None else f"{address}&round={round_id}")
        return self.ready(live)

    def ready(self, live: str = "live") -> RatingPage:
        """Wait until the screen is drawn and its line is up."""
        expect(self.root).to_have_class("cxr ready")
        expect(self.root).to_have_attribute("data-live", live)
        return self

    def start(self, role: str = "Customer", name: str = "") -> RatingPage:
        """Choose a role and begin."""
        self.role(role).click()
        if name:
            self.page.get_by_role("textbox", name="if you like").fill(name)
        self.button("Start").click()
        self.shows("observer" if role == "Observer" else "question")
        return self

    @property
    def root(self) -> Locator:
        """The screen."""
        return self.page.locator(".cxr")

    @property
    def status(self) -> Locator:
        """Whether the answers have arrived."""
        return self.root.locator(".status")

    def role(self, name: str) -> Locator:
        """The choice of a role."""
        return self.root.get_by_role("radio", name=f"{name}: ")

    def score(self, value: int | None) -> Locator:
        """The card of a score, None for "cannot judge"."""
        return self.root.locator(".answers").get_by_role(
            "radio", name="Cannot judge" if value is None else f"{value}: "
        )

    def button(self, name: str) -> Locator:
        """A button by its name."""
        return self.root.get_by_role("button", name=name, exact=True)

    def at(self, code: str) -> None:
        """Wait until a criterion is asked."""
        expect(self.root).to_have_attribute("data-at", code)

    def shows(self, screen: str) -> None:
        """Wait until a screen is shown."""
        expect(self.root).to_have_attribute("data-screen", screen)

    def says(self, value: int | None) -> None:
        """Wait until a score is the one marked."""
        expect(self.score(value)).to_have_attribute("aria-checked", "true")

    def settled(self) -> None:
        """Wait until everything is confirmed."""
        expect(self.root).to_have_attribute("data-pending", "0")

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: self.heard.append(as_text(data)))


def as_text(data: str | bytes) -> str:
    """Return a frame as text; what is no text is kept byte by byte."""
    return data if isinstance(data, str) else data.decode("utf-8", errors="replace")


def act(room: Room, project: str, command: Command) -> None:
    """Let somebody else carry out a command on the server's store."""
    room.services.projects.workbench(project).execute(SOMEBODY_ELSE, room.services.new_id(), command)


def a_round(room: Room, project: str, name: str = "Round 1", round_id: str = ROUND) -> str:
    """Open a round in a project and return the project."""
    act(room, project, OpenRound(round_id=round_id, round_name=name))
    return project


def ratings(room: Room, project: str) -> dict[str, list[tuple[str, int | None, str]]]:
    """Return what is stored: criterion, score and note by rater, in the order of the criteria."""
    found: dict[str, list[tuple[str, int | None, str]]] = {}
    for entry in sorted(room.stored(project).all(RatingEntry), key=lambda one: one.criterion):
        found.setdefault(entry.rater_id, []).append((entry.criterion, entry.score, entry.note))
    return found


def all_stored(room: Room, project: str, count: int) -> None:
    """Wait until so many ratings lie on disk."""
    until(lambda: len(room.stored(project).all(RatingEntry)) == count, f"{count} ratings are stored")
