from __future__ import annotations

from cxdesign.checks.context import Context
from cxdesign.checks.environment import limits, recipients, taking_part
from tests.builders import enriched
from tests.unit.checks.examples import TODAY, entry


def test_a_project_that_says_nothing_of_the_environment_is_left_alone():
    context = Context(entry("datapoint:d"), TODAY)
    assert [*taking_part(context), *recipients(context), *limits(context)] == []


def test_once_it_is_begun_it_is_asked_for_as_a_whole():
    context = Context(enriched(entry("datapoint:d"), {"session:a": {}}), TODAY)
    assert [finding.rule for rule in (taking_part, recipients, limits) for finding in rule(context)] == ["R37", "R38"]


def test_every_missing_part_of_a_row_is_named():
    context = Context(entry("empowerment:e", limit="50 EUR"), TODAY)
    assert [finding.params["fields"] for finding in limits(context)] == [("empowered_role", "escalation")]
