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
    assert alone == "Team estimate; moment = touchpoint. Peak: most intense moment, the latest on a tie."


def test_a_negative_peak_says_that_it_is_one():
    def caption(locale, **curves):
        journey = a_journey({"s1": ["t1", "t2"]}, **curves)
        return Captions(Wording(Translator(locale)), journey_figures(journey)).of("peak", journey)

    bad = {"t1": 1, "t2": -3}
    assert caption("en", now=bad) == "Most intense: moment 2, negative"
    assert caption("en", target=bad) == "Most intense in the target: moment 2, negative"
    assert caption("en", now=bad, target={"t1": 1, "t2": 3}) == "Most intense: 2, negative; target 2"
    assert caption("en", now={"t1": -3, "t2": -3}) == "Most intense: moment 2 (two tied), negative"
    assert caption("en", now={"t1": 1, "t2": 3}) == "Moment 2"
    assert caption("zh-CN", now=bad, target={"t1": 4}) == "最强烈：第 2 个，为负；目标第 1 个"
