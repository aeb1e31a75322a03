"""What the screens of a workshop are told: the phones, and the facilitator's.

Values of a prompt that is not revealed are never handed to these functions; who may see them is decided before.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from cxdesign.domain.agenda import TOUCHPOINTS, Agenda, Conclusion, Prompt, PromptKind, PromptState, Step, Thought
from cxdesign.domain.cards import card_kind
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane
from cxdesign.storage.workshops import Participant, Workshop
from cxdesign.views.room_call import build_call, build_places
from cxdesign.views.room_decision import build_rounds
from cxdesign.views.room_items import card_items, items_of, lane_of, persona_of, touchpoint_items
from cxdesign.views.room_notes import build_personas
from cxdesign.views.room_ratings import own_sets, own_words

Json = dict[str, Any]  # Any: JSON


def build_prompt(workshop: Workshop, document: Document, result: Json | None) -> Json:
    """Return what every phone shows: the prompt that is on, or that all wait.

    A prompt that was stopped and hidden is not told at all.
    """
    prompt, step = workshop.agenda.current, None
    if prompt is not None:
        step = workshop.agenda.step_of(prompt.id)
    is_told = workshop.is_open and prompt is not None and prompt.state is not PromptState.HIDDEN
    return {
        "title": document.project.name,
        "is_open": workshop.is_open,
        "step": None if step is None else _place_of(step, workshop.agenda),
        "prompt": _told(prompt, document) if is_told and prompt is not None else None,
        "result": result if is_told else None,
        "call": build_call(workshop, document) if workshop.is_open else None,
    }


def build_facilitation(
    workshop: Workshop, document: Document, people: Sequence[Participant], here: Collection[str]
) -> Json:
    """Return what the facilitator's screen shows of a workshop, without any answer."""
    current = workshop.agenda.current
    return {
        "title": document.project.name,
        "workshop": {
            "id": workshop.id,
            "code": workshop.code,
            "is_open": workshop.is_open,
            "opened_at": workshop.opened_at.isoformat(),
        },
        "agenda": {
            "name": workshop.agenda.name,
            "minutes": workshop.agenda.minutes,
            "current_id": workshop.agenda.current_id,
            "steps": [_step(step) for step in workshop.agenda.steps],
        },
        "items": [] if current is None else [vars(item) for item in items_of(current, document)],
        "lanes": _lanes(document),
        "personas": build_personas(document),
        "places": build_places(document),
        "call": build_call(workshop, document),
        "concluded": [_conclusion(one) for one in workshop.agenda.concluded],
        "rounds": build_rounds(document),
        "parked": [_thought(one) for one in workshop.agenda.parked],
        "people": [_person(one, here) for one in people],
    }


def build_choices(document: Document) -> Json:
    """Return what a prompt may be about.

    That is what it may put in order: the touchpoints, and the cards of each lane by its id; and the project's own
    criteria.
    """
    by_lane = {lane.id: card_items(lane, document) for lane in _holding(document)}
    found = {TOUCHPOINTS: touchpoint_items(document), **by_lane}
    told = {place: [vars(item) for item in items] for place, items in found.items()}
    return {"choices": told, "sets": own_sets(document)}


def seconds_left(prompt: Prompt | None, now: datetime) -> int | None:
    """Return how long the open prompt still takes, negative when its time is over; None without a clock running."""
    if prompt is not None and prompt.paused_left is not None:
        return prompt.paused_left
    if prompt is None or prompt.ends_at is None or prompt.state is not PromptState.OPEN:
        return None
    return round((prompt.ends_at - now).total_seconds())


def _told(prompt: Prompt, document: Document) -> Json:
    lane = lane_of(prompt, document) if prompt.kind is PromptKind.CARDS else None
    return {
        "id": prompt.id,
        "kind": prompt.kind.value,
        "question": prompt.question,
        "hint": prompt.hint,
        "state": prompt.state.value,
        "run": prompt.reset_count,  # one that was reset and started again at once is another to phones
        "minutes": prompt.minutes,
        "dots": prompt.dots,
        "is_author_shown": prompt.is_author_shown,
        "lane": None if lane is None else {"name": lane.name, "role": lane.role.value},
        "area": _area(prompt, document),
        "items": [vars(item) for item in items_of(prompt, document)],
        "criteria": own_words(prompt, document),
    }


def _area(prompt: Prompt, document: Document) -> Json | None:
    """Return into which area of whose empathy map cards go, None where they go elsewhere."""
    persona = persona_of(prompt, document)
    return None if persona is None else {"area": prompt.area, "persona": persona.name}


def _place_of(step: Step, agenda: Agenda) -> Json:
    number = [one.id for one in agenda.steps].index(step.id) + 1
    return {"name": step.name, "number": number, "of": len(agenda.steps)}


def seconds_on(agenda: Agenda, now: datetime) -> int | None:
    """Return how long the step that is on has been so in all, None when no step is."""
    took = next((step.took(now) for step in agenda.steps if step.is_on), None)
    return None if took is None else round(took.total_seconds())


def _step(step: Step) -> Json:
    prompts = [prompt.model_dump(mode="json", exclude={"ends_at"}) for prompt in step.prompts]
    took = None if step.is_on or not step.runs else step.took(step.runs[-1].began_at)
    return {
        "id": step.id,
        "name": step.name,
        "minutes": step.minutes,
        "more_minutes": step.more_minutes,
        "is_skipped": step.is_skipped,
        "is_on": step.is_on,
        "was_on": bool(step.runs),
        "took": None if took is None else round(took.total_seconds()),
        "prompts": prompts,
    }


def _conclusion(one: Conclusion) -> Json:
    return {"id": one.id, "outcome": one.outcome, "text": one.text}


def _lanes(document: Document) -> list[Json]:
    return [{"id": lane.id, "name": lane.name, "role": lane.role.value} for lane in _holding(document)]


def _holding(document: Document) -> list[Lane]:
    return [lane for lane in document.lanes if card_kind(lane.role) is not None]


def _thought(one: Thought) -> Json:
    return {
        "id": one.id,
        "text": one.text,
        "role": one.role.value,
        "number": one.number,
        "is_dealt_with": one.is_dealt_with,
    }


def _person(one: Participant, here: Collection[str]) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "number": one.number,
        "role": one.role.value,
        "is_here": one.id in here,
    }
