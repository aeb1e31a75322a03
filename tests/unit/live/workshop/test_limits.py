from __future__ import annotations

from cxdesign.live.workshop.limits import KEYS_AT_MOST, Allowance


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_allowance_is_spent_and_comes_back_with_time():
    clock = Seconds()
    tries = Allowance(2, 60, clock)
    assert [tries.take("a") for _ in range(3)] == [True, True, False]
    assert not tries.has("a")
    assert tries.has("b")
    clock.now += 1
    assert tries.take("a")
    clock.now += 1000
    assert [tries.take("a") for _ in range(3)] == [True, True, False]


def test_what_is_kept_is_bounded():
    tries = Allowance(1, 1, Seconds())
    for number in range(KEYS_AT_MOST + 5):
        tries.take(str(number))
    assert tries.has("0")
    assert not tries.has(str(KEYS_AT_MOST))
