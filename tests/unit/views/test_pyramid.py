from __future__ import annotations

from datetime import date

import pytest

from cxdesign.i18n import Translator
from cxdesign.scoring.backing import map_reading
from cxdesign.services.starters import load_starter
from cxdesign.views.pyramid import build_pyramid
from tests.builders import a_journey, enriched

TODAY = date(2025, 3, 1)


def view(document, locale="en"):
    return build_pyramid(document, map_reading(document, TODAY), Translator(locale))


def card(document, level):
    return next(one for one in view(document)["levels"] if one["level"] == level)["cards"][0]


def one(level, **feature):
    document = a_journey({"s": ["t1"]}, cards={"feature:f": ("t1", "opportunities", "Tea <b>for</b> all")})
    return document.with_records(changed=[document.get("feature:f").replaced({"level": level, **feature})])


def test_levels_come_from_the_top_down_with_their_reading_as_a_formula():
    levels = view(load_starter("hotel", "en"))["levels"]
    assert [level["level"] for level in levels] == ["L4", "L3", "L2", "L1"]
    assert levels[2]["formula"] == "(3 + 2.5)/2 = 2.75"
    assert levels[2]["reading"] == "2.8"


def test_a_card_says_what_its_level_rests_on_and_how_it_reads():
    found = card(one("L4", refreshed_on="2025-01-15", evidence="test"), "L4")
    assert (found["fact"], found["more"]) == ("1 · renewed 2025-01-15", "Touchpoint t1 · Test")
    assert (found["value"], found["backing"], found["is_warned"]) == ("4.5", "backed", False)
    assert found["text"] == "Tea <b>for</b> all"


@pytest.mark.parametrize(("level", "warned"), [("L4", True), ("L3", False), ("L1", False)])
def test_a_surprise_without_a_day_is_warned_of_as_the_rule_does(level, warned):
    assert card(one(level), level)["is_warned"] is warned


def test_an_unmet_standard_is_named_and_warned_of():
    standards = {
        name: {"name": f"At the desk within {n} minutes", "is_met": False}
        for n, name in ((3, "standard:a"), (5, "standard:b"))
    }
    governed = [("governed_by", "touchpoint:t1", name) for name in standards]
    found = card(enriched(one("L1"), standards, relations=governed), "L1")
    assert found["fact"] == "1 · standard unmet: At the desk within 3 minutes +1"
    assert found["is_warned"]
    assert found["value"] == "1"


def test_a_long_name_is_cut_where_a_card_is_narrow():
    long = {"datapoint:a": {"name": "Everything a guest has ever told anybody"}}
    found = card(enriched(one("L3"), long, relations=[("captures", "touchpoint:t1", "datapoint:a")]), "L3")
    assert found["fact"] == "1 · data point: Everything a guest has ever…"


def test_a_level_of_the_touchpoint_itself_is_drawn_as_such():
    document = a_journey({"s": ["t1"]}, cards={}, attributes={"t1": {"levels": ["L2"]}})
    found = card(document, "L2")
    assert (found["kind"], found["text"], found["more"]) == (
        "touchpoint",
        "Touchpoint t1",
        "the touchpoint itself · Assumption",
    )


def test_a_feature_without_a_level_waits_with_its_place():
    (found,) = view(one(None))["unplaced"]
    assert (found["fact"], found["value"]) == ("1 · Touchpoint t1", "")


def test_the_pyramid_is_told_in_chinese():
    levels = view(load_starter("hotel", "zh-CN"), "zh-CN")["levels"]
    assert levels[0]["said"] == "“真没想到。”"
    assert "没有更新日期" in levels[0]["cards"][0]["fact"]
