from __future__ import annotations

import random

import pytest

from cxdesign.domain.join_code import ALPHABET, LENGTH, make_code, read_code

LOOK_ALIKE = ("0O", "1IL", "2Z", "5S", "8B", "UV")


def test_no_two_letters_of_a_code_look_alike():
    for group in LOOK_ALIKE:
        assert sum(letter in ALPHABET for letter in group) <= 1


def test_codes_cannot_be_guessed_at_the_rate_allowed():
    assert len(ALPHABET) ** LENGTH > 100_000_000


@pytest.mark.parametrize("number", range(5))
def test_a_code_is_read_however_it_is_typed(number):
    code = make_code(random.Random(number).randrange)
    for typed in (code, code.lower(), f" {code[:3]} {code[3:]} ", f"{code[:3]}-{code[3:]}"):
        assert read_code(typed) == code


@pytest.mark.parametrize("typed", ["", "CCCCC", "CCCCCCC", "CCCCC0", "CCCCC!", "工作坊工作坊", "C" * 10_000])
def test_what_can_be_no_code_is_none(typed):
    assert read_code(typed) is None
