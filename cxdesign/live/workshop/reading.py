"""What a workshop is at a moment, read from the store and put into the words of the wire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.domain.document import Document
from cxdesign.services.actor import Actor
from cxdesign.services.agendas import formats
from cxdesign.services.ballots import Ballots
from cxdesign.services.bootstrap import Services
from cxdesign.services.room_cards import CardIds, cards_shown, of_workshop
from cxdesign.services.room_guests import idle_people
from cxdesign.services.room_piles import told_cards
from cxdesign.services.workbench import Workbench
from cxdesign.storage.workshops import Given, Participant, Workshop
from cxdesign.views.room import build_choices, build_facilitation, build_prompt, seconds_left, seconds_on
from cxdesign.views.room_items import items_of
from cxdesign.views.room_landed import Landed
from cxdesign.views.room_notes import build_offer
from cxdesign.views.room_results import build_result

Json = dict[str, Any]  # Any: JSON


@dataclass(frozen=True)
class Moment:
    """What is to be told now: ``prompt`` and ``counts`` to phones, the rest to who leads.

    ``own`` are everybody's own answers, for that person alone; ``people`` is who takes part, connected or not.

    ``news`` changes whenever something may have changed.
    """

    workshop: Workshop | None
    prompt: Json = field(default_factory=dict)
    counts: Json = field(default_factory=dict)
    facilitation: Json = field(default_factory=dict)
    choices: Json = field(default_factory=dict)
    cards: Json = field(default_factory=dict)
    own: Mapping[str, Json] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    news: tuple[object, ...] = ()


def latest_news(services: Services, project_id: str) -> tuple[object, ...]:
    """Return what changes whenever somebody, in this process or another, has changed the workshop or the map."""
    workshop = services.store.workshops.newest(project_id)
    bench = services.projects.workbench(project_id)
    return (None, 0, 0) if workshop is None else (workshop.id, workshop.revision, bench.revision)


def read_moment(services: Services, project_id: str, here: Collection[str]) -> Moment:
    """Return what is to be told now, when these participants are connected."""
    workshop = services.store.workshops.newest(project_id)
    if workshop is None:
        return Moment(None, facilitation={"workshop": None}, news=(None, 0, 0))
    bench = services.projects.workbench(project_id)
    document = bench.document(of_workshop(workshop))
    people = services.store.workshops.participants(workshop.id)
    here = frozenset(here) & {one.id for one in people}  # a phone of a workshop before may still be connected
    prompt, ballots = workshop.agenda.current, Ballots(services.store.workshops, workshop.id)
    turnout = None if prompt is None else ballots.turnout(prompt, [item.id for item in items_of(prompt, document)])
    answered = frozenset() if turnout is None else turnout.answered
    begun = frozenset() if turnout is None else turnout.begun
    is_nameless = prompt is not None and prompt.is_nameless
    of = max(len(answered), len(here)) if is_nameless else len(answered | begun | here)
    result = _result(prompt, document, ballots, people, services.card_ids)
    own = {} if prompt is None else _own(prompt, ballots, document, services.card_ids)
    facilitation = build_facilitation(workshop, document, people, here)
    away = [one for one in people if one.id not in here]
    idle = idle_people(services.store.workshops, workshop, away) if away else frozenset()
    for person in facilitation["people"]:
        person["has_answered"] = person["id"] in answered and not is_nameless
        person["has_begun"] = person["id"] in begun and not is_nameless
        person["is_idle"] = person["id"] in idle and not is_nameless
    by_item = {} if turnout is None else dict(turnout.by_item)
    left = seconds_left(prompt, services.clock())
    return Moment(
        workshop,
        prompt=build_prompt(workshop, document, result),
        counts={
            "prompt_id": None if prompt is None else prompt.id,
            "here": len(here),
            "answered": len(answered),
            "of": of,
            "left": left,
            "is_paused": prompt is not None and prompt.paused_left is not None,
        },
        facilitation={
            **facilitation,
            "snapshots": _snapshots(workshop, bench),
            "answered": len(answered),
            "begun": len(begun),
            "of": of,
            "by_item": by_item,
            "is_nameless": is_nameless,
            "left": left,
            "on_for": seconds_on(workshop.agenda, services.clock()),
            "result": result,
            **build_offer(workshop.id, prompt, result, document),
            "made": {} if workshop.is_open else _made(workshop, ballots),
        },
        cards=told_cards(workshop, ballots, document, people, services.card_ids),
        choices=build_choices(document),
        own=own,
        people=frozenset(one.id for one in people),
        news=(workshop.id, workshop.revision, bench.revision),
    )


def _snapshots(workshop: Workshop, bench: Workbench) -> list[str]:
    """Return the named versions of the project that were made while the workshop was open, oldest first."""
    until = workshop.closed_at
    return [
        str(one.payload.get("version_name", one.subject))
        for one in bench.history.versions()
        if one.at >= workshop.opened_at and (until is None or one.at <= until)
    ]


def _made(workshop: Workshop, ballots: Ballots) -> Json:
    """Return how many answers of each kind a workshop brought, and how many decisions."""
    found: Counter[str] = Counter()
    for prompt in workshop.agenda.prompts:
        found[prompt.kind.value] += ballots.amount(prompt)
    return {**found, "decided": len(workshop.agenda.concluded)}


def told_formats(locale: str) -> list[Json]:
    """Return the formats a workshop may begin with, in a language."""
    return [
        {
            "id": one.id,
            "name": one.name.of(locale),
            "minutes": one.minutes,
            "steps": [
                {
                    "name": step.name.of(locale),
                    "minutes": step.minutes,
                    "prompts": [{"kind": p.kind.value, "question": p.question.of(locale)} for p in step.prompts],
                }
                for step in one.steps
            ],
        }
        for one in formats()
    ]


def told_templates(services: Services, actor: Actor) -> Json:
    """Return the agendas somebody keeps."""
    return {
        "type": "templates",
        "templates": [
            {
                "id": one.id,
                "name": one.agenda.name,
                "minutes": one.agenda.minutes,
                "steps": [
                    {
                        "name": step.name,
                        "minutes": step.minutes,
                        "prompts": [{"kind": p.kind.value, "question": p.question} for p in step.prompts],
                    }
                    for step in one.agenda.steps
                ],
            }
            for one in services.templates.own(actor)
        ],
    }


def _result(
    prompt: Prompt | None, document: Document, ballots: Ballots, people: Collection[Participant], ids: CardIds
) -> Json | None:
    if prompt is None or not prompt.is_revealed:
        return None
    roles = {one.id: one.role.value for one in people}
    result = build_result(prompt, document, ballots.revealed(prompt), roles)
    if prompt.kind is PromptKind.CARDS:
        return {**result, **cards_shown(prompt, ballots, document, people, ids)}
    return result


def _own(prompt: Prompt, ballots: Ballots, document: Document, ids: CardIds) -> Mapping[str, Json]:
    """Return by person what each has answered; of cards also where they stand, as far as they are still there."""
    found = ballots.own(prompt.id)
    if prompt.kind is not PromptKind.CARDS:
        return {person: dict(given) for person, given in found.items()}
    landed = Landed(document)
    return {
        person: _own_cards(partial(ids.suffix, prompt.run_id, person), given, landed) for person, given in found.items()
    }


def _own_cards(suffix: Callable[[str], str], given: Given, landed: Landed) -> Json:
    cards = {item: landed.own(suffix(item)) for item in given}
    return {item: card for item, card in cards.items() if card is not None}
