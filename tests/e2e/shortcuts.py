"""Keys of the page's own buttons, which Streamlit hears only some time after it has drawn them."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.e2e.waiting import until

PRESS_AGAIN_AFTER = 3_000
"""Milliseconds; pressing again asks for the same once more."""


def press_until(page: Page, key: str, target: Locator, state: Literal["visible", "hidden"] = "visible") -> None:
    """Press a key until something is shown, or gone."""

    def is_so() -> bool:
        page.keyboard.press(key)
        try:
            target.wait_for(state=state, timeout=PRESS_AGAIN_AFTER)
        except PlaywrightTimeoutError:
            return False
        return True

    until(is_so, f"{key} is heard", seconds=60)
