from __future__ import annotations

import json

import pytest

from cxdesign.domain.agenda import Thought
from cxdesign.domain.facilitation import SetState
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.live.workshop.reading import read_moment
from cxdesign.live.workshop.room import Lectern, tell_lectern
from tests.acting import OWNER, a_project
from tests.builders import a_journey
from tests.unit.live.workshop.gathering import a_prompt, an_agenda, applied

PARKED, PEOPLE, CARDS = 299, 40, 30
FRAME_BYTES = 4096
"""What who leads is told of one answer, at the most."""


class Screen:
    """A facilitator's screen, and how many bytes the frames had that it was told."""

    def __init__(self) -> None:
        self.known: dict[str, dict] = {}
        self._line = Lectern()

    def hear(self, moment) -> int:
        tell_lectern(self._line, moment)
        size = 0
        while not self._line.queue.empty():
            text = self._line.queue.get_nowait()
            message, size = json.loads(text), size + len(text.encode())
            change = message.pop("change", None)
            self.known[message["type"]] = message if change is None else applied(self.known[message["type"]], change)
        return size


@pytest.mark.parametrize("prompt", [{"kind": "dots"}, {"kind": "cards", "target": "pains"}])
def test_of_one_answer_in_a_full_room_little_is_told(services, prompt):
    project_id = a_project(services, document=a_journey())
    thoughts = (Thought(id=f"t{one}", text=f"{one} is set aside", role="customer", number=1) for one in range(PARKED))
    workshop = services.workshops.begin(OWNER, project_id, an_agenda(a_prompt(**prompt)).with_parked(*thoughts))
    services.workshops.carry_out(OWNER, project_id, SetState(name="set_state", prompt_id="p1", state="open"))
    people = [services.participants.join(workshop, f"Person {one}", RaterRole.CUSTOMER)[0] for one in range(PEOPLE)]
    place = services.projects.workbench(project_id).document(OWNER).touchpoints[0].id
    screen, is_cards = Screen(), prompt["kind"] == "cards"

    def answer(person):
        item, value = ("c1", "The queue is too long " * 10) if is_cards else (place, 1)
        services.participants.answer(person, "p1", item, value, serial=1, place=place)

    for person in people[:CARDS]:
        answer(person)
    here = [person.id for person in people]
    whole = screen.hear(read_moment(services, project_id, here))
    answer(people[-1])
    moment = read_moment(services, project_id, here)
    assert screen.hear(moment) < FRAME_BYTES < whole
    services.participants.park(people[-1], "a1", "The lift smells")
    moment = read_moment(services, project_id, here)
    assert screen.hear(moment) < FRAME_BYTES
    assert screen.hear(moment) == 0
    assert screen.known["facilitation"]["parked"][-1]["text"] == "The lift smells"
    for kind, content in (("choices", moment.choices), ("cards", moment.cards), ("facilitation", moment.facilitation)):
        lasting = {key: value for key, value in content.items() if key not in {"left", "on_for"}}
        assert {key: screen.known[kind][key] for key in lasting} == json.loads(json.dumps(lasting))
