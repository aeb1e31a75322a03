"""Takes over what a room voted for, or put first, as planned peaks of the journey, once it is revealed."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesign.commands.room_peaks import TakePeaks
from cxdesign.domain.facilitation import expect_prompt
from cxdesign.errors import CommandInvalid
from cxdesign.i18n import Translator
from cxdesign.services.actor import Actor
from cxdesign.services.ballots import Ballots
from cxdesign.services.room_cards import of_workshop
from cxdesign.services.workbench import Workbench
from cxdesign.storage.workshops import Workshop, Workshops
from cxdesign.views.room_peaks import build_peaks, peak_reason, put_forward
from cxdesign.views.room_results import build_result


def take_peaks(
    bench: Workbench,
    workshops: Workshops,
    workshop: Workshop,
    prompt_id: str,
    touchpoint_ids: Sequence[str],
    *,
    actor: Actor,
    command_id: str,
    translate: Translator,
) -> None:
    """Plan touchpoints that a revealed vote or order puts forward as peaks: one operation.

    Raises
    ------
    CommandInvalid
        ``prompt_unknown``; ``prompt_state_refused`` when it is neither vote nor order, is not revealed, or does not put
        all of them forward; and what the command refuses.
    """
    prompt = expect_prompt(workshop.agenda, prompt_id)
    document = bench.document(of_workshop(workshop))
    result = build_result(prompt, document, Ballots(workshops, workshop.id).revealed(prompt), {})
    is_asked = prompt.is_revealed and build_peaks(prompt, result, document) is not None
    found = {one.touchpoint.id: one for one in put_forward(prompt, result, document)} if is_asked else {}
    if not {*touchpoint_ids} <= {*found}:
        raise CommandInvalid("prompt_state_refused", name=prompt.question)
    reasons = {one: peak_reason(prompt, result, found[one], translate) for one in touchpoint_ids}
    bench.execute(actor, command_id, TakePeaks(touchpoint_ids=tuple(touchpoint_ids), reasons=reasons))
