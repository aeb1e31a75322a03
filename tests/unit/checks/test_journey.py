from __future__ import annotations

import pytest

from cxdesign.checks.context import Context
from cxdesign.checks.journey import links, phases
from tests.builders import a_blueprint, enriched
from tests.unit.checks.examples import OFFLINE, ONLINE, TODAY, one, results, two, waiving


def params(rule, document):
    return [dict(finding.params) for finding in rule(Context(document, TODAY))]


def test_what_is_missing_is_named():
    assert params(phases, one(phase="share")) == [{"phases": ("recall",)}]
    document = waiving(one(service_link="reception"), "solution", "closing", "follow_up")
    assert params(links, document) == [{"links": ("need_confirmation", "execution", "exception_handling")}]


@pytest.mark.parametrize(
    ("first", "second", "is_change"),
    [
        ({"environments": ["digital", "physical"]}, {"environments": ["physical"]}, False),
        ({"environments": ["digital"]}, {"environments": ["interpersonal", "physical"]}, True),
        ({"environments": ["digital"], "setting": "offline"}, OFFLINE, False),
        ({"environments": ["physical"], "setting": "online"}, OFFLINE, True),
        (ONLINE, ONLINE, False),
        ({"channel": "App"}, {"channel": "Lobby"}, False),
    ],
)
def test_when_the_channel_changes(first, second, is_change):
    assert bool(results("R28", two(first, second))) is is_change


def test_an_owner_of_what_comes_before_does_not_own_what_follows():
    assert results("R28", two({**ONLINE, "owner": "App team"}, OFFLINE))


def test_data_that_adapt_a_step_after_the_change_are_carried():
    steps = {"book": ("t1", "customer_actions"), "greet": ("t2", "onstage")}
    document = a_blueprint(steps, touchpoints={"t1": ONLINE, "t2": OFFLINE})
    assert results("R28", document)
    carried = enriched(document, {"datapoint:d": {}}, relations=[("adapts", "datapoint:d", "step:greet")])
    assert results("R28", carried) == []
