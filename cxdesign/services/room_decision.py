"""Copies what a workshop decided into the decision record of a round, with the workshop as its basis."""

from __future__ import annotations

from pydantic import ValidationError

from cxdesign.commands.evaluation import Decide
from cxdesign.domain.evaluation import DecisionAttributes
from cxdesign.errors import CommandInvalid
from cxdesign.i18n import Translator
from cxdesign.services.actor import Actor
from cxdesign.services.workbench import Workbench
from cxdesign.storage.workshops import Workshop
from cxdesign.views.room_decision import decision_reason


def take_decision(
    bench: Workbench,
    workshop: Workshop,
    conclusion_id: str,
    round_id: str,
    *,
    replaces: bool,
    actor: Actor,
    command_id: str,
    translate: Translator,
) -> None:
    """Record an outcome of a workshop as the decision of a revealed round: one operation.

    A decision that is on record is replaced whole, since what was signed and planned belonged to it, and only where
    that is said.

    Raises
    ------
    CommandInvalid
        ``conclusion_unknown`` when no outcome is recorded under that id; ``decision_there`` when the round has a
        decision and it is not said that this one replaces it; ``text_unprintable`` when its words hold a character
        nobody can read; and what the command refuses.
    """
    found = next((one for one in workshop.agenda.concluded if one.id == conclusion_id), None)
    if found is None or found.outcome is None:
        raise CommandInvalid("conclusion_unknown")
    # all fields are named, so that nothing of a decision before is taken for a part of this one
    fields = DecisionAttributes().model_dump() | {"outcome": found.outcome}
    fields["reason"] = decision_reason(workshop.agenda, found, translate)
    try:
        decision = DecisionAttributes(**fields)
    except ValidationError as error:
        raise CommandInvalid("text_unprintable") from error
    bench.execute(actor, command_id, Decide(round_id=round_id, attributes=decision, is_first=not replaces))
