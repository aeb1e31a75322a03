from __future__ import annotations

import pytest

from cxdesign.commands import TakeNote, parse
from cxdesign.domain.change import apply
from cxdesign.domain.understanding import EmpathyNote
from cxdesign.domain.vocabulary import EmpathyArea
from cxdesign.errors import CommandInvalid, IntegrityError
from tests.builders import a_journey, enriched
from tests.performing import perform

BEFORE = perform(
    enriched(a_journey(), {"persona:ann": {"name": "Ann"}}),
    "add_empathy_note",
    note_id="empathy_note:first",
    persona_id="persona:ann",
    area="pains",
    text="Waits",
)
COMMAND = TakeNote(
    note_id="empathy_note:new", persona_id="persona:ann", area="pains", text="Too cold", source="What annoys you?"
)


def test_a_text_stands_at_the_end_of_the_area_with_the_question_as_its_source():
    after = apply(BEFORE, COMMAND.plan(BEFORE), revision=BEFORE.revision + 1)
    notes = after.empathy_notes("persona:ann", EmpathyArea.PAINS)
    assert [note.text for note in notes] == ["Waits", "Too cold"]
    assert after.expect("empathy_note:new", EmpathyNote).source == "What annoys you?"
    assert COMMAND.subject(BEFORE) == "Too cold"
    with pytest.raises(CommandInvalid, match="note_there"):
        COMMAND.plan(after)


def test_nobody_sends_it_and_a_persona_that_is_gone_takes_none():
    with pytest.raises(IntegrityError):
        COMMAND.plan(a_journey())
    with pytest.raises(CommandInvalid, match="command_unknown"):
        parse({"name": "take_note", **COMMAND.model_dump(mode="json")})
