from __future__ import annotations

import pytest

from cxdesign.domain.deed import expect_step, require_free, require_waiting, with_step
from cxdesign.errors import CommandInvalid
from tests.unit.domain.test_agenda import NOON, a_prompt, an_agenda


def test_a_step_is_found_by_its_id_and_put_back_in_its_place():
    agenda = an_agenda(a_prompt())
    changed = expect_step(agenda, "s1").changed(minutes=5)
    assert with_step(agenda, changed).steps == (changed,)
    with pytest.raises(CommandInvalid, match="prompt_unknown"):
        expect_step(agenda, "s9")


def test_what_was_started_or_is_taken_is_refused():
    assert require_waiting(a_prompt()) == a_prompt()
    with pytest.raises(CommandInvalid, match="prompt_started"):
        require_waiting(a_prompt().started(NOON))
    require_free("p2", [a_prompt()])
    with pytest.raises(CommandInvalid, match="prompt_unknown"):
        require_free("p1", [a_prompt()])
