from __future__ import annotations

import pytest

from cxdesign.i18n import LOCALES, Translator
from cxdesign.views.environment import exit_checks
from tests.builders import a_blueprint, a_participation, enriched

FAILING = a_blueprint(
    {"greet": ("t1", "onstage"), "ask": ("t1", "onstage")},
    attributes={"greet": {"is_fail": True}, "ask": {"is_fail": True, "empowered_role": "Porter"}},
)


def told(document, locale="en"):
    return [(check.is_met, check.text) for check in exit_checks(document, Translator(locale))]


def test_what_is_missing_is_counted():
    document = enriched(FAILING, {"datapoint:a": {"recipient": "Porter"}, "datapoint:b": {}})
    document = document.with_records(changed=[a_participation("s1", "customer", "involve")])
    assert told(document) == [
        (False, "Customer: involved, Front line: not yet involved"),
        (False, "1 of 2"),
        (False, "1 of 2"),
    ]


def test_the_first_record_that_lacks_something_is_named():
    document = enriched(FAILING, {"datapoint:a": {"recipient": "Porter"}, "datapoint:b": {}, "datapoint:c": {}})
    checks = exit_checks(document, Translator("en"))
    assert [check.missing_id for check in checks] == ["", "datapoint:b", "step:greet"]


def test_the_matrix_completes_it():
    document = enriched(
        FAILING,
        {"datapoint:a": {"recipient": "Porter"}, "empowerment:e": {"empowered_role": "Porter"}},
        relations=[("empowered_by", "step:greet", "empowerment:e")],
    )
    cells = [a_participation("s1", role, "decide") for role in ("customer", "front_line")]
    assert [is_met for is_met, _ in told(document.with_records(changed=cells))] == [True, True, True]


@pytest.mark.parametrize("locale", LOCALES)
def test_without_data_and_fail_points_there_is_nothing_to_judge(locale):
    assert [is_met for is_met, _ in told(a_blueprint({}), locale)] == [False, None, None]
