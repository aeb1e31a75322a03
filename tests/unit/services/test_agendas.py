from __future__ import annotations

from itertools import permutations

import pytest

from cxdesign.domain.agenda import PromptKind
from cxdesign.domain.vocabulary import LaneRole
from cxdesign.errors import CommandInvalid
from cxdesign.i18n import LOCALES
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.services.agendas import agenda_words, formats, make_agenda, spoken

MINUTES = {"taster": 90, "half_day": 240, "two_days": 720}
LANES = {role.value for role in LaneRole}
CODES = {criterion.id for criterion in criteria_catalogue().criteria}


def test_the_three_formats_take_as_long_as_they_say():
    assert {one.id: one.minutes for one in formats()} == MINUTES


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
@pytest.mark.parametrize("format_id", MINUTES)
def test_an_agenda_of_each_format_is_whole(format_id, locale):
    agenda = make_agenda(format_id, locale)
    assert agenda.minutes == MINUTES[format_id]
    ids = [prompt.id for prompt in agenda.prompts]
    assert len(set(ids)) == len(ids)
    assert all(step.prompts for step in agenda.steps)
    assert all(sum(p.minutes for p in step.prompts) <= step.minutes for step in agenda.steps)
    for prompt in agenda.prompts:
        if prompt.kind is PromptKind.CARDS:
            assert prompt.target in LANES
    assert {code for prompt in agenda.prompts for code in prompt.criteria} <= CODES


def test_the_taster_scores_the_base_and_a_few_criteria_more():
    (asked,) = (prompt for prompt in make_agenda("taster", "en").prompts if prompt.kind is PromptKind.CRITERIA)
    assert asked.criteria[:2] == ("C1", "C2")
    assert len(asked.criteria) <= 8


def test_there_is_no_other_format():
    with pytest.raises(CommandInvalid, match="format_unknown"):
        make_agenda("week", "en")


def test_no_text_of_a_format_is_another_one_in_another_language():
    """Texts are found by their wording, so each wording has to name one text."""
    for one, other in permutations(LOCALES, 2):
        assert {agenda_words(one)[text]: text for text in agenda_words(one)} == agenda_words(other)


@pytest.mark.parametrize("format_id", MINUTES)
def test_an_agenda_reads_as_if_it_had_been_opened_in_the_readers_language(format_id):
    for opened in LOCALES:
        for reader in LOCALES:
            assert spoken(make_agenda(format_id, opened), reader) == make_agenda(format_id, reader)


def test_what_was_changed_is_the_same_for_everybody_and_the_rest_is_not():
    made = make_agenda("taster", "en")
    changed = made.with_prompt(made.prompts[0].changed(question="What did the guest say?"))
    read = spoken(changed, "zh-CN")
    assert read.prompts[0].question == "What did the guest say?"
    assert read.prompts[1:] == make_agenda("taster", "zh-CN").prompts[1:]
    assert read.steps[0].name == "同理心地图"
    assert spoken(read, "en") == changed


def test_a_language_is_told_the_words_of_all_others():
    words = agenda_words("zh-CN")
    assert (words["Taster"], words["How does each moment feel?"]) == ("体验场", "每个时刻感受如何？")
    assert "体验场" not in words
    assert agenda_words("en")["体验场"] == "Taster"
