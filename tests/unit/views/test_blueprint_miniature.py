"""Blueprints as small pictures."""

from __future__ import annotations

import pytest

from cxdesign.domain.blueprint import Flow
from cxdesign.services.starters import load_starter
from cxdesign.views.blueprint_miniature import build_blueprint_miniature
from cxdesign.views.palette import LIGHT
from cxdesign.views.svg import miniature_svg
from tests.builders import a_journey


def roles(items):
    return [item.role for item in items]


def test_the_blueprint_of_a_sample_is_drawn():
    document = load_starter("food_delivery", "en")
    picture = build_blueprint_miniature(document)
    arrows = [flow for flow in document.all(Flow) if not flow.is_repeat]
    assert len(picture.routes) == len(arrows)
    assert roles(picture.rects).count("card") == 36
    assert roles(picture.marks).count("fail") == 7
    assert roles(picture.marks).count("wait") == 3
    assert roles(picture.routes).count("lit") == 6
    assert [line.role for line in picture.lines if line.role.startswith("line_of")] == [
        "line_of_interaction",
        "line_of_visibility",
        "line_of_internal_interaction",
    ]


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_both_languages_give_the_same_picture(locale):
    english = build_blueprint_miniature(load_starter("shoeshine", "en"))
    assert build_blueprint_miniature(load_starter("shoeshine", locale)) == english


def test_a_map_without_blueprint_shows_its_lines_only():
    picture = build_blueprint_miniature(a_journey(stages={}, cards={}, lanes={}))
    assert (picture.rects, picture.routes, picture.marks) == ((), (), ())
    assert miniature_svg(picture, LIGHT).startswith("<svg")


def test_everything_stays_within_the_picture():
    picture = build_blueprint_miniature(load_starter("hotel_stay", "en"))
    for rect in picture.rects:
        assert rect.x >= 0
        assert rect.x + rect.width <= picture.width
        assert rect.y + rect.height <= picture.height
