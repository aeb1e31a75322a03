"""Times and names in words, and people's own text in places that read Markdown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cxdesign.i18n import Translator
from cxdesign.ui import times
from cxdesign.ui.panels.exporting import file_stem
from cxdesign.ui.panels.health import size
from cxdesign.ui.plain import escaped

NOW = datetime(2025, 11, 21, 14, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "english", "chinese"),
    [
        (timedelta(seconds=-5), "Just now", "刚刚"),
        (timedelta(seconds=59), "Just now", "刚刚"),
        (timedelta(minutes=2), "2 min ago", "2 分钟前"),
        (timedelta(hours=3), "11:06", "11:06"),
        (timedelta(hours=20), "Yesterday", "昨天"),
        (timedelta(days=3), "18 November", "11月18日"),
        (timedelta(days=400), "17 October 2024", "2024年10月17日"),
    ],
)
def test_how_long_ago(passed, english, chinese):
    assert times.ago(NOW - passed, NOW, UTC, Translator("en")) == english
    assert times.ago(NOW - passed, NOW, UTC, Translator("zh-CN")) == chinese


def test_days_are_those_of_the_reader():
    moment = datetime(2025, 11, 20, 17, 30, tzinfo=UTC)
    assert times.ago(moment, NOW, UTC, Translator("en")) == "Yesterday"
    assert times.ago(moment, NOW, ZoneInfo("Asia/Shanghai"), Translator("en")) == "01:30"


@pytest.mark.parametrize("text", ["*a*", "_a_", "[a](b)", "`a`", "<b>a</b>", "a | b", "$a$", "# a", "- a", "~~a~~"])
def test_signs_of_markdown_are_escaped(text):
    assert escaped(text).replace("\\", "") == text
    assert "\\" in escaped(text)


def test_icon_and_colour_codes_are_broken_up():
    assert ":material" not in escaped(":material/home:")
    assert ":red" not in escaped(":red[a]")
    assert escaped("14:06 a: b").replace("\N{WORD JOINER}", "") == "14:06 a: b"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Hotel: A/B ", "Hotel A B"),
        ("..", "journey"),
        ("商务酒店", "商务酒店"),
        ("a" * 200, "a" * 80),
        ("con\x00", "con"),
    ],
)
def test_file_names_are_safe(name, stem):
    assert file_stem(name) == stem


def test_sizes_have_the_unit_that_fits():
    assert [size(count) for count in (0, 999, 1000, 1_500_000_000_000_000)] == ["0 B", "999 B", "1.0 kB", "1500.0 TB"]
