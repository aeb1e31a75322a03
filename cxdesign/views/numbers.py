"""How numbers are written for readers: rounded half away from zero, with a typographic minus."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

MINUS = "−"


def decimal(value: float, places: int) -> str:
    """Return a number with a fixed count of decimals; a zero has no sign.

    >>> decimal(0.375, 2), decimal(-0.5, 1), decimal(-0.004, 2)
    ('0.38', '−0.5', '0.00')
    """
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{abs(rounded):f}" if rounded >= 0 else f"{MINUS}{abs(rounded):f}"


def signed(value: float, places: int = 0) -> str:
    """Return a number with its sign, plus included; a zero has none.

    >>> signed(4), signed(0), signed(-1), signed(0.5, 2)
    ('+4', '0', '−1', '+0.50')
    """
    text = decimal(value, places)
    is_positive = not text.startswith(MINUS) and any(digit in "123456789" for digit in text)
    return f"+{text}" if is_positive else text


def trimmed(value: float, places: int) -> str:
    """Return a number with at most so many decimals and none that is a closing zero.

    >>> trimmed(34.0, 2), trimmed(3.25, 2), trimmed(0.055, 2), trimmed(100, 0)
    ('34', '3.25', '0.06', '100')
    """
    text = decimal(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def emotion(value: float) -> str:
    """Return an emotion: a signed whole number, with one decimal only when it is a mean of several.

    >>> emotion(-1), emotion(0.5)
    ('−1', '+0.5')
    """
    if float(value).is_integer():
        return f"{value:+.0f}".replace("-", MINUS) if value else "0"
    return signed(value, 1)


def runs(places: Iterable[int], separator: str) -> str:
    """Return ascending numbers with neighbours drawn together.

    >>> runs([1, 2, 3, 5, 7, 8], ", ")
    '1–3, 5, 7–8'
    """
    numbers = list(places)
    starts = [numbers[0], *(after for before, after in pairwise(numbers) if after != before + 1)] if numbers else []
    ends = [*(before for before, after in pairwise(numbers) if after != before + 1), numbers[-1]] if numbers else []
    return separator.join(
        str(first) if first == last else f"{first}–{last}" for first, last in zip(starts, ends, strict=True)
    )
