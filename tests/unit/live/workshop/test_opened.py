from __future__ import annotations

from cxdesign.domain.facilitation import SetState
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.services.actor import Role
from tests.unit.live.rooms import OWNER
from tests.unit.live.workshop.gathering import a_prompt, begun


def rated(house):
    """Return a touchpoint that two people have rated, before the reveal."""
    begun(house, a_prompt("feelings"))
    set_state(house, "open")
    workshop = house.services.workshops.newest(OWNER, house.project_id)
    place = house.workbench.document(OWNER).touchpoints[0].id
    for value in (-4, -2):
        person, _ = house.services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
        house.services.participants.answer(person, "p1", place, value, serial=1)
    return place


def set_state(house, state):
    deed = SetState(name="set_state", prompt_id="p1", state=state)
    house.services.workshops.carry_out(OWNER, house.project_id, deed)


def asks(house, figure, *, ticket=None, prompt="p1"):
    with house.client() as client:
        headers = {"x-ticket": house.ticket() if ticket is None else ticket}
        return client.get(f"{house.path}/workshop/figure", params={"prompt": prompt, "figure": figure}, headers=headers)


def test_a_figure_opens_in_words_once_it_is_revealed_and_not_before(house):
    place = rated(house)
    sealed = [asks(house, f"mean:{place}")]
    set_state(house, "locked")
    sealed.append(asks(house, f"mean:{place}"))
    assert [answer.status_code for answer in sealed] == [409, 409]
    assert all(answer.json().keys() == {"code", "message"} for answer in sealed)
    set_state(house, "revealed")
    found = asks(house, f"mean:{place}").json()
    assert (found["value"], found["worked"]) == ("−3.0", "x̄ = −6 / 2 = −3.00")
    assert found["inputs"] == [["−2", "1", "people"], ["−4", "1", "people"], ["n", "2", ""]]
    assert found["origins"] == ["Public: Arithmetic mean, textbook definition"]
    assert "Ana" not in str(found)


def test_nobody_else_opens_one(house):
    place = rated(house)
    set_state(house, "revealed")
    for ticket in ("", house.ticket(role=Role.VIEWER), house.viewer_ticket()):
        assert asks(house, f"mean:{place}", ticket=ticket).status_code == 403


def test_what_there_is_not_is_refused(house):
    assert asks(house, "peak").json()["code"] == "workshop_closed"
    rated(house)
    set_state(house, "revealed")
    assert asks(house, "peak", prompt="p9").json()["code"] == "prompt_unknown"
    assert asks(house, "mean:touchpoint:none").status_code == 409


def test_who_leads_looks_back_at_what_is_revealed_and_at_nothing_sealed(house):
    def asked():
        with house.client() as client:
            where = f"{house.path}/workshop/revealed"
            return client.get(where, params={"prompt": "p1"}, headers={"x-ticket": house.ticket()})

    place = rated(house)
    sealed = asked()
    assert (sealed.status_code, sealed.json().keys()) == (409, {"code", "message"})
    set_state(house, "revealed")
    told = asked().json()["result"]
    assert {one["id"]: one["mean"] for one in told["items"]}[place] == -3
    assert "Ana" not in str(told)


def test_who_leads_looks_back_at_cards_as_soon_as_they_come_in(house):
    begun(house, a_prompt("cards", target="pains"))
    set_state(house, "open")
    workshop = house.services.workshops.newest(OWNER, house.project_id)
    person, _ = house.services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    place = house.workbench.document(OWNER).touchpoints[0]
    house.services.participants.answer(person, "p1", "c1", "Cold", serial=1, place=place.id)
    with house.client() as client:
        where, headers = f"{house.path}/workshop/revealed", {"x-ticket": house.ticket()}
        told = client.get(where, params={"prompt": "p1"}, headers=headers).json()["result"]
    assert told == {"count": 1, "cards": [{"text": "Cold", "note": place.name, "area": "", "author": ""}]}
