"""The service blueprint as a person sees it: arrows between steps, and how to draw them."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.e2e.board import BoardPage, box_of
from tests.e2e.waiting import until


class BlueprintPage(BoardPage):
    """One blueprint in one browser window."""

    def arrow(self, source: str, target: str) -> Locator:
        """The arrow between two steps, by their texts."""
        return self.root.locator(f'.arrow[aria-label^="Arrow from “{source}” to “{target}”"]')

    def select_arrow(self, source: str, target: str) -> None:
        """Click an arrow where its first stretch is."""
        x, y = self.arrow(source, target).evaluate(ON_THE_LINE)
        self.page.mouse.click(x, y)
        expect(self.root.locator(".arrow.sel")).to_have_count(1)

    def aim(self, source: str, target: str) -> None:
        """Drag from the ring of a step onto another one, without letting go."""
        self.card(source).hover()
        ring = box_of(self.card(source).locator(".ring"))
        self.pull((ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2), self.card(target))

    def pull(self, start: tuple[float, float], target: Locator) -> None:
        """Drag from a place of the window onto a step, without letting go."""
        end = box_of(target)
        x, y = end["x"] + end["width"] / 2, end["y"] + end["height"] / 2
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move((start[0] + x) / 2, (start[1] + y) / 2, steps=3)
        self.page.mouse.move(x, y, steps=3)
        until(lambda: self.ask("b.drawing.aimed"), "the arrow points at a step")

    def draw(self, source: str, target: str) -> None:
        """Draw an arrow by mouse."""
        self.aim(source, target)
        self.page.mouse.up()

    def end_of_selected(self, end: str) -> tuple[float, float]:
        """Return where the handle of an end of the selected arrow is."""
        box = box_of(self.root.locator(f".arrow.sel .end[data-end={end}]"))
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def aim_by_keys(self, target: str) -> None:
        """Move the arrow that is being drawn with the arrow keys until it points at a step."""
        visited: set[str] = set()
        for _ in range(30):
            aimed, across, along = self.ask(TOWARDS.replace("TARGET", target))
            if not across and not along:
                return
            self.press(along if aimed in visited and along else across or along)
            visited.add(aimed)
        raise AssertionError(f"the arrow keys do not reach {target}")

    def crossings(self) -> list[str]:
        """The arrows that run through a card."""
        return list(self.ask(THROUGH_CARDS))


ON_THE_LINE = """(arrow) => {
  const line = arrow.querySelector(".line");
  const at = line.getPointAtLength(Math.min(12, line.getTotalLength() / 2));
  const origin = arrow.ownerSVGElement.getBoundingClientRect();
  const size = arrow.getScreenCTM().a;
  return [origin.left + at.x * size, origin.top + at.y * size];
}"""

TOWARDS = """(() => {
  const boxOf = (id) => b.grid.cards.elementOf(id).getBoundingClientRect();
  const target = [...b.state.records.values()].find((one) => one.text === "TARGET").id;
  const { aimed } = b.drawing;
  const [from, to] = [boxOf(aimed ?? b.drawing.flow.source_id), boxOf(target)];
  const key = (distance, back, on) => (Math.abs(distance) < 20 ? "" : distance < 0 ? back : on);
  return [aimed, key(to.top - from.top, "ArrowUp", "ArrowDown"), key(to.left - from.left, "ArrowLeft", "ArrowRight")];
})()"""

THROUGH_CARDS = """(() => {
  const origin = b.arrows.svg.getBoundingClientRect();
  const size = b.zoom.value;
  const cards = [...b.root.querySelectorAll(".card")].map((card) => card.getBoundingClientRect());
  return [...b.arrows.ways].filter(([, { points }]) => points.some((point, index) => {
    const [x2, y2, x1, y1] = [...point, ...points[Math.max(0, index - 1)]].map((length) => length * size);
    const [left, right] = [Math.min(x1, x2) + origin.left, Math.max(x1, x2) + origin.left];
    const [top, bottom] = [Math.min(y1, y2) + origin.top, Math.max(y1, y2) + origin.top];
    const isBeside = (card) => right < card.left + 0.5 || left > card.right - 0.5;
    return cards.some((card) => !isBeside(card) && bottom > card.top + 0.5 && top < card.bottom - 0.5);
  })).map(([id]) => id);
})()"""
