"""A service blueprint as a small picture without words: what Home shows of a sample or project that is one.

Cards in five lanes under the touchpoints, the three lines between the lanes, the arrows with the critical path lit, a
diamond at fail points and a ring at wait points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import BLUEPRINT_ROLES, LaneRole
from cxdesign.graph.blueprint import blueprint_graph
from cxdesign.graph.paths import critical_path
from cxdesign.views.miniature import (
    COLUMN_LIMIT,
    HEIGHT,
    LEFT,
    RIGHT,
    WIDTH,
    Line,
    Mark,
    Miniature,
    Rect,
    Route,
    box,
    text_strokes,
)

TOP, PITCH, CARD_HEIGHT = 11.0, 33.0, 25.0
LINES: Mapping[LaneRole, str] = {
    LaneRole.ONSTAGE: "line_of_interaction",
    LaneRole.BACKSTAGE: "line_of_visibility",
    LaneRole.SUPPORT: "line_of_internal_interaction",
}
"""The line above a lane."""


@dataclass(frozen=True)
class _Grid:
    """Where the cells stand, and the first step of each."""

    step: float
    cells: Mapping[tuple[int, int], Step]
    places: Mapping[str, tuple[int, int]]

    def rect(self, place: tuple[int, int]) -> Rect:
        column, row = place
        return Rect("cell", LEFT + (column + 0.11) * self.step, TOP + row * PITCH, self.step * 0.78, CARD_HEIGHT)

    def centre(self, place: tuple[int, int]) -> tuple[float, float]:
        rect = self.rect(place)
        return rect.x + rect.width / 2, rect.y + rect.height / 2


def build_blueprint_miniature(document: Document) -> Miniature:
    """Return the small picture of a document's blueprint.

    Parameters
    ----------
    document : Document
        Any sound document; of more than 48 touchpoints the first 48 are drawn.

    Returns
    -------
    Miniature
        268 × 180 units. A cell with several steps is drawn as one card.
    """
    grid = _grid(document)
    rects: list[Rect] = []
    strokes: list[Line] = []
    for place in grid.cells:
        cell = grid.rect(place)
        rects += box("card", BLUEPRINT_ROLES[place[1]].value, cell)
        strokes += text_strokes(cell.x, cell.y, cell.width, cell.height)
    return Miniature(
        WIDTH,
        HEIGHT,
        routes=tuple(_routes(document, grid)),
        rects=tuple(rects),
        lines=(*_boundaries(), *strokes),
        marks=tuple(_marks(grid)),
    )


def _grid(document: Document) -> _Grid:
    touchpoints = document.touchpoints[:COLUMN_LIMIT]
    cells: dict[tuple[int, int], Step] = {}
    places: dict[str, tuple[int, int]] = {}
    for row, role in enumerate(BLUEPRINT_ROLES):
        lane = document.lane_of(role)
        if lane is None:
            continue
        for column, touchpoint in enumerate(touchpoints):
            steps = [card for card in document.cards(touchpoint.id, lane.id) if isinstance(card, Step)]
            places.update({step.id: (column, row) for step in steps})
            if steps:
                cells[column, row] = next((step for step in steps if step.is_fail or step.is_wait), steps[0])
    return _Grid((RIGHT - LEFT) / max(len(touchpoints), 1), cells, places)


def _boundaries() -> Iterator[Line]:
    for row, role in enumerate(BLUEPRINT_ROLES):
        if role in LINES:
            yield Line(LINES[role], LEFT, RIGHT, TOP + row * PITCH - (PITCH - CARD_HEIGHT) / 2)


def _routes(document: Document, grid: _Grid) -> Iterator[Route]:
    """Give the arrows that are no repeats, those of the critical path last so that they lie on top."""
    lit = set(pairwise(critical_path(blueprint_graph(document)).nodes))
    flows = [flow for flow in document.all(Flow) if not flow.is_repeat]
    for flow in sorted(flows, key=lambda flow: ((flow.source_id, flow.target_id) in lit, flow.id)):
        source, target = (grid.places.get(step_id) for step_id in (flow.source_id, flow.target_id))
        if source is not None and target is not None and source != target:
            role = "lit" if (flow.source_id, flow.target_id) in lit else "flow"
            yield Route(role, _way(grid, source, target))


def _way(grid: _Grid, source: tuple[int, int], target: tuple[int, int]) -> tuple[tuple[float, float], ...]:
    (x1, y1), (x2, y2) = grid.centre(source), grid.centre(target)
    if source[0] == target[0] or source[1] == target[1]:
        return (x1, y1), (x2, y2)
    gutter = LEFT + max(source[0], target[0]) * grid.step
    return (x1, y1), (gutter, y1), (gutter, y2), (x2, y2)


def _marks(grid: _Grid) -> Iterator[Mark]:
    for place, step in grid.cells.items():
        cell = grid.rect(place)
        x, y = cell.x + cell.width - 4.5, cell.y + cell.height - 4.5
        if step.is_fail:
            yield Mark("diamond", "fail", x, y)
        elif step.is_wait:
            yield Mark("ring", "wait", x, y)
