"""People who left nothing and went: whoever leads lets go of them, so that they count no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cxdesign.storage.workshops import Participant, Workshop, Workshops


def idle_people(workshops: Workshops, workshop: Workshop, people: Iterable[Participant]) -> frozenset[str]:
    """Return the ids of those of these people who have neither answered nor parked a thought."""
    answered = workshops.have_answered(workshop.id)
    parked = {thought.number for thought in workshop.agenda.parked}
    return frozenset(one.id for one in people if one.id not in answered and one.number not in parked)


def let_go(workshops: Workshops, workshop: Workshop, participant_id: str, *, forget: Callable[[str], object]) -> None:
    """Forget somebody who has left nothing, and comes in anew when coming back; anybody else stays.

    Parameters
    ----------
    workshops : Workshops
        Where people are kept.
    workshop : Workshop
        What they took part in.
    participant_id : str
        Whom.
    forget : callable
        Removes the name of a participant for ever, wherever it is; a name is not just dropped from this list.
    """
    if participant_id in idle_people(workshops, workshop, workshops.participants(workshop.id)):
        forget(participant_id)
        workshops.let_go(workshop.id, participant_id)
