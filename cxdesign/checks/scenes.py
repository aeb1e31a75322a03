"""Rules about scenes: R10 and R11."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, found
from cxdesign.domain.registers import Scene, SceneCell
from cxdesign.graph.scenes import scene_passages


def unavoidable(context: Context) -> Iterator[Finding]:
    """R10: removing the touchpoints of a mandatory scene disconnects the start of the journey from its end.

    What counts as a way: :func:`cxdesign.graph.scenes.scene_passages`.
    """
    for passage in scene_passages(context.document):
        if not context.document.expect(passage.scene_id, Scene).is_mandatory:
            continue
        if not passage.touchpoint_ids:
            yield found("R10", passage.scene_id, variant="empty")
        elif passage.bypass is not None:
            yield found("R10", passage.scene_id)


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
