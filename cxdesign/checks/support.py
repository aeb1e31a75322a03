"""The rule about support that much rests on: R35."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, found
from cxdesign.graph.structure import suppliers

MOST_SUPPLIED = 3
"""Most contact steps that one support step may be the only support of (ours)."""
MOST_CUT_OFF = 0.25
"""Largest share of the contact steps that may hang on one support step (ours)."""


def bottlenecks(context: Context) -> Iterator[Finding]:
    """R35: no support step is the only support of more than three contact steps, or cuts off more than a quarter.

    What a support step supplies, and what it cuts off because it dominates it, is said by
    :func:`cxdesign.graph.structure.suppliers`; the quarter is of the contact steps that arrows join. The first of the
    two that holds is reported.
    """
    for supplier in suppliers(context.ways):
        if len(supplier.solely) > MOST_SUPPLIED:
            yield found("R35", supplier.step_id, variant="sole", count=len(supplier.solely))
        elif supplier.share > MOST_CUT_OFF:
            cut_off, total = supplier.cut_off, supplier.contacts
            yield found("R35", supplier.step_id, variant="cut", count=cut_off, total=total)
