from __future__ import annotations

import pytest

from cxdesign.errors import CommandError
from cxdesign.i18n import DEFAULT_LOCALE, LOCALES, PSEUDO_LOCALE, Translator, catalogue, negotiate


@pytest.mark.parametrize(
    ("wanted", "locale"),
    [
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("zh", "zh-CN"),
        ("zh-CN", "zh-CN"),
        ("zh-Hant-TW;q=0.8", "zh-CN"),
        ("ZH-cn", "zh-CN"),
        ("de,zh;q=0.5", "zh-CN"),
        ("fr,de", "en"),
        ("pseudo", PSEUDO_LOCALE),
        ("", "en"),
        (None, "en"),
        (";;,,;q=1", "en"),
        ("x" * 10_000, "en"),
        ("../../etc/passwd", "en"),
    ],
)
def test_the_language_nearest_to_a_wish(wanted, locale):
    assert negotiate(wanted) == locale


@pytest.mark.parametrize("locale", [*LOCALES, PSEUDO_LOCALE])
def test_an_enumeration_has_its_labels(locale):
    options = Translator(locale).options("state", ["now", "target"])
    assert list(options) == ["now", "target"]
    assert all(options.values())


def test_a_text_is_filled():
    assert "Lobby" in Translator("en")("history.add_card", subject="Lobby")
    assert Translator("en")("history.add_card", subject="{x} %s") == "Add card: {x} %s"


def test_an_unknown_key_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        Translator("en")("no.such.key")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_error_without_a_sentence_is_unexpected(locale):
    translate = Translator(locale)
    assert translate.error(CommandError("no_such_code", name="x")) == translate("error.unexpected")


def test_an_error_with_fewer_parameters_than_its_sentence_is_told_all_the_same():
    assert "…" in Translator("en").code("text_too_long", {})


def test_a_users_text_in_an_error_is_no_placeholder():
    sentence = Translator("en").code("touchpoint_unknown", {"id": "{x.__class__}", "name": "{0}"})
    assert "class 'str'" not in sentence


def test_the_pseudo_language_shows_what_is_hard_coded():
    assert all(text.startswith("⟦") and text.endswith("⟧") for text in catalogue(PSEUDO_LOCALE).values())


def test_a_catalogue_cannot_be_changed():
    with pytest.raises(TypeError):
        catalogue(DEFAULT_LOCALE)["board.undo"] = "x"


def test_texts_below_an_area():
    texts = Translator("en").below("lane.", "enum.state.")
    assert set(texts) >= {"lane.pains", "enum.state.now"}
    assert all(key.startswith(("lane.", "enum.state.")) for key in texts)


@pytest.mark.parametrize("locale", LOCALES)
def test_nobodys_words_turn_the_sentence_they_stand_in(locale):
    translate = Translator(locale)
    turning = "\u202egnp\u2066.exe"
    for said in (translate("cli.written", path=turning), translate.code("file_exists", {"path": turning})):
        assert "gnp.exe" in said
        assert not {*"\u202e\u2066"} & {*said}
    assert "שלום" in translate("cli.written", path="שלום")
