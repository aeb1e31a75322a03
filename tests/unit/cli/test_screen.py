from __future__ import annotations

import io
import json

import pytest

from cxdesign.cli.screen import Screen, harmless

STEERING = "\x00\x07\x08\x0b\x1b\x7f\x80\x85\x9b\x9f\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff"


@pytest.mark.parametrize("character", STEERING, ids=lambda character: f"U+{ord(character):04X}")
def test_what_steers_a_terminal_is_written_out(character):
    assert harmless(f"a{character}b") == f"a\\u{ord(character):04x}b"


@pytest.mark.parametrize("text", ["two\nlines\tand a tab", "服务设计", "naïve “quotes” – dash", "👩‍🍳 שלום"])
def test_words_stay_as_they_are(text):
    assert harmless(text) == text


def test_json_keeps_its_meaning():
    told = {"name": f"x{STEERING}y"}
    assert json.loads(harmless(json.dumps(told, ensure_ascii=False))) == told


def test_a_screen_passes_on_what_it_is_given():
    output = io.StringIO()
    screen = Screen(output)
    assert screen.write("a\x9bb") == 3
    assert (output.getvalue(), screen.isatty()) == ("a\\u009bb", False)
