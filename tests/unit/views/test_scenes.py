"""What is said beside the matrix of scenes."""

from __future__ import annotations

import json

import pytest

from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.starters import load_starter
from cxdesign.views.scenes import build_scenes
from tests.builders import a_journey, enriched

ENGLISH, CHINESE = Translator("en"), Translator("zh-CN")
SCENE = {"scene:s": {"is_mandatory": True}}


def told(document, translate=ENGLISH):
    return build_scenes(document, translate)["passages"]["scene:s"]


def a_scene(*members, scenes=SCENE, **journey):
    return enriched(
        a_journey({"s": ["t1", "t2", "t3"]}, **journey), scenes, cells={(one, "s"): (3, 3) for one in members}
    )


def skippable(*names):
    return {name: {"may_be_skipped": True} for name in names}


def test_the_quadrants_of_the_gym_are_read_out_with_their_cells():
    document = load_starter("gym", "en")
    view = build_scenes(document, ENGLISH)
    counts = {quadrant["key"]: len(quadrant["cell_ids"]) for quadrant in view["quadrants"]}
    assert counts == {"candidate": 6, "neglected": 3, "firm_centred": 3, "standardise": 11, "unjudged": 0}
    neglected = [document.get(cell_id).source_id for cell_id in view["quadrants"][1]["cell_ids"]]
    assert neglected == ["touchpoint:tour", "touchpoint:shower", "touchpoint:report"]
    assert view["quadrants"][1]["label"] == "Neglected: improve"
    assert view["note"] == "High means 4 or 5 of 0 to 5 (threshold: ours)."
    assert view["unmet"] == {"touchpoint:shower": ["standard:shower"], "touchpoint:tour": ["standard:tour"]}
    assert view["high"] == 4


def test_the_figures_open_to_formula_inputs_and_source():
    strip = {figure["id"]: figure for figure in build_scenes(load_starter("gym", "en"), ENGLISH)["strip"]}
    assert strip["linked"]["now"] == "23 of 36"
    assert strip["candidate"]["now"] == "6"
    assert "Lesson with coach → Teaching" in strip["candidate"]["inputs"]
    assert strip["candidate"]["formula"] == "Cells with customer relevance ≥ 4 and enterprise relevance ≥ 4."
    assert strip["held"]["now"] == "3 of 3"
    assert all(figure["source"] and figure["formula"] and figure["inputs"] for figure in strip.values())


def test_a_cell_judged_from_one_side_is_in_no_quadrant():
    document = enriched(a_journey(), SCENE, cells={("t1", "s"): (5, None)})
    view = build_scenes(document, ENGLISH)
    assert len(view["quadrants"][-1]["cell_ids"]) == 1
    assert view["strip"][0]["caption"] == "1 not judged from both views"


def test_a_scene_that_is_held_names_what_holds_it():
    assert told(a_scene("t2")) == {
        "state": "held",
        "label": "Cannot be bypassed",
        "text": "On every way: Touchpoint t2.",
        "way": [],
        "held_by": ["touchpoint:t2"],
    }
    many = enriched(
        a_journey({"s": ["t1", "t2", "t3", "t4", "t5"]}), SCENE, cells={(f"t{n}", "s"): (1, 1) for n in range(1, 6)}
    )
    assert told(many)["text"] == "On every way: Touchpoint t1, Touchpoint t2, Touchpoint t3 and 2 more."


def test_a_scene_that_is_held_jointly_says_so():
    document = enriched(
        a_journey({"s": ["t1", "t2", "t3", "t4"]}, paths={"p": ("t1", "t3"), "q": ("t2", "t4")}),
        SCENE,
        cells={("t2", "s"): (1, 1), ("t3", "s"): (1, 1)},
    )
    assert told(document)["state"] == "held"
    assert told(document)["text"].startswith("Every way passes at least one")


def test_a_scene_that_can_be_bypassed_names_the_way():
    document = a_scene("t2", attributes=skippable("t2"))
    assert told(document)["state"] == "bypassed"
    assert told(document)["way"] == ["touchpoint:t1", "touchpoint:t3"]
    assert told(document)["text"] == "There is a way past all its touchpoints: Touchpoint t1 → Touchpoint t3."
    assert told(document, CHINESE)["text"] == "有一条路径绕过其全部触点：Touchpoint t1 → Touchpoint t3。"
    whole = a_scene("t1", "t2", "t3", attributes=skippable("t1", "t2", "t3"))
    assert (told(whole)["state"], told(whole)["way"]) == ("bypassed", [])


def test_an_empty_and_an_optional_scene():
    assert told(a_scene())["state"] == "empty"
    assert told(a_scene("t2", scenes={"scene:s": {}}))["state"] == "optional"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_project_without_scenes_has_no_figures(locale):
    view = build_scenes(a_journey(), Translator(locale))
    assert (view["strip"], view["passages"]) == ([], {})
    assert json.dumps(view)
