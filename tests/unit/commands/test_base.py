from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from cxdesign.commands import parse
from cxdesign.commands.base import FIELD_LIMIT, SUBJECT_LENGTH, Attributes, removal, require_new_id, shortened
from cxdesign.domain.change import Remove, apply
from cxdesign.domain.integrity import check_all
from cxdesign.domain.journey import Stage
from cxdesign.errors import IntegrityError
from tests.builders import a_journey


def test_a_subject_is_one_short_line():
    assert shortened("one\ntwo  three ") == "one two three"
    assert shortened("x" * SUBJECT_LENGTH) == "x" * SUBJECT_LENGTH
    assert shortened("x" * (SUBJECT_LENGTH + 1)) == "x" * (SUBJECT_LENGTH - 1) + "…"
    assert shortened("🙂" * 10_000).endswith("🙂…")


def test_a_removal_takes_along_what_would_point_to_nothing_the_dependent_first():
    journey = a_journey(now={"t1": 1}, paths={"p": ("t1", "t3")})
    change = removal(journey, journey.expect("stage:s1", Stage))
    ids = [edit.id for edit in change]
    assert all(isinstance(edit, Remove) for edit in change)
    assert ids[-1] == "stage:s1"
    assert set(ids) == {
        "stage:s1",
        "touchpoint:t1",
        "touchpoint:t2",
        "step:c1",
        "step:c2",
        "note:c3",
        "emotion:t1.team.now",
        "path:p",
    }
    assert len(ids) == len(set(ids))
    check_all(apply(journey, change))


@pytest.mark.parametrize(
    ("record_id", "code"),
    [("stage:s1", "record_exists"), ("touchpoint:new", "id_kind_mismatch"), ("stages:new", "id_kind_mismatch")],
)
def test_an_id_that_is_taken_or_of_another_kind_is_refused(record_id, code):
    with pytest.raises(IntegrityError, match=code):
        require_new_id(a_journey(), record_id, "stage")


def test_what_everybody_may_see_and_anybody_may_do_is_the_rule():
    command = parse({"name": "remove_stage", "stage_id": "stage:s1"})
    assert (command.seal_id, command.sealed_ids) == (None, ())
    assert command.permit(a_journey(), "actor:anybody") is None


@pytest.mark.parametrize("name", ["anchor_1", "a", "x" * FIELD_LIMIT])
def test_a_field_has_a_name(name):
    fields = TypeAdapter(Attributes).validate_python({name: 1})
    assert fields == {name: 1}


@pytest.mark.parametrize("name", ["", "1", "1_anchor", "Anchor", "a b", "é", "x" * (FIELD_LIMIT + 1)])
def test_what_is_no_name_of_a_field_is_refused(name):
    with pytest.raises(ValidationError):
        TypeAdapter(Attributes).validate_python({name: 1})


def test_a_new_id_is_let_through():
    require_new_id(a_journey(), "stage:new", "stage")
