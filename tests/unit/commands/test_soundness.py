from __future__ import annotations

import pytest

from cxdesign.commands.soundness import require_sound_flow
from cxdesign.domain.blueprint import Flow
from cxdesign.errors import IntegrityError
from tests.builders import a_blueprint

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
