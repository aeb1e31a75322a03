from __future__ import annotations

import pytest

from cxdesign.analysis.environment import (
    empowered_records,
    is_begun,
    is_empowered,
    not_active,
    participation,
    without_recipient,
)
from cxdesign.analysis.flow import RECOVERY_FIELDS, has_recovery_plan
from cxdesign.domain.cards import Step
from cxdesign.domain.environment import CANVAS_ID, EnvironmentCanvas
from cxdesign.domain.vocabulary import ParticipationLevel, RaterRole
from tests.builders import a_blueprint, a_journey, a_participation, enriched

BARE = a_journey({"s1": ["t1"], "s2": ["t2"]})
BOTH = (RaterRole.CUSTOMER, RaterRole.FRONT_LINE)


def planned(*cells):
    return BARE.with_records(changed=[a_participation(*cell) for cell in cells])


@pytest.mark.parametrize(
    "document",
    [
        BARE.with_records(changed=[EnvironmentCanvas(id=CANVAS_ID)]),
        planned(("s1", "manager", "inform")),
        *(enriched(BARE, {entry: {}}) for entry in ("empowerment:e", "session:a", "idea:i")),
    ],
)
def test_the_environment_is_begun_with_its_first_record(document):
    assert is_begun(document)
    assert not is_begun(BARE)


def test_the_matrix_is_read_by_stage_and_role():
    found = participation(planned(("s1", "customer", "consult"), ("s2", "manager", "decide")))
    assert dict(found) == {
        ("stage:s1", RaterRole.CUSTOMER): ParticipationLevel.CONSULT,
        ("stage:s2", RaterRole.MANAGER): ParticipationLevel.DECIDE,
    }


@pytest.mark.parametrize(
    ("cells", "missing"),
    [
        ([], BOTH),
        ([("s1", "customer", "consult"), ("s1", "front_line", "inform")], BOTH),
        ([("s1", "customer", "consult"), ("s2", "customer", "involve")], BOTH[1:]),
        ([("s1", "front_line", "decide"), ("s1", "manager", "decide")], BOTH[:1]),
        ([("s1", "customer", "decide"), ("s2", "front_line", "involve")], ()),
    ],
)
def test_one_stage_at_work_is_enough(cells, missing):
    assert not_active(planned(*cells)) == missing


def test_data_points_without_a_recipient_are_named():
    document = enriched(BARE, {"datapoint:a": {"recipient": "Porter"}, "datapoint:b": {}})
    assert [point.id for point in without_recipient(document)] == ["datapoint:b"]


def test_a_row_empowers_where_it_is_linked_and_names_a_role():
    document = enriched(
        a_blueprint({"greet": ("t1", "onstage"), "ask": ("t1", "onstage")}, stages={"s1": ["t1", "t2"]}),
        {"empowerment:named": {"empowered_role": "Porter"}, "empowerment:bare": {}},
        relations=[
            ("empowered_by", "step:greet", "empowerment:named"),
            ("empowered_by", "step:ask", "empowerment:bare"),
            ("empowered_by", "touchpoint:t2", "empowerment:named"),
        ],
    )
    assert empowered_records(document) == {"step:greet", "touchpoint:t2"}


def test_a_plan_may_leave_the_role_to_the_matrix_and_nothing_else():
    said = {**dict.fromkeys(RECOVERY_FIELDS, "said"), "empowered_role": ""}
    step = Step(id="step:a", touchpoint_id="touchpoint:a", lane_id="lane:o", order="a0", text="Polish", **said)
    assert (has_recovery_plan(step), has_recovery_plan(step, {"step:a"})) == (False, True)
    assert has_recovery_plan(step, {"touchpoint:a"})
    assert not has_recovery_plan(step.replaced({"detection": ""}), {"step:a"})
    assert is_empowered(step.replaced({"empowered_role": "Porter"}), ())
