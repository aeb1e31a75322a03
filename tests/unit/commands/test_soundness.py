from __future__ import annotations

import pytest

from cxdesign.commands.soundness import require_sound_flow, require_sound_flows
from cxdesign.domain.blueprint import Flow
from cxdesign.errors import IntegrityError
from tests.builders import a_blueprint
from tests.watched import WatchedFlow, looks

BLUEPRINT = a_blueprint(
    {
        "ask": ("t1", "customer_actions"),
        "greet": ("t1", "onstage"),
        "find": ("t1", "backstage"),
        "keep": ("t1", "support"),
    },
    flows=[("ask", "greet")],
)


def flow(source, target, **marks):
    return Flow(id="flow:new", source_id=f"step:{source}", target_id=f"step:{target}", **marks)


def test_an_arrow_to_the_next_lane_is_sound():
    require_sound_flow(BLUEPRINT, flow("greet", "find"))
    require_sound_flow(BLUEPRINT, flow("greet", "ask", is_repeat=True))
    require_sound_flow(BLUEPRINT, flow("ask", "find", is_non_visual=True))


@pytest.mark.parametrize(
    ("arrow", "code"),
    [
        (flow("ask", "gone"), "step_unknown"),
        (flow("ask", "ask"), "flow_to_itself"),
        (flow("ask", "keep"), "flow_jumps_lane"),
        (flow("ask", "find"), "flow_needs_non_visual"),
        (flow("ask", "greet"), "flow_twice"),
        (flow("greet", "ask"), "flow_cycle"),
    ],
)
def test_an_arrow_that_breaks_a_rule_is_refused(arrow, code):
    with pytest.raises(IntegrityError) as caught:
        require_sound_flow(BLUEPRINT, arrow)
    assert caught.value.code == code


def test_arrows_there_are_are_read_once_however_many_come_to_them():
    steps = {f"s{number}": (f"t{1 + number % 3}", "onstage") for number in range(40)}
    ends = [(f"step:s{number}", f"step:s{number + 1}") for number in range(39)]
    known = [WatchedFlow(id=f"flow:k{n}", source_id=a, target_id=b) for n, (a, b) in enumerate(ends[:20])]
    document = a_blueprint(steps, flows=[]).with_records(changed=known)
    new = [Flow(id=f"flow:n{n}", source_id=a, target_id=b) for n, (a, b) in enumerate(ends[20:])]
    one, all_of_them = (looks(lambda some=some: require_sound_flows(document, some)) for some in (new[:1], new))
    assert one == all_of_them


def test_arrows_are_sound_beside_each_other():
    there, back = flow("greet", "find"), flow("find", "greet").replaced({"id": "flow:back"})
    with pytest.raises(IntegrityError, match="flow_cycle"):
        require_sound_flows(BLUEPRINT, [there, back])
    with pytest.raises(IntegrityError, match="flow_twice"):
        require_sound_flows(BLUEPRINT, [there, there.replaced({"id": "flow:again"})])
    require_sound_flows(BLUEPRINT, [there, back.replaced({"is_repeat": True})])
