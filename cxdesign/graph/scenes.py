"""Whether a scene can be bypassed: the ways through the journey once its touchpoints are cut out of the graph."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cxdesign.domain.document import Document
from cxdesign.domain.journey import Path
from cxdesign.domain.registers import Scene, SceneCell

Leap = tuple[int, int]
"""Where an extra path leads forward, place to place in the order of the journey, from 0."""
_BEFORE_ALL = -1


@dataclass(frozen=True)
class Passage:
    """How customers come through a scene.

    Attributes
    ----------
    scene_id : str
        The scene.
    touchpoint_ids : tuple of str
        Its touchpoints in the order of the journey, whatever their relevance.
    bypass : tuple of str or None
        The touchpoints of a way from start to end past all of them, in order; None when there is none. Nothing but the
        scene itself may be on the journey: then the way is empty.
    held_by : tuple of str
        Those of its touchpoints that are on every way; one of them alone makes the scene unavoidable.
    """

    scene_id: str
    touchpoint_ids: tuple[str, ...]
    bypass: tuple[str, ...] | None
    held_by: tuple[str, ...]


def scene_passages(document: Document) -> tuple[Passage, ...]:
    """Return how customers come through each scene, or past it.

    Parameters
    ----------
    document : Document
        Any sound document.

    Returns
    -------
    tuple of Passage
        In the order of the scenes.

    Notes
    -----
    Ways are the order of the journey, past touchpoints that may be skipped, and extra paths that are no repeats. They
    may begin after first touchpoints, and end before last ones, that may be skipped. A scene is unavoidable when its
    touchpoints are a cut between start and end (rule R10; source: essay on scene-based service design). Of several
    ways past a scene the one is returned that uses an extra path only where it must, and passes over nothing else.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> scene_passages(Document([Project(id="project:main", name="Gym")]))
    ()
    """
    members: dict[str, set[str]] = {}
    for cell in document.all(SceneCell):
        members.setdefault(cell.target_id, set()).add(cell.source_id)
    course = _Course.of(document)
    return tuple(_passage(course, scene.id, members.get(scene.id, set())) for scene in document.entries(Scene))


def _passage(course: _Course, scene_id: str, members: Collection[str]) -> Passage:
    places = sorted(course.column[touchpoint_id] for touchpoint_id in members)
    way = course.past(places)
    return Passage(
        scene_id=scene_id,
        touchpoint_ids=course.named(places),
        bypass=None if way is None else course.named(way),
        held_by=course.named(place for place in places if place in course.inevitable),
    )


@dataclass(frozen=True)
class _Course:
    """The journey as places in a row, some of which may be skipped, and leaps over them."""

    touchpoint_ids: tuple[str, ...]
    fixed: tuple[int, ...]
    leaps: tuple[Leap, ...]

    @classmethod
    def of(cls, document: Document) -> _Course:
        """Return the course of a document."""
        touchpoints = document.touchpoints
        column = {touchpoint.id: place for place, touchpoint in enumerate(touchpoints)}
        ends = ((column[path.source_id], column[path.target_id]) for path in document.all(Path) if not path.is_repeat)
        return cls(
            touchpoint_ids=tuple(column),
            fixed=tuple(place for place, touchpoint in enumerate(touchpoints) if not touchpoint.may_be_skipped),
            leaps=tuple(sorted((source, target) for source, target in ends if source < target)),
        )

    @cached_property
    def column(self) -> dict[str, int]:
        """Touchpoint to its place."""
        return {touchpoint_id: place for place, touchpoint_id in enumerate(self.touchpoint_ids)}

    @cached_property
    def inevitable(self) -> frozenset[int]:
        """Places on every way: what may not be skipped and no leap passes over."""
        furthest, passed = _BEFORE_ALL, set()
        leaps = dict(self.leaps)  # the last of those that begin at a place leads furthest
        for place in range(len(self.touchpoint_ids)):
            if place < furthest:
                passed.add(place)
            furthest = max(furthest, leaps.get(place, _BEFORE_ALL))
        return frozenset(self.fixed) - passed

    def named(self, places: Collection[int] | Iterator[int]) -> tuple[str, ...]:
        """Return the touchpoints at some places."""
        return tuple(self.touchpoint_ids[place] for place in places)

    def past(self, removed: Sequence[int]) -> tuple[int, ...] | None:
        """Return the places of a way from before the first place to after the last one that avoids the removed ones.

        Removed places that may not be skipped cut the course into pieces. A piece is walked from where it is first
        entered to its end; the first piece is entered at its beginning, each later one by leaps only.
        """
        gone = set(removed)
        walls = [place for place in self.fixed if place in gone]
        entered = {0: _BEFORE_ALL}
        came: dict[int, Leap] = {}
        for source, target in self.leaps if walls else ():
            piece, later = bisect(walls, source), bisect(walls, target)
            if source in gone or target in gone or entered.get(piece, source + 1) > source:
                continue
            if later > piece and target < entered.get(later, target + 1):
                entered[later], came[later] = target, (source, target)
        if len(walls) not in entered:
            return None
        way: list[int] = []
        piece, last = len(walls), len(self.touchpoint_ids) - 1
        while piece in came:
            source, target = came[piece]
            way[:0] = [place for place in range(target, last + 1) if place not in gone]
            piece, last = bisect(walls, source), source
        return tuple([place for place in range(last + 1) if place not in gone] + way)
