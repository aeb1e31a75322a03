"""A round of the hotel, illustrative: two customers, front line, back office, manager and designer, 153 ratings.

A row holds the scores in the order of the raters, ``.`` is "cannot judge" or not rated, ``!`` a 5 that rests on an
observation; then the best evidence of the row.
"""

from __future__ import annotations

from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.scoring.round import Rater, Rating, Round

RATERS = (
    Rater("k1", RaterRole.CUSTOMER),
    Rater("k2", RaterRole.CUSTOMER),
    Rater("front", RaterRole.FRONT_LINE),
    Rater("back", RaterRole.BACK_OFFICE),
    Rater("manager", RaterRole.MANAGER),
    Rater("designer", RaterRole.DESIGNER),
)
ROWS = """
C1 4 4 4 4 4 3 E3
C2 2 2 2 4 4 4 E2
C3 4 3 4 4 4 4 E3
C4 4 4 3 4 4 4 E2
C5 4 4 4 4 5! . E2
C6 5 4 5 4 4 4 E2
C7 4 3 4 4 5! 4 E2
C8 4 4 3 4 4 4 E2
C9 3 3 4 4 4 4 E3
C10 2 3 3 2 3 3 E2
O1 4 . 4 3 4 4 E2
O2 3 2 2 3 4 3 E2
O3 3 . 3 4 4 3 E2
O4 . . 3 3 4 3 E3
O5 . . 3 2 3 3 E2
O6 . . 3 3 3 2 E1
O7 . . 4 4 5! 4 E1
O8 2 2 3 2 3 2 E2
O9 3 . 3 3 4 4 E2
O10 3 3 4 3 4 3 E2
S1 . . 3 . 4 3 E3
S2 4 . 4 4 5 4 E3
S3 . . 3 3 4 3 E2
S4 3 3 3 2 4 3 E2
S5 3 . 3 3 4 3 E1
S6 . . 2 3 3 3 E3
S7 4 4 4 4 4 4 E3
S8 3 3 3 2 3 3 E3
S9 4 4 4 3 4 4 E3
"""


def hotel_round() -> Round:
    return Round(RATERS, tuple(rating for line in ROWS.strip().splitlines() for rating in _row(line)))


def _row(line: str):
    criterion, *scores, best = line.split()
    evidence = list(Evidence)[int(best[1])]
    for rater, score in zip(RATERS, scores, strict=True):
        if score == ".":
            yield Rating(rater.id, criterion, None)
        elif score.endswith("!"):
            yield Rating(rater.id, criterion, int(score[0]), Evidence.OBSERVATION)
        else:
            yield Rating(rater.id, criterion, int(score), evidence)
