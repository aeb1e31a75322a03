"""What holds for every chart, whatever it draws."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest

from cxdesign.charts.export import picture_svg
from cxdesign.charts.picture import Picture
from cxdesign.i18n import LOCALES, PSEUDO_LOCALE, Translator
from cxdesign.views.palette import LIGHT, themed
from tests.unit.charts.examples import all_builds, drawn
from tests.unit.charts.test_export import words

BUILDS = all_builds()
DRAWN = ("hotel", "two raters", "one rater", "side missing", "alternatives", "cells")
"""Ends of the names of what is drawn as well."""
EMPTY = [f"{chart}, nobody" for chart in ("dimensions", "pyramid", "criteria", "gaps", "agreement", "alpha", "factors")]
NONSENSE = re.compile(r"\b(NaN|undefined|null|None|Infinity|inf)\b")


@cache
def built(name: str, locale: str) -> Picture:
    """Return a picture on a light page; pictures are values, so that all tests may look at one."""
    return BUILDS[name](Translator(locale), LIGHT)


@cache
def specification(name: str, locale: str) -> dict[str, Any]:
    """Return what a chart is drawn from."""
    chart = built(name, locale).chart
    assert chart is not None
    return chart.to_dict()


def found_ids(part) -> set[str]:
    """Return every id in the data of a specification."""
    if isinstance(part, dict):
        own = {part["id"]} if isinstance(part.get("id"), str) else set()
        return own.union(*(found_ids(value) for value in part.values()))
    return set().union(*(found_ids(value) for value in part)) if isinstance(part, list | tuple) else set()


@pytest.mark.parametrize("name", BUILDS)
def test_a_picture_says_what_it_shows_and_never_shows_nonsense(name):
    for locale in LOCALES:
        picture = built(name, locale)
        cells = [cell for row in picture.table.rows for cell in row]
        said = [picture.title, picture.sentence, picture.note, *picture.table.columns, *cells]
        assert all(text and not NONSENSE.search(text) for text in said)
    if picture.chart is not None:
        assert not re.search(r"\b(NaN|Infinity)\b", json.dumps(specification(name, "zh-CN"), allow_nan=False))


@pytest.mark.parametrize("name", [name for name in BUILDS if name.endswith(DRAWN)])
def test_no_nonsense_is_drawn(name):
    picture = built(name, "zh-CN")
    if picture.chart is not None:
        assert not NONSENSE.search(words(picture_svg(picture, locale="zh-CN")))


@pytest.mark.parametrize("name", BUILDS)
def test_the_table_has_a_cell_for_every_heading_and_an_id_for_every_row(name):
    table = built(name, "en").table
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(table.ids) == len(table.rows) == len(set(table.ids))


@pytest.mark.parametrize("name", BUILDS)
def test_what_can_be_opened_in_the_table_can_be_clicked_in_the_chart(name):
    picture = built(name, "zh-CN")
    if picture.chart is None or picture.name in {"gate", "quadrants", "weight_curve"}:
        return
    assert set(picture.table.ids) <= found_ids(specification(name, "zh-CN"))


@pytest.mark.parametrize("name", [name for name in BUILDS if name.endswith(DRAWN)])
def test_in_a_page_every_colour_follows_the_theme(name):
    picture = BUILDS[name](Translator("en"), themed())
    if picture.chart is not None:
        assert not re.findall(r'"#[0-9a-f]{3,8}"', json.dumps(picture.chart.to_dict()))


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_round_gives_an_explained_empty_picture(name):
    picture = built(name, "en")
    assert picture.chart is None
    assert not picture.can_choose
    assert len(picture.sentence) > 30


@pytest.mark.parametrize("name", [name for name in BUILDS if name.endswith(("hotel", "4 alternatives", "8 cells"))])
def test_no_word_of_a_chart_is_written_in_the_code(name):
    picture = built(name, PSEUDO_LOCALE)
    assert all("⟦" in text for text in (picture.title, picture.sentence, picture.note, *picture.table.columns[:1]))


def test_names_of_people_are_data_and_nothing_else():
    picture = built("acceptability, 4 alternatives", "en")
    svg = picture_svg(picture)
    assert "<b>" not in svg
    assert "<b>Lesson" in words(svg)


def test_the_same_round_gives_the_same_drawing():
    assert drawn("hotel", "criteria").chart.to_dict() == drawn("hotel", "criteria").chart.to_dict()
