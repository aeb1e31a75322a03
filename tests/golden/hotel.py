"""The hotel in twelve moments, with illustrative emotions: the worked example the expected figures belong to."""

from __future__ import annotations

from cxdesign.domain.document import Document
from tests.builders import a_journey

STAGES = {
    "plan": ["m1"],
    "arrive": ["m2", "m3"],
    "stay": ["m4", "m5", "m6", "m7"],
    "leave": ["m8"],
    "recall": ["m9", "m10"],
    "share": ["m11", "m12"],
}
NOW = (1, 1, 1, -1, 1, 0, 0, 0, 0, 0, 0, 1)
TARGET = (2, 4, 3, 2, 2, 2, 2, 3, 1, 1, 2, 2)
LEVELS = ("L1", "L4", "L3", "L3", "L1", "L3", "L3", "L4", "L2", "L3", "L4", "L3")


def the_hotel() -> Document:
    """Return the twelve moments with the planned end at the eighth and the planned peak at the second."""
    moments = [f"m{number}" for number in range(1, 13)]
    cards: dict[str, tuple[str, ...]] = {f"step:a-{moment}": (moment,) for moment in moments}
    cards |= {f"note:p-m{number}": (f"m{number}", "pains") for number in (2, 4, 5, 6, 7, 8, 10)}
    cards |= {f"feature:f-m{number}": (f"m{number}",) for number in (1, 2, 3, 4, 6, 7, 8, 9, 11, 12)}
    return a_journey(
        STAGES,
        name="Business hotel",
        cards=cards,
        now=dict(zip(moments, NOW, strict=True)),
        target=dict(zip(moments, TARGET, strict=True)),
        peak="m2",
        end="m8",
        attributes={
            moment: {"name": "Leaving" if moment == "m8" else f"Moment {moment[1:]}", "levels": (level,)}
            for moment, level in zip(moments, LEVELS, strict=True)
        },
    )
