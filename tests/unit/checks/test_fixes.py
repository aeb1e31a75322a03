from __future__ import annotations

import pytest

from cxdesign.checks.context import Context
from cxdesign.checks.fixes import fix_of
from cxdesign.checks.linter import check_document
from tests.builders import a_blueprint
from tests.performing import performed
from tests.unit.checks.examples import DOUBLED, LANES, SERVED, TODAY, dirty, one, waiving


def findings_of(document, rule):
    return [finding for finding in check_document(document, today=TODAY) if finding.rule == rule]


def fixes_of(document, rule):
    fixes = (fix_of(Context(document, TODAY), finding) for finding in findings_of(document, rule))
    return [None if fix is None else (fix.label, dict(fix.command)) for fix in fixes]


@pytest.mark.parametrize(
    ("rule", "name", "document", "expected"), list(dirty()), ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_fix_mends_its_finding_and_can_be_undone(rule, name, document, expected):
    for finding in findings_of(document, rule):
        fix = fix_of(Context(document, TODAY), finding)
        if fix is not None:
            after = performed(document, fix.command)
            assert finding not in check_document(after, today=TODAY)


def test_a_way_back_becomes_a_repeat():
    document = a_blueprint(SERVED, flows=[("ask", "greet"), ("greet", "ask")])
    command = {"name": "edit_flow", "flow_id": "flow:greet-ask", "is_repeat": True}
    assert fixes_of(document, "R02") == [("fix.mark_repeat", command)]


def test_an_arrow_to_itself_goes():
    document = a_blueprint(SERVED, flows=[("ask", "ask")])
    assert fixes_of(document, "R02") == [("fix.remove_arrow", {"name": "remove_flow", "flow_id": "flow:ask-ask"})]


def test_an_arrow_that_is_there_already_goes():
    assert fixes_of(DOUBLED, "R02") == [("fix.remove_arrow", {"name": "remove_flow", "flow_id": "flow:twice"})]


def test_a_contact_behind_the_scenes_becomes_non_visual():
    command = {"name": "edit_flow", "flow_id": "flow:ask-cook", "is_non_visual": True}
    assert fixes_of(a_blueprint(LANES, flows=[("ask", "cook")]), "R08") == [("fix.mark_non_visual", command)]
    assert fixes_of(a_blueprint(LANES, flows=[("ask", "buy")]), "R08") == [None]


@pytest.mark.parametrize(("column", "is_offered"), [("t1", True), ("t2", False)])
def test_an_arrow_to_evidence_goes_when_evidence_stands_over_it(column, is_offered):
    document = a_blueprint({**SERVED, "bill": (column, "evidence")}, flows=[("bill", "greet")])
    assert [fix is not None for fix in fixes_of(document, "R08")] == [is_offered]


def test_missing_links_are_left_out_beside_those_left_out_before():
    document = waiving(one(service_link="closing"), "solution", "reception", "execution", "exception_handling")
    links = ["need_confirmation", "follow_up"]
    assert fixes_of(document, "R06") == [("fix.leave_links_out", {"name": "leave_links_out", "links": links})]


@pytest.mark.parametrize(
    ("fields", "is_offered"),
    [
        ({"setting": "online"}, True),
        ({"setting": "offline", "channel": "App"}, False),
        ({"setting": "both"}, False),
        ({"channel": "App"}, True),
        ({"channel": "微信小程序"}, True),
        ({"channel": "App and counter"}, False),
        ({"channel": "Apple shop"}, False),
        ({"channel": " E-mail "}, True),
        ({"channel": "官网"}, True),
        ({"channel": "邮件室"}, False),
        ({"channel": "非线上"}, False),
        ({"channel": "线上线下"}, False),
        ({"channel": "网站客服不在线"}, False),
        ({"channel": "not online"}, False),
        ({}, False),
    ],
)
def test_an_environment_is_offered_only_when_setting_or_channel_leave_no_choice(fields, is_offered):
    assert [fix is not None for fix in fixes_of(one(**fields), "R04")] == [is_offered]


def test_a_fix_that_would_be_refused_is_not_offered():
    document = a_blueprint(LANES, flows=[("ask", "greet"), ("greet", "cook"), ("cook", "ask")])
    assert fixes_of(document, "R08") == [None]  # marked as non-visual only, it would still close a loop


def test_an_arrow_that_another_one_doubles_is_not_mended():
    document = a_blueprint(LANES, flows=[("ask", "cook")])
    twin = document.get("flow:ask-cook").replaced({"id": "flow:twin"})
    assert fixes_of(document.with_records(changed=[twin]), "R08") == [None, None]


def test_a_repeat_may_become_non_visual_though_its_ends_lie_on_a_loop():
    flows = [("ask", "greet"), ("greet", "cook"), ("cook", "ask")]
    document = a_blueprint(LANES, flows=flows[:2], repeats=[("cook", "ask")])
    command = {"name": "edit_flow", "flow_id": "flow:cook-ask", "is_non_visual": True}
    assert fixes_of(document, "R08") == [("fix.mark_non_visual", command)]
