from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxdesign.domain.understanding import (
    TARGET_CRITERIA,
    WEIGHT_FIELDS,
    EmpathyNote,
    Need,
    Persona,
    PersonaAttributes,
)


def a_persona(**fields):
    return Persona(id="persona:ann", name="Ann", order="a0", **fields)


def weights(*points):
    return dict(zip(WEIGHT_FIELDS, points, strict=True))


def test_weights_and_criteria_are_fields_of_a_persona():
    assert {*WEIGHT_FIELDS, *TARGET_CRITERIA} <= PersonaAttributes.model_fields.keys()
    assert len(WEIGHT_FIELDS) == len(TARGET_CRITERIA) == 5


@pytest.mark.parametrize("points", [(20,) * 5, (100, 0, 0, 0, 0), (100, None, None, None, None), (None,) * 5])
def test_the_weights_are_a_hundred_points_or_none(points):
    persona = a_persona(**weights(*points))
    assert tuple(getattr(persona, name) for name in WEIGHT_FIELDS) == points


@pytest.mark.parametrize("points", [(20, 20, 20, 20, 21), (0,) * 5, (99, None, None, None, None), (50, 50, 50, 0, 0)])
def test_weights_of_another_sum_are_refused(points):
    with pytest.raises(ValidationError, match="100 points"):
        a_persona(**weights(*points))


@pytest.mark.parametrize("points", [(-20, 60, 20, 20, 20), (120, -20, 0, 0, 0), (20.0,) * 5, (True, 99, 0, 0, 0)])
def test_a_weight_is_a_whole_number_of_points(points):
    with pytest.raises(ValidationError):
        a_persona(**weights(*points))


@pytest.mark.parametrize("criterion", TARGET_CRITERIA)
@pytest.mark.parametrize("grade", [0, 6, 2.5, "3", True])
def test_a_criterion_is_graded_one_to_five(criterion, grade):
    with pytest.raises(ValidationError):
        a_persona(**{criterion: grade})


def test_nobody_is_the_target_audience_until_chosen():
    assert not a_persona().is_target


def test_a_note_belongs_to_an_area_of_a_persona():
    place = {"persona_id": "persona:ann", "order": "a0", "text": "Too loud"}
    note = EmpathyNote(id="empathy_note:n", area="think_and_feel", **place)
    assert note.evidence == "assumption"
    for area in ("think", "", None):
        with pytest.raises(ValidationError, match="area"):
            EmpathyNote(id="empathy_note:n", area=area, **place)


def test_a_need_is_of_customers_in_general_and_an_explicit_need_until_more_is_known():
    need = Need(id="need:quiet", name="a quiet night", order="a0")
    assert (need.persona_id, need.need_type, need.is_implicit, need.kano) == (None, "need", False, None)


@pytest.mark.parametrize(
    "fields", [{"kano": "basic"}, {"learned_by": "guess"}, {"voice_channel": "fax"}, {"importance": 6}, {"name": " "}]
)
def test_a_wrong_need_is_refused(fields):
    with pytest.raises(ValidationError):
        Need(**{"id": "need:quiet", "name": "a quiet night", "order": "a0", **fields})
