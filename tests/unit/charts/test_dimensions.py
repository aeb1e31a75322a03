from __future__ import annotations

from cxdesign.charts.dimensions import dimension_picture
from cxdesign.i18n import Translator
from cxdesign.views.palette import LIGHT
from tests.unit.charts.examples import REPORTS, drawn


def test_the_table_holds_the_figures_of_the_report_and_the_total_never_stands_alone():
    table = drawn("hotel", "dimensions").table
    assert [(row[0], row[1], row[3]) for row in table.rows] == [
        ("Customer", "3.72", "10"),
        ("Organisational capability", "3.21", "10"),
        ("Sustainability", "3.38", "9"),
        ("Total, geometric mean", "3.43", "29"),
    ]
    assert table.ids == ("dimension:customer", "dimension:organisation", "dimension:sustainability", "total")


def test_the_reading_names_every_dimension_in_the_reader_s_language():
    picture = dimension_picture(REPORTS["hotel"], Translator("zh-CN"), LIGHT)
    assert picture.sentence == "顾客 3.72、组织能力 3.21、可持续 3.38；总分几何平均 3.43，算术平均 3.44。"


def test_few_raters_give_a_range_and_say_so():
    picture = drawn("two raters", "dimensions")
    assert picture.table.columns[2] == "Range of single raters"
    assert "range of single raters instead of an interval" in picture.note


def test_one_rater_gives_no_result_and_no_chart():
    assert drawn("one rater", "dimensions").chart is None
