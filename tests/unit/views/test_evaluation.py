from __future__ import annotations

from cxdesign.domain.evaluation import EvaluationRound, RaterEntry
from cxdesign.domain.vocabulary import Level, RaterRole
from cxdesign.i18n import PSEUDO_LOCALE, Translator
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.stored import evaluate_round
from cxdesign.views.evaluation import (
    joined,
    levels_named,
    percent,
    rater_name,
    reveal_lines,
    roles_told,
    round_line,
    short_name,
)
from tests.builders import a_journey
from tests.rounds import ROUND, with_hotel_round

EN, ZH = Translator("en"), Translator("zh-CN")


def test_a_round_in_one_line():
    document = with_hotel_round(a_journey())
    found = document.expect(ROUND, EvaluationRound)
    assert round_line(found, evaluate_round(document, ROUND), EN) == (
        "Future design v4 · rated blind · 6 raters, 5 roles · 153 ratings · on revision 1 of the project"
    )


def test_a_round_after_the_discussion_is_not_called_blind():
    document = with_hotel_round(a_journey())
    again = document.expect(ROUND, EvaluationRound).model_copy(update={"follows_id": "round:before"})
    assert "rated again, each alone" in round_line(again, evaluate_round(document, ROUND), EN)


def test_sentences_are_joined_as_the_language_does():
    assert joined(["One.", "", "Two."], EN) == "One. Two."
    assert joined(["一。", "二。"], ZH) == "一。二。"


def test_levels_and_roles_in_words():
    assert levels_named([Level.L1, Level.L2], EN) == "level 1, the core promise and level 2, feedback and recovery"
    assert roles_told([RaterRole.MANAGER, RaterRole.CUSTOMER, RaterRole.CUSTOMER], EN) == "Customer × 2, Manager × 1"


def test_a_criterion_is_named_in_the_pseudo_language_too():
    assert short_name(criteria_catalogue(), "C2", Translator(PSEUDO_LOCALE)) == "⟦Feedback and recovery⟧"


def test_a_rater_who_is_gone_has_no_name():
    assert rater_name(a_journey(), "rater:gone", EN) == "–"


def test_a_share_is_whole_percent():
    assert percent(0.786) == "79\N{NO-BREAK SPACE}%"


def test_before_a_reveal_those_who_have_not_begun_are_named_but_never_observers_or_too_many():
    roles = [RaterRole.OBSERVER, *[RaterRole.CUSTOMER] * 8]
    raters = [RaterEntry(id=f"rater:{n}", name=f"N{n}", role=role, order=f"a{n}") for n, role in enumerate(roles)]
    document = a_journey().with_records(changed=raters)
    lines = reveal_lines(document, {"rater:1": 29}, 29, 29, EN)
    assert lines[0] == "Not begun in this round: N2, N3, N4, N5, N6, N7, 1 more."
    assert lines[1:] == (EN("score.reveal_thin_all"),)


def test_a_round_that_everybody_has_finished_costs_nothing_to_reveal():
    raters = [RaterEntry(id=f"rater:{n}", name=f"N{n}", role=RaterRole.CUSTOMER, order=f"a{n}") for n in range(2)]
    document = a_journey().with_records(changed=raters)
    assert reveal_lines(document, {"rater:0": 29, "rater:1": 29}, 29, 0, EN) == ()
    assert "28 of 29" in reveal_lines(document, {"rater:0": 29, "rater:1": 1}, 29, 28, EN)[1]
