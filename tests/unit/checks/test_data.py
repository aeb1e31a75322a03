from __future__ import annotations

from cxdesign.checks.context import Context
from cxdesign.checks.data import informed, personal
from tests.builders import a_journey, enriched
from tests.unit.checks.examples import TODAY, entry, results


def test_each_element_of_level_3_is_reported_by_itself():
    document = a_journey({"s": ["t1"]}, cards={"feature:f": ("t1",)}, attributes={"t1": {"levels": ["L3"]}})
    document = document.with_records(changed=[document.get("feature:f").replaced({"level": "L3"})])
    assert results("R16", document) == [("element", "touchpoint:t1"), ("element", "feature:f")]
    captured = enriched(document, {"datapoint:d": {}}, relations=[("captures", "touchpoint:t1", "datapoint:d")])
    assert results("R16", captured) == [("fields_unused", "datapoint:d")]


def test_what_a_data_point_lacks_is_named():
    document = entry("datapoint:d", holder="Desk", is_personal=True)
    context = Context(document, TODAY)
    assert [finding.params["fields"] for finding in informed(context)] == [("purpose",)]
    assert [finding.params["fields"] for finding in personal(context)] == [("consent_basis", "retention")]
