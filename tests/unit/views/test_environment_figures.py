from __future__ import annotations

import pytest

from cxdesign.i18n import LOCALES, Translator
from cxdesign.views.environment import exit_checks
from cxdesign.views.environment_figures import exit_figure, exit_statement
from tests.builders import a_blueprint, a_participation, enriched

DOCUMENT = enriched(
    a_blueprint(
        {"greet": ("t1", "onstage"), "ask": ("t1", "onstage")},
        attributes={"greet": {"is_fail": True}, "ask": {"is_fail": True, "empowered_role": "Porter"}},
    ),
    {"datapoint:a": {"recipient": "Porter"}, "datapoint:b": {}},
).with_records(changed=[a_participation("s1", "customer", "involve")])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("key", "values", "missing"),
    [
        ("participation", ["1", "0"], []),
        ("recipients", ["1", "0"], ["datapoint:b"]),
        ("empowered", ["0", "1"], ["step:greet"]),
    ],
)
def test_every_check_opens_to_its_inputs_and_what_is_missing(key, values, missing, locale):
    figure = exit_figure(DOCUMENT, key, Translator(locale))
    assert sorted(entry.value for entry in figure.inputs) == sorted(values)
    assert [record.record_id for record in figure.records] == missing
    assert figure.formula
    assert len(figure.origins) == 2
    assert figure.against


def test_the_stated_figure_is_the_one_that_opens():
    translate = Translator("en")
    for check in exit_checks(DOCUMENT, translate):
        stated = exit_statement(check, translate)
        assert (stated.value, stated.tone) == ("1 of 2", "low")
        assert exit_figure(DOCUMENT, stated.id, translate).value == "1 of 2"
    assert exit_figure(DOCUMENT, "other", translate) is None
