"""The empowerment matrix: situations down, roles across, in each cell up to where a role may decide on the spot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.environment import Empowerment

NOBODY = ""
"""The column of what names no role yet."""


@dataclass(frozen=True)
class Situation:
    """One row: what may happen, and what is said of it for each role; a role without an entry is missing."""

    name: str
    entries: Mapping[str, Empowerment]


@dataclass(frozen=True)
class EmpowermentMatrix:
    """All rows, and the roles across; :data:`NOBODY` stands last, where an entry names no role."""

    roles: tuple[str, ...]
    situations: tuple[Situation, ...]


def empowerment_matrix(document: Document) -> EmpowermentMatrix:
    """Return the entries of the empowerment register as a matrix.

    Parameters
    ----------
    document : Document
        Any sound document.

    Returns
    -------
    EmpowermentMatrix
        Entries of one name share a row, in the order of the first; what a role has twice in a situation begins a row of
        its own, so that nothing hides another entry. Roles stand in the order in which they are first named; roles that
        only steps name as empowered follow.

    Examples
    --------
    >>> found = empowerment_matrix(Document([Empowerment(id="empowerment:a", name="Late meal", order="a0")]))
    >>> found.roles, found.situations[0].name
    (('',), 'Late meal')
    """
    rows: list[tuple[str, dict[str, Empowerment]]] = []
    for entry in document.entries(Empowerment):
        free = (held for name, held in rows if name == entry.name and entry.empowered_role not in held)
        row = next(free, None)
        if row is None:
            row = {}
            rows.append((entry.name, row))
        row[entry.empowered_role] = entry
    named = [entry.empowered_role for entry in document.entries(Empowerment)]
    named += [step.empowered_role for step in document.all(Step)]
    roles = dict.fromkeys(role for role in named if role)
    unnamed = (NOBODY,) if any(NOBODY in held for _, held in rows) else ()
    return EmpowermentMatrix((*roles, *unnamed), tuple(Situation(name, MappingProxyType(held)) for name, held in rows))
