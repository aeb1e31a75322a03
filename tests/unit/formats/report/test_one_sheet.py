from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from cxdesign.formats.report.one_sheet import BOTTOM, COLUMN, HEIGHT, MARGIN, SETTINGS, WIDTH, clipped, set_sheet
from cxdesign.formats.report.one_sheet_drawn import left_off
from cxdesign.formats.report.printed import write_sheet
from cxdesign.i18n import Translator
from cxdesign.views.report.outline import Curve, Paragraph, Report, Section, Series, Stated
from cxdesign.views.report.single import Panel, Row, Single, Span

LONG = "入住时没有人告诉我早餐几点结束，结果第二天到餐厅时已经收了，服务员只说规定如此，没有提出任何补救办法。" * 3
TODAY = date(2025, 3, 1)


def rows(count, text="Moment", **fields):
    return tuple(Row(f"{number} {text}", "+1.0", "0.50", "n = 12", **fields) for number in range(1, count + 1))


def a_single(count, *, text="Moment", locale="en", panels=()):
    values = tuple(float(number % 11 - 5) for number in range(count))
    labels = tuple(f"{number} {text[:20]}" for number in range(1, count + 1))
    given = (
        Panel("Decided", (Row("Iterate: try it", aside="10:20"),), kept=8),
        Panel("How does it feel?", rows(count, text, drawn=Span(0.2, 0.5, 0.7)), "Strongest first."),
        Panel("Which become peaks?", rows(count, text, drawn=0.5), kept=4),
        Panel("What annoys you?", rows(3 * count, text)),
        Panel("Agenda", rows(5, "Step"), kept=8),
        *panels,
    )
    curve = Curve("How does it feel?", "A curve.", labels, (Series("mean", values),))
    strip = tuple(Stated(f"Figure {number}", "12", "of many") for number in range(5))
    return Single(f"Hotel {text[:8]}", "Result", ("Today", "Who"), strip, curve, "n 12", given, "Foot", locale)


def read(single, annex=None):
    return PdfReader(io.BytesIO(write_sheet(set_sheet(single), annex, TODAY)))


@pytest.mark.parametrize("count", [12, 40, 120])
@pytest.mark.parametrize(("text", "locale"), [("Moment", "en"), (LONG, "zh-CN")])
def test_the_paper_is_one_sheet_of_a4_whatever_the_size(count, text, locale):
    reader = read(a_single(count, text=text, locale=locale))
    (page,) = reader.pages
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
    words = page.extract_text().replace("\n", "")
    assert text[:8] in words
    assert "□" not in words


@pytest.mark.parametrize("count", [12, 40, 120])
def test_what_does_not_fit_is_counted_and_said(count):
    single = a_single(count, text=LONG, locale="en")
    sheet = set_sheet(single)
    shown = sum(one.panel.shown for one in sheet.panels)
    assert sheet.left_panels == 0
    assert shown + sheet.left_rows == sum(len(panel.rows) for panel in single.panels)
    told = left_off(sheet, Translator("en"), has_annex=False)
    assert f"{sheet.left_rows} entries" in told
    assert f"{sheet.cut_rows} texts" in told
    assert f"{sheet.panels[3].panel.left} more" in read(single).pages[0].extract_text()


def test_nothing_stands_below_the_lists_or_over_another():
    for single in (a_single(12), a_single(120, text=LONG), a_single(40, panels=[Panel("?", rows(9))] * 20)):
        ends = {}
        for one in set_sheet(single).panels:
            assert one.y >= ends.get(one.x, 0.0)
            ends[one.x] = one.y + one.panel.height
            assert ends[one.x] <= BOTTOM + 0.01
            assert MARGIN <= one.x <= WIDTH - MARGIN - COLUMN + 0.01
        assert BOTTOM < HEIGHT


def test_what_fits_stands_there_whole_in_the_largest_letters():
    sheet = set_sheet(a_single(2))
    assert sheet.is_whole
    assert sheet.setting == SETTINGS[0]
    assert left_off(sheet, Translator("en"), has_annex=True) == ""


def test_names_without_room_in_the_columns_of_the_curve_stand_whole_by_their_numbers_below_it():
    names = tuple(f"{number} Recommending it to department {number}" for number in range(1, 19))
    single = a_single(12)
    dense = replace(single, curve=replace(single.curve, categories=names, series=(Series("mean", (1.0,) * 18),)))
    words = " ".join(read(dense).pages[0].extract_text().split())
    assert all(name in words for name in names)


def test_decisions_and_steps_stay_while_long_lists_are_shortened():
    sheet = set_sheet(a_single(120))
    assert {one.panel.panel.title: one.panel.left for one in sheet.panels}["Agenda"] == 0
    assert sheet.left_rows > 400


def test_where_not_even_titles_fit_whole_lists_are_left_off_and_counted():
    sheet = set_sheet(a_single(12, panels=[Panel(f"Question {number}?", rows(3)) for number in range(60)]))
    assert sheet.left_panels > 0
    assert f"{sheet.left_panels} whole lists" in left_off(sheet, Translator("en"), has_annex=True)


def test_all_of_it_stands_behind_only_where_it_is_wanted():
    body = (Section("result", "Result", (Paragraph("Everything there is"),)),)
    annex = Report("Hotel", "Result", ("Today",), "Foot", "en", sections=body)
    first, *behind = read(a_single(12), annex).pages
    assert "stands in the annex" in first.extract_text()
    assert "Everything there is" in "".join(page.extract_text() for page in behind)
    assert len(read(a_single(12)).pages) == 1


def test_a_text_that_is_cut_ends_in_an_ellipsis_within_its_width():
    lines, is_cut = clipped(LONG, 9, 200, 2)
    assert is_cut
    assert len(lines) == 2
    assert lines[1].text.endswith("…")
    assert clipped("short", 9, 200, 2) == (clipped("short", 9, 200, 1)[0], False)


def test_the_closest_sheet_says_beside_titles_what_is_left_and_lets_their_notes_wrap():
    note = "肯德尔和谐系数 W = 0.10：人数太少，不作评语，n = 2；0 表示毫无一致，1 表示所有人排序相同。"
    single = a_single(12, panels=[Panel(f"Question {number}?", rows(5), note) for number in range(10)])
    sheet = set_sheet(single)
    assert sheet.setting == SETTINGS[-1]
    cut = next(one.panel for one in sheet.panels if one.panel.left and one.panel.panel.note == note)
    assert "".join(line.text + line.after for line in cut.note).replace("\n", "").strip() == note
    assert cut.height == pytest.approx(cut.head + sum(row.height for row in cut.rows[: cut.shown]))


def test_a_column_is_filled_until_no_list_in_it_has_room_for_another_row():
    sheet = set_sheet(a_single(40, panels=[Panel(f"Question {number}?", rows(9), kept=3) for number in range(8)]))
    ends = {}
    for one in sheet.panels:
        ends[one.x] = max(ends.get(one.x, 0.0), one.y + one.panel.height)
    for one in sheet.panels:
        if one.panel.left:
            assert ends[one.x] + one.panel.rows[one.panel.shown].height > BOTTOM
