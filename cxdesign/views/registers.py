"""The registers as lists: one line an entry, with the facts that matter most in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from cxdesign.checks.objectives import HIGH_RISK
from cxdesign.commands.base import shortened
from cxdesign.domain.blueprint import Performer
from cxdesign.domain.document import ENTRY_TYPES, Document, Entry
from cxdesign.domain.environment import Empowerment, Idea, Session
from cxdesign.domain.picking import PeakCriterion
from cxdesign.domain.records import Record
from cxdesign.domain.registers import DataPoint, Objective, Promise, Risk, Scene, SceneCell, Standard
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import WEIGHT_FIELDS, EmpathyNote, Need, Persona
from cxdesign.domain.vocabulary import RelationType
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal
from cxdesign.views.texts import told_apart

MEDIUM_RISK = 20
"""Above this score a risk is medium (ours)."""


@dataclass(frozen=True)
class RegisterLine:
    """One entry of a register: its name, its facts in words, and whether it is the chosen one of its kind."""

    id: str
    name: str
    facts: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Choice:
    """A record that can be linked, as a person finds it in a list."""

    id: str
    label: str


def register_lines(document: Document, entry_type: type[Entry], translate: Translator) -> tuple[RegisterLine, ...]:
    """Return the entries of a register, in its order.

    Parameters
    ----------
    document : Document
        Any sound document.
    entry_type : type
        One of :data:`cxdesign.domain.document.ENTRY_TYPES`.
    translate : Translator
        The reader's language.
    """
    facts = _FACTS[entry_type]
    return tuple(
        RegisterLine(
            entry.id,
            entry.name,
            translate("figure.separator").join(fact for fact in facts(document, entry, translate) if fact),
            is_chosen=isinstance(entry, Persona) and entry.is_target,
        )
        for entry in document.entries(entry_type)
    )


def choices(document: Document, kinds: Iterable[str], translate: Translator) -> tuple[Choice, ...]:
    """Return the records of some kinds as they are offered for a link: in the order of the map, with their place."""
    wanted = set(kinds)
    found: list[Choice] = []
    if "stage" in wanted:
        found += (Choice(stage.id, stage.name) for stage in document.stages)
    number = {touchpoint.id: place for place, touchpoint in enumerate(document.touchpoints, start=1)}
    for touchpoint in document.touchpoints:
        if "touchpoint" in wanted:
            found.append(Choice(touchpoint.id, _numbered(number[touchpoint.id], touchpoint.name, translate)))
        if wanted & {"step", "feature"}:
            found += (
                Choice(card.id, _numbered(number[touchpoint.id], card.text, translate))
                for lane in document.lanes
                for card in document.cards(touchpoint.id, lane.id)
                if card.kind in wanted
            )
    for entry_type in ENTRY_TYPES:
        if entry_type.model_fields["kind"].default in wanted:
            found += (Choice(entry.id, entry.name) for entry in document.entries(entry_type))
    labels = told_apart({choice.id: choice.label for choice in found})
    return tuple(Choice(record_id, label) for record_id, label in labels.items())


def risk_band(score: int | None) -> str | None:
    """Return ``low``, ``medium`` or ``high`` for a risk's score, None without one (bands ours).

    >>> risk_band(20), risk_band(21), risk_band(51), risk_band(None)
    ('low', 'medium', 'high', None)
    """
    if score is None:
        return None
    return "high" if score > HIGH_RISK else "medium" if score > MEDIUM_RISK else "low"


def _numbered(number: int, text: str, translate: Translator) -> str:
    return translate("register.numbered", number=number, name=" ".join(text.split())[:80])


def _count(document: Document, relation: RelationType, record: Record) -> int:
    ends = {record.id}
    found = (link for link in document.all(Relation) if link.relation is relation)
    return sum(link.source_id in ends or link.target_id in ends for link in found)


def _counted(key: str, count: int, translate: Translator) -> str:
    if count == 0:
        return ""
    return translate(f"register.{key}_one" if count == 1 else f"register.{key}", count=count)


def _minutes(minutes: float | None, key: str, translate: Translator) -> str:
    return "" if minutes is None else translate(f"register.{key}", minutes=_number(minutes))


def _number(value: float) -> str:
    return decimal(value, 2).rstrip("0").rstrip(".")


def _persona(document: Document, persona: Persona, translate: Translator) -> Iterable[str]:
    notes = sum(note.persona_id == persona.id for note in document.all(EmpathyNote))
    needs = sum(need.persona_id == persona.id for need in document.all(Need))
    return (
        persona.description,
        persona.segment,
        _counted("notes", notes, translate),
        _counted("needs", needs, translate),
        _expects(persona, translate),
    )


def _expects(persona: Persona, translate: Translator) -> str:
    """Return the dimension of service quality a persona gave most points, the first of equals; empty without points."""
    points = {name: getattr(persona, name) or 0 for name in WEIGHT_FIELDS}
    most = max(points, key=lambda name: points[name])
    if not points[most]:
        return ""
    return translate("register.expects", dimension=translate(f"board.field_{most}"), points=points[most])


def _need(_document: Document, need: Need, translate: Translator) -> Iterable[str]:
    return (translate(f"enum.need_type.{need.need_type.value}"), translate(f"enum.evidence.{need.evidence.value}"))


def _performer(document: Document, performer: Performer, translate: Translator) -> Iterable[str]:
    return (
        translate(f"enum.performer_type.{performer.performer_type.value}"),
        translate(f"enum.control_mode.{performer.control_mode.value}") if performer.control_mode else "",
        _counted("steps", _count(document, RelationType.PERFORMED_BY, performer), translate),
    )


def _standard(document: Document, standard: Standard, translate: Translator) -> Iterable[str]:
    target = "" if standard.target is None else f"{_number(standard.target)} {standard.unit}".strip()
    met = "" if standard.is_met is None else translate("register.met" if standard.is_met else "register.unmet")
    governed = _count(document, RelationType.GOVERNED_BY, standard)
    return standard.metric, target, met, standard.owner, _counted("governs", governed, translate)


def _promise(_document: Document, promise: Promise, translate: Translator) -> Iterable[str]:
    return (
        _minutes(promise.promised_minutes, "promised", translate),
        _minutes(promise.overdue_minutes, "overdue", translate),
        translate("board.field_is_total") if promise.is_total else "",
    )


def _datapoint(_document: Document, point: DataPoint, translate: Translator) -> Iterable[str]:
    return point.purpose, point.holder, translate("board.field_is_personal") if point.is_personal else ""


def _objective(_document: Document, objective: Objective, translate: Translator) -> Iterable[str]:
    due = translate("register.due", day=objective.due_on.isoformat()) if objective.due_on else ""
    return objective.measure, objective.target, due, objective.owner


def _risk(_document: Document, risk: Risk, translate: Translator) -> Iterable[str]:
    band = risk_band(risk.score)
    return ("" if band is None else translate(f"register.risk_{band}", score=risk.score), risk.response)


def _scene(document: Document, scene: Scene, translate: Translator) -> Iterable[str]:
    count = sum(cell.target_id == scene.id for cell in document.all(SceneCell))
    mandatory = translate("board.field_is_mandatory") if scene.is_mandatory else ""
    return scene.purpose, mandatory, _counted("touchpoints", count, translate)


def _peak_criterion(_document: Document, criterion: PeakCriterion, translate: Translator) -> Iterable[str]:
    cost = translate("board.field_is_cost") if criterion.is_cost else ""
    return translate("register.points", points=criterion.points), cost


def _empowerment(document: Document, entry: Empowerment, translate: Translator) -> Iterable[str]:
    return (
        entry.empowered_role,
        translate("register.up_to", limit=shortened(entry.limit)) if entry.limit.strip() else "",
        translate("register.then", escalation=entry.escalation) if entry.escalation else "",
        _counted("covers", _count(document, RelationType.EMPOWERED_BY, entry), translate),
    )


def _session(_document: Document, entry: Session, translate: Translator) -> Iterable[str]:
    roles = (translate(f"enum.rater_role.{role.value}") for role in entry.roles)
    day = entry.held_on.isoformat() if entry.held_on else ""
    return day, translate(f"enum.session_status.{entry.session_status.value}"), *roles


def _idea(_document: Document, entry: Idea, translate: Translator) -> Iterable[str]:
    role = translate(f"enum.rater_role.{entry.raised_by.value}") if entry.raised_by else ""
    day = entry.raised_on.isoformat() if entry.raised_on else ""
    return day, role, translate(f"enum.idea_state.{entry.idea_state.value}")


Facts = Callable[[Document, Any, Translator], Iterable[str]]  # Any: the entry's own type
_FACTS: Mapping[type[Entry], Facts] = MappingProxyType(
    {
        Persona: _persona,
        Need: _need,
        Performer: _performer,
        Standard: _standard,
        Promise: _promise,
        DataPoint: _datapoint,
        Objective: _objective,
        Risk: _risk,
        Scene: _scene,
        PeakCriterion: _peak_criterion,
        Empowerment: _empowerment,
        Session: _session,
        Idea: _idea,
    }
)
