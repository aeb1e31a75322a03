from __future__ import annotations

import pytest

from cxdesign.live.workshop.results import _offset
from cxdesign.services.actor import Role
from cxdesign.services.agendas import make_agenda
from tests.unit.live.rooms import OWNER
from tests.unit.live.workshop.gathering import a_prompt, begun


def asks(house, kind="html", *, ticket=None, query=""):
    with house.client() as client:
        headers = {"x-ticket": house.ticket() if ticket is None else ticket}
        return client.get(f"{house.path}/workshop/result.{kind}{query}", headers=headers)


def test_who_leads_gets_the_result_as_a_file(house):
    begun(house, a_prompt("text"))
    answer = asks(house, query="?offset=480")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="workshop.html"'
    assert "UTC+08:00" in answer.text


def lists(house, ticket=None):
    with house.client() as client:
        headers = {"x-ticket": house.ticket() if ticket is None else ticket}
        return client.get(f"{house.path}/workshops", headers=headers)


def test_former_workshops_are_listed_and_their_results_given(house):
    begun(house, a_prompt("text"))
    begun(house, a_prompt("text"))
    told = lists(house).json()["workshops"]
    assert sorted(one["is_open"] for one in told) == [False, True]
    for one in told:
        assert asks(house, query=f"?workshop={one['id']}&names=1").status_code == 200
    assert asks(house, query="?workshop=elsewhere").json()["code"] == "workshop_closed"


def test_nobody_else_learns_of_them(house):
    for ticket in ("", house.ticket(role=Role.VIEWER), house.viewer_ticket()):
        assert lists(house, ticket).status_code == 403


def test_nobody_else_gets_it(house):
    begun(house, a_prompt("text"))
    for ticket in ("", house.ticket(role=Role.VIEWER), house.viewer_ticket()):
        assert asks(house, ticket=ticket).status_code == 403


def test_without_a_workshop_or_of_another_kind_there_is_none(house):
    assert asks(house).json()["code"] == "workshop_closed"
    assert asks(house, "exe").status_code == 404


@pytest.mark.parametrize(("told", "minutes"), [("480", 480), ("-90", -90), ("9999", 0), ("x", 0)])
def test_a_browser_says_how_far_its_clock_is(told, minutes):
    assert _offset(told).total_seconds() == 60 * minutes


def test_a_workshop_in_a_format_is_named_and_told_in_the_language_of_who_reads(house):
    house.services.workshops.begin(OWNER, house.project_id, make_agenda("taster", "en"))
    ticket = house.ticket(locale="zh-CN")
    assert [one["name"] for one in lists(house, ticket).json()["workshops"]] == ["体验场"]
    assert [one["name"] for one in lists(house).json()["workshops"]] == ["Taster"]
    page = asks(house, ticket=ticket).text
    assert "旅程与感受" in page
    assert "Journey and feelings" not in page
