"""The matrix of scenes as a person sees it: touchpoints by scenes, two bars in a cell, the way past a scene."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from cxdesign.domain.document import Document
from cxdesign.domain.registers import Scene, SceneCell
from cxdesign.domain.relations import scene_cell_id
from tests.builders import a_journey, enriched
from tests.e2e.board import BoardPage, box_of, exactly
from tests.e2e.browser import Window
from tests.e2e.room import Room, be_called, be_known

Judged = tuple[int | None, int | None]
SKIPPED = {"t2": {"may_be_skipped": True}}


def a_visit() -> Document:
    """Return a journey of three touchpoints, of which the second may be skipped, with two scenes and two cells."""
    return enriched(
        a_journey(attributes=SKIPPED),
        {"scene:reception": {"name": "Reception", "is_mandatory": True}, "scene:rest": {"name": "Rest"}},
        cells={("t1", "reception"): (5, 2), ("t2", "reception"): (3, None)},
    )


class ScenesPage(BoardPage):
    """One matrix in one browser window."""

    def scene(self, name: str) -> Locator:
        """The header of a scene."""
        return self.root.locator(".scene-head", has=self.page.locator(".nm", has_text=exactly(name)))

    def place(self, touchpoint: str) -> Locator:
        """The label of a touchpoint."""
        return self.root.locator(f".place[data-touchpoint-id='touchpoint:{touchpoint}']")

    def at(self, touchpoint: str, scene: str) -> Locator:
        """A cell, linked or not."""
        return self.root.locator(f".cell[data-lane='touchpoint:{touchpoint}'][data-column='scene:{scene}']")

    def shows(self, touchpoint: str, scene: str, pair: str, quadrant: str) -> None:
        """Wait until a cell shows two relevances and its quadrant, by word and for those who cannot see it."""
        cell = self.at(touchpoint, scene)
        expect(cell.locator(".pair")).to_have_text(pair)
        expect(cell.locator(".judged > .quadrant")).to_have_text(quadrant)
        expect(cell).to_have_attribute("aria-label", re.compile(re.escape(quadrant)))

    def scene_names(self) -> list[str]:
        """The scenes from left to right."""
        return self.root.locator(".scene-head .nm").all_inner_texts()

    def bar_at(self, touchpoint: str, scene: str, view: str, value: int) -> tuple[float, float]:
        """Return where on a bar a value lies."""
        box = box_of(self.at(touchpoint, scene).locator(f".bar[data-view={view}] .track"))
        return box["x"] + box["width"] * (value - 0.5) / 5, box["y"] + box["height"] / 2

    def drag_bar(self, touchpoint: str, scene: str, view: str, *, start: int, to: int) -> None:
        """Drag on a bar from one value to another by mouse."""
        mouse = self.page.mouse
        mouse.move(*self.bar_at(touchpoint, scene, view, start))
        mouse.down()
        mouse.move(*self.bar_at(touchpoint, scene, view, to), steps=3)
        mouse.up()

    def choose(self, action: str) -> None:
        """Choose from the open menu."""
        self.root.locator(f".menu [data-action='{action}']").click()


def enter(room: Room, window: Window, project: str, *, name: str = "Ada", record: str = "") -> ScenesPage:
    """Open the matrix of a project in a window and return it when it is drawn and live."""
    be_known(window, name)
    page = ScenesPage(window.page)
    page.open(f"{room.server.url}/scenes?project={project}" + (f"&record={record}" if record else ""))
    be_called(page, name)
    return page


def judged(document: Document, touchpoint: str, scene: str) -> Judged | None:
    """Return the stored relevances of a cell, None while it is not linked."""
    cell = document.get(scene_cell_id(f"touchpoint:{touchpoint}", f"scene:{scene}"))
    return (cell.customer_relevance, cell.enterprise_relevance) if isinstance(cell, SceneCell) else None


def scenes_in(document: Document) -> list[str]:
    """Return the names of the stored scenes in order."""
    return [scene.name for scene in document.entries(Scene)]
