"""Every page, in both themes, on desktop: axe-core finds nothing serious."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from cxdesign.ui.navigation import PLACES
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e
AXE = (Path(str(axe_playwright_python.__file__)).parent / "axe.min.js").read_text("utf-8")
RUN = "(options) => axe.run(document, { resultTypes: ['violations'], ...options })"
ABOUT_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules whose answer a theme can change: a theme changes colours and nothing else."""
GRAVE = {"serious", "critical"}
MINDED = {"heading-order"}
"""What axe-core calls moderate and people who walk by headings do not."""
SAMPLES = {"blueprint": "food_delivery", "scenes": "gym", "peaks": "gym"}
"""The samples that pages are shown with; all others are shown with the hotel."""
STILL = """() => !document.querySelector("[data-testid=stStatusWidget], [data-testid=stSkeleton], [data-stale=true]")
  && document.getAnimations().every((one) => one.playState !== "running")
  && [...document.querySelectorAll(".mount")].every((mount) => mount.shadowRoot?.querySelector(".ready") ?? true)"""


def test_axe_finds_nothing_serious_on_any_page_in_either_theme(room: Room, window: OpenWindow) -> None:
    projects = {sample: room.sample(sample) for sample in {"hotel", *SAMPLES.values()}}
    page = window(is_new=True).page
    schemes = cycle(["light", "dark"])
    found: list[str] = []
    for place in PLACES:
        page.goto(
            room.address(projects[SAMPLES.get(place.name, "hotel")], page="" if place.name == "home" else place.name)
        )
        found += [f"{place.name}: {line}" for line in violations_in_both_themes(page, next(schemes))]
    assert found == []


def violations_in_both_themes(page: Page, scheme: str) -> list[str]:
    """Return what axe-core finds that is serious in the theme a page is in, and of the colours of the other theme."""
    _rest(page, scheme)
    found = [f"{scheme}: {line}" for line in violations(page, {})]
    other = {"light": "dark", "dark": "light"}[scheme]
    page.emulate_media(color_scheme=other)
    _rest(page, other)
    return found + [f"{other}: {line}" for line in violations(page, ABOUT_COLOURS)]


def _rest(page: Page, scheme: str) -> None:
    """Wait until the page is drawn in its colours and nothing on it moves on."""
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)
    page.wait_for_load_state("networkidle")
    until(lambda: page.evaluate(STILL), "the page is drawn")


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate(RUN, options or {})
    grave = (one for one in result["violations"] if one["impact"] in GRAVE or one["id"] in MINDED)
    return [f"{one['id']} {node['target']} {node['failureSummary']}" for one in grave for node in one["nodes"]]
