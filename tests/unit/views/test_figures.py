import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesign.i18n import LOCALES, PSEUDO_LOCALE, Translator
from cxdesign.views.figures import build_figures
from tests.builders import a_blueprint, a_journey, an_empty_journey
from tests.golden.hotel import the_hotel

ENGLISH, CHINESE = Translator("en"), Translator("zh-CN")
NAMES = ["peak_end", "mean", "peak", "trough", "end", "trend", "negative", "evidence"]


def strip(document, translate=ENGLISH):
    return {figure["id"]: figure for figure in build_figures(document, translate)["strip"]}


def shown(document, name, translate=ENGLISH):
    figure = strip(document, translate)[name]
    return figure["now"], figure["target"], figure["caption"]


def test_the_hotel_in_english():
    hotel = the_hotel()
    assert shown(hotel, "peak_end") == ("0.5", "3.5", "Moments 1–8")
    assert shown(hotel, "mean") == ("0.38", "2.50", "n = 8 moments")
    assert shown(hotel, "peak") == ("+1", "+4", "Moment 5 (five tied); target 2")
    assert shown(hotel, "trough") == ("−1", "+2", "Moment 4; target 7 (five tied)")
    assert shown(hotel, "end") == ("0", "+3", "Leaving, moment 8")
    assert shown(hotel, "trend") == ("0.00", "+0.50", "Moments 6–8, per moment")
    assert shown(hotel, "negative") == ("1", "0", "Below 0: no. 4; target: none")
    assert build_figures(hotel, ENGLISH)["note"] == (
        "Team estimate; moment = touchpoint. "
        "Peak: most intense moment, the latest on a tie (moments 1–5 all have 1, so 5). "
        "Moments 9–12: after the planned end, not counted."
    )


def test_the_hotel_in_chinese():
    hotel = the_hotel()
    assert shown(hotel, "peak_end", CHINESE)[2] == "第 1–8 个触点"
    assert shown(hotel, "trough", CHINESE) == ("−1", "+2", "第 4 个；目标五个并列，取第 7 个")
    assert "第 1–5 个绝对值同为 1，取第 5 个" in build_figures(hotel, CHINESE)["note"]


def test_peak_end_never_stands_alone():
    for journey in (the_hotel(), an_empty_journey(), a_journey(now={"t1": 1})):
        assert list(strip(journey)) == NAMES


def test_inputs_explain_the_figure():
    figures = strip(the_hotel())
    assert figures["peak_end"]["inputs"] == (
        "Now: peak +1 (moment 5), end 0 (moment 8); Target: peak +4 (moment 2), end +3 (moment 8)"
    )
    assert figures["trend"]["inputs"] == "Now, moments 6–8: 0, 0, 0; Target, moments 6–8: +2, +2, +3"
    assert figures["mean"]["inputs"].startswith("Now, moments 1–8: +1, +1, +1, −1, +1, 0, 0, 0;")


def test_marks_and_range_are_touchpoints():
    figures = build_figures(the_hotel(), ENGLISH)
    assert figures["marks"]["now"] == {"peak": "touchpoint:m5", "trough": "touchpoint:m4", "end": "touchpoint:m8"}
    assert figures["marks"]["target"]["peak"] == "touchpoint:m2"
    assert figures["range"][-1] == "touchpoint:m8"


def test_stages_have_their_own_figures():
    stay = build_figures(the_hotel(), ENGLISH)["stages"][2]
    assert stay["stage_id"] == "stage:stay"
    assert (stay["now"]["peak_end"], stay["now"]["mean"], stay["now"]["count"]) == ("0.5", "0.00", 4)


def test_an_empty_map_says_so():
    figures = strip(an_empty_journey())
    assert all(figure["now"] is None and figure["target"] is None for figure in figures.values())
    assert figures["mean"]["caption"] == "No values yet"
    assert figures["evidence"]["caption"] == "No cards yet"
    assert figures["mean"]["inputs"] == ""


def test_a_planned_end_without_a_value_is_named():
    journey = a_journey({"s1": ["t1", "t2"]}, now={"t1": 1}, end="t2")
    assert shown(journey, "end") == (None, None, "Touchpoint t2, moment 2: no value yet")
    assert shown(journey, "peak_end")[0] is None
    assert shown(journey, "mean")[2] == "n = 1 of 2 moments"


def test_captions_of_one_curve_alone():
    now = a_journey({"s1": ["t1", "t2"]}, now={"t1": -2, "t2": 1})
    assert shown(now, "peak")[2] == "Most intense: moment 1, negative"
    assert shown(now, "negative")[2] == "Below 0: no. 1"
    target = a_journey({"s1": ["t1", "t2"]}, target={"t1": -2, "t2": 1})
    assert shown(target, "peak")[2] == "Most intense in the target: moment 1, negative"
    assert shown(target, "negative") == (None, "1", "Target below 0: no. 1")
    assert shown(a_journey({"s1": ["t1"]}, now={"t1": 1}), "trend")[2] == "Needs two values"


def test_captions_name_both_when_the_curves_differ():
    journey = a_journey({"s1": ["t1", "t2", "t3"]}, now={"t1": 1, "t2": 2}, target={"t1": 1, "t2": 1, "t3": 3})
    assert shown(journey, "mean")[2] == "n = 2, target 3, of 3 moments"
    assert shown(journey, "end")[2] == "Moment 2; target 3"
    assert shown(journey, "trend")[2] == "Moments 1–2; target 2–3; per moment"


def test_many_ties_are_counted_in_figures():
    suffixes = [f"t{number}" for number in range(20)]
    assert shown(a_journey({"s1": suffixes}, now=dict.fromkeys(suffixes, 1)), "peak")[2] == "Moment 20 (20 tied)"


def test_quotations_do_not_count_as_statements():
    journey = a_journey(cards={"note:q": ("t1", "thinking"), "note:p": ("t1", "pains")})
    assert shown(journey, "evidence")[0] == "0 of 1"


def test_cards_that_only_the_blueprint_draws_are_not_counted():
    steps = {"ask": ("t1", "customer_actions"), "tell": ("t1", "onstage"), "know": ("t2", "support")}
    assert shown(a_blueprint(steps), "evidence")[0] == "0 of 1"


def test_all_other_cards_count_as_evidence():
    journey = a_journey()
    observed = journey.get("note:c3").replaced({"evidence": "observation"})
    journey = journey.with_records(changed=[observed])
    assert shown(journey, "evidence") == ("1 of 4", None, "Observed, tested or measured")
    assert strip(journey)["evidence"]["inputs"] == "Assumption 3, Observation 1"


def test_the_source_says_where_the_values_come_from():
    journey = a_journey(now={"t1": 1})
    assert strip(journey)["mean"]["source"].endswith("Values: the team’s estimate (provenance not stated).")
    marked = journey.get("emotion:t1.team.now").replaced({"provenance": "illustrative"})
    journey = journey.with_records(changed=[marked])
    assert strip(journey)["mean"]["source"].endswith("Values: the team’s estimate (Illustrative).")


@pytest.mark.parametrize("locale", [*LOCALES, PSEUDO_LOCALE])
@given(values=st.lists(st.integers(-5, 5) | st.none(), max_size=8), end=st.integers(0, 7) | st.none())
def test_every_map_has_figures_in_every_language(locale, values, end):
    suffixes = [f"t{number}" for number in range(len(values))]
    now = {suffix: value for suffix, value in zip(suffixes, values, strict=True) if value is not None}
    target = {suffix: -value for suffix, value in list(now.items())[1:]}
    last = suffixes[end] if end is not None and end < len(suffixes) else None
    figures = build_figures(a_journey({"s1": suffixes}, now=now, target=target, end=last), Translator(locale))
    assert json.loads(json.dumps(figures)) == figures
    assert all(figure["label"] and figure["formula"] and figure["caption"] for figure in figures["strip"])


def test_a_stage_has_the_trend_and_the_negative_stretches_too():
    journey = a_journey({"s1": ["t1", "t2", "t3"], "s2": ["t4"]}, now={"t1": -1, "t2": -3, "t3": 1})
    first, second = build_figures(journey, ENGLISH)["stages"]
    assert (first["now"]["trend"], first["now"]["negative"]) == ("+4.00", "1")
    assert (second["now"]["trend"], second["now"]["negative"]) == (None, None)


def test_the_tie_rule_stands_with_the_peak_end_value():
    assert "the latest is the peak" in strip(the_hotel())["peak_end"]["formula"]
