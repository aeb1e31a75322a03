"""The code that opens a workshop: six characters that cannot be mistaken for one another, read out or typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

ALPHABET = "CDFGHJKMNPQRTVWXY34679"
"""Letters and digits without look-alikes (0 O, 1 I L, 2 Z, 5 S, 8 B, U), and without A and E: no code is a word."""
LENGTH = 6
"""22⁶, about 113 million codes."""


def make_code(below: Callable[[int], int]) -> str:
    """Return a new code; ``below`` gives a random number from 0 up to a limit, as ``secrets.randbelow``.

    >>> make_code(lambda limit: 0)
    'CCCCCC'
    """
    return "".join(ALPHABET[below(len(ALPHABET))] for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """Return the code somebody has typed, in any case, width and spacing; None when it can be none.

    >>> read_code(" kprm-43 "), read_code("ＫＰＲＭ４３"), read_code("OOOOOO")
    ('KPRM43', 'KPRM43', None)
    """
    plain = unicodedata.normalize("NFKC", typed[:60]).upper()
    code = "".join(character for character in plain if character.isalnum())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
