from __future__ import annotations

from cxdesign.domain.agenda import Conclusion
from cxdesign.i18n import Translator
from cxdesign.views.room_decision import build_rounds, decision_reason
from tests.builders import a_journey
from tests.evaluations import with_evaluation
from tests.performing import perform
from tests.unit.domain.test_agenda import NOON, an_agenda

RATED = with_evaluation(a_journey())


def test_revealed_rounds_are_told_with_the_decision_on_record_open_ones_are_not():
    more = perform(RATED, "open_round", round_id="round:second", round_name="Second", follows_id="round:first")
    (told,) = build_rounds(more)
    assert (told["id"], told["is_decided"], told["outcome"], told["reason"]) == ("round:first", True, "iterate", "")


def test_the_reason_names_the_workshop_and_the_day():
    said = Conclusion(id="c1", outcome="accept", text=" It holds ", at=NOON)
    alone = said.model_copy(update={"text": ""})
    english = Translator("en")
    assert decision_reason(an_agenda(), said, english) == "It holds\nDecided in the workshop “Short”, 2025-03-01."
    assert decision_reason(an_agenda(), alone, english) == "Decided in the workshop “Short”, 2025-03-01."
