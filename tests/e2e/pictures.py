"""Pictures of every page: wide and narrow, light and dark, English and Chinese.

By hand: ``python -m tests.e2e.pictures FOLDER [PAGE ...]``. They are for looking at; nothing is compared.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, expect

from cxdesign.i18n import LOCALES
from cxdesign.services.bootstrap import build
from tests.e2e.board import BoardPage, with_class
from tests.e2e.browser import DESKTOP, PHONE, Window, chromium, driver, new_context
from tests.e2e.room import Room
from tests.e2e.server import AppServer

PAGES = ("home", "empathy", "journey", "scenes", "peaks", "blueprint", "evaluate", "exchange", "history", "health")
SAMPLES = {"blueprint": "food_delivery", "scenes": "gym", "peaks": "gym"}
"""The samples that pages are shown with; all others are shown with the hotel."""
SUBJECTS = {
    "empathy": ".card[data-role=think_and_feel]",
    "journey": ".tp[data-touchpoint-id]",
    "scenes": ".cell[data-cell-id]",
    "blueprint": ".row[data-role=backstage] .card",
}
"""What is selected on a board where there is room: the fourth of these."""
SIZES = {"wide": DESKTOP, "narrow": PHONE}
SCHEMES = ("light", "dark")
BROWSER_LOCALES = {"en": "en-US", "zh-CN": "zh-CN"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*", default=PAGES, metavar="PAGE", help=", ".join(PAGES))
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        server = AppServer(Path(home))
        server.start()
        try:
            take_all(server, chosen.folder, chosen.pages)
        finally:
            server.stop()


def take_all(server: AppServer, folder: Path, pages: Sequence[str]) -> None:
    """Fill a store with samples and take every picture."""
    room = Room(server, build(server.database_url))
    samples = {"hotel", *SAMPLES.values()}
    projects = {(locale, sample): room.sample(sample, locale) for locale in LOCALES for sample in sorted(samples)}
    with driver() as playwright, chromium(playwright) as browser:
        for locale, size, scheme in product(LOCALES, SIZES, SCHEMES):
            window = Window(looking(browser, locale, size, scheme))
            for name in pages:
                show(window, room, projects[locale, SAMPLES.get(name, "hotel")], name, is_wide=size == "wide")
                window.page.screenshot(path=folder / f"{name}-{size}-{scheme}-{locale}.png")
            print(locale, size, scheme, *window.faults_except(()))
            window.context.close()
    room.services.store.close()


def looking(browser: Browser, locale: str, size: str, scheme: str) -> BrowserContext:
    """Open a browser of a language, a size and a colour scheme."""
    is_narrow = size == "narrow"
    return new_context(
        browser,
        viewport=SIZES[size],
        color_scheme=scheme,
        locale=BROWSER_LOCALES[locale],
        has_touch=is_narrow,
        is_mobile=is_narrow,
        device_scale_factor=2 if is_narrow else 1,
    )


def show(window: Window, room: Room, project: str, name: str, *, is_wide: bool) -> None:
    """Go to a page and wait until it is drawn; where there is room, with something selected on the board."""
    window.page.goto(f"{room.server.url}/{'' if name == 'home' else name}?project={project}")
    if name in SUBJECTS:
        board = BoardPage(window.page)
        board.ready()
        if is_wide:
            board.root.locator(SUBJECTS[name]).nth(3).click()
        if is_wide and name == "empathy":
            board.press("t")
    drawn(window)


def drawn(window: Window) -> None:
    """Wait until the script of the page has ended and its pictures and fonts are there."""
    app = window.page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(app).not_to_have_class(with_class("stale"))
    window.page.wait_for_load_state("networkidle")
    window.page.evaluate("() => document.fonts.ready.then(() => true)")


if __name__ == "__main__":
    main()
