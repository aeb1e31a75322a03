from __future__ import annotations

import pytest

from cxdesign.checks.context import Context
from cxdesign.checks.standards import complete, kept_promises, standard_minutes
from cxdesign.domain.registers import Standard
from tests.unit.checks.examples import COMPLETE, TODAY, a_promise, entry, results


@pytest.mark.parametrize("field", ["metric", "target", "unit", "method", "owner"])
def test_every_missing_part_of_a_standard_is_named(field):
    document = entry("standard:s", **{name: value for name, value in COMPLETE.items() if name != field})
    assert [finding.params["fields"] for finding in complete(Context(document, TODAY))] == [(field,)]


def test_a_standard_is_about_time_when_its_unit_is():
    def a_standard(unit):
        return Standard(id="standard:s", name="s", order="a0", target=2.0, unit=unit)

    assert [standard_minutes(a_standard(unit)) for unit in ("h", "分钟", "%", "")] == [120, 2, None, None]


def test_times_of_different_units_are_compared():
    finding = next(kept_promises(Context(a_promise(40.0, target=1, unit="小时"), TODAY)))
    assert dict(finding.params) == {"promised": 40.0, "standard": 60.0}
    assert results("R20", a_promise(60.0, target=1, unit="小时")) == []
