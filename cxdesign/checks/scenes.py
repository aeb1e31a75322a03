"""Rules about scenes: R10 and R11."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, found
from cxdesign.domain.document import Document
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
    leaps = _leaps(context.document, context.column)
    for scene in context.document.entries(Scene):
        if not scene.is_mandatory:
            continue
        touchpoints = members.get(scene.id)
        if not touchpoints:
            yield found("R10", scene.id, variant="empty")
        elif _can_be_avoided(context.document, touchpoints, leaps):
            yield found("R10", scene.id)


def _leaps(document: Document, column: Mapping[str, int]) -> Mapping[int, tuple[int, ...]]:
    """Return where the extra paths lead forward, place to places."""
    leaps: dict[int, list[int]] = {}
    for path in document.all(Path):
        source, target = column[path.source_id], column[path.target_id]
        if not path.is_repeat and source < target:
            leaps.setdefault(source, []).append(target)
    return {source: tuple(sorted(targets)) for source, targets in leaps.items()}


def _can_be_avoided(document: Document, removed: Collection[str], leaps: Mapping[int, tuple[int, ...]]) -> bool:
    """Return whether some way leads from before the first touchpoint to after the last one past the removed ones.

    One pass: a touchpoint can be left when it is reached and there; it can be passed over when it may be skipped and
    one could have been at the touchpoint before it, or passed over that one.
    """
    landings: set[int] = set()
    is_before = True  # whether one can stand right before the touchpoint at hand
    for place, touchpoint in enumerate(document.touchpoints):
        is_there = (is_before or place in landings) and touchpoint.id not in removed
        if is_there:
            landings.update(leaps.get(place, ()))
        is_before = is_there or (is_before and touchpoint.may_be_skipped)
    return is_before


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
