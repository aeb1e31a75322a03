import json

import pytest

from cxdesign.i18n import LOCALES, Translator
from cxdesign.views.needs import ALL, build_needs
from tests.builders import a_journey, a_whole_project, enriched

ENGLISH, CHINESE = Translator("en"), Translator("zh-CN")


def a_register():
    return enriched(
        a_journey(),
        {
            "persona:ann": {},
            "need:a": {"persona_id": "persona:ann", "evidence": "test", "learned_by": "usage_data"},
            "need:b": {"persona_id": "persona:ann"},
            "need:c": {"learned_by": "usage_data"},
            "standard:s": {},
        },
        notes={"n": ("ann", "say", "Dark"), "m": ("ann", "do", "Leaves")},
        relations=[("stems_from", "need:a", "empathy_note:n"), ("meets", "standard:s", "need:b")],
    )


def test_the_register_in_english():
    scope = build_needs(a_register(), ENGLISH)["scopes"][ALL]
    assert scope["summary"] == "3 needs from 1 of 2 notes"
    assert scope["unanswered"] == {
        "lead": "Needs without a standard or feature:",
        "numbers": "N1, N3",
        "rule": "R21 · source",
        "need_ids": ["need:a", "need:c"],
    }
    assert scope["assumptions"] == "2 of 3 needs rest on assumptions: more than half (R27)"
    assert scope["is_mostly_assumed"]
    assert scope["learned"] == "Learned by 1 of 6 ways"
    assert scope["untold"] == "1 need does not say how it was learned"


def test_the_register_in_chinese():
    scope = build_needs(a_register(), CHINESE)["scopes"][ALL]
    assert scope["summary"] == "3 条需求，出自 2 张便签中的 1 条"
    assert scope["unanswered"]["numbers"] == "N1、N3"
    assert scope["ways"][3] == {"way": "usage_data", "label": "使用数据", "count": 2, "whisper": ""}


def test_a_way_that_is_missing_is_whispered():
    ways = {way["way"]: way for way in build_needs(a_register(), ENGLISH)["scopes"][ALL]["ways"]}
    assert ways["usage_data"]["whisper"] == ""
    assert ways["trends"]["whisper"] == "What will be taken for granted in three years?"


def test_numbers_are_those_of_the_whole_register_in_every_scope():
    study = enriched(
        a_journey(),
        {
            "persona:ann": {},
            "persona:ben": {},
            "need:a": {"persona_id": "persona:ann"},
            "need:b": {"persona_id": "persona:ben"},
        },
    )
    scopes = build_needs(study, ENGLISH)["scopes"]
    assert set(scopes) == {ALL, "persona:ann", "persona:ben"}
    assert scopes["persona:ben"]["unanswered"]["numbers"] == "N2"


def test_an_empty_register_says_so_without_a_finding():
    scope = build_needs(a_journey(), ENGLISH)["scopes"][ALL]
    assert (scope["summary"], scope["unanswered"], scope["assumptions"]) == ("0 needs", None, "")
    assert (scope["untold"], scope["is_mostly_assumed"]) == ("", False)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_view_travels_as_json(locale):
    view = build_needs(a_whole_project(), Translator(locale))
    assert json.loads(json.dumps(view)) == view
    assert view["revision"] == a_whole_project().revision
