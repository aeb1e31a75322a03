"""The registers as lists."""

from __future__ import annotations

import pytest

from cxdesign.domain.blueprint import Performer
from cxdesign.domain.document import ENTRY_TYPES, Document
from cxdesign.domain.environment import Empowerment, Idea, Session
from cxdesign.domain.picking import PeakCriterion
from cxdesign.domain.registers import DataPoint, Objective, Promise, Risk, Scene, Standard
from cxdesign.domain.understanding import Need, Persona
from cxdesign.i18n import LOCALES, Translator
from cxdesign.views.registers import choices, register_lines, risk_band
from tests.builders import a_journey
from tests.performing import perform


def a_project() -> Document:
    """Return a journey of two touchpoints with an entry in every register."""
    document = a_journey(stages={"s1": ["t1", "t2"]}, cards={"step:c1": ("t1", "customer_actions")})
    entries = {
        "persona:p": {"description": "Travels for work"},
        "need:n": {"persona_id": "persona:p", "need_type": "desire", "evidence": "test"},
        "performer:r": {"performer_type": "outsourced", "control_mode": "audit"},
        "standard:s": {"metric": "Time to the key", "target": 3.5, "unit": "min", "is_met": False, "owner": "Duty"},
        "promise:m": {"promised_minutes": 40.0, "is_total": True},
        "datapoint:d": {"purpose": "Pillow", "is_personal": True},
        "objective:o": {"measure": "Index", "target": "≥ 90 %", "due_on": "2027-01-31"},
        "risk:k": {"likelihood": 5, "severity": 4, "controllability": 2},
        "scene:w": {"is_mandatory": True},
        "peak_criterion:c": {"points": 30, "is_cost": True},
        "empowerment:e": {"empowered_role": "Front desk", "limit": "50 EUR\na stay", "escalation": "Duty manager"},
        "session:a": {"held_on": "2026-11-20", "session_status": "held", "roles": ["customer", "front_line"]},
        "idea:i": {"raised_on": "2026-11-21", "raised_by": "customer", "idea_state": "taken_up"},
    }
    for entry_id, attributes in entries.items():
        document = perform(document, "add_entry", entry_id=entry_id, entry_name="Named", attributes=attributes)
    document = perform(document, "choose_target", persona_id="persona:p", is_target=True)
    document = perform(document, "relate", relation="governed_by", source_id="touchpoint:t1", target_id="standard:s")
    return perform(document, "relate", relation="empowered_by", source_id="step:c1", target_id="empowerment:e")


FACTS = {
    Persona: "Travels for work, 1 need",
    Need: "Desire, Test",
    Performer: "Outsourced, Audit",
    Standard: "Time to the key, 3.5 min, Not met, Duty, governs 1",
    Promise: "promised 40 min, About the whole service",
    DataPoint: "Pillow, Personal data",
    Objective: "Index, ≥ 90 %, due 2027-01-31",
    Risk: "High risk, 80",
    Scene: "May not be skipped",
    PeakCriterion: "30 points, Less is better",
    Empowerment: "Front desk, up to 50 EUR a stay, then Duty manager, covers 1 place",
    Session: "2026-11-20, Held, Customer, Front line",
    Idea: "2026-11-21, Customer, Taken up",
}


@pytest.mark.parametrize("entry_type", ENTRY_TYPES)
def test_an_entry_says_what_matters_most(entry_type):
    (line,) = register_lines(a_project(), entry_type, Translator("en"))
    assert (line.name, line.facts, line.is_chosen) == ("Named", FACTS[entry_type], entry_type is Persona)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("entry_type", ENTRY_TYPES)
def test_an_empty_register_has_no_lines(entry_type, locale):
    assert register_lines(a_journey(), entry_type, Translator(locale)) == ()


def test_records_are_offered_in_the_order_of_the_map():
    offered = choices(a_project(), ("step", "touchpoint", "need", "stage"), Translator("en"))
    assert [choice.id for choice in offered] == [
        "stage:s1",
        "touchpoint:t1",
        "step:c1",
        "touchpoint:t2",
        "need:n",
    ]
    assert offered[1].label.startswith("1 ")


def test_risks_fall_into_three_bands():
    assert [risk_band(score) for score in (None, 1, 20, 21, 50, 51, 125)] == [
        None,
        "low",
        "low",
        "medium",
        "medium",
        "high",
        "high",
    ]
