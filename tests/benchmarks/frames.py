"""The board in Chromium while it moves: scrolling, dragging, finding, a pasted table, memory after many edits.

Without a graphics card the browser draws with the processor that also runs server and driver: frames a second are a
lower bound, and the time of the page's own thread says more.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

from cxdesign.services.bootstrap import build
from tests.benchmarks.browser import RECORDS_PER_CARD, fresh_window
from tests.benchmarks.timing import Times, told
from tests.builders import a_journey, a_large_journey
from tests.e2e.board import BoardPage
from tests.e2e.browser import chromium, driver
from tests.e2e.clipboard import paste
from tests.e2e.room import Room
from tests.e2e.server import AppServer

SIZES = (200, 1000, 5000)
SECONDS = 3
EDITS = 1000
PASTES = 5
ROWS, COLUMNS = 50, 20
RECORD = """
(milliseconds) => new Promise((done) => {
  const frames = [];
  let last = performance.now();
  const end = last + milliseconds;
  const step = () => {
    const now = performance.now();
    frames.push(now - last);
    last = now;
    window.__eachFrame?.(frames.length);
    if (now < end) requestAnimationFrame(step);
    else done(frames.slice(2));
  };
  requestAnimationFrame(step);
})
"""
SCROLL = """
() => {
  const { scroller } = Object.values(window.__cxboards)[0].grid;
  let step = 24;
  window.__eachFrame = () => {
    const before = scroller.scrollLeft;
    scroller.scrollLeft += step;
    if (scroller.scrollLeft === before) step = -step;
  };
}
"""
HOLD = """
() => {
  const { root, grid } = Object.values(window.__cxboards)[0];
  const card = root.querySelector("[data-card-id]");
  const { x, y } = card.getBoundingClientRect();
  const tell = (type, target, at) => target.dispatchEvent(new PointerEvent(type, {
    bubbles: true, composed: true, cancelable: true, pointerId: 1,
    pointerType: "mouse", button: type === "pointermove" ? -1 : 0, buttons: type === "pointerup" ? 0 : 1,
    clientX: at[0], clientY: at[1], isPrimary: true }));
  tell("pointerdown", card, [x + 20, y + 10]);
  const width = grid.scroller.clientWidth - 300;
  window.__eachFrame = (count) =>
    tell("pointermove", window, [x + 30 + ((count * 9) % width), y + 30 + ((count * 3) % 160)]);
  window.__letGo = () => tell("pointercancel", window, [x + 20, y + 10]);
}
"""
WATCH_PASTE = """
() => {
  const board = Object.values(window.__cxboards)[0];
  const submit = board.net.submit.bind(board.net);
  board.net.submit = (frame) => { window.__sent = { id: frame.id, at: performance.now() }; submit(frame); };
  const receiver = board.net.receiver;
  const onFrame = receiver.onFrame.bind(receiver);
  receiver.onFrame = (frame, answered) => {
    onFrame(frame, answered);
    if (frame.type === "ack" && frame.id === window.__sent?.id) window.__sent.confirmed = performance.now();
  };
  addEventListener("paste", () => { window.__pasted = performance.now(); }, true);
}
"""


def tell() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        server = AppServer(Path(folder))
        server.start()
        services = build(server.database_url)
        try:
            with driver() as playwright, chromium(playwright, "--enable-precise-memory-info") as browser:
                told("The board in motion", results(browser, Room(server, services)))
        finally:
            services.store.close()
            server.stop()


def results(browser: Browser, room: Room) -> Iterator[Times]:
    """Measure one thing after the other."""
    for cards in SIZES:
        yield from frames(browser, room, cards)
    yield from pasted(browser, room)
    yield from after_many_edits(browser, room)


def frames(browser: Browser, room: Room, cards: int) -> Iterator[Times]:
    """Scroll, drag and find on a map of so many cards; a frame's time is what lies between two of them."""
    window = fresh_window(browser)
    board = room.enter(window, room.project(a_large_journey(int(cards * RECORDS_PER_CARD))))
    page = window.page
    session = window.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.evaluate(SCROLL)
    yield from _recorded(page, session, f"scrolling, {cards} cards, goal 18 ms a frame")
    page.evaluate("() => { Object.values(window.__cxboards)[0].grid.scroller.scrollLeft = 0; }")
    page.evaluate(HOLD)
    yield from _recorded(page, session, f"dragging, {cards} cards, goal 18 ms a frame")
    page.evaluate("() => window.__letGo()")
    yield _found(board, cards)
    window.context.close()


def _recorded(page: Page, session: CDPSession, name: str) -> Iterator[Times]:
    before = _busy(session)
    times = Times(name)
    times.values = page.evaluate(RECORD, SECONDS * 1000)
    page.evaluate("() => { window.__eachFrame = null; }")
    own = Times(f"{name.split(', goal', maxsplit=1)[0]}, page's own thread a frame")
    own.values = [(_busy(session) - before) * 1000 / len(times.values)]
    yield times
    yield own


def _busy(session: CDPSession) -> float:
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"])


def _found(board: BoardPage, cards: int) -> Times:
    """Type into the field; from the key to the end of what the page does about it."""
    board.page.keyboard.press("/")
    times = Times(f"find as you type, {cards} cards, goal 50 ms")
    times.values = board.page.evaluate(
        """async () => {
          const board = Object.values(window.__cxboards)[0];
          const field = board.find.input;
          const taken = [];
          for (const text of ["c", "ca", "car", "card", "card 1", "card 12", "card", "c"]) {
            const start = performance.now();
            field.value = text;
            field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
            board.render();
            board.root.getBoundingClientRect();
            taken.push(performance.now() - start);
            await new Promise(requestAnimationFrame);
          }
          return taken;
        }"""
    )
    board.page.keyboard.press("Escape")
    return times


def pasted(browser: Browser, room: Room) -> Iterator[Times]:
    """Paste a spreadsheet into an empty corner of a map with room for it; until confirmed."""
    confirmed = Times(f"paste of {ROWS}×{COLUMNS} to confirmed, goal 300 ms")
    table = "\n".join("\t".join(f"Cell {row} {column}" for column in range(COLUMNS)) for row in range(ROWS))
    names = {f"l{number}": "notes" for number in range(ROWS)}
    columns = [f"t{number}" for number in range(COLUMNS)]
    for _ in range(PASTES):
        window = fresh_window(browser)
        board = room.enter(window, room.project(a_journey({"s1": columns}, lanes=names, cards={})))
        window.page.evaluate(WATCH_PASTE)
        window.page.evaluate("() => Object.values(window.__cxboards)[0].selectCell('touchpoint:t0', 'lane:l0')")
        paste(board, table)
        window.page.wait_for_function("() => window.__sent?.confirmed")
        confirmed.values.append(window.page.evaluate("() => window.__sent.confirmed - window.__pasted"))
        window.context.close()
    yield confirmed


def after_many_edits(browser: Browser, room: Room) -> Iterator[Times]:
    """Edit a card a thousand times; what the page keeps of it."""
    window = fresh_window(browser)
    room.enter(window, room.project(a_large_journey(int(200 * RECORDS_PER_CARD))))
    session = window.context.new_cdp_session(window.page)
    heap = Times(f"page's heap before and after {EDITS} edits, 200 cards, in MB, goal +20 %")
    for edits in (EDITS // 10, EDITS):
        window.page.evaluate(
            """async (edits) => {
              const board = Object.values(window.__cxboards)[0];
              const card = [...board.state.records.values()].find((one) => one.text !== undefined && one.lane_id);
              for (let n = 0; n < edits; n += 1) {
                board.dispatch({ name: "edit_card", card_id: card.id, text: `Text ${n}` });
                await new Promise(requestAnimationFrame);
                while (board.net.pending > 3) await new Promise(requestAnimationFrame);
              }
              while (board.net.pending) await new Promise(requestAnimationFrame);
            }""",
            edits,
        )
        session.send("HeapProfiler.collectGarbage")
        heap.values.append(session.send("Runtime.getHeapUsage")["usedSize"] / 1e6)
    window.context.close()
    yield heap
