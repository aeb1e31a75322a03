from __future__ import annotations

import pytest

from cxdesign.i18n import Translator
from cxdesign.views.durations import duration


@pytest.mark.parametrize(
    ("minutes", "english", "chinese"),
    [
        (0, "0 s", "0 秒"),
        (0.005, "0.30 s", "0.30 秒"),
        (0.5, "30 s", "30 秒"),
        (2, "2 min", "2 分钟"),
        (3.25, "3 min 15 s", "3 分 15 秒"),
        (90, "1 h 30 min", "1 小时 30 分钟"),
        (60, "1 h", "1 小时"),
        (1440, "1 d", "1 天"),
        (1501.5, "1 d 1 h", "1 天 1 小时"),
        (59.9999, "1 h", "1 小时"),
    ],
)
def test_durations_in_words(minutes, english, chinese):
    assert duration(minutes, Translator("en")) == english
    assert duration(minutes, Translator("zh-CN")) == chinese
