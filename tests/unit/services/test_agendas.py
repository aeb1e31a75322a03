from __future__ import annotations

import pytest

from cxdesign.domain.agenda import PromptKind
from cxdesign.domain.vocabulary import LaneRole
from cxdesign.errors import CommandInvalid
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.services.agendas import formats, make_agenda

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
