from __future__ import annotations

import re

import pytest

from cxdesign.i18n import Translator
from cxdesign.live.workshop import entry
from cxdesign.services.code_tries import TRIES_AT_ONCE
from cxdesign.services.notice import write_notice
from cxdesign.services.retention import NAME_DAYS
from cxdesign.storage import ProjectState
from tests.unit.live.rooms import OWNER, House
from tests.unit.live.workshop.gathering import a_prompt, begun, join

FIRST_LOAD = 150_000
"""Most bytes of a phone's first load, uncompressed."""


@pytest.fixture
def house(tmp_path):
    return House(tmp_path, address="0.0.0.0")


@pytest.fixture
def client(house):
    with house.client("192.0.2.14") as client:
        yield client


def test_a_phone_comes_in_without_the_owners_key_and_reaches_nothing_else(house, client):
    code = begun(house, a_prompt("text"))
    assert client.get("/join").status_code == 200
    told = client.post("/api/workshop/look", json={"code": code.lower()}).json()
    assert {part: told[part] for part in told if part != "notice"} == {
        "title": "A stay at the hotel",
        "people": 0,
        "is_in": False,
    }
    headers = join(client, code).headers
    assert client.post("/api/workshop/look", json={"code": code}, headers=headers).json()["is_in"]
    for path in ("/", "/journey", f"{house.path}/snapshot", "/joiner", "/api/workshops", "/_stcore/host-config"):
        assert client.get(path, headers=headers).status_code == 401, path


def test_before_entering_the_notice_is_told_in_both_languages(house, client, monkeypatch):
    code = begun(house, a_prompt("text"))
    words = {"en": {"responsible": "City library", "contact": "desk"}, "zh-CN": {"kept": "只保存评分"}}
    write_notice(house.services.store.settings, OWNER, words)
    monkeypatch.setenv(NAME_DAYS, "90")
    told = client.post("/api/workshop/look", json={"code": code}).json()["notice"]
    assert (told["en"]["responsible"], told["zh-CN"]["contact"]) == ("City library", "desk")
    assert (told["en"]["kept"], told["zh-CN"]["kept"]) == (Translator("en")("notice.kept_text"), "只保存评分")
    assert "90 days" in told["en"]["kept_for"]
    assert "90 天" in told["zh-CN"]["kept_for"]


def test_the_first_load_of_a_phone_is_small_and_comes_from_this_server_alone(house, client):
    page = client.get("/join", headers={"accept-language": "zh-CN"})
    files = re.findall(r'(?:href|src)="([^"]+)"', page.text)
    assert files
    assert all(file.startswith("/join/") for file in files)
    answers = [client.get(file) for file in [*files, "/join/texts/zh-CN", "/join/texts/en"]]
    assert all(answer.status_code == 200 for answer in answers)
    assert len(page.content) + sum(len(answer.content) for answer in answers) <= FIRST_LOAD
    assert not re.findall(r"import[^;]*from \"(?!\./)", "".join(answer.text for answer in answers))


def test_the_page_runs_its_own_scripts_only_and_keeps_no_id_of_an_editor(client):
    answer = client.get("/join")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "set-cookie" not in answer.headers


def test_the_cookie_is_for_this_server_and_hidden_from_scripts(house, client):
    code = begun(house, a_prompt("text"))
    answer = client.post("/api/workshop/join", json={"code": code, "name": "Ana", "role": "manager"})
    kept = answer.headers["set-cookie"].lower()
    assert "httponly" in kept
    assert "samesite=strict" in kept


def test_codes_cannot_be_tried_for_long(house, client):
    code = begun(house, a_prompt("text"))
    answers = [client.post("/api/workshop/look", json={"code": "CCCCCC"}).status_code for _ in range(TRIES_AT_ONCE + 1)]
    assert answers == [404] * TRIES_AT_ONCE + [429]
    assert client.post("/api/workshop/look", json={"code": code}).status_code == 429


def test_a_room_behind_one_router_comes_in_at_once_and_who_fills_it_up_is_slowed(tmp_path, monkeypatch):
    assert entry.JOINS_AT_ONCE >= 300
    assert entry.JOINS_AT_ONCE + entry.JOINS_A_MINUTE <= 400
    monkeypatch.setattr(entry, "JOINS_AT_ONCE", 3)
    monkeypatch.setattr(entry, "JOINS_A_MINUTE", 1e-6)
    house = House(tmp_path, address="0.0.0.0")
    with house.client("192.0.2.14") as client:
        body = {"code": begun(house, a_prompt("text")), "name": "x", "role": "customer"}
        answers = [client.post("/api/workshop/join", json=body) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert answers[-1].json() == {"code": "joins_too_fast", "message": Translator("en")("error.joins_too_fast")}
        client.cookies.clear()
        house.services.workshops.renew_code(OWNER, house.project_id)
        code = house.services.store.workshops.newest(house.project_id).code
        assert client.post("/api/workshop/join", json={**body, "code": code}).status_code == 429


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        '{"code":"x"}',
        '{"code":"x","name":"y","role":"owner"}',
        '{"code":"x","role":"customer","more":1}',
    ],
)
def test_garbage_is_refused(client, body):
    assert client.post("/api/workshop/join", content=body).status_code in {400, 404}
    assert client.post("/api/workshop/join", content="x" * 10_000).status_code == 400


def test_a_page_of_another_server_gets_nobody_in(house, client):
    code = begun(house, a_prompt("text"))
    foreign = {"origin": "http://elsewhere.test"}
    body = {"code": code, "name": "x", "role": "customer"}
    assert client.post("/api/workshop/join", json=body, headers=foreign).status_code == 400
    assert client.post("/api/workshop/leave", headers=foreign).status_code == 403
    assert client.post("/api/workshop/leave").status_code == 204


def test_a_code_opens_nothing_once_the_project_lies_in_the_trash(house, client):
    code = begun(house, a_prompt("text"))
    house.services.projects.move(OWNER, house.project_id, ProjectState.TRASHED)
    assert client.post("/api/workshop/look", json={"code": code}).status_code == 404


def test_nobody_joins_as_who_leads(house, client):
    code = begun(house, a_prompt("text"))
    body = {"code": code, "name": "x", "role": "facilitator"}
    assert client.post("/api/workshop/join", json=body).status_code == 400
