"""The rater's screen on its page: what it is handed, what it must not be handed, and where it leads."""

from __future__ import annotations

from itertools import count

import pytest

from cxdesign.commands.evaluation import AddRater, OpenRound, Rate
from cxdesign.domain.evaluation import RatingEntry, own_rater_id
from cxdesign.domain.vocabulary import RaterRole
from tests.pages.conftest import COLLEAGUE, go
from tests.pages.firing import component_data, fire

SCREEN = "rate.screen"
numbers = count(1)


@pytest.fixture
def bench(services, hotel):
    return services.projects.workbench(hotel)


def done(services, bench, *commands):
    for command in commands:
        bench.execute(COLLEAGUE, services.new_id(), command)


@pytest.fixture
def rated(services, bench):
    """A round that is open, in which a colleague has rated."""
    rater = own_rater_id(COLLEAGUE.id)
    done(
        services,
        bench,
        OpenRound(round_id="round:1", round_name="Round 1"),
        AddRater(rater_id=rater, role=RaterRole.MANAGER),
        Rate(round_id="round:1", rater_id=rater, criterion="C1", score=5, note="Told to nobody"),
    )
    return bench


def command(name, **fields):
    return {"type": "command", "id": f"{next(numbers):032x}", "command": {"name": name, **fields}}


def test_the_screen_is_handed_criteria_roles_and_who_rates(open_app, hotel):
    data = component_data(open_app("rate", project=hotel), SCREEN)
    assert [dimension["id"] for dimension in data["dimensions"]] == ["customer", "organisation", "sustainability"]
    assert len(data["criteria"]) == 29
    assert data["criteria"][1]["code"] == "C2"
    assert len(data["criteria"][1]["anchors"]) == 3
    assert data["rater_id"] == own_rater_id(data["actor"])
    assert data["wanted"] == []
    assert {key.partition(".")[0] for key in data["texts"]} == {"rate", "enum", "error"}


def test_in_chinese_the_criteria_are_chinese(open_app, hotel):
    data = component_data(open_app("rate", project=hotel, locale="zh-CN"), SCREEN)
    assert data["criteria"][1]["name"] == "反馈与补救"
    assert data["texts"]["rate.cannot_judge"] == "无法判断"


def test_the_round_of_the_address_is_the_one_asked(open_app, hotel):
    app = open_app(project=hotel)
    app.query_params["round"] = "round:1"
    assert component_data(go(app, "rate"), SCREEN)["round_id"] == "round:1"


def test_what_another_person_has_rated_is_not_handed_over(open_app, hotel, rated):
    app = open_app("rate", project=hotel)
    data = component_data(app, SCREEN)
    handed = [record for record in data["snapshot"]["records"] if record.get("round_id") == "round:1"]
    assert handed == []
    assert "Told to nobody" not in str(data)


def test_answers_that_come_by_trigger_are_kept_once(services, open_app, hotel, rated):
    app = open_app("rate", project=hotel)
    rater = component_data(app, SCREEN)["rater_id"]
    frames = [
        command("add_rater", rater_id=rater, rater_name="", role="customer"),
        command("rate", round_id="round:1", rater_id=rater, criterion="C2", score=None),
    ]
    for _ in range(2):
        fire(app, SCREEN, "outbox", {"frames": frames, "revision": 1})
    assert not app.exception
    kept = [one for one in services.store.log.document(hotel).all(RatingEntry) if one.round_id == "round:1"]
    assert sorted((one.criterion, one.score) for one in kept) == [("C1", 5), ("C2", None)]
    told = str(component_data(app, SCREEN)["fallback"])
    assert frames[1]["id"] in told
    assert "Told to nobody" not in told


def test_another_language_is_spoken_when_the_screen_asks(open_app, hotel):
    app = open_app("rate", project=hotel)
    fire(app, SCREEN, "locale", "zh-CN")
    assert not app.exception
    assert component_data(app, SCREEN)["locale"] == "zh-CN"


def test_a_language_nobody_knows_changes_nothing(open_app, hotel):
    app = open_app("rate", project=hotel)
    fire(app, SCREEN, "locale", "xx")
    assert component_data(app, SCREEN)["locale"] == "en"


def test_leaving_a_round_leads_to_its_scores(open_app, hotel, rated):
    app = open_app("rate", project=hotel)
    fire(app, SCREEN, "leave", {"to": "project", "round_id": "round:1"})
    assert not app.exception
    assert app.query_params["round"] == "round:1"
    assert [one for one in app.button if str(one.key).startswith("rounds.")]


def test_without_a_round_leaving_leads_to_the_project(open_app, hotel):
    app = open_app("rate", project=hotel)
    fire(app, SCREEN, "leave", {"to": "project"})
    assert not app.exception
    assert component_data(app, "journey.board")["project_id"] == hotel


def test_the_results_of_the_round_are_led_to(open_app, hotel, rated):
    app = open_app("rate", project=hotel)
    fire(app, SCREEN, "leave", {"to": "results", "round_id": "round:1"})
    assert not app.exception
    assert app.query_params["round"] == "round:1"
    assert not [one for one in app.get("bidi_component") if str(one.key).startswith(SCREEN)]


def test_a_way_nobody_knows_is_refused(open_app, hotel):
    app = open_app("rate", project=hotel)
    fire(app, SCREEN, "leave", {"to": "elsewhere"})
    assert not app.exception
    assert component_data(app, SCREEN)["project_id"] == hotel
    assert app.toast
