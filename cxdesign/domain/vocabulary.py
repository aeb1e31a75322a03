"""The enumerations of the model; their terms are explained in ``docs/method.md``."""

from __future__ import annotations

from enum import StrEnum


class Environment(StrEnum):
    """Setting of an interaction (GB/T 42509-2023, 6.1.1)."""

    PHYSICAL = "physical"
    DIGITAL = "digital"
    INTERPERSONAL = "interpersonal"


class Setting(StrEnum):
    """Where a touchpoint is met."""

    ONLINE = "online"
    OFFLINE = "offline"
    BOTH = "both"


class Phase(StrEnum):
    """The four experience phases."""

    PRE_EXPERIENCE = "pre_experience"
    INTERACTION = "interaction"
    RECALL = "recall"
    SHARE = "share"


class ServiceLink(StrEnum):
    """The seven key links of a service process."""

    RECEPTION = "reception"
    NEED_CONFIRMATION = "need_confirmation"
    SOLUTION = "solution"
    EXECUTION = "execution"
    EXCEPTION_HANDLING = "exception_handling"
    CLOSING = "closing"
    FOLLOW_UP = "follow_up"


class ServiceSubject(StrEnum):
    """Who actually serves."""

    OWN = "own"
    OUTSOURCED = "outsourced"


class Initiative(StrEnum):
    """Whether the service waits for the request or anticipates it."""

    REACTIVE = "reactive"
    PROACTIVE = "proactive"


class Variability(StrEnum):
    """Whether a touchpoint runs the same for all or may be tailored."""

    STANDARD = "standard"
    FLEXIBLE = "flexible"


class Level(StrEnum):
    """The four levels of the service excellence pyramid (ISO 23592)."""

    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"


class Evidence(StrEnum):
    """How far a statement is backed: E0 to E3."""

    ASSUMPTION = "assumption"
    OBSERVATION = "observation"
    TEST = "test"
    MEASUREMENT = "measurement"


class Sense(StrEnum):
    """Sensory channels a touchpoint addresses."""

    SIGHT = "sight"
    HEARING = "hearing"
    TOUCH = "touch"
    SMELL = "smell"
    TASTE = "taste"
    FEELING = "feeling"


class Provenance(StrEnum):
    """Where a value comes from."""

    SOURCE = "source"
    PUBLIC = "public"
    LITERATURE = "literature"
    OURS = "ours"
    ILLUSTRATIVE = "illustrative"


class CurveState(StrEnum):
    """Which of the two emotion curves: as it is, or as it is wished to be."""

    NOW = "now"
    TARGET = "target"


class LaneRole(StrEnum):
    """What a lane of the journey map is for."""

    CUSTOMER_ACTIONS = "customer_actions"
    THINKING = "thinking"
    CHANNEL = "channel"
    EMOTION = "emotion"
    PAINS = "pains"
    OPPORTUNITIES = "opportunities"
    PYRAMID = "pyramid"
    NOTES = "notes"


ATTRIBUTE_ROLES = frozenset({LaneRole.CHANNEL, LaneRole.EMOTION, LaneRole.PYRAMID})
"""Lanes that draw attributes of the touchpoint: once each, hidden but never deleted, without cards."""
