"""Text from people inside Streamlit's labels, which read Markdown: shown as typed, whatever it contains."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$^=&])")
_CODES = re.compile(r":(?=\S)|www(?=\.)|@(?=\S)|[-<>~](?=[-<>=])", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"


def escaped(text: str) -> str:
    r"""Return a text so that Markdown shows it as it is, on one line.

    A word joiner, which has no width, keeps icon and colour codes, addresses of the web and of people, and arrows of
    several characters from being read as such: these are looked for after the escapes are taken away.

    >>> escaped("*a*"), escaped(":red[b]") == ":\u2060red\\[b\\]"
    ('\\*a\\*', True)
    """
    return _SIGNS.sub(r"\\\1", _CODES.sub(rf"\g<0>{_JOINER}", " ".join(text.split())))
