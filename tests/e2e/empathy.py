"""The empathy map as a person sees it: notes in their areas, the draft of a need, the register below."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from cxdesign.domain.document import Document
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import Need
from cxdesign.domain.vocabulary import EmpathyArea
from tests.builders import a_journey, enriched
from tests.e2e.board import BoardPage, exactly
from tests.e2e.browser import Window
from tests.e2e.room import Room, be_called, be_known
from tests.e2e.waiting import until

PERSONA = "persona:ann"


def a_study() -> Document:
    """Return a journey with two personas, some notes of the first, and one need."""
    return enriched(
        a_journey(end="t2", peak="t1"),
        {
            PERSONA: {"name": "Ann", "goal": "Sleep well", "is_target": True},
            "persona:ben": {"name": "Ben"},
            "need:quiet": {"name": "a quiet night", "persona_id": PERSONA, "evidence": "observation", "importance": 3},
            "standard:calls": {"name": "Calls within ten seconds"},
        },
        notes={
            "loud": ("ann", "say", "It is loud"),
            "lamp": ("ann", "see", "A lamp without a switch"),
            "walk": ("ann", "do", "Walks to the desk"),
        },
        relations=[("stems_from", "need:quiet", "empathy_note:loud")],
    )


class EmpathyPage(BoardPage):
    """One empathy map in one browser window."""

    def area(self, area: str) -> Locator:
        """The place of the notes of an area."""
        return self.root.locator(f".row[data-role={area}] .cell")

    def need(self, name: str) -> Locator:
        """The row of a need."""
        return self.root.locator("[data-need-id]", has=self.page.locator(".need-name", has_text=exactly(name)))

    def shows_needs(self, *names: str) -> None:
        """Wait until the rows of the register say this, from top to bottom."""
        names_shown = self.root.locator("[data-need-id] .need-name")
        until(lambda: tuple(names_shown.all_inner_texts()) == names, f"the register shows {names}")

    def cell_in(self, name: str, column: str) -> Locator:
        """One cell of the row of a need."""
        return self.need(name).locator(f"[data-column={column}]")

    def draft_field(self, field: str) -> Locator:
        """One field of the need that is being written."""
        return self.root.locator(f"[data-draft={field}]")

    def choose(self, action: str) -> None:
        """Choose from the open menu."""
        self.root.locator(f".menu [data-action='{action}']").click()

    def add_note(self, area: str, text: str) -> Locator:
        """Click the plus of an area and write a note."""
        self.area(area).hover()
        self.area(area).locator("[data-add=card]").click()
        self.write(text)
        return self.card(text)

    def go(self, *keys: str) -> None:
        """Press keys and wait until each has been drawn."""
        for key in keys:
            self.page.keyboard.press(key)


def enter(room: Room, window: Window, project: str, *, name: str = "Ada") -> EmpathyPage:
    """Open the empathy map of a project in a window and return it when it is drawn and live."""
    be_known(window, name)
    page = EmpathyPage(window.page)
    page.open(f"{room.server.url}/empathy?project={project}")
    be_called(page, name)
    return page


def texts_in(document: Document, area: str, persona: str = PERSONA) -> list[str]:
    """Return the notes of an area as they are stored."""
    return [note.text for note in document.empathy_notes(persona, EmpathyArea(area))]


def need_named(document: Document, name: str) -> Need:
    """Return the stored need of a name."""
    return next(need for need in document.all(Need) if need.name == name)


def linked(document: Document, relation: str) -> set[tuple[str, str]]:
    """Return the stored relations of a type as pairs of ids."""
    return {(one.source_id, one.target_id) for one in document.all(Relation) if one.relation.value == relation}


def follow_to_journey(page: EmpathyPage) -> BoardPage:
    """Wait until the journey map is drawn where the empathy map was."""
    expect(page.root).to_have_attribute("data-configuration", "journey")
    board = BoardPage(page.page)
    board.ready()
    return board
