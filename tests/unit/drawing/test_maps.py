"""Every map of every sample, drawn: nothing is lost, cut or overlaps, and no text acts as markup."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import pytest
import vl_convert
from defusedxml import ElementTree
from PIL import Image

from cxdesign.domain.map_views import MapName
from cxdesign.domain.vocabulary import CurveState
from cxdesign.drawing.maps import draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.i18n import LOCALES
from cxdesign.services.starters import load_starter
from tests.builders import a_journey, rated_by_a_room
from tests.unit.drawing.reading import (
    SVG,
    boxes_of_cards,
    collisions,
    flat,
    lines,
    lines_of_cards,
    texts,
    words_of,
)

SAMPLES = ("hotel", "city_hotel", "food_delivery", "gym", "hotel_stay", "parcel", "shoeshine")
HOSTILE = (
    '<script>alert("&")</script>',
    "]]><image href='https://example.org/x'/>",
    "=HYPERLINK(1)",
    "x" * 300,
    "\u202egnp.exe\u202c",
    "a\u0301\u0302\u0303" * 20,
    "👩‍👩‍👧‍👦 family",
    "مرحبا بالعالم",
    "first\nsecond\n\nthird",
    "一" * 120 + "。",
)


@cache
def drawn(sample: str, locale: str, name: str, **options: object):
    return draw_map(load_starter(sample, locale), name, DrawOptions(locale=locale))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", MapName)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_text_of_a_map_stands_in_its_drawing(sample, name, locale):
    found = flat("".join(texts(drawn(sample, locale, name).svg)))
    missing = [text for text in words_of(load_starter(sample, locale), name) if flat(text) not in found]
    assert not missing


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", MapName)
@pytest.mark.parametrize("sample", SAMPLES)
def test_no_two_texts_and_no_two_cards_overlap(sample, name, locale):
    drawing = drawn(sample, locale, name)
    assert collisions(lines(drawing.svg, locale=locale)) == []
    assert collisions(boxes_of_cards(drawing.svg)) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", MapName)
@pytest.mark.parametrize("sample", SAMPLES)
def test_everything_lies_on_the_paper_and_every_text_in_its_card(sample, name, locale):
    drawing = drawn(sample, locale, name)
    assert all(
        box.left >= 0 and box.right <= drawing.natural_width and box.bottom <= drawing.natural_height
        for box in lines(drawing.svg, locale=locale)
    )
    written = lines_of_cards(drawing.svg, locale=locale)
    for card in boxes_of_cards(drawing.svg):
        assert all(card.holds(line) for line in written[card.name])


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("locale", LOCALES)
def test_hostile_text_is_drawn_as_text_inside_its_card(text, locale):
    document = a_journey(stages={"s": ["t"]}, cards={"note:c": ("t", "pains", text)})
    drawing = draw_map(document, "journey", DrawOptions(locale=locale))
    root = ElementTree.fromstring(drawing.svg)
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        *("svg", "g", "rect", "path", "circle", "text", "tspan", "title", "desc")
    }
    assert flat(text) in flat("".join(texts(drawing.svg)))
    [card] = boxes_of_cards(drawing.svg)
    assert all(card.holds(line) for line in lines_of_cards(drawing.svg, locale=locale)[card.name])
    assert vl_convert.svg_to_png(drawing.svg)


def test_a_drawing_is_the_same_each_time_byte_by_byte():
    document = load_starter("food_delivery", "zh-CN")
    assert len({draw_map(document, "blueprint", DrawOptions(locale="zh-CN")).svg for _ in range(3)}) == 1


def test_the_drawing_has_the_width_that_was_asked_for():
    for width in (600, 1600, 3000):
        drawing = draw_map(load_starter("hotel", "en"), "journey", DrawOptions(width=width))
        root = ElementTree.fromstring(drawing.svg)
        assert float(root.get("width")) == drawing.width == width


def test_without_background_the_paper_shows_through():
    document = load_starter("hotel", "en")
    corners = []
    for background in ("paper", "none"):
        svg = draw_map(document, "journey", DrawOptions(background=background)).svg
        corners.append(
            np.asarray(Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=0.25))).convert("RGBA"))[1, 1, 3]
        )
    assert corners == [255, 0]


def test_what_a_room_felt_is_drawn_behind_the_curve_explained_and_told():
    rated = rated_by_a_room(rated_by_a_room(a_journey(now={"t1": -1, "t2": 2}), "t1"), "t2")
    drawing = draw_map(rated, "journey", DrawOptions())
    assert "Mean of a workshop's room ± s" in texts(drawing.svg)
    assert drawing.svg.count('<polygon class="room"') == 1
    assert "Room: mean −1.0, s 0.8, n 4, r_wg 0.93" in drawing.svg
    without = draw_map(rated, "journey", DrawOptions(curves=(CurveState.TARGET,)))
    assert "Room:" not in without.svg


def test_title_legend_and_note_can_be_left_out():
    document = load_starter("hotel", "en")
    full = texts(draw_map(document, "journey", DrawOptions(note="Revision 7")).svg)
    bare = texts(draw_map(document, "journey", DrawOptions(has_title=False, has_legend=False)).svg)
    assert {document.project.name, "Planned peak", "Revision 7"} <= set(full)
    assert not {document.project.name, "Planned peak", "Revision 7"} & set(bare)


def test_only_the_lanes_stages_and_curves_asked_for_are_drawn():
    document = load_starter("hotel", "en")
    stage, lane = document.stages[1], document.lanes[0]
    options = DrawOptions(stage_ids=(stage.id,), lane_ids=(lane.id,), has_title=False, has_legend=False)
    found = texts(draw_map(document, "journey", options).svg)
    assert stage.name in found
    assert not {other.name for other in document.stages if other is not stage} & set(found)
    target = DrawOptions(curves=(CurveState.TARGET,))
    assert "now" not in texts(draw_map(document, "journey", target).svg)


def test_a_folded_stage_shows_numbers_and_no_cards():
    document = load_starter("hotel", "en")
    folded = document.stages[0]
    inside = {t.id for t in document.touchpoints if t.stage_id == folded.id}
    drawing = draw_map(document, "journey", DrawOptions(folded_ids=(folded.id,)))
    shown = {box.name for box in boxes_of_cards(drawing.svg)}
    hidden = {
        card.id
        for kind in ("step", "note", "feature")
        for card in document.of_kind(kind)
        if card.touchpoint_id in inside
    }
    assert hidden
    assert not hidden & shown
    assert collisions(lines(drawing.svg, locale="en")) == []


def test_prompts_and_handles_of_the_board_are_never_drawn():
    document = a_journey(stages={"s": ["t"]})
    found = "".join(texts(draw_map(document, "journey").svg))
    assert "Add friction" not in found
    assert "+ " not in found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_values_in_a_file_and_variables_in_a_page(theme):
    document = load_starter("hotel", "en")
    assert "var(" not in draw_map(document, "journey", DrawOptions(theme=theme)).svg
    assert "var(--accent" in draw_map(document, "journey", DrawOptions(theme="page")).svg


def test_nothing_a_text_diagram_of_a_journey_shows_is_missing():
    """A journey diagram of Mermaid has a title, sections, tasks, a score and a face for each, and actors.

    Source: documentation of Mermaid, "User Journey Diagram" (public).
    """
    document = load_starter("hotel", "en")
    svg = draw_map(document, "journey").svg
    found = texts(svg)
    together = flat("".join(found))
    root = ElementTree.fromstring(svg)
    faces = [node for node in root.iter(f"{SVG}g") if node.get("class") == "face"]
    felt = [t for t in document.touchpoints if document.emotion(t.id, CurveState.NOW) is not None]
    assert document.project.name in found
    assert all(flat(stage.name) in together for stage in document.stages)
    assert all(flat(touchpoint.name) in together for touchpoint in document.touchpoints)
    assert len(faces) == len(felt) + 1, "one of them in the legend"
    assert found.count("+1") + found.count("0") + found.count("−1") >= len(felt)
    assert all(flat(persona.name) in together for persona in document.of_kind("persona"))


def spanning(lane: str, kind: str):
    """Three touchpoints with a card over the first two, one more in the second, and one in the third."""
    document = a_journey(
        stages={"s": ["a", "b", "c"]},
        cards={
            f"{kind}:wide": ("a", lane, "One long text that reaches over two touchpoints and is not cut"),
            f"{kind}:second": ("b", lane, "Below it"),
            f"{kind}:third": ("c", lane, "Beside it"),
        },
    )
    wide = document.get(f"{kind}:wide")
    return document.with_records(changed=[wide.replaced({"last_touchpoint_id": document.touchpoints[1].id})])


def test_a_card_that_spans_touchpoints_is_drawn_over_their_columns_and_covers_no_other():
    svg = draw_map(spanning("pains", "note"), "journey").svg
    boxes = {box.name: box for box in boxes_of_cards(svg)}
    assert collisions(list(boxes.values())) == []
    wide, second, third = (boxes[f"note:{name}"] for name in ("wide", "second", "third"))
    assert wide.right > second.left
    assert wide.right <= third.left
    assert second.top >= wide.bottom


def test_a_step_that_spans_touchpoints_says_on_the_blueprint_how_far():
    svg = draw_map(spanning("onstage", "step"), "blueprint").svg
    assert "→ 2" in texts(svg)
    assert "Reaches to" in svg
