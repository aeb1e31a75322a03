from __future__ import annotations

from cxdesign.checks.context import Context
from cxdesign.checks.providers import front_line
from tests.builders import a_journey, enriched
from tests.unit.checks.examples import TODAY, results


def test_a_provider_who_performs_nothing_needs_no_control():
    document = enriched(a_journey(), {"performer:agency": {"performer_type": "outsourced"}})
    assert results("R24", document) == []


def test_half_outsourced_is_not_most():
    met = {"environments": ["interpersonal"]}
    gone = {**met, "service_subject": "outsourced"}
    stage = {"s": ["t1", "t2", "t3"]}
    assert results("R25", a_journey(stage, attributes={"t1": met, "t2": gone, "t3": {}})) == []
    document = a_journey(stage, attributes={"t1": met, "t2": gone, "t3": gone})
    assert [dict(finding.params) for finding in front_line(Context(document, TODAY))] == [{"count": 2, "total": 3}]
