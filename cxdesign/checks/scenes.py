"""Rules about scenes: R10 and R11."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterable, Iterator

from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, found
from cxdesign.domain.journey import Path
from cxdesign.domain.registers import Scene, SceneCell


def unavoidable(context: Context) -> Iterator[Finding]:
    """R10: removing the touchpoints of a mandatory scene disconnects the start of the journey from its end.

    Ways are the order of the journey, past touchpoints that may be skipped, and extra paths that are no repeats. The
    journey may also begin after first touchpoints, and end before last ones, that may be skipped. Every touchpoint with
    a cell in the scene belongs to it, whatever its relevance.
    """
    members: dict[str, set[str]] = {}
    for cell in context.document.all(SceneCell):
        members.setdefault(cell.target_id, set()).add(cell.source_id)
    leaps = _leaps(context)
    for scene in context.document.entries(Scene):
        if not scene.is_mandatory:
            continue
        touchpoints = members.get(scene.id)
        if not touchpoints:
            yield found("R10", scene.id, variant="empty")
        elif _can_be_avoided(context, touchpoints, leaps):
            yield found("R10", scene.id)


def _leaps(context: Context) -> tuple[tuple[int, int], ...]:
    """Return where the extra paths lead forward, place to place, in the order of their beginnings."""
    column, paths = context.column, (path for path in context.document.all(Path) if not path.is_repeat)
    ends = ((column[path.source_id], column[path.target_id]) for path in paths)
    return tuple(sorted((source, target) for source, target in ends if source < target))


def _can_be_avoided(context: Context, removed: Collection[str], leaps: Iterable[tuple[int, int]]) -> bool:
    """Return whether some way leads from before the first touchpoint to after the last one past the removed ones.

    Removed touchpoints that may not be skipped cut the journey into pieces. A piece is walked from where it is first
    entered to its end; the first piece is entered at its beginning, each later one by leaps only.
    """
    gone = {context.column[touchpoint_id] for touchpoint_id in removed}
    walls = sorted(place for place in gone if not context.document.touchpoints[place].may_be_skipped)
    entered = {0: -1}
    for source, target in leaps if walls else ():
        piece, later = bisect(walls, source), bisect(walls, target)
        if source not in gone and target not in gone and entered.get(piece, source + 1) <= source:
            entered[later] = min(target, entered.get(later, target))
    return len(walls) in entered


def both_views(context: Context) -> Iterator[Finding]:
    """R11: every linked cell of the scene matrix has a relevance for the customer and one for the enterprise.

    0 is a relevance. The finding names the cell, the touchpoint and the scene.
    """
    cells = sorted(context.document.all(SceneCell), key=lambda cell: context.place(cell.id))
    for cell in cells:
        missing = [
            view
            for view, value in (("customer", cell.customer_relevance), ("enterprise", cell.enterprise_relevance))
            if value is None
        ]
        if missing:
            variant = missing[0] if len(missing) == 1 else "both"
            yield found("R11", cell.id, cell.source_id, cell.target_id, variant=variant)
