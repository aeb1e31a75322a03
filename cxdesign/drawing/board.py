"""What the parts of a map share while it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane
from cxdesign.drawing.beside import Beside
from cxdesign.drawing.columns import Plan
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.pen import Pen, Style
from cxdesign.i18n import Translator

LABEL = Style(11.5, 15, "ink", is_bold=True)
"""Names of lanes."""
MARKS = 18.0
"""Height of the mark of comments below a name."""


@dataclass(frozen=True)
class Board:
    """The pen, what is drawn, how, and where its columns stand."""

    pen: Pen
    document: Document
    options: DrawOptions
    plan: Plan
    translate: Translator
    beside: Beside

    def name_of(self, lane: Lane) -> str:
        """Return what a lane is called: its own name, or that of its role."""
        return lane_name(lane, self.translate)

    def label(self, lane: Lane) -> tuple[str, ...]:
        """Return the name of a lane in lines."""
        return self.pen.wrapped(self.name_of(lane), LABEL, self.plan.left - 20)

    def label_height(self, lane: Lane) -> float:
        """Return how high the name of a lane is, with the mark of its comments below it."""
        return len(self.label(lane)) * LABEL.leading + (MARKS if self.beside.talk(lane.id) else 0.0)

    def draw_label(self, lane: Lane, x: float, y: float) -> None:
        """Draw the name of a lane, its first baseline at a height, and the mark of its comments."""
        name = self.label(lane)
        self.pen.text(x, y, name, LABEL)
        self.beside.draw(lane.id, x, y + (len(name) - 1) * LABEL.leading + 14)


def lane_name(lane: Lane, translate: Translator) -> str:
    """Return what a lane is called: its own name, or that of its role."""
    return lane.name or translate(f"lane.{lane.role.value}")
