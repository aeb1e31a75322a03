"""Text from people inside Streamlit's labels, which read Markdown: shown as typed, whatever it contains."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$^=&])")
_COLONS = re.compile(r":(?=\S)")
_JOINER = "\N{WORD JOINER}"


def escaped(text: str) -> str:
    r"""Return a text so that Markdown shows it as it is, on one line.

    A word joiner after a colon keeps icon and colour codes from being read as such; it has no width.

    >>> escaped("*a*"), escaped(":red[b]") == ":\u2060red\\[b\\]"
    ('\\*a\\*', True)
    """
    return _COLONS.sub(f":{_JOINER}", _SIGNS.sub(r"\\\1", " ".join(text.split())))
