"""Agendas of one's own: kept by who leads, used in any project.

What belongs to one workshop is taken out when an agenda is kept. What belongs to one project – a lane, things to be
ranked, criteria – is used again where it is there; elsewhere the question stays and is chosen anew.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pydantic import ValidationError

from cxdesign.domain.agenda import (
    CRITERIA_ALWAYS,
    CRITERIA_AT_MOST,
    PERSONA,
    RANKED_AT_LEAST,
    TOUCHPOINTS,
    Agenda,
    Prompt,
    PromptAttributes,
    PromptKind,
    Step,
)
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane
from cxdesign.domain.vocabulary import LaneRole
from cxdesign.errors import CommandInvalid
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.services.actor import Actor
from cxdesign.storage import Store
from cxdesign.storage.templates import Template
from cxdesign.views.room_items import persona_of

TEMPLATES_AT_MOST = 50
"""Most agendas one person keeps (ours)."""


class TemplateService:
    """The agendas people keep.

    Parameters
    ----------
    store : Store
        Where they are kept.
    clock : callable
        Gives the present time, with time zone.
    """

    def __init__(self, store: Store, *, clock: Callable[[], datetime]) -> None:
        self._templates = store.templates
        self._clock = clock

    def own(self, actor: Actor) -> tuple[Template, ...]:
        """Return what somebody keeps, the newest first."""
        actor.require_edit()
        return self._templates.of(actor.id)

    def keep(self, actor: Actor, template_id: str, agenda: Agenda, document: Document) -> None:
        """Keep an agenda under its name; sent again, it is kept once."""
        actor.require_edit()
        kept = Template(template_id, fresh(agenda, document))
        self._templates.add(actor.id, kept, at=self._clock(), at_most=TEMPLATES_AT_MOST)

    def forget(self, actor: Actor, template_id: str) -> None:
        """Forget an agenda; workshops that were begun with it stay as they are."""
        actor.require_edit()
        self._templates.remove(actor.id, template_id)

    def agenda(self, actor: Actor, template_id: str, document: Document) -> Agenda:
        """Return a new agenda made of one that is kept, for a project.

        Raises
        ------
        CommandInvalid
            ``format_unknown`` when this person keeps no such one.
        """
        found = next((one.agenda for one in self.own(actor) if one.id == template_id), None)
        if found is None:
            raise CommandInvalid("format_unknown")
        return fitted(found, document)


def named_agenda(agenda: Agenda, name: str) -> Agenda:
    """Return the steps of an agenda under another name.

    Raises
    ------
    CommandInvalid
        ``frame_malformed`` when it is no name.
    """
    try:
        return Agenda(name=name, steps=agenda.steps)
    except ValidationError as error:
        raise CommandInvalid("frame_malformed") from error


def fresh(agenda: Agenda, document: Document) -> Agenda:
    """Return an agenda as it is before a workshop, its lanes named by their roles where that tells which."""
    return Agenda(
        name=agenda.name, steps=tuple(_step(step, lambda one: _by_role(one, document)) for step in agenda.steps)
    )


def fitted(agenda: Agenda, document: Document) -> Agenda:
    """Return an agenda for a project: what it does not have is chosen anew there."""
    return agenda.with_steps(*(_step(step, lambda one: _found(one, document)) for step in agenda.steps))


def _step(step: Step, change: Callable[[Prompt], Prompt]) -> Step:
    return Step(id=step.id, name=step.name, minutes=step.minutes, prompts=tuple(map(change, step.prompts)))


def _by_role(prompt: Prompt, document: Document) -> Prompt:
    said = {name: getattr(prompt, name) for name in PromptAttributes.model_fields}
    lane = document.get(prompt.target)
    if isinstance(lane, Lane) and document.lane_of(lane.role) == lane:
        said["target"] = lane.role.value
    if prompt.area is not None and persona_of(prompt.changed(target=PERSONA), document) == persona_of(prompt, document):
        said["target"] = PERSONA
    return Prompt(id=prompt.id, **said)


def _found(prompt: Prompt, document: Document) -> Prompt:
    ranked = tuple(one for one in prompt.ranked_ids if one in document)
    changed = prompt.changed(ranked_ids=ranked if len(ranked) >= RANKED_AT_LEAST else ())
    if prompt.area is not None:
        return _with_persona(changed, document)
    if ":" in prompt.target and prompt.target not in document:
        place = LaneRole.PAINS.value if prompt.kind is PromptKind.CARDS else TOUCHPOINTS
        changed = changed.changed(target=place)
    if prompt.set_id is None or prompt.set_id in document:
        return changed
    known = [one.id for one in criteria_catalogue().criteria]
    wanted = dict.fromkeys((*CRITERIA_ALWAYS, *(code for code in prompt.criteria if code in known)))
    return changed.changed(set_id=None, criteria=tuple(wanted)[:CRITERIA_AT_MOST])


def _with_persona(prompt: Prompt, document: Document) -> Prompt:
    """Return a prompt for an empathy map with a persona of the project; where it has none, cards go to a lane."""
    if persona_of(prompt, document) is not None:
        return prompt
    own = prompt.changed(target=PERSONA)
    return own if persona_of(own, document) else prompt.changed(target=LaneRole.PAINS.value, area=None)
