from __future__ import annotations

import pytest

from cxdesign.domain.document import ENTRY_KINDS, RECORD_TYPES
from cxdesign.domain.images import IMAGE_FIELDS
from cxdesign.formats.sheets import KINDS, SHEETS, heading_key, headings, recognised
from cxdesign.i18n import LOCALES, Translator

IN_THE_MAP = {"stage", "lane", "emotion"}
NOWHERE = {
    "dismissal",
    "view",
    *("criteria_set", "criterion", "round", "rater", "rating", "decision"),
    *("peak_score", "peak_judgement", "peak_weighting", "answer_set"),
}


def test_only_kinds_with_a_name_can_be_pointed_to():
    assert set(RECORD_TYPES) - KINDS == NOWHERE | {"emotion"}


def test_every_kind_of_record_stands_in_the_map_or_in_a_table():
    kinds = {kind for sheet in SHEETS for kind in sheet.kinds}
    assert kinds | IN_THE_MAP | NOWHERE == set(RECORD_TYPES)
    assert set(ENTRY_KINDS) <= kinds


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_field_has_its_column(sheet):
    fields = {field for kind in sheet.kinds for field in RECORD_TYPES[kind].model_fields}
    in_the_map = {"order", "touchpoint_id", "lane_id", "stage_id", "is_peak", "is_end", "channel", "levels"}
    named = {"name", "text"} if sheet.extends else set()
    told_as_lost = {"last_touchpoint_id", "said", *IMAGE_FIELDS}
    missing = fields - {column.field for column in sheet.columns} - in_the_map - named - told_as_lost - {"kind", "id"}
    assert not missing


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_heading_is_known_and_means_one_column(sheet, locale):
    translate = Translator(locale)
    written = [column.heading(translate) for column in sheet.columns]
    assert len(set(map(heading_key, written))) == len(written)
    assert [headings(sheet)[heading_key(text)] for text in written] == list(sheet.columns)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_table_is_recognised_by_what_is_written(locale):
    for sheet in SHEETS:
        first, *others = (column.heading(Translator(locale)) for column in sheet.columns)
        assert recognised(first, others) is sheet
        assert recognised(first, others[:1]) is sheet


@pytest.mark.parametrize(
    ("first", "others"),
    [
        ("Persona", ["Book", "Ride"]),
        ("Touchpoint", ["Book"]),
        ("触点", ["预订"]),
        ("name", ["segment"]),
        ("", ["Segment"]),
        ("Stage", ["Need"]),
    ],
)
def test_a_map_is_not_taken_for_another_table(first, others):
    assert recognised(first, others) is None
