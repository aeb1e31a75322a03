from __future__ import annotations

from datetime import date, datetime

import pytest
from pydantic import ValidationError

from cxdesign.domain.document import RECORD_TYPES
from cxdesign.domain.registers import Attributes, Objective, Risk, SceneCell

REGISTERS = ("standard", "promise", "datapoint", "objective", "risk", "scene", "empowerment", "session", "idea")


def an_entry(kind, **fields):
    return RECORD_TYPES[kind].model_validate({"id": f"{kind}:x", "name": "X", "order": "a0", **fields})


@pytest.mark.parametrize("kind", REGISTERS)
def test_an_entry_needs_a_name_and_nothing_else(kind):
    entry = an_entry(kind)
    assert isinstance(entry, Attributes)
    assert entry.to_dict() == {"kind": kind, "id": f"{kind}:x", "name": "X", "order": "a0"}
    with pytest.raises(ValidationError, match="empty"):
        an_entry(kind, name=" ")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("standard", {"target": "30"}),
        ("standard", {"target": float("nan")}),
        ("standard", {"target": 1e13}),
        ("standard", {"target": True}),
        ("standard", {"standard_type": "speed"}),
        ("standard", {"is_met": 1}),
        ("promise", {"promised_minutes": -1}),
        ("promise", {"overdue_minutes": float("inf")}),
        ("promise", {"is_total": None}),
        ("datapoint", {"is_personal": "yes"}),
        ("objective", {"due_on": "soon"}),
        ("objective", {"due_on": 0}),
        ("objective", {"due_on": "2025-02-30"}),
        ("objective", {"due_on": "1899-12-31"}),
        ("objective", {"due_on": datetime(2025, 1, 1)}),
        ("risk", {"likelihood": 0}),
        ("risk", {"severity": 6}),
        ("session", {"roles": ["guest"]}),
        ("idea", {"idea_state": "good"}),
        ("scene", {"senses": ["sixth"]}),
        ("scene", {"colour": "red"}),
    ],
)
def test_a_wrong_entry_is_refused(kind, fields):
    with pytest.raises(ValidationError):
        an_entry(kind, **fields)


def test_a_day_is_given_as_a_date_or_written():
    for day in (date(2026, 3, 31), "2026-03-31"):
        objective = an_entry("objective", due_on=day)
        assert isinstance(objective, Objective)
        assert objective.due_on == date(2026, 3, 31)
        assert objective.to_dict()["due_on"] == "2026-03-31"


def test_the_score_of_a_risk_grows_with_likelihood_and_severity_and_falls_with_control():
    def score(**grades):
        risk = an_entry("risk", **grades)
        assert isinstance(risk, Risk)
        return risk.score

    assert score(likelihood=3, severity=2, controllability=4) == 12
    assert score(likelihood=1, severity=1, controllability=5) == 1
    assert score(likelihood=5, severity=5, controllability=1) == 125
    assert score(likelihood=5, severity=5) is None


def test_senses_of_a_scene_are_a_set():
    assert an_entry("scene", senses=["smell", "sight", "smell"]) == an_entry("scene", senses=["sight", "smell"])


@pytest.mark.parametrize("value", [-1, 6, 2.5, "3", True])
def test_relevance_goes_from_none_to_five(value):
    ends = {"source_id": "touchpoint:t", "target_id": "scene:s"}
    cell = SceneCell(id="scene_cell:x", customer_relevance=0, enterprise_relevance=5, **ends)
    assert (cell.customer_relevance, cell.enterprise_relevance) == (0, 5)
    with pytest.raises(ValidationError):
        SceneCell(id="scene_cell:x", customer_relevance=value, **ends)
