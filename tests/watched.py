"""Steps and arrows that count how often somebody looks at them: how much work a command is, without a clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Step


class Looks:
    """How often fields of watched records were read."""

    count: ClassVar[int] = 0


class WatchedStep(Step):
    """A step that counts."""

    def __getattribute__(self, name: str) -> Any:
        Looks.count += 1
        return super().__getattribute__(name)


class WatchedFlow(Flow):
    """An arrow that counts."""

    def __getattribute__(self, name: str) -> Any:
        Looks.count += 1
        return super().__getattribute__(name)


def looks(run: Callable[[], object]) -> int:
    """Return how often fields of watched records are read while something runs."""
    before = Looks.count
    run()
    return Looks.count - before
