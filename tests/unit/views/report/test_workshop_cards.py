from __future__ import annotations

from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.i18n import Translator
from cxdesign.views.report.workshop_cards import cards_words, place_words

EN = Translator("en")
ALONE = {"text": "Cold", "note": "Lobby", "area": "", "persona": "", "said": []}
MERGED = {**ALONE, "said": [{"text": "Cold"}, {"text": "Too cold"}]}
NOTE = {"text": "Tired", "note": "", "area": "pains", "persona": "Xu Ning", "said": []}


def asked(**fields):
    return Prompt(id="p1", kind=PromptKind.CARDS, question="What annoys?", **fields)


def test_merged_cards_are_said_to_count_as_one():
    prompt = asked(target="pains")
    assert cards_words(prompt, [ALONE, ALONE], EN) == "2 cards of this question are on the map."
    assert cards_words(prompt, [ALONE, MERGED], EN).endswith("1 of them was merged from several and counts as one.")


def test_a_persona_is_named_once_and_cards_tell_their_area():
    prompt = asked(target="persona", area="pains")
    assert cards_words(prompt, [NOTE, NOTE], EN) == "2 cards are in the empathy map of Xu Ning, under “Pains”."
    assert (place_words(NOTE, EN), place_words(ALONE, EN)) == ("Pains", "Lobby")
