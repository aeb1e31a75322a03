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


class RaterRole(StrEnum):
    """From which side somebody rates a design; observers look on and do not rate."""

    CUSTOMER = "customer"
    FRONT_LINE = "front_line"
    BACK_OFFICE = "back_office"
    MANAGER = "manager"
    DESIGNER = "designer"
    FACILITATOR = "facilitator"
    OBSERVER = "observer"


class Dimension(StrEnum):
    """The three dimensions a design is evaluated in (ISO/TS 24082)."""

    CUSTOMER = "customer"
    ORGANISATION = "organisation"
    SUSTAINABILITY = "sustainability"


class RoundState(StrEnum):
    """Whether raters still rate without seeing each other's ratings, or everybody sees them."""

    OPEN = "open"
    REVEALED = "revealed"


class GateMode(StrEnum):
    """How the base gate opens: along a ramp, at one value, or not at all, to show what compensation hides."""

    RAMP = "ramp"
    HARD = "hard"
    OFF = "off"


class Outcome(StrEnum):
    """What an evaluation is decided to lead to."""

    ACCEPT = "accept"
    ITERATE = "iterate"
    STOP = "stop"


class WeightMethod(StrEnum):
    """Where the weights of the criteria for peaks come from: points, their order, or pairwise comparisons."""

    POINTS = "points"
    RANK_ORDER = "rank_order"
    PAIRWISE = "pairwise"


class Metric(StrEnum):
    """What answers of customers, or records of the running service, are measured as."""

    NPS = "nps"
    CES_1 = "ces_1"
    CES_2 = "ces_2"
    CSAT = "csat"
    SERVQUAL = "servqual"
    KANO = "kano"
    ON_TIME = "on_time"
    VARIATION = "variation"


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
    """What a lane is for. The blueprint draws customer actions and its own four; the journey map draws all others."""

    CUSTOMER_ACTIONS = "customer_actions"
    THINKING = "thinking"
    CHANNEL = "channel"
    EMOTION = "emotion"
    PAINS = "pains"
    OPPORTUNITIES = "opportunities"
    PYRAMID = "pyramid"
    NOTES = "notes"
    EVIDENCE = "evidence"
    ONSTAGE = "onstage"
    BACKSTAGE = "backstage"
    SUPPORT = "support"


ATTRIBUTE_ROLES = frozenset({LaneRole.CHANNEL, LaneRole.EMOTION, LaneRole.PYRAMID})
"""Lanes that draw attributes of the touchpoint: once each, hidden but never deleted, without cards."""

BLUEPRINT_ROLES: tuple[LaneRole, ...] = (
    LaneRole.EVIDENCE,
    LaneRole.CUSTOMER_ACTIONS,
    LaneRole.ONSTAGE,
    LaneRole.BACKSTAGE,
    LaneRole.SUPPORT,
)
"""The lanes of a service blueprint, top to bottom; but for customer actions, once each and never deleted."""

BLUEPRINT_ONLY_ROLES = frozenset(BLUEPRINT_ROLES) - {LaneRole.CUSTOMER_ACTIONS}
"""Lanes that the blueprint draws and the journey map does not."""


class FlowKind(StrEnum):
    """What an arrow of the blueprint means; it follows from the lanes at its ends."""

    NEXT = "next"
    INTERACTS = "interacts"
    SEES = "sees"
    SUPPORTS = "supports"


class EmpathyArea(StrEnum):
    """The areas of the empathy map (canvas after Dave Gray)."""

    SEE = "see"
    SAY = "say"
    DO = "do"
    HEAR = "hear"
    THINK_AND_FEEL = "think_and_feel"
    PAINS = "pains"
    GAINS = "gains"


class NeedType(StrEnum):
    """What a customer has to get done, believes will happen, or would be pleased by."""

    NEED = "need"
    EXPECTATION = "expectation"
    DESIRE = "desire"


class LearningWay(StrEnum):
    """The six ways to learn what customers need (GB/T 42509-2023, 6.1.2)."""

    VOICE_OF_CUSTOMER = "voice_of_customer"
    CO_CREATION = "co_creation"
    EMPLOYEES = "employees"
    USAGE_DATA = "usage_data"
    MARKET = "market"
    TRENDS = "trends"


class VoiceChannel(StrEnum):
    """Where the voice of the customer was heard."""

    COMPLAINT = "complaint"
    SURVEY = "survey"
    INTERVIEW = "interview"
    REVIEW = "review"
    SERVICE_CONTACT = "service_contact"
    SOCIAL_MEDIA = "social_media"


class KanoClass(StrEnum):
    """How a need's fulfilment works on satisfaction (Kano et al. 1984)."""

    MUST_BE = "must_be"
    ONE_DIMENSIONAL = "one_dimensional"
    ATTRACTIVE = "attractive"
    INDIFFERENT = "indifferent"
    REVERSE = "reverse"


class PerformerType(StrEnum):
    """Who performs a step: own staff, an outside provider, or a unit served inside the organisation."""

    OWN = "own"
    OUTSOURCED = "outsourced"
    INTERNAL_CUSTOMER = "internal_customer"


class ControlMode(StrEnum):
    """How an external provider is controlled (GB/T 42509-2023, 7.2.4)."""

    PROOF = "proof"
    AUDIT = "audit"
    SUPERVISION = "supervision"
    JOINT_WORK = "joint_work"


class ParticipationLevel(StrEnum):
    """How far somebody takes part in creating a stage, from being told to deciding."""

    INFORM = "inform"
    CONSULT = "consult"
    INVOLVE = "involve"
    DECIDE = "decide"


class SessionStatus(StrEnum):
    """Whether a session of co-creation is ahead, was held, or was called off."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class IdeaState(StrEnum):
    """What became of an idea."""

    OPEN = "open"
    TAKEN_UP = "taken_up"
    PARKED = "parked"
    DROPPED = "dropped"


class StandardType(StrEnum):
    """What a service standard sets."""

    RESPONSE_TIME = "response_time"
    RESOLUTION_SPEED = "resolution_speed"
    ATTITUDE = "attitude"
    ACCURACY = "accuracy"
    CONSISTENCY = "consistency"


class RelationType(StrEnum):
    """What one record is to another; which kinds it may join stands in :data:`cxdesign.domain.relations.ENDS`."""

    SERVES = "serves"
    MEETS = "meets"
    PROMISES = "promises"
    KEPT_BY = "kept_by"
    GOVERNED_BY = "governed_by"
    CAPTURES = "captures"
    ADAPTS = "adapts"
    THREATENED_BY = "threatened_by"
    PERFORMED_BY = "performed_by"
    ARISES_AT = "arises_at"
    STEMS_FROM = "stems_from"
    ANSWERS = "answers"
    MEASURED_BY = "measured_by"
    EMPOWERED_BY = "empowered_by"
