from __future__ import annotations

import re

import pytest

from cxdesign.ui.plain import escaped

READ_AS_SOMETHING_ELSE = re.compile(r"(https?://|www\.)\S|[\w.+-]+@[\w-]+\.\w|<->|->|<-|--|>=|<=|~=|:\w+:|:\w+\[")


@pytest.mark.parametrize(
    "text",
    [
        "www.example.com",
        "WWW.example.com",
        "https://example.com",
        "mei@example.com",
        "a -> b <- c <-> d",
        "a -- b --- c",
        "a >= b <= c ~= d",
        ":red[x] :material/home: :smile:",
    ],
)
def test_nothing_in_a_text_becomes_a_link_an_icon_or_an_arrow(text):
    once_read = re.sub(r"\\([^\w\s])", r"\1", escaped(text))
    assert once_read.replace("\N{WORD JOINER}", "") == text
    assert not READ_AS_SOMETHING_ELSE.search(once_read)


@pytest.mark.parametrize("sign", [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))])
def test_a_name_does_not_turn_the_figures_behind_it(sign):
    assert escaped(f"a{sign}b") == "ab"


def test_a_figure_is_not_parted_from_its_sign_and_other_spaces_become_one():
    assert escaped(" only 17\N{NO-BREAK SPACE}%\n\t of it ") == "only 17\N{NO-BREAK SPACE}% of it"
