"""The parts that pages of results are made of, on a page of their own."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import texts


def a_page() -> None:
    import streamlit as st

    from cxdesign.charts.picture import Picture
    from cxdesign.domain.vocabulary import Provenance
    from cxdesign.ui.panels import chart, figure_row, opened, result
    from cxdesign.views.opened import Input, OpenedFigure, OriginLine
    from cxdesign.views.statements import Statement
    from tests.unit.charts.pictures import a_picture

    def figure_of(figure_id):
        if figure_id == "gone":
            return None
        origins = (OriginLine(Provenance.OURS, "the *ramp*"),)
        return OpenedFigure(f"About {figure_id}", "3.77", "E = B", inputs=(Input("a|b", "1"),), origins=origins)

    letters = st.session_state.get("letters", "顾客")
    with opened.beside("score", figure_of):
        result.statement("One sentence.", "Its reason.")
        figure_row.row("score", [Statement("index", "Index", "3.77", "of 5"), Statement("gone", "Gone", "–")])
        with result.section("bars", "Bars", "beside"):
            chart.show(lambda palette: a_picture(letters, "two", palette=palette), "score.bars", area="score")
            chart.show(lambda _: Picture("none", "None", "Nobody has *rated*."), "score.none", area="score")


@pytest.fixture
def page(services):
    return AppTest.from_function(a_page, default_timeout=60)


def said(app):
    return [text for _, text in texts(app)]


def keys(app):
    return {button.key for button in app.button}


def test_a_figure_opens_and_closes_and_one_at_a_time(page):
    page.run()
    assert "opened.close.score" not in keys(page)
    page.button(key="figure.open.score.index").click().run()
    assert any("About index" in text for text in said(page))
    assert any("*E* \\= *B*" in text for text in said(page))
    page.button(key="opened.close.score").click().run()
    assert "opened.close.score" not in keys(page)
    page.button(key="figure.open.score.index").click().run()
    page.button(key="figure.open.score.index").click().run()
    assert "opened.close.score" not in keys(page)


def test_a_figure_that_is_no_longer_there_opens_nothing(page):
    page.run()
    page.button(key="figure.open.score.gone").click().run()
    assert not page.exception
    assert "opened.close.score" not in keys(page)


def test_the_table_behind_a_chart_opens_its_rows(page):
    page.run()
    page.toggle(key="chart.table.score.bars").set_value(True).run()
    assert any("| 顾客 | 1 |" in text for text in said(page))
    page.selectbox(key="chart.choice.score.bars").select("two").run()
    assert any("About two" in text for text in said(page))
    page.button(key="opened.close.score").click().run()
    assert page.selectbox(key="chart.choice.score.bars").value is None


def test_an_empty_chart_is_explained_and_offers_no_files(page):
    page.run()
    assert any("Nobody has \\*rated\\*" in text for text in said(page))
    assert [one.key for one in page.get("download_button")] == ["chart.svg.score.bars", "chart.png.score.bars"]


def test_a_png_is_not_offered_when_it_would_show_boxes(page):
    page.session_state["letters"] = "\U000e1234"
    page.run()
    svg, png = page.get("download_button")
    assert (svg.disabled, png.disabled) == (False, True)
    assert "SVG" in png.help
