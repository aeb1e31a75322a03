"""The colours of the workbench by token: the names of its style sheets without their dashes in front.

Said once for every picture; the style sheet of the pages holds the same values (tested).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Palette = Mapping[str, str]
"""Colours by token."""

LIGHT: Palette = MappingProxyType(
    {
        "paper": "#faf8f4",
        "paper-2": "#f4f1ea",
        "card": "#ffffff",
        "ink": "#1d2226",
        "ink-2": "#4d5459",
        "ink-3": "#686e72",
        "ink-4": "#a9a9a2",
        "hair": "#e5e0d6",
        "hair-2": "#cbc4b6",
        "accent": "#0c6a68",
        "accent-ink": "#ffffff",
        "accent-soft": "#e2eeec",
        "accent-line": "#8fbdb9",
        "zone-delight": "#eff4f8",
        "zone-below": "#fbf3ea",
        "div-n5": "#9c430b",
        "div-n3": "#c8692a",
        "div-n1": "#e6b68f",
        "div-0": "#b9b8b2",
        "div-p1": "#a9c1dc",
        "div-p3": "#4f86bd",
        "div-p5": "#1d5690",
        "kind-action": "#3a4248",
        "kind-think": "#6b7fa3",
        "kind-pain": "#b95513",
        "kind-opportunity": "#0c6a68",
        "kind-note": "#a39a86",
        "kind-evidence": "#a39a86",
        "kind-onstage": "#2f6ea5",
        "kind-backstage": "#6b7fa3",
        "kind-support": "#8a8f94",
        "lvl-1": "none",
        "lvl-1-ink": "#4d5459",
        "lvl-1-line": "#b9b4a8",
        "lvl-2": "#dcebe9",
        "lvl-2-ink": "#0b4f4d",
        "lvl-2-line": "#b4d2cf",
        "lvl-3": "#9ccac6",
        "lvl-3-ink": "#06322f",
        "lvl-3-line": "#86bab6",
        "lvl-4": "#0c6a68",
        "lvl-4-ink": "#ffffff",
        "lvl-4-line": "#0c6a68",
    }
)
DARK: Palette = MappingProxyType(
    {
        "paper": "#15181a",
        "paper-2": "#1a1e21",
        "card": "#212629",
        "ink": "#ebe8e1",
        "ink-2": "#b9bcbc",
        "ink-3": "#949a9c",
        "ink-4": "#5b6265",
        "hair": "#2b3134",
        "hair-2": "#434a4e",
        "accent": "#5cbdb5",
        "accent-ink": "#0b1f1e",
        "accent-soft": "#1c302f",
        "accent-line": "#3b6f6b",
        "zone-delight": "#17212a",
        "zone-below": "#221b16",
        "div-n5": "#f0935a",
        "div-n3": "#cf6f34",
        "div-n1": "#7d4a2a",
        "div-0": "#6d7274",
        "div-p1": "#39536e",
        "div-p3": "#4f86bd",
        "div-p5": "#8fbdec",
        "kind-action": "#c8c5bd",
        "kind-think": "#8fa3c9",
        "kind-pain": "#e08a4b",
        "kind-opportunity": "#5cbdb5",
        "kind-note": "#8d8775",
        "kind-evidence": "#8d8775",
        "kind-onstage": "#6ba6da",
        "kind-backstage": "#8fa3c9",
        "kind-support": "#80878b",
        "lvl-1": "none",
        "lvl-1-ink": "#b9bcbc",
        "lvl-1-line": "#565d60",
        "lvl-2": "#1d3a38",
        "lvl-2-ink": "#a9dbd6",
        "lvl-2-line": "#2d5653",
        "lvl-3": "#2f6f6a",
        "lvl-3-ink": "#eefaf8",
        "lvl-3-line": "#3b837d",
        "lvl-4": "#5cbdb5",
        "lvl-4-ink": "#0b1f1e",
        "lvl-4-line": "#5cbdb5",
    }
)


def themed(fallback: Palette = LIGHT) -> Palette:
    """Return a palette of style-sheet variables, for a picture inside a page that defines them.

    >>> themed()["accent"]
    'var(--accent,#0c6a68)'
    """
    return MappingProxyType({token: f"var(--{token},{colour})" for token, colour in fallback.items()})
