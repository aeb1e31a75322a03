"""Readable rounds for tests: everybody gives every criterion the same score, but for what is said otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.round import Rater, Rating, Round

ROLES = (RaterRole.CUSTOMER, RaterRole.FRONT_LINE, RaterRole.MANAGER, RaterRole.DESIGNER, RaterRole.BACK_OFFICE)
IDS = tuple(criterion.id for criterion in criteria_catalogue().criteria)


def raters(count: int) -> tuple[Rater, ...]:
    return tuple(Rater(f"r{n}", ROLES[n % len(ROLES)]) for n in range(count))


def a_round(
    count: int = 3,
    score: int | None = 4,
    *,
    rows: Mapping[str, Sequence[int | None]] | None = None,
    evidence: Evidence = Evidence.TEST,
) -> Round:
    """Return a round of some raters; ``rows`` are the scores of single criteria, in the order of the raters."""
    people = raters(count)
    given = {name: (rows or {}).get(name, [score] * count) for name in IDS}
    return Round(
        people,
        tuple(
            Rating(person.id, name, value, evidence)
            for name, row in given.items()
            for person, value in zip(people, row, strict=True)
        ),
    )
