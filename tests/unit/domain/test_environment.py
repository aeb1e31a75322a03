from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxdesign.domain.environment import (
    ACTIVE_LEVELS,
    CANVAS_FIELDS,
    CANVAS_ID,
    ENVIRONMENT_KINDS,
    STAKEHOLDERS,
    EnvironmentCanvas,
    Participation,
    Session,
    participation_id,
)
from cxdesign.domain.vocabulary import ParticipationLevel, RaterRole
from tests.builders import a_participation, a_whole_project


def test_there_is_one_canvas_and_an_empty_one_stores_nothing():
    canvas = EnvironmentCanvas(id=CANVAS_ID)
    assert canvas.to_dict() == {"kind": "environment_canvas", "id": CANVAS_ID}
    assert [getattr(canvas, name) for name in CANVAS_FIELDS] == [""] * 7
    with pytest.raises(ValidationError, match="must be"):
        EnvironmentCanvas(id="environment_canvas:other")


def test_the_id_of_a_participation_is_made_of_stage_and_role():
    found = a_participation("s1", "customer", "involve")
    assert found.id == participation_id("stage:s1", RaterRole.CUSTOMER)
    assert found.id not in {
        participation_id("stage:s2", RaterRole.CUSTOMER),
        participation_id("stage:s1", RaterRole.MANAGER),
    }
    with pytest.raises(ValidationError, match="made of"):
        found.replaced({"stakeholder": "manager"})


@pytest.mark.parametrize("role", [role for role in RaterRole if role not in STAKEHOLDERS])
def test_who_facilitates_or_observes_has_no_part(role):
    place = {"id": participation_id("stage:s1", role), "stage_id": "stage:s1", "stakeholder": role}
    with pytest.raises(ValidationError, match="no part"):
        Participation(level=ParticipationLevel.DECIDE, **place)


def test_to_be_told_or_asked_is_not_to_work_on_it():
    assert set(ParticipationLevel) - ACTIVE_LEVELS == {ParticipationLevel.INFORM, ParticipationLevel.CONSULT}


def test_roles_are_kept_once_each_and_sorted():
    session = Session(id="session:a", name="Walk", order="a0", roles=("manager", "customer", "manager"))
    assert session.roles == (RaterRole.CUSTOMER, RaterRole.MANAGER)


def test_the_environment_is_made_of_kinds_that_exist():
    assert set(ENVIRONMENT_KINDS) <= {record.kind for record in a_whole_project()}
