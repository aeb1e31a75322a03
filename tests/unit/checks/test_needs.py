from __future__ import annotations

from tests.builders import enriched
from tests.unit.checks.examples import needs, results


def test_a_promise_or_a_peak_does_not_answer_a_need():
    document = enriched(
        needs({}),
        {"promise:p": {}},
        relations=[("promises", "promise:p", "need:n0"), ("answers", "touchpoint:t1", "need:n0")],
    )
    assert results("R21", document) == [("plain", "need:n0")]


def test_exactly_half_assumptions_are_allowed():
    assert results("R27", needs({}, {"evidence": "measurement"})) == []
    assert results("R27", needs({}, {}, {"evidence": "measurement"})) == [("plain",)]
