"""What the form of each register asks for, in order: the fields of an entry, and what it can be linked with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from cxdesign.domain.blueprint import Performer
from cxdesign.domain.document import Entry
from cxdesign.domain.environment import Empowerment, Idea, Session
from cxdesign.domain.registers import DataPoint, Objective, Promise, Risk, Scene, Standard
from cxdesign.domain.understanding import TARGET_CRITERIA, Need, Persona
from cxdesign.domain.vocabulary import RelationType


class Widget(Enum):
    """How a field is filled in."""

    LINE = auto()
    TEXT = auto()
    NUMBER = auto()
    GRADE = auto()
    FLAG = auto()
    VERDICT = auto()
    DAY = auto()
    CHOICE = auto()
    SEVERAL = auto()


@dataclass(frozen=True)
class Field:
    """One field of a form; ``area`` names the enumeration its values come from (``enum.<area>.…``).

    A required field always has one of the values of its enumeration; any other can be left open again.
    """

    name: str
    widget: Widget = Widget.LINE
    area: str = ""
    values: tuple[str, ...] = ()
    is_required: bool = False


@dataclass(frozen=True)
class Bond:
    """What an entry can be linked with: the relation, the kinds at the other end, and which end the entry is."""

    relation: RelationType
    kinds: tuple[str, ...]
    is_source: bool = False


@dataclass(frozen=True)
class Form:
    """The form of one register: fields shown at once, fields about their origin, links."""

    fields: tuple[Field, ...]
    bonds: tuple[Bond, ...] = ()


def _lines(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name) for name in names)


def _grades(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, Widget.GRADE) for name in names)


ORIGIN: tuple[Field, ...] = (Field("provenance", Widget.CHOICE, "provenance"), Field("source"))
"""Fields every entry has: where it comes from."""

FORMS: Mapping[type[Entry], Form] = MappingProxyType(
    {
        Persona: Form(
            (
                *_lines("description", "segment"),
                Field("goal", Widget.TEXT),
                Field("situation", Widget.TEXT),
                Field("rests_on"),
                *_grades(*TARGET_CRITERIA),
                Field("target_reason", Widget.TEXT),
            )
        ),
        Need: Form(
            (
                *_lines("occasion", "outcome"),
                Field("need_type", Widget.CHOICE, "need_type", is_required=True),
                Field("is_implicit", Widget.FLAG),
                Field("kano", Widget.CHOICE, "kano_class"),
                Field("importance", Widget.GRADE),
                Field("learned_by", Widget.CHOICE, "learning_way"),
                Field("voice_channel", Widget.CHOICE, "voice_channel"),
                Field("evidence", Widget.CHOICE, "evidence", is_required=True),
            ),
            (
                Bond(RelationType.SERVES, ("feature",)),
                Bond(RelationType.MEETS, ("standard",)),
                Bond(RelationType.ANSWERS, ("touchpoint",)),
            ),
        ),
        Performer: Form(
            (
                Field("performer_type", Widget.CHOICE, "performer_type", is_required=True),
                Field("control_mode", Widget.CHOICE, "control_mode"),
                Field("contract"),
            ),
            (Bond(RelationType.PERFORMED_BY, ("step",)),),
        ),
        Standard: Form(
            (
                Field("standard_type", Widget.CHOICE, "standard_type"),
                Field("metric"),
                Field("target", Widget.NUMBER),
                *_lines("unit", "method", "owner"),
                Field("is_met", Widget.VERDICT),
            ),
            (
                Bond(RelationType.GOVERNED_BY, ("touchpoint", "step")),
                Bond(RelationType.MEETS, ("need",), is_source=True),
            ),
        ),
        Promise: Form(
            (
                Field("promised_minutes", Widget.NUMBER),
                Field("overdue_minutes", Widget.NUMBER),
                Field("is_total", Widget.FLAG),
                Field("exclusions", Widget.TEXT),
            ),
            (
                Bond(RelationType.KEPT_BY, ("standard",), is_source=True),
                Bond(RelationType.PROMISES, ("need",), is_source=True),
            ),
        ),
        DataPoint: Form(
            (
                *_lines("purpose", "holder", "technology"),
                Field("is_personal", Widget.FLAG),
                *_lines("consent_basis", "retention", "recipient"),
            ),
            (Bond(RelationType.CAPTURES, ("touchpoint",)), Bond(RelationType.ADAPTS, ("step",), is_source=True)),
        ),
        Objective: Form(
            (
                *_lines("measure", "current", "target"),
                Field("due_on", Widget.DAY),
                *_lines("owner", "cascade"),
            )
        ),
        Risk: Form(
            (
                *_grades("likelihood", "severity", "controllability"),
                *_lines("response", "contingency", "opportunity"),
            ),
            (Bond(RelationType.THREATENED_BY, ("touchpoint", "step")),),
        ),
        Scene: Form(
            (
                Field("purpose"),
                Field("is_mandatory", Widget.FLAG),
                *_lines("emotional_line", "rational_line"),
                Field("senses", Widget.SEVERAL, "sense"),
                Field("sensory_notes", Widget.TEXT),
            )
        ),
        Empowerment: Form(
            (Field("empowered_role"), Field("limit", Widget.TEXT), Field("escalation")),
            (Bond(RelationType.EMPOWERED_BY, ("step", "touchpoint")),),
        ),
        Session: Form(
            (
                Field("held_on", Widget.DAY),
                Field("session_status", Widget.CHOICE, "session_status", is_required=True),
                Field("roles", Widget.SEVERAL, "rater_role"),
                Field("result", Widget.TEXT),
            )
        ),
        Idea: Form(
            (
                Field("raised_on", Widget.DAY),
                Field("raised_by", Widget.CHOICE, "rater_role"),
                Field("idea_state", Widget.CHOICE, "idea_state", is_required=True),
                Field("answer", Widget.TEXT),
            )
        ),
    }
)
