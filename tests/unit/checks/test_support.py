from __future__ import annotations

from cxdesign.checks.context import Context
from cxdesign.checks.support import bottlenecks
from tests.unit.checks.examples import TODAY, cutting, supplying


def test_the_counts_are_named():
    assert [dict(f.params) for f in bottlenecks(Context(supplying(5), TODAY))] == [{"count": 5}]
    assert [dict(f.params) for f in bottlenecks(Context(cutting(cut=3, others=2), TODAY))] == [{"count": 3, "total": 5}]
