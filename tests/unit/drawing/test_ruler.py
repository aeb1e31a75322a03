from __future__ import annotations

import pytest
from defusedxml import ElementTree

from cxdesign.drawing.maps import draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.ruler import ruler_strip
from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.starters import load_starter
from tests.builders import a_journey
from tests.unit.drawing.reading import SVG, texts


@pytest.mark.parametrize("locale", LOCALES)
def test_a_drawn_blueprint_has_the_ruler_of_the_board_with_all_its_figures(locale):
    document = load_starter("food_delivery", locale)
    strip = ruler_strip(document, Translator(locale))
    found = texts(draw_map(document, "blueprint", DrawOptions(locale=locale)).svg)
    marks = [strip[name]["label"] for name in ("promise", "overdue", "spare", "wait") if strip[name]]
    assert len(marks) == 4
    assert {strip["title"], *marks, *(tick["label"] for tick in strip["ticks"])} <= set(found)
    whole = "".join("".join(found).split())
    assert all("".join(f"{bar['name']}{bar['time']}".split()) in whole for bar in strip["bars"])


def test_bars_follow_each_other_in_the_scale_of_time():
    document = load_starter("food_delivery", "en")
    strip = ruler_strip(document, Translator("en"))
    root = ElementTree.fromstring(draw_map(document, "blueprint").svg)
    [ruler] = [group for group in root.iter(f"{SVG}g") if group.get("class") == "ruler"]
    bars = [rect for rect in ruler.findall(f"{SVG}rect") if rect.get("height") == "14" and rect.get("fill") != "none"]
    widths = [float(rect.get("width")) for rect in bars[: len(strip["bars"])]]
    longest = max(strip["bars"], key=lambda bar: bar["end"] - bar["start"])
    assert widths.index(max(widths)) == strip["bars"].index(longest)


def test_without_a_path_and_where_it_is_not_wanted_there_is_no_ruler():
    assert 'class="ruler"' not in draw_map(a_journey(), "blueprint").svg
    document = load_starter("food_delivery", "en")
    assert 'class="ruler"' not in draw_map(document, "blueprint", DrawOptions(has_critical_path=False)).svg
