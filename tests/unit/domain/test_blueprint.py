from __future__ import annotations

import itertools

import pytest
from pydantic import ValidationError

from cxdesign.domain.blueprint import ACTION_ROLES, CONTACT_ROLES, Flow, Performer, flow_kind
from cxdesign.domain.vocabulary import BLUEPRINT_ROLES, LaneRole

ENDS = {"source_id": "step:a", "target_id": "step:b"}
ACROSS = {
    ("customer_actions", "onstage"): "interacts",
    ("onstage", "backstage"): "sees",
    ("backstage", "support"): "supports",
    ("onstage", "support"): "supports",
}


def test_arrows_join_all_lanes_of_the_blueprint_but_evidence():
    assert tuple(role for role in BLUEPRINT_ROLES if role is not LaneRole.EVIDENCE) == ACTION_ROLES
    assert set(ACTION_ROLES) > CONTACT_ROLES


@pytest.mark.parametrize("role", ACTION_ROLES)
def test_within_a_lane_an_arrow_is_what_comes_next(role):
    assert flow_kind(role, role) == "next"


@pytest.mark.parametrize(("source", "target"), list(itertools.permutations(LaneRole, 2)))
def test_between_two_lanes_the_kind_follows_from_the_lanes_either_way(source, target):
    expected = ACROSS.get((source.value, target.value)) or ACROSS.get((target.value, source.value))
    assert flow_kind(source, target) == expected


@pytest.mark.parametrize("role", [role for role in LaneRole if role not in ACTION_ROLES])
def test_no_arrow_leads_within_another_lane(role):
    assert flow_kind(role, role) is None


@pytest.mark.parametrize(("source", "target"), list(itertools.permutations(BLUEPRINT_ROLES, 2)))
def test_a_non_visual_contact_joins_customer_and_backstage_and_changes_nothing_else(source, target):
    expected = flow_kind(source, target)
    if {source, target} == {LaneRole.CUSTOMER_ACTIONS, LaneRole.BACKSTAGE}:
        expected = "interacts"
    assert flow_kind(source, target, is_non_visual=True) == expected


def test_an_arrow_is_neither_repeat_nor_non_visual_until_marked():
    flow = Flow(id="flow:x", **ENDS)
    assert (flow.is_repeat, flow.is_non_visual) == (False, False)
    assert flow.to_dict() == {"kind": "flow", "id": "flow:x", **ENDS}


@pytest.mark.parametrize("fields", [{"is_repeat": 1}, {"is_non_visual": "yes"}, {"source_id": ""}, {"label": "x"}])
def test_a_wrong_arrow_is_refused(fields):
    with pytest.raises(ValidationError):
        Flow(**{"id": "flow:x", **ENDS, **fields})


def test_a_performer_belongs_to_the_own_staff_until_more_is_known():
    performer = Performer(id="performer:x", name="Front desk", order="a0")
    assert (performer.performer_type, performer.control_mode, performer.contract) == ("own", None, "")
    with pytest.raises(ValidationError, match="control_mode"):
        Performer(id="performer:x", name="Courier", order="a0", control_mode="trust")
