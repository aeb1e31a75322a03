"""Keys that have to be pressed in their time: again until they are heard, or all within a moment."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.e2e.waiting import until

PRESS_AT_ONCE = """(keys) => keys.forEach((key) => {
  let focused = document.activeElement;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  for (const type of ["keydown", "keyup"]) {
    focused.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true, composed: true }));
  }
})"""
PRESS_AGAIN_AFTER = 3_000
"""Milliseconds; pressing again asks for the same once more."""


def press_until(page: Page, key: str, target: Locator, state: Literal["visible", "hidden"] = "visible") -> None:
    """Press a key until something is shown, or gone: Streamlit hears it only some time after drawing its button."""

    def is_so() -> bool:
        page.keyboard.press(key)
        try:
            target.wait_for(state=state, timeout=PRESS_AGAIN_AFTER)
        except PlaywrightTimeoutError:
            return False
        return True

    until(is_so, f"{key} is heard", seconds=60)


def press_at_once(page: Page, *keys: str) -> None:
    """Press keys where the focus is, so fast that no moment passes between them, however busy the machine is."""
    page.evaluate(PRESS_AT_ONCE, keys)
