"""How a page of results is set: a statement, sections below black rules, parts inside them, small tables.

Use, below ``st.container(key="shell.results", gap=None)`` of a page::

    result.statement(words.statement, words.lead)
    with result.section("score.criteria", translate("score.criteria"), translate("score.criteria_side")):
        chart.show(...)

Texts come in words of the reader's language; what people typed goes through :func:`cxdesign.ui.plain.escaped` first,
because leads and side texts are Markdown (bold figures, badges).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from cxdesign.charts.picture import Table
from cxdesign.ui.plain import escaped


def statement(sentence: str, lead: str = "") -> None:
    """Draw what the page has to say, in one large sentence, and the paragraph that grounds it."""
    with st.container(key="result.statement", gap=None):
        st.markdown(f"# {sentence}")
    if lead:
        with st.container(key="result.lead"):
            st.markdown(lead)


@contextmanager
def section(key: str, heading: str, side: str = "", *, anchor: str = "") -> Iterator[None]:
    """Draw a section below a black rule: heading, a text at its side, and what the block draws.

    With an ``anchor``, a link to ``#anchor`` leads there, whatever the language of the heading.
    """
    with st.container(key=f"result.section.{key}"):
        _heading(f"result.heading.{key}", heading, side, is_beside=True, anchor=anchor)
        yield


@contextmanager
def part(key: str, heading: str, side: str = "") -> Iterator[None]:
    """Draw a part without a rule, such as one of several charts in a row; the side text stands below its heading."""
    with st.container(key=f"result.part.{key}"):
        _heading(f"result.words.{key}", heading, side, is_beside=False)
        yield


def table(key: str, content: Table) -> None:
    """Draw a table of 13 px rows with hairlines; the first column is text, the others are figures."""
    with st.container(key=f"result.table.{key}"):
        st.markdown(table_markdown(content))


def text_table(key: str, content: Table) -> None:
    """Draw a table of words, every column beginning at its left edge."""
    with st.container(key=f"result.table.{key}"):
        rule = "|".join([":--"] * len(content.columns))
        st.markdown("\n".join([_line(content.columns), f"|{rule}|", *map(_line, content.rows)]))


def table_markdown(content: Table) -> str:
    r"""Return a table as Markdown, every cell as it is written.

    >>> print(table_markdown(Table(("name", "n"), (("*a*", "3"),))))
    | name | n |
    |:--|--:|
    | \*a\* | 3 |
    """
    rule = "|".join([":--", *["--:"] * (len(content.columns) - 1)])
    return "\n".join([_line(content.columns), f"|{rule}|", *map(_line, content.rows)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escaped(cell) or ' ' for cell in cells)} |"


def _heading(key: str, heading: str, side: str, *, is_beside: bool, anchor: str = "") -> None:
    with st.container(key=key, horizontal=is_beside, gap=None):
        if anchor:
            st.header(heading, anchor=anchor, width="content")
        else:
            st.markdown(f"## {heading}", width="content")
        if side:
            st.caption(side)
