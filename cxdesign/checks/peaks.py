"""Rules about the shape of the experience: peaks, end, surprises and the emotion curve: R12 to R15, R30 to R32."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.analysis.peaks import unmet_standards
from cxdesign.analysis.renewal import is_worn
from cxdesign.analysis.sequence import mean, negative_stretches, trend
from cxdesign.checks.context import Context, standing
from cxdesign.checks.finding import Finding, found
from cxdesign.domain.cards import Card, Feature
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.understanding import Need, Persona
from cxdesign.domain.vocabulary import CurveState, Level, RelationType

MOST_PEAKS = 3
"""Most peaks of a journey (ours)."""
PEAK_SHARE = 0.25
"""Most peaks as a share of the touchpoints (ours)."""
SHOWN_SLOPE = 0.005
"""Least fall that is shown as one, with two decimals."""
LONG_STRETCH = 3
"""Moments below 0 in a row that are too many (after Chase & Dasu 2001, literature; the number is the rule's)."""


def peaks(context: Context) -> Iterator[Finding]:
    """R12: at least one good peak is planned, and at most min(3, max(1, ⌊a quarter of the touchpoints⌋)).

    A planned peak is good unless its target emotion is stated and 0 or below. None while there are no touchpoints.
    """
    if not context.column:
        return
    planned = _peaks(context)
    limit = peak_limit(len(context.column))
    targets = (context.document.emotion(peak.id, CurveState.TARGET) for peak in planned)
    if not planned:
        yield found("R12", variant="none")
    elif len(planned) > limit:
        ids = (peak.id for peak in planned)
        yield found("R12", *ids, variant="too_many", count=len(planned), total=len(context.column), limit=limit)
    elif all(target is not None and target <= 0 for target in targets):
        yield found("R12", *(peak.id for peak in planned), variant="not_positive")


def peak_limit(touchpoint_count: int) -> int:
    """Return how many peaks stand out among so many touchpoints: min(3, max(1, ⌊n/4⌋)).

    >>> [peak_limit(count) for count in (1, 7, 8, 12, 40)]
    [1, 1, 2, 3, 3]
    """
    return min(MOST_PEAKS, max(1, int(touchpoint_count * PEAK_SHARE)))


def _peaks(context: Context) -> tuple[Touchpoint, ...]:
    return tuple(touchpoint for touchpoint in context.document.touchpoints if touchpoint.is_peak)


def ending(context: Context) -> Iterator[Finding]:
    """R13: the end has a card, and a target emotion not below the mean of the target curve.

    The end is the planned end, without one the last touchpoint; the mean is that of the stated target values up to it.
    The first of the three things that is missing is reported.
    """
    document = context.document
    last = document.planned_end or (document.touchpoints[-1] if document.touchpoints else None)
    if last is None:
        return
    target, average = document.emotion(last.id, CurveState.TARGET), mean(context.figures.target.figures.values)
    if last.id not in _with_cards(context):
        yield found("R13", last.id, variant="no_card")
    elif target is None or average is None:
        yield found("R13", last.id, variant="no_target")
    elif target < average:
        yield found("R13", last.id, variant="below_mean", target=target, mean=average)


def _with_cards(context: Context) -> set[str]:
    return standing(context.document, context.document.all(Card))


def sound_peaks(context: Context) -> Iterator[Finding]:
    """R14: no peak on a touchpoint whose standard is unmet.

    Level 1 is the promise kept, and standards say what that is; so every standard counts that governs the touchpoint or
    one of its steps and is known not to be met. One that has not been measured is not unmet.
    """
    unmet = unmet_standards(context.document)
    for peak in _peaks(context):
        yield from (found("R14", peak.id, standard_id) for standard_id in unmet.get(peak.id, ()))


def served_peaks(context: Context) -> Iterator[Finding]:
    """R15: when a peak is planned a target audience is chosen, and each peak answers a need of it.

    A peak answers a need when it is linked to it, or one of its features serves it. Needs of customers in general, of
    no persona, are nobody's in particular and do not count.
    """
    planned = _peaks(context)
    target = next((persona for persona in context.document.all(Persona) if persona.is_target), None)
    if target is None:
        yield from (found("R15", variant="no_target") for _ in planned[:1])
        return
    for peak in planned:
        needs = _answered(context, peak.id)
        if not any(context.document.expect(need, Need).persona_id == target.id for need in needs):
            yield found("R15", peak.id, persona=target.name)


def _answered(context: Context, touchpoint_id: str) -> tuple[str, ...]:
    served = (context.targets(RelationType.SERVES, feature.id) for feature in context.features_at(touchpoint_id))
    return sum(served, context.targets(RelationType.ANSWERS, touchpoint_id))


def surprises(context: Context) -> Iterator[Finding]:
    """R30: every element of level 4 has a day of renewal, not more than twelve months ago.

    Elements are features of that level, and touchpoints that have the level themselves; each keeps its own day. Twelve
    months are over on the day after the same day of the year before.
    """
    elements: list[Touchpoint | Feature] = [
        *(touchpoint for touchpoint in context.document.touchpoints if Level.L4 in touchpoint.levels),
        *(feature for feature in context.features if feature.level is Level.L4),
    ]
    for element in elements:
        if element.refreshed_on is None:
            yield found("R30", element.id, variant="none")
        elif is_worn(element.refreshed_on, context.today):
            yield found("R30", element.id, variant="old", date=element.refreshed_on)


def negative(context: Context) -> Iterator[Finding]:
    """R31: no three neighbouring moments lie below 0.

    The curve is the one the design aims at: the target where it is stated, else what is felt now; up to the planned
    end. A moment without a value ends a stretch. The last moment of a stretch is named with the first.
    """
    touchpoint_ids = context.figures.now.touchpoint_ids
    for stretch in negative_stretches(aimed_at(context)):
        if stretch.length >= LONG_STRETCH:
            run = touchpoint_ids[stretch.start : stretch.end + 1]
            yield found("R31", *run, count=stretch.length)


def closing(context: Context) -> Iterator[Finding]:
    """R32: emotion does not fall over the last third; the curve is that of R31.

    The slope is that of :func:`cxdesign.analysis.sequence.trend`; one that is shown as 0.00 does not fall. The finding
    is about the last moment that counts.
    """
    fit = trend(aimed_at(context))
    if fit is not None and fit.slope <= -SHOWN_SLOPE:
        last = context.figures.now.touchpoint_ids[fit.indices[-1]]
        yield found("R32", last, slope=fit.slope, count=len(fit.indices))


def aimed_at(context: Context) -> tuple[float | None, ...]:
    """Return the emotions the design aims at, moment by moment: the target, else the one now, else None."""
    pairs = zip(context.figures.target.figures.values, context.figures.now.figures.values, strict=True)
    return tuple(now if target is None else target for target, now in pairs)
