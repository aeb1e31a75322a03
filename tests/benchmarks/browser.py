"""The board in Chromium against a real server: drop to confirmed, local echo, a second browser, first paint.

Server, browser and this program share the machine, so the ratio to the baseline of the same run says more than the
milliseconds.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from cxdesign.services.bootstrap import build
from tests.benchmarks.timing import Times, told
from tests.builders import a_large_journey
from tests.e2e.browser import DESKTOP, Window, chromium, driver
from tests.e2e.room import Room
from tests.e2e.server import AppServer

RECORDS_PER_CARD = 8 / 5
DROPS = 60
PAINTS = 10
EDITS = 40
RUNS = 40
WARM = 5
REDRAW = "(() => { const s = performance.now(); b.arrows.redraw(); return performance.now() - s; })()"

WATCH = """
() => {
  const board = Object.values(window.__cxboards)[0];
  const now = () => performance.timeOrigin + performance.now();
  const watch = (window.__watch = { drops: [], seen: {} });
  board.root.addEventListener("pointerup", () => { watch.drop = { at: now() }; }, true);
  const submit = board.net.submit.bind(board.net);
  board.net.submit = (frame) => {
    const drop = (watch.drop ??= { at: now() });
    submit(frame);
    drop.id = frame.id;
    watch.drops.push(drop);
    watch.drop = null;
    requestAnimationFrame(() => requestAnimationFrame(() => { drop.echoed = now(); }));
  };
  const receiver = board.net.receiver;
  const onFrame = receiver.onFrame.bind(receiver);
  receiver.onFrame = (frame, answered) => {
    onFrame(frame, answered);
    if (frame.type === "ack") {
      const drop = watch.drops.find((one) => one.id === frame.id);
      if (drop) drop.confirmed = now();
    }
    if (frame.type === "operation") requestAnimationFrame(() => { watch.seen[frame.id] = now(); });
  };
}
"""


def tell() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        server = AppServer(home)
        server.start()
        services = build(server.database_url)
        try:
            with driver() as playwright, chromium(playwright) as browser:
                told("Board in Chromium", results(browser, Room(server, services)))
        finally:
            services.store.close()
            server.stop()
    told("The same map of plain widgets", baseline())


def results(browser: Browser, room: Room) -> Iterator[Times]:
    yield first_paint(browser, room, 200)
    for cards in (20, 200, 1000):
        yield from drops(browser, room, cards)
    yield second_browser(browser, room, 200)
    yield from arrows(browser, room)
    yield findings(browser, room)


def first_paint(browser: Browser, room: Room, cards: int) -> Times:
    project_id = room.project(a_large_journey(int(cards * RECORDS_PER_CARD)))
    times = Times(f"first paint of {cards} cards after navigation")
    window = fresh_window(browser)
    for number in range(PAINTS + 1):
        start = time.perf_counter()
        window.page.goto(room.address(project_id), wait_until="commit")
        window.page.wait_for_function(f"() => {ALL_CARDS} >= {cards}", polling="raf")
        if number:
            times.values.append((time.perf_counter() - start) * 1000)
    window.context.close()
    return times


def fresh_window(browser: Browser) -> Window:
    """Return a browser of its own; the policy would keep the measuring scripts out."""
    return Window(browser.new_context(viewport=DESKTOP, locale="en-US", bypass_csp=True))


ALL_CARDS = """(Object.values(window.__cxboards ?? {})[0]?.root.querySelectorAll("[data-card-id]").length ?? 0)"""


def drops(browser: Browser, room: Room, cards: int) -> Iterator[Times]:
    """Drag cards to the neighbouring column by the mouse; take the times inside the browser."""
    project_id = room.project(a_large_journey(int(cards * RECORDS_PER_CARD)))
    window = fresh_window(browser)
    room.enter(window, project_id)
    page = window.page
    page.evaluate(WATCH)
    for number in range(DROPS):
        drag(page, number)
        page.wait_for_function("() => window.__watch.drops.every((drop) => drop.confirmed && drop.echoed)")
    taken = page.evaluate("() => window.__watch.drops.map((d) => [d.confirmed - d.at, d.echoed - d.at])")
    window.context.close()
    confirmed, echoed = Times(f"drop to confirmed, {cards} cards"), Times(f"drop to local echo, {cards} cards")
    confirmed.values = [pair[0] for pair in taken]
    echoed.values = [pair[1] for pair in taken]
    yield confirmed
    yield echoed


def drag(page: Page, number: int) -> None:
    """Take a card of the first lane from the first touchpoint to the second, or back."""
    places = page.evaluate(
        """(number) => {
          const root = Object.values(window.__cxboards)[0].root;
          const middle = (node) => { const r = node.getBoundingClientRect(); return [r.x + r.width / 2, r.y + 12]; };
          const lane = root.querySelector("[data-card-id]").closest("[data-lane]").dataset.lane;
          const cells = [...root.querySelectorAll(`[data-lane="${lane}"][data-column]`)].slice(0, 2);
          const full = (cell) => cell.querySelector("[data-card-id]");
          const turned = number % 2 ? [...cells].reverse() : cells;
          const [from, to] = full(turned[0]) ? turned : [...turned].reverse();
          return [middle(from.querySelector("[data-card-id]")), middle(to)];
        }""",
        number,
    )
    (x, y), (to_x, to_y) = places
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 8, y + 4)
    page.mouse.move(to_x, to_y, steps=4)
    page.mouse.up()


def second_browser(browser: Browser, room: Room, cards: int) -> Times:
    """How long until what one person does is on the other one's screen."""
    project_id = room.project(a_large_journey(int(cards * RECORDS_PER_CARD)))
    one, two = fresh_window(browser), fresh_window(browser)
    for window in (one, two):
        room.enter(window, project_id)
        window.page.evaluate(WATCH)
    for number in range(EDITS):
        one.page.evaluate(
            """(number) => {
              const board = Object.values(window.__cxboards)[0];
              const place = { touchpoint_id: board.state.touchpoints()[0].id, state: "now" };
              board.dispatch({ name: "set_emotion", ...place, value: (number % 11) - 5 });
            }""",
            number,
        )
        one.page.wait_for_function("() => window.__watch.drops.at(-1)?.confirmed", polling=10)
    drops_made = one.page.evaluate("() => window.__watch.drops.map((drop) => [drop.id, drop.at])")
    two.page.wait_for_function("(count) => Object.keys(window.__watch.seen).length >= count", arg=len(drops_made))
    seen = two.page.evaluate("() => window.__watch.seen")
    times = Times(f"an edit on a second browser's screen, {cards} cards")
    times.values = [seen[identity] - at for identity, at in drops_made]
    one.context.close()
    two.context.close()
    return times


BOARD_SCRIPT = """() => performance.getEntriesByType("resource")
  .map((one) => one.name).find((name) => name.includes("/board.js"))"""
ROUTED = """
async ([script, number]) => {
  const { routes } = await import(new URL("routing/routing.js", script).href);
  const columns = Array.from({ length: 15 }, (_, c) => ({ low: 145 + c * 107, high: 234 + c * 107 }));
  const lanes = Array.from({ length: 5 }, (_, l) => ({ low: 53 + l * 122, high: 131 + l * 122 }));
  const cardAt = ({ low: left, high: right }, c, { low: top, high: bottom }, l) =>
    ({ id: `${c} ${l}`, column: c, lane: l + 1, left, right, top, bottom });
  const cards = lanes.slice(1).flatMap((lane, l) => columns.map((column, c) => cardAt(column, c, lane, l)));
  let dice = number + 1;
  const random = (below) => { dice = (dice * 48271) % 2147483647; return dice % below; };
  const flows = Array.from({ length: 80 }, (_, index) => {
    const [c, l] = [random(15), random(4)];
    const [dc, dl] = [[1, 0], [0, 1], [0, -1], [1, 1], [1, -1], [2, 0], [-1, 1]][random(7)];
    const [toC, toL] = [Math.min(14, Math.max(0, c + dc)), Math.min(3, Math.max(0, l + dl))];
    return { id: `f${index}`, source: `${c} ${l}`, target: `${toC} ${toL}`, isRepeat: index % 20 === 0 };
  });
  const start = performance.now();
  routes({ columns, lanes, foot: { low: 640, high: 720 }, cards, flows, lined: [false, false, true, true, true] });
  return performance.now() - start;
}
"""


def arrows(browser: Browser, room: Room) -> Iterator[Times]:
    """Lead 80 arrows over 60 cards: the ways alone, and a whole redraw of a blueprint as it is dragged about."""
    project_id = room.sample("food_delivery")
    window = fresh_window(browser)
    board = room.enter_blueprint(window, project_id)
    script = window.page.evaluate(BOARD_SCRIPT)
    ways = Times("ways of 80 arrows over 60 cards")
    ways.values = [window.page.evaluate(ROUTED, [script, number]) for number in range(RUNS + WARM)][WARM:]
    yield ways
    led = Times("arrows of the food delivery measured, led and drawn")
    led.values = [board.ask(REDRAW) for _ in range(RUNS)]
    yield led
    window.context.close()


def findings(browser: Browser, room: Room) -> Times:
    """One edit that makes or mends a finding, until the list beside the map has changed."""
    project_id = room.sample("food_delivery")
    window = fresh_window(browser)
    board = room.enter_blueprint(window, project_id)
    records = board.ask("b.state.records.size")
    times = Times(f"an edit until its finding is on screen, {records} records")
    for number in range(EDITS // 2):
        taken = window.page.evaluate(EDIT_TO_FINDING, number % 2 == 0)
        times.values.append(taken)
        window.page.wait_for_timeout(400)
    window.context.close()
    return times


EDIT_TO_FINDING = """(isOver) => new Promise((resolve) => {
  const board = Object.values(window.__cxboards)[0];
  const step = [...board.state.records.values()].find((record) => record.text === "Cook and pack");
  const start = performance.now();
  const look = () => {
    const shown = board.root.querySelector(".findings").textContent.includes("Cook and pack");
    if (shown === isOver) resolve(performance.now() - start);
    else requestAnimationFrame(look);
  };
  const attributes = { tolerance_minutes: isOver ? 1 : 20 };
  board.dispatch({ name: "edit_card_attributes", card_id: step.id, attributes });
  look();
})"""


def baseline() -> Iterator[Times]:
    """One edit of 200 touchpoints made of plain widgets, click to confirmed."""
    with tempfile.TemporaryDirectory() as folder:
        server = AppServer(Path(folder), script="tests/benchmarks/widgets_app.py")
        server.start()
        try:
            with driver() as playwright, chromium(playwright) as browser:
                yield widget_edits(browser, server)
        finally:
            server.stop()


def widget_edits(browser: Browser, server: AppServer) -> Times:
    window = fresh_window(browser)
    page = window.page
    page.goto(server.url)
    page.get_by_text("edits 0").wait_for(timeout=60_000)
    times = Times("baseline: one edit, 200 touchpoints of plain widgets")
    for number in range(15):
        button = page.get_by_role("button", name="Move on").nth(number)
        button.scroll_into_view_if_needed()
        with times.measured():
            button.click()
            page.get_by_text(f"edits {number + 1}", exact=True).wait_for(timeout=60_000)
    window.context.close()
    return times
