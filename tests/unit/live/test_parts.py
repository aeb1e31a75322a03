"""What a board is told beside the records: what it asks for, and nothing nobody knows."""

from __future__ import annotations

from datetime import date

import pytest

from cxdesign.i18n import LOCALES, Translator
from cxdesign.live.frames import dumps
from cxdesign.live.parts import FOR_MAP, PARTS, build_parts
from cxdesign.services.starters import load_starter

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", PARTS)
def test_every_part_can_be_sent(name, locale):
    parts = build_parts([name], load_starter("hotel", locale), Translator(locale), TODAY)
    assert list(parts) == [name]
    assert dumps(parts)


def test_a_part_is_made_once_and_unknown_ones_are_passed_over():
    parts = build_parts(
        ["figures", "needs", "figures", "nonsense"], load_starter("hotel", "en"), Translator("en"), TODAY
    )
    assert list(parts) == ["figures", "needs"]


def test_what_a_map_shows_exists():
    assert {name for names in FOR_MAP.values() for name in names} <= set(PARTS)
