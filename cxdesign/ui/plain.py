"""Text from people inside Streamlit's labels, which read Markdown: shown as typed, whatever it contains."""

from __future__ import annotations

import re

from cxdesign.i18n import unturned

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$^=&])")
_CODES = re.compile(r":(?=\S)|www(?=\.)|@(?=\S)|[-<>~](?=[-<>=])", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"
_SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")


def escaped(text: str) -> str:
    r"""Return a text so that Markdown shows it as it is, on one line.

    A word joiner, which has no width, keeps icon and colour codes, addresses of the web and of people, and arrows of
    several characters from being read as such: these are looked for after the escapes are taken away. Characters that
    would turn the direction of the figures behind the text are left out. A no-break space stays one.

    >>> escaped("*a*"), escaped(":red[b]") == ":\u2060red\\[b\\]"
    ('\\*a\\*', True)
    """
    return _SIGNS.sub(r"\\\1", _CODES.sub(rf"\g<0>{_JOINER}", _SPACES.sub(" ", unturned(text)).strip(" ")))
