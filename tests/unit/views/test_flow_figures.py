import pytest

from cxdesign.i18n import LOCALES, Translator
from cxdesign.views.blueprint import build_blueprint_figures
from tests.blueprints import a_blueprint, an_entry
from tests.builders import an_empty_journey
from tests.golden.food_delivery import the_food_delivery
from tests.golden.test_flow_figures import the_shoeshine

LINE = {"a": "onstage", "b": "onstage"}


def strip_of(document, locale="en"):
    return {figure["id"]: figure for figure in build_blueprint_figures(document, Translator(locale))["strip"]}


def test_the_figures_below_the_food_delivery():
    strip = strip_of(the_food_delivery())
    assert [(figure["label"], figure["now"], figure["caption"]) for figure in strip.values()] == [
        ("Critical path", "34 of 40 min", "5 steps with a time; 6 min to spare"),
        ("Fail points", "7 2 with recovery", "Detection, four steps, a role"),
        ("Wait points", "3 29 min waited", "Told how long at 1 of 3"),
        ("Handled by others", "2 of 28 steps", "restaurant, rider"),
        ("Steps with a time or standard", "6 of 28", "A standard time or a service standard"),
    ]


def test_every_number_opens_to_formula_inputs_and_source():
    for locale in LOCALES:
        for figure in (*strip_of(the_food_delivery(), locale).values(), *strip_of(the_shoeshine(), locale).values()):
            assert figure["formula"]
            assert figure["source"]
            assert figure["inputs"] or figure["now"].startswith("0")


def test_the_path_names_what_it_adds_and_what_it_leaves_out():
    inputs = strip_of(the_food_delivery())["critical_path"]["inputs"]
    assert inputs == (
        "c3 2 + b3 1 + b4 14 + b5 15 + o6 2 = 34 min; promise 40 min; "
        "without a time, counted as 0: “o3”, “c6”; after the planned end, not timed: “o8”"
    )


@pytest.mark.parametrize(
    ("promised", "now", "held"),
    [
        (None, "3 min", "no promise for the whole"),
        (2.0, "3 of 2 min", "1 min too long"),
        (3.0, "3 of 3 min", "nothing to spare"),
        (5.5, "3 of 5.5 min", "2.5 min to spare"),
    ],
)
def test_the_path_is_held_against_the_promise(promised, now, held):
    promises = [] if promised is None else [an_entry("promise:p", promised_minutes=promised, is_total=True)]
    figure = strip_of(a_blueprint(LINE, [("a", "b")], minutes={"a": 3}, records=promises))["critical_path"]
    assert (figure["now"], figure["caption"]) == (now, f"1 step with a time; {held}")


def test_a_failure_tells_what_it_adds_and_the_service_what_it_earns():
    strip = strip_of(the_shoeshine())
    assert (strip["failure"]["now"], strip["failure"]["caption"]) == ("3.25 min", "1.25 min more: polish → clean")
    assert strip["failure"]["inputs"] == "polish 0.5 + clean 0.75 = 1.25 min"
    profit = strip["profit"]
    assert (profit["now"], profit["caption"]) == ("0.18", "break-even at 3.8 min; 0.055 with one failure")
    assert profit["inputs"] == "0.5 − 0.12 − 0.1 × 2 min"


def test_a_failure_off_the_path_makes_nothing_longer():
    document = a_blueprint(
        {"a": "onstage", "b": "onstage", "c": "onstage"},
        [("a", "b"), ("a", "c")],
        repeats=[("c", "c")],
        minutes={"a": 1, "b": 9, "c": 2},
        attributes={"c": {"is_fail": True}},
    )
    assert strip_of(document)["failure"]["caption"] == "No longer: c lies off the critical path"


def test_where_minutes_cost_nothing_length_does_not_matter():
    project = {"price": 5.0, "fixed_cost": 1.0, "minute_cost": 0.0, "currency": "¥"}
    figure = strip_of(a_blueprint(LINE, [("a", "b")], minutes={"a": 3}, project=project))["profit"]
    assert (figure["now"], figure["caption"]) == ("4 ¥", "length does not matter")


def test_the_break_even_is_told_before_anything_is_timed():
    project = {"price": 5.0, "fixed_cost": 1.0, "minute_cost": 2.0}
    figure = strip_of(a_blueprint(LINE, project=project))["profit"]
    assert (figure["now"], figure["caption"]) == (None, "break-even at 2 min")
    assert figure["inputs"] == "5 − 1 − 2 × minutes"


def test_waits_are_told_with_what_is_borne():
    wait = {"is_wait": True}
    document = a_blueprint(
        dict.fromkeys("abcd", "onstage"),
        attributes={
            "a": {**wait, "wait_minutes": 5.0, "tolerance_minutes": 4.0},
            "b": {**wait, "wait_minutes": 3.0, "tolerance_minutes": 4.0},
            "c": {**wait, "wait_minutes": 2.0},
            "d": wait,
        },
    )
    figure = strip_of(document)["wait_points"]
    assert (figure["now"], figure["caption"]) == ("4", "Told how long at 0 of 4")
    assert figure["inputs"] == "a 5 min, 4 min borne: too long; b 3 of 4 min borne; c 2 min; d: wait not stated"


def test_an_empty_blueprint_says_what_is_missing():
    strip = strip_of(an_empty_journey())
    assert [(figure["id"], figure["now"], figure["caption"]) for figure in strip.values()] == [
        ("critical_path", None, "Draw arrows between the steps"),
        ("fail_points", "0", "No step is marked as a fail point"),
        ("wait_points", "0", "No step is marked as a wait point"),
        ("others", None, "No step has an outside provider"),
        ("standards", None, "No step has a standard time or a service standard yet"),
    ]
