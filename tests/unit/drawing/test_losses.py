from __future__ import annotations

from dataclasses import replace

import pytest

from cxdesign.domain.map_views import MapName
from cxdesign.drawing.export import FILE_FORMATS
from cxdesign.drawing.losses import Missing, losses, told
from cxdesign.drawing.maps import draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.starters import load_starter
from tests.builders import a_journey


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", MapName)
def test_every_loss_is_told_in_both_languages(name, locale):
    document = load_starter("food_delivery", locale)
    options = DrawOptions(lane_ids=(), stage_ids=(), folded_ids=(document.stages[0].id,))
    for file_format in FILE_FORMATS:
        for loss in losses(document, name, file_format, options):
            assert told(loss, Translator(locale))


def test_a_page_of_all_that_is_seen_loses_nothing_but_the_figures_below():
    document = load_starter("hotel", "en")
    assert losses(document, "journey", "html", DrawOptions(hidden_too=True)) == [Missing("figures")]


def test_arrows_are_missed_only_where_there_are_some():
    arrows = load_starter("food_delivery", "en")
    assert any(loss.code == "arrows" for loss in losses(arrows, "blueprint", "csv", DrawOptions()))
    assert not any(loss.code == "arrows" for loss in losses(a_journey(), "blueprint", "csv", DrawOptions()))


def test_hidden_lanes_and_stages_left_out_are_counted():
    document = load_starter("hotel", "en")
    first = document.stages[0].id
    found = losses(document, "journey", "pdf", DrawOptions(stage_ids=(first,), lane_ids=(document.lanes[0].id,)))
    counts = {loss.code: loss.count for loss in found}
    assert counts["stages"] == len(document.stages) - 1
    assert counts["lanes"] >= 5


def test_letters_no_font_has_are_named_for_pictures_only():
    document = a_journey(cards={"note:c": ("t1", "pains", "a\U000e1234")})
    assert Missing("letters", 1, "\U000e1234") in losses(document, "journey", "png", DrawOptions())
    assert not any(loss.code == "letters" for loss in losses(document, "journey", "svg", DrawOptions()))


def test_a_drawing_that_is_there_is_not_made_again():
    drawing = draw_map(a_journey(), "journey")
    strange = replace(drawing, svg="\U000e1234")
    assert Missing("letters", 1, "\U000e1234") in losses(a_journey(), "journey", "png", DrawOptions(), drawn=strange)
