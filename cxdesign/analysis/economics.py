"""What a delivery earns, by how long it takes. Amounts are in the project's currency, times in minutes."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesign.domain.journey import Project


@dataclass(frozen=True)
class Economics:
    """What one delivery earns, more is better; None when a figure is missing."""

    profit: float | None
    profit_after_failure: float | None
    break_even_minutes: float | None


def economics(project: Project, total: float | None, *, after_failure: float | None) -> Economics:
    """Return what one delivery earns when all goes well and after a failure, and how long it may take.

    Parameters
    ----------
    project : Project
        ``price``, ``fixed_cost`` and ``minute_cost``; when one of them is missing nothing can be said.
    total, after_failure : float or None
        Minutes it takes when all goes well, and with a failure; None is not known.

    Returns
    -------
    Economics
        As :func:`profit` and :func:`break_even`.

    Examples
    --------
    >>> economics(Project(id="project:main", name="Shoeshine", price=0.5), 2.0, after_failure=None)
    Economics(profit=None, profit_after_failure=None, break_even_minutes=None)
    """
    if project.price is None or project.fixed_cost is None or project.minute_cost is None:
        return Economics(None, None, None)
    money = {"price": project.price, "fixed_cost": project.fixed_cost, "minute_cost": project.minute_cost}
    return Economics(
        profit=None if total is None else profit(total, **money),
        profit_after_failure=None if after_failure is None else profit(after_failure, **money),
        break_even_minutes=break_even(**money),
    )


def profit(minutes: float, *, price: float, fixed_cost: float, minute_cost: float) -> float:
    """Return what one delivery of a length earns: price − fixed cost − minute cost × minutes.

    Parameters
    ----------
    minutes : float
        How long it takes, 0 or more.
    price, fixed_cost, minute_cost : float
        What is paid, what it costs whatever its length, what each minute costs; one currency, 0 or more.

    Returns
    -------
    float
        In that currency, more is better; below 0 money is lost.

    Notes
    -----
    Source: Shostack 1984 (literature, quoted from memory).

    Examples
    --------
    >>> [round(profit(minutes, price=0.5, fixed_cost=0.12, minute_cost=0.1), 3) for minutes in (2, 3, 4, 3.25)]
    [0.18, 0.08, -0.02, 0.055]
    """
    return price - fixed_cost - minute_cost * minutes


def break_even(*, price: float, fixed_cost: float, minute_cost: float) -> float | None:
    """Return how long one delivery may take before it loses money: (price − fixed cost) ÷ minute cost.

    Parameters
    ----------
    price, fixed_cost, minute_cost : float
        As for :func:`profit`.

    Returns
    -------
    float or None
        Minutes, more is better; below 0 money is lost however quick it is. None when minutes cost nothing: then length
        does not matter.

    Notes
    -----
    Source: Shostack 1984 (literature, quoted from memory).

    Examples
    --------
    >>> round(break_even(price=0.5, fixed_cost=0.12, minute_cost=0.1), 6)
    3.8
    >>> break_even(price=1, fixed_cost=0, minute_cost=0) is None
    True
    """
    return None if minute_cost == 0 else (price - fixed_cost) / minute_cost
