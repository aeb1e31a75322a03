from __future__ import annotations

from datetime import date

import pytest

from cxdesign.domain.cards import Step
from cxdesign.domain.document import RECORD_TYPES
from cxdesign.domain.registers import Objective, Standard
from cxdesign.domain.vocabulary import KanoClass, Level, Sense, ServiceLink, Setting
from cxdesign.formats.shape import Kind, Shape, from_cell, plain, shape_of, to_cell
from cxdesign.i18n import LOCALES, Translator

FIELDS = [
    (record_type, field)
    for kind, record_type in RECORD_TYPES.items()
    if kind not in {"stage", "lane", "emotion"}  # in the map only
    for field in record_type.model_fields
    if field not in {"kind", "id", "order", "record_ids"}
]


def test_every_field_of_every_record_has_a_shape():
    assert len(FIELDS) > 100
    assert [(one.__name__, field) for one, field in FIELDS if shape_of(one, field).kind not in Kind] == []


def test_a_shape_follows_from_the_type():
    assert shape_of(Standard, "is_met").kind is Kind.VERDICT
    assert shape_of(Standard, "target").kind is Kind.DECIMAL
    assert shape_of(Step, "standard_minutes").kind is Kind.MINUTES
    assert shape_of(Objective, "due_on").kind is Kind.DAY
    assert shape_of(RECORD_TYPES["need"], "persona_id").kind is Kind.REFERENCE
    assert shape_of(RECORD_TYPES["persona"], "goal").limit == 10_000
    assert shape_of(RECORD_TYPES["persona"], "segment").limit == 200


@pytest.mark.parametrize("locale", LOCALES)
def test_every_choice_is_read_back_in_either_language(locale):
    shapes = {(record_type.__name__, field): shape_of(record_type, field) for record_type, field in FIELDS}
    choices = [(name, shape, member) for name, shape in shapes.items() for member in shape.values or ()]
    assert len(choices) > 100
    lost = [(name, member) for name, shape, member in choices if not survives(member, shape, Translator(locale))]
    assert lost == []


def survives(member, shape, translate) -> bool:
    is_one_of_several = shape.kind is Kind.SEVERAL
    cell = to_cell((member,) if is_one_of_several else member, shape, translate)
    return from_cell(str(cell), shape) == ([member.value] if is_one_of_several else member.value)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("values", [Sense, ServiceLink, Level])
def test_several_choices_share_a_cell(values, locale):
    shape = Shape(Kind.SEVERAL, values)
    cell = to_cell(tuple(values), shape, Translator(locale))
    assert from_cell(str(cell), shape) == [member.value for member in values]


@pytest.mark.parametrize("text", ["Must-be", "must-be ", "must_be", "must be", "ＭＵＳＴ-ＢＥ", "must", "必备"])
def test_a_choice_is_read_in_any_spelling(text):
    assert from_cell(text, Shape(Kind.CHOICE, KanoClass)) == "must_be"
    for unclear in ("m", "", "must not", "必要"):
        assert from_cell(unclear, Shape(Kind.CHOICE, KanoClass)) is None


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.FLAG, "x", True),
        (Kind.FLAG, "否", False),
        (Kind.FLAG, "perhaps", None),
        (Kind.VERDICT, "no", False),
        (Kind.WHOLE, "＋３", 3),
        (Kind.WHOLE, "2.5", None),
        (Kind.DECIMAL, "2,5", 2.5),
        (Kind.DECIMAL, "−0.5", -0.5),
        (Kind.DECIMAL, "1e-05", 1e-05),
        (Kind.DECIMAL, "30 s", None),
        (Kind.DECIMAL, "nan", None),
        (Kind.DECIMAL, "1e9999", None),
        (Kind.MINUTES, "45", 45),
        (Kind.MINUTES, "45 s", 0.75),
        (Kind.MINUTES, "2小时", 120),
        (Kind.MINUTES, "soon", None),
        (Kind.DAY, "2026-03-31", "2026-03-31"),
        (Kind.DAY, "2026/3/1", "2026-03-01"),
        (Kind.DAY, "2026年3月1日", "2026-03-01"),
        (Kind.DAY, "2026-03-31T00:00:00", "2026-03-31"),
        (Kind.DAY, "2026-02-30", None),
        (Kind.DAY, "31.3.2026", None),
        (Kind.TEXT, "=1+1", "=1+1"),
    ],
)
def test_a_cell_is_read_as_people_type_it(kind, text, value):
    assert from_cell(text, Shape(kind)) == value


@pytest.mark.parametrize(
    ("kind", "value", "cell"),
    [
        (Kind.FLAG, True, "x"),
        (Kind.FLAG, False, None),
        (Kind.VERDICT, False, "no"),
        (Kind.VERDICT, None, None),
        (Kind.WHOLE, 0, 0),
        (Kind.MINUTES, 2.0, 2),
        (Kind.MINUTES, 2.5, 2.5),
        (Kind.DAY, date(2026, 3, 31), "2026-03-31"),
        (Kind.SEVERAL, (), None),
        (Kind.TEXT, "", None),
    ],
)
def test_a_value_is_shown_as_people_read_it(kind, value, cell):
    assert to_cell(value, Shape(kind), Translator("en")) == cell


def test_names_are_compared_without_case_width_and_bullet():
    assert plain(" • Ｗaits\n IN line ") == "waits in line"


def test_the_beginning_of_several_choices_is_none_of_them():
    assert from_cell("On", Shape(Kind.CHOICE, Setting)) is None
    assert from_cell("online", Shape(Kind.CHOICE, Setting)) == "online"
