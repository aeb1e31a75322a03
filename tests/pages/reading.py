"""Everything a page says, as a person would read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

PARTS = ("label", "placeholder", "help", "body", "value", "text", "button_text")
NOT_TEXT = {"html", "bidi_component", "space", "query_params"}
TYPED = {"text_input", "text_area", "number_input", "checkbox", "button", "button_group", "menu_button", "pagination"}
"""Elements whose value is what a person typed or chose, not what the page says."""


def elements(app: AppTest) -> Iterator[Any]:
    """Yield every element and block on the page, the sidebar included."""
    waiting = list(app._tree.children.values())
    while waiting:
        found = waiting.pop(0)
        yield found
        waiting = [*getattr(found, "children", {}).values(), *waiting]


def texts(app: AppTest) -> Iterator[tuple[str, str]]:
    """Yield where a text stands and the text; pictures are left out, as is what people typed."""
    for element in elements(app):
        kind = getattr(element, "type", "")
        if kind in NOT_TEXT:
            continue
        proto = getattr(element, "proto", None)
        for part in PARTS:
            if part == "value" and kind in TYPED:
                continue
            text = getattr(proto, part, None)
            if isinstance(text, str) and text.strip() and not text.startswith("<svg"):
                yield f"{kind}.{part}", text
        for option in [*getattr(proto, "options", ()), *getattr(proto, "formatted_options", ())]:
            yield f"{kind}.option", option if isinstance(option, str) else option.content
