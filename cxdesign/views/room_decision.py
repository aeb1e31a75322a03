"""What a workshop decided, in the words of the evaluation's decision record, and the rounds it can be recorded for."""

from __future__ import annotations

from typing import Any

from cxdesign.domain.agenda import Agenda, Conclusion
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import Decision, EvaluationRound, decision_id
from cxdesign.i18n import Translator

Json = dict[str, Any]  # Any: JSON


def build_rounds(document: Document) -> list[Json]:
    """Return the revealed rounds, the newest first, each with the decision on record; ``outcome`` None: with none."""
    revealed = [one for one in document.entries(EvaluationRound) if not one.is_open]
    return [{"id": one.id, "name": one.name, **_decided(document, one)} for one in reversed(revealed)]


def decision_reason(agenda: Agenda, one: Conclusion, translate: Translator) -> str:
    """Return why it was decided so: what was said, and the workshop it was decided in."""
    told = {"workshop": agenda.name, "day": f"{one.at:%Y-%m-%d}"}
    if not one.text.strip():
        return translate("room_into.decided_in", **told)
    return translate("room_into.decided_reason", text=one.text.strip(), **told)


def _decided(document: Document, found: EvaluationRound) -> Json:
    known = document.get(decision_id(found.id))
    if not isinstance(known, Decision):
        return {"is_decided": False, "outcome": None, "reason": ""}
    return {"is_decided": True, "outcome": known.outcome, "reason": known.reason}
