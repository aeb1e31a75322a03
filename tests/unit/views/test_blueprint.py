import json

import pytest

from cxdesign.errors import IntegrityError
from cxdesign.i18n import LOCALES, PSEUDO_LOCALE, Translator
from cxdesign.views.blueprint import build_blueprint_figures, build_impact
from tests.blueprints import a_blueprint, an_entry, related
from tests.golden.food_delivery import the_food_delivery

ENGLISH = Translator("en")


def test_what_the_critical_path_lights_are_its_steps_and_the_arrows_between_them():
    figures = build_blueprint_figures(the_food_delivery(), ENGLISH)
    assert [step[5:] for step in figures["critical_steps"]] == ["c3", "o3", "b3", "b4", "b5", "o6", "c6"]
    assert sorted(flow[5:] for flow in figures["critical_flows"]) == [
        "b3-b4",
        "b4-b5",
        "b5-o6",
        "c3-o3",
        "o3-b3",
        "o6-c6",
    ]


@pytest.mark.parametrize("locale", [*LOCALES, PSEUDO_LOCALE])
def test_figures_and_impact_are_json(locale):
    document = the_food_delivery()
    figures = build_blueprint_figures(document, Translator(locale))
    assert json.loads(json.dumps(figures)) == figures
    impact = build_impact(document, "step:b4", Translator(locale))
    assert json.loads(json.dumps(impact)) == impact


def test_the_impact_of_cooking_in_words():
    document = the_food_delivery(records=[an_entry("need:warm"), related("answers", "touchpoint:t6", "need:warm")])
    peak = document.get("touchpoint:t6").replaced({"is_peak": True})
    later = document.get("touchpoint:t8").replaced({"is_peak": True})
    found = build_impact(document.with_records(changed=[peak, later]), "step:b4", ENGLISH)
    assert found["sentences"] == [
        "4 contact steps depend on it.",
        "Planned peaks that would suffer: “Touchpoint t6”.",
        "Later on the customer’s way: “Touchpoint t8”.",
        "Needs that would suffer: “warm”.",
        "It depends on 7 records.",
    ]
    assert found["contacts"][0] == {"id": "step:o4", "name": "o4"}
    assert found["needs"] == [{"id": "need:warm", "name": "warm"}]


def test_one_is_told_as_one():
    document = a_blueprint({"a": "onstage", "b": "onstage"}, [("a", "b")])
    assert build_impact(document, "step:a", ENGLISH)["sentences"] == ["1 contact step depends on it."]
    assert build_impact(document, "step:b", ENGLISH)["sentences"] == [
        "No contact step depends on it.",
        "It depends on 1 record.",
    ]


def test_an_arrow_has_no_impact_of_its_own_and_an_unknown_record_is_refused():
    document = the_food_delivery()
    assert build_impact(document, "flow:b4-b5", ENGLISH)["sentences"] == [
        "Nothing on the maps depends on it, and it depends on nothing."
    ]
    with pytest.raises(IntegrityError):
        build_impact(document, "step:gone", ENGLISH)
