"""Takes over what a room felt as the curve of the map, once it is revealed."""

from __future__ import annotations

from math import floor

from cxdesign.analysis.room_curve import counted
from cxdesign.analysis.tallies import spread
from cxdesign.commands import TakeCurve
from cxdesign.domain.agenda import PromptKind
from cxdesign.domain.facilitation import expect_prompt, taken_over
from cxdesign.errors import CommandInvalid
from cxdesign.services.actor import Actor
from cxdesign.services.ballots import Ballots
from cxdesign.services.workbench import Workbench
from cxdesign.storage.workshops import Workshop, Workshops


def take_curve(
    bench: Workbench, workshops: Workshops, workshop: Workshop, prompt_id: str, *, actor: Actor, command_id: str
) -> None:
    """State the rounded means of a revealed rating as the emotions now, with what was said: one operation.

    Raises
    ------
    CommandInvalid
        ``prompt_unknown``; ``prompt_state_refused`` when it is no rating, is not revealed, or nobody could judge.
    """
    prompt = expect_prompt(workshop.agenda, prompt_id)
    given: dict[str, list[int | None]] = {}
    for answer in Ballots(workshops, workshop.id).revealed(prompt):
        if not isinstance(answer.value, str):
            given.setdefault(answer.item, []).append(answer.value)
    means = {item: spread(values).mean for item, values in given.items()}
    values = {item: rounded(mean) for item, mean in means.items() if mean is not None}
    counts = {item: counted(given[item]) for item in values}
    if prompt.kind is not PromptKind.FEELINGS or not values:
        raise CommandInvalid("prompt_state_refused", name=prompt.question)
    bench.execute(actor, command_id, TakeCurve(question=prompt.question, values=values, counts=counts))
    workshops.change(workshop.id, lambda known: taken_over(known.agenda, prompt_id))


def rounded(mean: float) -> int:
    """Return a mean as a whole emotion; halves go away from zero, so that no feeling is made milder (ours).

    >>> rounded(-2.5), rounded(0.5), rounded(1.4)
    (-3, 1, 1)
    """
    size = floor(abs(mean) + 0.5)
    return size if mean > 0 else -size
