from __future__ import annotations

import io

import numpy as np
import pytest
import vl_convert
from PIL import Image

from cxdesign.charts.glyphs import missing_glyphs
from cxdesign.charts.style import FONT
from cxdesign.i18n import LOCALES, catalogue

CHINESE = sorted({letter for text in catalogue("zh-CN").values() for letter in text if "\u4e00" <= letter <= "\u9fff"})


def drawn(letter: str):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" font-size="32" font-family="{FONT}">'
    png = vl_convert.svg_to_png(f'{svg}<text x="2" y="32">{letter}</text></svg>')
    return np.asarray(Image.open(io.BytesIO(png)))[..., 3] > 100


def test_spaces_joiners_and_latin_are_never_missing():
    assert missing_glyphs("a é\u2060\u200b\u3000\n") == ""


def test_a_letter_no_font_has_is_missing_once():
    assert missing_glyphs("\U000e1234a\U000e1234") == "\U000e1234"


@pytest.mark.skipif(bool(missing_glyphs("中")), reason="no font with Chinese letters here")
def test_every_chinese_letter_of_the_texts_has_a_form_of_its_own():
    assert missing_glyphs("".join(CHINESE)) == ""
    forms = {drawn(letter).tobytes() for letter in CHINESE[:60]}
    assert len(forms) == 60


@pytest.mark.skipif(bool(missing_glyphs("中")), reason="no font with Chinese letters here")
@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_of_charts_can_be_drawn(locale):
    words = "".join(text for key, text in catalogue(locale).items() if key.startswith(("chart.", "enum.")))
    assert missing_glyphs(words) == ""
