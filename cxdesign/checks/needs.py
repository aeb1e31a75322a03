"""Rules about what is known of customers: R21, R26, R27."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, found
from cxdesign.domain.understanding import Need
from cxdesign.domain.vocabulary import Evidence, RelationType, VoiceChannel


def answered(context: Context) -> Iterator[Finding]:
    """R21: a standard meets every need, or a feature serves it.

    That a peak or a promise is linked to the need does not answer it.
    """
    for need in context.document.entries(Need):
        if not any(context.sources(relation, need.id) for relation in (RelationType.MEETS, RelationType.SERVES)):
            yield found("R21", need.id)


def voice(context: Context) -> Iterator[Finding]:
    """R26: what was heard from customers does not all come from complaints.

    Judged on the needs that say through which channel the customer's voice was heard; without any, nothing is said.
    """
    channels = [need.voice_channel for need in context.document.all(Need) if need.voice_channel is not None]
    if channels and all(channel is VoiceChannel.COMPLAINT for channel in channels):
        yield found("R26", count=len(channels))


def assumptions(context: Context) -> Iterator[Finding]:
    """R27: at most half of the needs are assumptions."""
    levels = [need.evidence for need in context.document.all(Need)]
    count = levels.count(Evidence.ASSUMPTION)
    if 2 * count > len(levels):
        yield found("R27", count=count, total=len(levels))
