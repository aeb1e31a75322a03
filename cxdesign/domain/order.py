"""Fractional order keys: a key between any two keys, without renumbering the others.

A key is an *integer part* whose first letter says how many digits follow (``a`` one, ``b`` two … upwards; ``Z`` one,
``Y`` two … downwards), then an optional *fraction* of base-62 digits that does not end in ``0``. Keys compare as plain
ASCII strings. Appending or prepending a thousand times counts the integer part up or down, so keys stay three or four
characters long; only insertion into the same gap lengthens the fraction, by one digit in about six insertions.

The scheme follows David Greenspan, "Implementing fractional indexing" (2020).
"""

from __future__ import annotations

from cxdesign.errors import IntegrityError

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FIRST_KEY = "a0"
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}
_BASE = len(DIGITS)
_SMALLEST_INTEGER = "A" + "0" * 26


def is_order_key(key: str) -> bool:
    """Return whether the text is a well-formed order key; the smallest integer part needs a fraction, to leave room.

    >>> is_order_key("a0"), is_order_key("a0V"), is_order_key("a00"), is_order_key("?")
    (True, True, False, False)
    """
    if not key or key == _SMALLEST_INTEGER or any(character not in _VALUES for character in key):
        return False
    length = _integer_length(key[0])
    return length is not None and len(key) >= length and not (len(key) > length and key.endswith("0"))


def key_between(lower: str | None, upper: str | None) -> str:
    """Return a key that sorts after ``lower`` and before ``upper``.

    Parameters
    ----------
    lower, upper : str or None
        Neighbouring keys; None stands for the open end.

    Raises
    ------
    IntegrityError
        ``order_keys_reversed`` when ``lower`` is not below ``upper``; ``order_key_malformed`` when a neighbour is no
        order key.

    Examples
    --------
    >>> key_between(None, None), key_between("a0", None), key_between("a0", "a1"), key_between(None, "a0")
    ('a0', 'a1', 'a0V', 'Zz')
    """
    if lower is not None and upper is not None and lower >= upper:
        raise IntegrityError("order_keys_reversed", lower=lower, upper=upper)
    if lower is None and upper is None:
        return FIRST_KEY
    if lower is None:
        assert upper is not None
        return _key_before(upper)
    if upper is None:
        return _key_after(lower)
    return _key_inside(lower, upper)


def keys_between(lower: str | None, upper: str | None, count: int) -> tuple[str, ...]:
    """Return ``count`` ascending keys between two keys, spread so that they stay short.

    >>> keys_between(None, None, 3)
    ('a0', 'a1', 'a2')
    """
    if count <= 0:
        return ()
    if upper is None or lower is None:
        keys: list[str] = []
        for _ in range(count):
            keys.append(
                key_between(keys[-1] if keys else lower, upper)
                if upper is None
                else key_between(None, keys[-1] if keys else upper)
            )
        return tuple(keys) if upper is None else tuple(reversed(keys))
    middle = key_between(lower, upper)
    below = count // 2
    return (*keys_between(lower, middle, below), middle, *keys_between(middle, upper, count - below - 1))


def _integer_length(head: str) -> int | None:
    if "a" <= head <= "z":
        return ord(head) - ord("a") + 2
    if "A" <= head <= "Z":
        return ord("Z") - ord(head) + 2
    return None


def _split(key: str) -> tuple[str, str]:
    length = _integer_length(key[0])
    if length is None or len(key) < length:
        raise IntegrityError("order_key_malformed", key=key)
    return key[:length], key[length:]


def _key_after(lower: str) -> str:
    integer, fraction = _split(lower)
    following = _increment(integer)
    if following is not None:
        return following
    return integer + _midpoint(fraction, None)


def _key_before(upper: str) -> str:
    integer, fraction = _split(upper)
    preceding = integer if fraction else _decrement(integer)
    if preceding is None:
        raise IntegrityError("order_key_malformed", key=upper)
    return preceding + _midpoint("", fraction or None) if preceding == _SMALLEST_INTEGER else preceding


def _key_inside(lower: str, upper: str) -> str:
    lower_integer, lower_fraction = _split(lower)
    upper_integer, upper_fraction = _split(upper)
    if lower_integer == upper_integer:
        return lower_integer + _midpoint(lower_fraction, upper_fraction)
    following = _increment(lower_integer)
    if following is not None and following < upper:
        return following
    return lower_integer + _midpoint(lower_fraction, None)


def _midpoint(lower: str, upper: str | None) -> str:
    """Return a fraction strictly between two fractions; None is one, the empty string is zero."""
    if upper is not None:
        shared = 0
        while shared < len(upper) and (lower[shared : shared + 1] or "0") == upper[shared]:
            shared += 1
        if shared:
            return upper[:shared] + _midpoint(lower[shared:], upper[shared:])
    low = _VALUES[lower[0]] if lower else 0
    high = _VALUES[upper[0]] if upper else _BASE
    if high - low > 1:
        return DIGITS[(low + high) // 2]
    if upper and len(upper) > 1:
        return upper[0]
    return DIGITS[low] + _midpoint(lower[1:], None)


def _increment(integer: str) -> str | None:
    head, digits = integer[0], list(integer[1:])
    for place in reversed(range(len(digits))):
        value = _VALUES[digits[place]] + 1
        if value < _BASE:
            digits[place] = DIGITS[value]
            return head + "".join(digits)
        digits[place] = "0"
    if head == "Z":
        return "a0"
    if head == "z":
        return None
    longer = chr(ord(head) + 1)
    return longer + "".join([*digits, "0"] if longer > "a" else digits[:-1])


def _decrement(integer: str) -> str | None:
    head, digits = integer[0], list(integer[1:])
    for place in reversed(range(len(digits))):
        value = _VALUES[digits[place]] - 1
        if value >= 0:
            digits[place] = DIGITS[value]
            return head + "".join(digits)
        digits[place] = DIGITS[-1]
    if head == "a":
        return "Z" + DIGITS[-1]
    if head == "A":
        return None
    longer = chr(ord(head) - 1)
    return longer + "".join([*digits, DIGITS[-1]] if longer < "Z" else digits[:-1])
