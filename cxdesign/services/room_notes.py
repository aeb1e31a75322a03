"""Puts what a room wrote into an empathy map, once it is revealed."""

from __future__ import annotations

from cxdesign.commands.room_notes import TakeNote
from cxdesign.domain.agenda import PromptKind
from cxdesign.domain.facilitation import expect_prompt
from cxdesign.domain.vocabulary import EmpathyArea
from cxdesign.errors import CommandInvalid
from cxdesign.services.actor import Actor
from cxdesign.services.ballots import Ballots
from cxdesign.services.workbench import Workbench
from cxdesign.storage.workshops import Workshop, Workshops
from cxdesign.views.room_notes import note_id_of


def take_note(
    bench: Workbench,
    workshops: Workshops,
    workshop: Workshop,
    prompt_id: str,
    text: str,
    *,
    persona_id: str,
    area: EmpathyArea,
    actor: Actor,
    command_id: str,
) -> None:
    """Put a revealed text into an area of a persona's empathy map: one operation of who leads, without an author.

    The same text comes to the same note there, so that it is there once, and taken back by who has put it there.

    Raises
    ------
    CommandInvalid
        ``prompt_unknown``; ``prompt_state_refused`` when nobody wrote this as an answer, or it is not revealed;
        ``note_there`` when it is there already; and what the command refuses.
    """
    prompt = expect_prompt(workshop.agenda, prompt_id)
    written = {answer.value for answer in Ballots(workshops, workshop.id).revealed(prompt)}
    if prompt.kind is not PromptKind.TEXT or text not in written:
        raise CommandInvalid("prompt_state_refused", name=prompt.question)
    note_id = note_id_of(workshop.id, prompt.id, text, persona_id, area)
    place = {"persona_id": persona_id, "area": area}
    bench.execute(actor, command_id, TakeNote(note_id=note_id, text=text, source=prompt.question, **place))
