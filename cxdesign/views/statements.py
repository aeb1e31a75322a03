"""The few figures a page states first: label, figure, small print. Each opens under its id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["plain", "low"]


@dataclass(frozen=True)
class Statement:
    """One stated figure.

    Attributes
    ----------
    id : str
        What it opens as; unique on its page.
    label, value, small : str
        Its name, the figure, and what qualifies it: interval, mode, unit.
    tone : {"plain", "low"}
        "low" for a figure that holds others down; the words must say so too.
    """

    id: str
    label: str
    value: str
    small: str = ""
    tone: Tone = "plain"
