from __future__ import annotations

import json
from datetime import date

import pytest

from cxdesign.i18n import LOCALES, PSEUDO_LOCALE, Translator
from cxdesign.views.findings import build_findings, record_name
from tests.builders import a_blueprint, a_journey, a_whole_project, enriched
from tests.unit.checks.examples import DIRTY, LANES, TODAY, dirty, entry, shining

ENGLISH, CHINESE = Translator("en"), Translator("zh-CN")


def messages(document, rule, translate=ENGLISH, today=TODAY):
    return [found["message"] for found in build_findings(document, translate, today) if found["rule"] == rule]


@pytest.mark.parametrize("locale", [*LOCALES, PSEUDO_LOCALE])
@pytest.mark.parametrize(
    ("rule", "name", "document", "expected"), list(dirty()), ids=lambda v: v if isinstance(v, str) else ""
)
def test_every_finding_is_told_with_all_its_values(rule, name, document, expected, locale):
    told = messages(document, rule, Translator(locale))
    assert len(told) == len(expected)
    assert not [message for message in told if "{" in message or "–)" in message]


def test_a_finding_is_plain_data():
    findings = build_findings(a_whole_project(), ENGLISH, TODAY)
    assert json.loads(json.dumps(findings)) == findings


def test_a_finding_says_what_it_rests_on_and_where_it_belongs():
    found = build_findings(a_journey({"s1": ["t1"], "s2": []}), CHINESE, TODAY)
    stage = next(finding for finding in found if finding["rule"] == "R03")
    assert stage == {
        "rule": "R03",
        "severity": "error",
        "title": "阶段没有触点",
        "message": "阶段“Stage s2”没有触点。",
        "advice": "在该阶段添加或移入一个触点，或删除该阶段。",
        "basis": "旅程地图（Nielsen Norman Group）",
        "provenance": "literature",
        "records": ["stage:s2"],
        "maps": ["journey"],
        "fix": None,
        "is_dismissed": False,
        "reason": "",
    }


def test_times_fields_and_numbers_are_written_for_readers():
    assert messages(shining(1.5), "R22") == ["“p” promises 1 min 30 s, but the critical path takes 2 min."]
    assert messages(entry("datapoint:d", is_personal=True), "R17") == [
        "The data point “d” holds personal data and lacks: Consent basis, Retention."
    ]
    assert messages(DIRTY["R32"][0][1], "R32") == [
        "Emotion falls towards the end: −1.00 per moment over the last 2, up to “Touchpoint t4”."
    ]
    assert messages(DIRTY["R13"][2][1], "R13") == [
        "The target emotion at the end, “Touchpoint t3”, is +1, below the journey's mean of 3.00."
    ]


def test_an_arrow_is_called_by_its_ends():
    document = a_blueprint(LANES, flows=[("ask", "cook")])
    assert record_name(document, "flow:ask-cook") == "Card step:ask → Card step:cook"


def test_a_fix_has_a_label_and_a_command():
    document = a_blueprint(LANES, flows=[("ask", "cook")])
    found = next(finding for finding in build_findings(document, CHINESE, TODAY) if finding["rule"] == "R08")
    command = {"name": "edit_flow", "flow_id": "flow:ask-cook", "is_non_visual": True}
    assert found["fix"] == {"label": "标记为非可视接触", "command": command}


def test_the_label_of_a_fix_names_what_it_sets():
    found = build_findings(a_journey({"s1": ["t1"]}, attributes={"t1": {"setting": "online"}}), ENGLISH, TODAY)
    labels = {finding["rule"]: finding["fix"]["label"] for finding in found if finding["fix"]}
    assert labels["R04"] == "Set environment: Digital"
    assert labels["R06"].startswith("Leave out on purpose: Reception, Need confirmation")


def test_a_dismissed_finding_says_why():
    document = enriched(a_journey(), dismissals={("R04", "touchpoint:t2"): "Nobody meets it"})
    marked = [f for f in build_findings(document, ENGLISH, date(2025, 3, 1)) if f["is_dismissed"]]
    assert [(f["records"], f["reason"]) for f in marked] == [(["touchpoint:t2"], "Nobody meets it")]


def test_user_text_with_braces_is_taken_as_it_is():
    document = a_journey(attributes={"t1": {"name": "{subject}"}})
    assert messages(document, "R04")[0].startswith("“{subject}” does not say")
