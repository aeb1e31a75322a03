from __future__ import annotations

import io

from pypdf import PdfReader

from cxdesign.charts.paper import BOX, CHINESE, LATIN, drawable, family, pdf_page, undrawable_letters


def page(text: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><text y="30" font-family="{family(text)}">'
    return PdfReader(io.BytesIO(pdf_page(f"{svg}{text}</text></svg>"))).pages[0].extract_text()


def test_text_stays_text():
    assert page("Score 3.72") == "Score 3.72"


def test_chinese_letters_ask_for_a_chinese_font():
    assert family("第 1 页") == CHINESE
    assert family("Page 1") == LATIN


def test_what_no_font_has_becomes_a_box():
    missing = undrawable_letters("a\U0010fffe")
    assert drawable("a\U0010fffd", "\U0010fffd") == f"a{BOX}"
    assert "a" not in missing
