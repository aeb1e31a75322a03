from __future__ import annotations

from cxdesign.checks.context import Context
from cxdesign.checks.objectives import objectives, risks
from tests.unit.checks.examples import TODAY, entry


def test_every_missing_part_of_an_objective_is_named():
    context = Context(entry("objective:o", measure="NPS", owner="CX"), TODAY)
    assert [finding.params["fields"] for finding in objectives(context)] == [("target", "due_on", "cascade")]


def test_a_high_risk_names_its_score_and_all_it_lacks():
    context = Context(entry("risk:r", likelihood=3, severity=3, controllability=1), TODAY)
    assert [finding.variant for finding in risks(context)] == ["plain"]  # 45
    context = Context(entry("risk:r", likelihood=4, severity=3, controllability=1), TODAY)
    assert [dict(f.params) for f in risks(context)] == [{"score": 60, "fields": ("response", "contingency")}]
