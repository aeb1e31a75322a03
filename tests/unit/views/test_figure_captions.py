from cxdesign.analysis.emotion import journey_figures
from cxdesign.i18n import Translator
from cxdesign.views.figure_captions import Captions, Wording
from tests.builders import a_journey


def test_sentences_follow_each_other_as_the_language_wants():
    assert Wording(Translator("en")).then("One.", "Two.") == "One. Two."
    assert Wording(Translator("zh-CN")).then("一。", "二。") == "一。二。"
    assert Wording(Translator("en")).then("One.", "") == "One."


def test_moments_take_their_noun_in_number():
    now = journey_figures(a_journey(now={"t1": 1})).now
    wording = Wording(Translator("en"))
    assert wording.moments(now, [0]) == "Moment 1"
    assert wording.moments(now, [0, 1]) == "Moments 1–2"


def test_the_note_names_a_tie_of_the_target_when_now_has_none():
    journey = a_journey({"s1": ["t1", "t2"]}, now={"t1": 3}, target={"t1": 2, "t2": -2})
    note = Captions(Wording(Translator("en")), journey_figures(journey)).note()
    assert "(target: moments 1–2 all have 2, so 2)" in note
    alone = Captions(Wording(Translator("en")), journey_figures(a_journey(now={"t1": 3}))).note()
    assert alone == "Team estimate. Peak: largest magnitude, the latest on a tie."
