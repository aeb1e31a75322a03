"""Guests who came without a name, left nothing and went: whoever leads lets go of them, so that they count no more."""

from __future__ import annotations

from cxdesign.storage.workshops import Workshop, Workshops


def idle_guests(workshops: Workshops, workshop: Workshop) -> frozenset[str]:
    """Return the ids of everybody without a name who has neither answered nor set a thought aside."""
    answered = workshops.have_answered(workshop.id)
    parked = {thought.number for thought in workshop.agenda.parked}
    people = workshops.participants(workshop.id)
    return frozenset(one.id for one in people if not one.name and one.id not in answered and one.number not in parked)


def let_go(workshops: Workshops, workshop: Workshop, participant_id: str) -> None:
    """Forget an idle guest, who comes in anew when coming back; anybody else stays."""
    if participant_id in idle_guests(workshops, workshop):
        workshops.let_go(workshop.id, participant_id)
