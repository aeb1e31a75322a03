from __future__ import annotations

from cxdesign.analysis.evidence import card_count, evidence_count
from cxdesign.domain.change import apply, patch
from cxdesign.domain.vocabulary import Evidence
from cxdesign.i18n import Translator
from cxdesign.services.starters import load_starter
from cxdesign.views.evidence import build_blueprint_evidence, build_journey_evidence, evidence_inputs
from cxdesign.views.figures import build_figures
from tests.builders import CARDS, a_journey, an_empty_journey

ENGLISH = Translator("en")


def test_the_meter_says_what_the_figure_of_the_strip_says():
    document = a_journey(cards=CARDS)
    document = apply(document, patch(document.get("note:c3"), evidence="test"))
    view = build_journey_evidence(document, ENGLISH)
    assert view["whole"] == {
        "id": "",
        "value": "1 of 4",
        "share": "25 %",
        "levels": [3, 0, 1, 0],
        "inputs": "Assumption 3, Test 1",
    }
    figure = next(one for one in build_figures(document, ENGLISH)["strip"] if one["id"] == "evidence")
    assert (figure["now"], figure["inputs"]) == (view["whole"]["value"], view["whole"]["inputs"])
    assert [row["id"] for row in view["stages"]] == ["stage:s1", "stage:s2"]
    assert [row["id"] for row in build_blueprint_evidence(document, ENGLISH)["lanes"]] == ["lane:customer_actions"]


def test_a_map_without_cards_has_no_meter():
    view = build_journey_evidence(an_empty_journey(), ENGLISH)
    assert (view["whole"], view["lanes"], view["stages"]) == (None, [], [])


def test_only_levels_that_occur_are_told():
    assert evidence_inputs(evidence_count([Evidence.TEST]), Translator("zh-CN")).endswith(" 1")


def test_the_meter_says_how_many_of_all_cards_it_counts():
    document = load_starter("food_delivery", "en")
    total = card_count(document)
    for view in (build_journey_evidence(document, ENGLISH), build_blueprint_evidence(document, ENGLISH)):
        counted = sum(view["whole"]["levels"])
        assert counted < total
        assert view["formula"].endswith(f"These are {counted} of the project’s {total} cards.")
    figure = next(one for one in build_figures(document, ENGLISH)["strip"] if one["id"] == "evidence")
    assert figure["formula"] == build_journey_evidence(document, ENGLISH)["formula"]


def test_where_all_cards_count_nothing_more_is_said():
    document = a_journey(cards={"note:c": ("t1", "pains")})
    assert "These are" not in build_journey_evidence(document, ENGLISH)["formula"]
