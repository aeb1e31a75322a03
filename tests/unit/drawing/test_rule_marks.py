from __future__ import annotations

from datetime import date

from cxdesign.drawing.losses import losses
from cxdesign.drawing.maps import draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.rule_marks import worst_findings
from cxdesign.i18n import Translator
from cxdesign.services.starters import load_starter
from tests.unit.drawing.reading import boxes_of_cards, lines_of_cards, texts

TODAY = date(2025, 3, 1)
SHOWN = DrawOptions(findings_on=TODAY)


def test_steps_with_an_open_finding_carry_the_number_of_its_rule():
    document = load_starter("food_delivery", "en")
    found = worst_findings(document, SHOWN, Translator("en"))
    drawing = draw_map(document, "blueprint", SHOWN)
    assert {"R07", "R23", "R29"} <= set(texts(drawing.svg))
    steps = [key for key in found if key.startswith("step:")]
    assert all(found[key]["rule"] in drawing.svg.split(f'data-id="{key}"')[1].split("</g></g>")[0] for key in steps)
    written = lines_of_cards(drawing.svg, locale="en")
    assert all(card.holds(line) for card in boxes_of_cards(drawing.svg) for line in written[card.name])


def test_without_a_day_no_finding_is_drawn():
    assert "R07" not in texts(draw_map(load_starter("food_delivery", "en"), "blueprint").svg)


def test_what_is_not_drawn_of_time_and_findings_is_told():
    document = load_starter("food_delivery", "en")

    def codes(file_format: str, options: DrawOptions) -> set[str]:
        return {loss.code for loss in losses(document, "blueprint", file_format, options)}

    assert {"ruler", "findings", "figures"} <= codes("xlsx", SHOWN)
    assert {"ruler", "figures"} <= codes("svg", DrawOptions(has_critical_path=False))
    assert "findings_said" in codes("pdf", SHOWN)
    assert not {"ruler", "findings"} & codes("html", SHOWN)
