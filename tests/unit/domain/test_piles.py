from __future__ import annotations

import pytest

from cxdesign.domain.piles import piled, taken_off, with_piles
from cxdesign.errors import CommandInvalid
from tests.unit.domain.test_agenda import a_prompt

A, B, C, D, E = (f"note:{letter}" for letter in "abcde")


def test_a_card_put_on_another_makes_a_pile_that_begins_with_the_other():
    assert piled((), [A], B) == ((B, A),)


def test_the_same_again_and_a_card_on_itself_change_nothing():
    assert piled(((B, A),), [A], B) == ((B, A),)
    assert piled((), [A], A) == ()


def test_a_card_lies_on_one_pile_only_and_one_alone_is_none():
    assert piled(((A, B), (C, D)), [B], D) == ((C, D, B),)
    assert piled(((A, B, E), (C, D)), [C], A) == ((A, B, E, C),)


def test_piles_keep_their_order_when_one_of_them_grows():
    assert piled(((A, B), (C, D)), [E], B) == ((A, B, E), (C, D))


def test_a_card_that_became_another_kind_is_the_same_card():
    assert taken_off(((A, B, C),), ["step:b"]) == ((A, C),)
    assert piled(((A, B),), ["feature:b"], "step:a") == ((A, B),)


def test_too_many_piles_are_refused():
    many = tuple((f"note:x{number}", f"note:y{number}") for number in range(101))
    with pytest.raises(CommandInvalid) as caught:
        with_piles(a_prompt(kind="cards"), many)
    assert caught.value.code == "piles_full"
    assert with_piles(a_prompt(kind="cards"), many[:100]).piles == many[:100]
