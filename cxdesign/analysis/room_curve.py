"""What a workshop's room felt at the touchpoints of a map: mean, spread, number and agreement of each.

The ratings are kept with the emotions they were taken over as; see :class:`cxdesign.domain.journey.Emotion`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxdesign.analysis.agreement import r_wg
from cxdesign.analysis.tallies import Spread, spread
from cxdesign.domain.document import Document
from cxdesign.domain.journey import EMOTIONS, Emotion, emotion_id
from cxdesign.domain.vocabulary import CurveState

LOWEST, HIGHEST = -5, 5


@dataclass(frozen=True)
class RatedMoment:
    """What a room felt at one touchpoint.

    Attributes
    ----------
    touchpoint_id : str
        The touchpoint.
    spread : Spread
        Mean, standard deviation, number of people, and how many stated each value.
    agreement : float or None
        r_wg over the eleven values of the scale, 0 … 1, more is better; None below two people.
    """

    touchpoint_id: str
    spread: Spread
    agreement: float | None

    @property
    def reach(self) -> tuple[float, float] | None:
        """From where to where one standard deviation about the mean goes, ended by the scale; None below two people."""
        mean, deviation = self.spread.mean, self.spread.deviation
        if mean is None or deviation is None:
            return None
        return max(LOWEST, mean - deviation), min(HIGHEST, mean + deviation)


def rated_moments(document: Document) -> tuple[RatedMoment, ...]:
    r"""Return what a room felt, in the order of the journey: the touchpoints it rated and no others.

    Parameters
    ----------
    document : Document
        A map; most of its touchpoints no room has rated.

    Notes
    -----
    Mean and standard deviation: textbook (public). r_wg: James, Demaree & Wolf 1984 (literature, quoted from memory).

    Examples
    --------
    >>> from cxdesign.formats import read_bytes
    >>> rated_moments(read_bytes(b"Touchpoint,Book\nEmotion,2\n").document)
    ()
    """
    found = ((one.id, document.get(emotion_id(one.id, CurveState.NOW))) for one in document.touchpoints)
    return tuple(
        rated_moment(touchpoint_id, emotion.room_counts)
        for touchpoint_id, emotion in found
        if isinstance(emotion, Emotion) and any(emotion.room_counts)
    )


def rated_moment(touchpoint_id: str, counts: Sequence[int]) -> RatedMoment:
    """Return what a room felt at a touchpoint, from how many stated each value, −5 first.

    Parameters
    ----------
    touchpoint_id : str
        The touchpoint.
    counts : sequence of int
        How many people stated −5, −4, … +5.

    Examples
    --------
    >>> found = rated_moment("touchpoint:a", (0, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0))
    >>> found.spread.mean, found.spread.count, round(found.agreement, 2)
    (-3.0, 4, 0.93)
    >>> [round(end, 2) for end in found.reach]
    [-3.82, -2.18]
    """
    values = [LOWEST + place for place, count in enumerate(counts) for _ in range(count)]
    return RatedMoment(touchpoint_id, spread(values), r_wg(values, options=EMOTIONS))


def counted(ratings: Iterable[int | None]) -> tuple[int, ...]:
    """Return how many stated each value, −5 first; "cannot judge" is left out.

    Parameters
    ----------
    ratings : iterable of int or None
        −5 … +5, None is "cannot judge".

    Examples
    --------
    >>> counted([-5, -5, 0, None, 5])
    (2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
    """
    found = Counter(ratings)
    return tuple(found[value] for value in range(LOWEST, HIGHEST + 1))
