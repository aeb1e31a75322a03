"""The base gate of the service excellence pyramid: how much of the delight counts, the index and the verdict.

Levels 1 and 2 are the base, 3 and 4 bring delight; delight counts only on a sound base. How ratings become levels
stands in :mod:`cxdesign.scoring.aggregate`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from cxdesign.domain.vocabulary import Level
from cxdesign.errors import NumbersInvalid

Mode = Literal["ramp", "hard", "off"]
LOWEST, HIGHEST = 1.0, 5.0
"""The ends of the scale."""
TOLERANCE = 1e-9
"""Means of thirds may miss a threshold by a rounding error; within this they count as on it (ours)."""


class Verdict(StrEnum):
    """What a profile of levels amounts to; the first that fits, in this order."""

    BASE_FIRST = "base_first"
    HALF_GATE = "half_gate"
    SATISFIED = "satisfied"
    SURPRISE_WITHOUT_BOND = "surprise_without_bond"
    VALUED = "valued"
    DELIGHT = "delight"


@dataclass(frozen=True)
class Gate:
    """The base gate with all it was computed from.

    Attributes
    ----------
    base : float or None
        B, 1 … 5, more is better; None when level 1 or 2 is missing.
    delight : float or None
        D, 1 … 5, more is better; None when level 3 or 4 is missing.
    factor : float or None
        g, the share of the delight that counts, 0 … 1; None without a base, but in mode "off".
    index : float or None
        E, 1 … 5, more is better; None when any level is missing.
    verdict : Verdict or None
        None when the levels that are there do not settle it.
    levels, vetoes, mode, thresholds, hard, reached_from
        As they went in.
    """

    base: float | None
    delight: float | None
    factor: float | None
    index: float | None
    verdict: Verdict | None
    levels: tuple[float | None, ...]
    vetoes: tuple[str, ...]
    mode: Mode
    thresholds: tuple[float, float]
    hard: float
    reached_from: float

    @property
    def limiting(self) -> tuple[Level, ...]:
        """The level that holds the base down, both when they are equal, none without a base."""
        pairs = zip((Level.L1, Level.L2), self.levels[:2], strict=True)
        if self.base is None:
            return ()
        return tuple(level for level, value in pairs if value is not None and value <= self.base + TOLERANCE)

    @property
    def missing(self) -> tuple[Level, ...]:
        """The levels without a value."""
        return tuple(level for level, value in zip(Level, self.levels, strict=True) if value is None)


def gate(
    levels: Sequence[float | None],
    *,
    vetoes: Sequence[str] = (),
    mode: Mode = "ramp",
    thresholds: tuple[float, float] = (2.5, 3.5),
    hard: float = 3.0,
    reached_from: float = 2.5,
) -> Gate:
    """Return base, delight, gate factor, gated experience index and verdict of four levels.

    ``B = min(L1, L2)``, ``D = (L3 + L4)/2``, ``E = B + g(B) · (D − 1)/4 · (5 − B)``. In mode "ramp" g is 0 up to the
    lower threshold, 1 from the upper one and linear between; in mode "hard" it is 1 from ``hard`` and 0 below; in mode
    "off" it is 1.

    Parameters
    ----------
    levels : sequence of four float or None
        L1 … L4, each 1 … 5; None is missing.
    vetoes : sequence of str
        Criteria that veto the result. Any veto makes the verdict ``base_first``, whatever the levels; the index stays.
    mode : {"ramp", "hard", "off"}
        How the gate opens; "off" shows what compensation hides.
    thresholds : tuple of two float
        Base at which the ramp begins and ends, the first not above the second; equal ones make a step.
    hard : float
        Base from which a hard gate is open.
    reached_from : float
        Delight, level 3 and level 4 below it do not count as reached.

    Returns
    -------
    Gate
        Verdict, first match: veto or g = 0 ``base_first``; g < 1 ``half_gate``; D < 2.5 ``satisfied``; L3 < 2.5
        ``surprise_without_bond``; L4 < 2.5 ``valued``; else ``delight``. A missing level gives no index; a closed or
        half-open gate is told without levels 3 and 4. The index does not fall when any level rises.

    Raises
    ------
    NumbersInvalid
        ``levels_not_four``; ``level_off_scale`` when one lies outside 1 … 5; ``thresholds_reversed`` when the lower one
        is above the upper one; ``gate_mode_unknown``.

    Notes
    -----
    That levels 1 and 2 are the precondition of 3 and 4: source (article on ISO/TS 24082 by the Chinese standards
    institute), public (ISO 23592). Formula, thresholds, modes and verdicts: ours. For it: must-be quality (Kano et al.
    1984, literature, quoted from memory), delight and satisfaction as different responses (Oliver, Rust & Varki 1997,
    literature). Against it: lowering effort may matter more than delight (Dixon, Freeman & Toman 2010, literature).

    Examples
    --------
    >>> half = gate([3.0, 3.0, 4.8, 4.8])
    >>> half.factor, round(half.index, 2), half.verdict.value
    (0.5, 3.95, 'half_gate')
    >>> gate([5, 2, 5, 4]).limiting, gate([4, None, 4, 4]).index
    ((<Level.L2: 'L2'>,), None)
    """
    values = _checked(levels)
    low, high = thresholds
    if not low <= high:
        raise NumbersInvalid("thresholds_reversed", low=low, high=high)
    base = _base(values)
    delight = _mean(values[2], values[3])
    factor = _factor(base, mode, (low, high), hard)
    return Gate(
        base=base,
        delight=delight,
        factor=factor,
        index=_index(base, delight, factor),
        verdict=Verdict.BASE_FIRST if vetoes else _verdict(base, factor, values[2:], reached_from),
        levels=values,
        vetoes=tuple(vetoes),
        mode=mode,
        thresholds=(low, high),
        hard=hard,
        reached_from=reached_from,
    )


def lifted(found: Gate, *, base: float = 0.0, delight: float = 0.0) -> Gate:
    """Return the gate when both base levels, or both levels of delight, rise.

    Parameters
    ----------
    found : Gate
        From where.
    base, delight : float
        What is added to levels 1 and 2, and to levels 3 and 4; none rises above 5, a missing one stays missing.

    Returns
    -------
    Gate
        With the same mode, thresholds and vetoes.

    Examples
    --------
    >>> half = gate([3.0, 3.0, 4.0, 4.0])
    >>> half.index, lifted(half, base=0.5).index, lifted(half, delight=0.5).index
    (3.75, 4.625, 3.875)
    """
    steps = (base, base, delight, delight)
    levels = [
        None if value is None else min(HIGHEST, value + step) for value, step in zip(found.levels, steps, strict=True)
    ]
    return _again(found, levels, found.mode)


def ungated(found: Gate) -> Gate:
    """Return the same levels without a gate, as if delight made up for any base.

    >>> ungated(gate([3.0, 3.0, 4.0, 4.0])).index
    4.5
    """
    return _again(found, found.levels, "off")


def _again(found: Gate, levels: Sequence[float | None], mode: Mode) -> Gate:
    return gate(
        levels,
        vetoes=found.vetoes,
        mode=mode,
        thresholds=found.thresholds,
        hard=found.hard,
        reached_from=found.reached_from,
    )


def _checked(levels: Sequence[float | None]) -> tuple[float | None, ...]:
    values = tuple(None if value is None else float(value) for value in levels)
    if len(values) != len(Level):
        raise NumbersInvalid("levels_not_four", found=len(values))
    for value in values:
        if value is not None and not LOWEST <= value <= HIGHEST:
            raise NumbersInvalid("level_off_scale", found=value)
    return values


def _base(values: Sequence[float | None]) -> float | None:
    first, second = values[:2]
    return None if first is None or second is None else min(first, second)


def _mean(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else (one + other) / 2


def _factor(base: float | None, mode: Mode, thresholds: tuple[float, float], hard: float) -> float | None:
    low, high = (hard, hard) if mode == "hard" else thresholds
    if mode not in {"ramp", "hard", "off"}:
        raise NumbersInvalid("gate_mode_unknown", mode=mode)
    if mode == "off":
        return 1.0
    if base is None:
        return None
    if base >= high - TOLERANCE:
        return 1.0
    return 0.0 if base <= low + TOLERANCE else (base - low) / (high - low)


def _index(base: float | None, delight: float | None, factor: float | None) -> float | None:
    if base is None or delight is None or factor is None:
        return None
    return min(HIGHEST, base + factor * (delight - LOWEST) / (HIGHEST - LOWEST) * (HIGHEST - base))


def _verdict(base: float | None, factor: float | None, upper: Sequence[float | None], line: float) -> Verdict | None:
    if base is None or factor is None:
        return None
    if factor < 1:
        return Verdict.BASE_FIRST if factor == 0 else Verdict.HALF_GATE
    third, fourth = upper
    if third is None or fourth is None:
        return None
    tests = (
        ((third + fourth) / 2, Verdict.SATISFIED),
        (third, Verdict.SURPRISE_WITHOUT_BOND),
        (fourth, Verdict.VALUED),
    )
    return next((verdict for value, verdict in tests if value < line - TOLERANCE), Verdict.DELIGHT)
