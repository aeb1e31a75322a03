"""What the command line prints. Texts of a project come from anywhere and must not steer the terminal they reach."""

from __future__ import annotations

import re
from typing import Any, TextIO

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, of which a terminal takes some for commands; lines and tabs stay
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks that turn the direction of what follows
    "\u2028\u2029\ufeff\ufff9-\ufffb]"  # breaks and marks nobody sees
)


def harmless(text: str) -> str:
    r"""Return a text in which everything that steers a terminal, or turns the order of letters, stands as ``\uXXXX``.

    Within JSON, which has the same way of writing, nothing changes its meaning.

    >>> print(harmless("fee \u202e05 \x1b[2J"))
    fee \u202e05 \u001b[2J
    """
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class Screen:
    """An output that passes everything on made harmless."""

    def __init__(self, output: TextIO) -> None:
        self._output = output

    def write(self, text: str) -> int:
        """Write a text."""
        self._output.write(harmless(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:  # Any: whatever else the output has
        return getattr(self._output, name)
