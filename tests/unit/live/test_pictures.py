from __future__ import annotations

import pytest

from cxdesign.formats.pictures import UPLOAD_LIMIT
from cxdesign.live.tickets import Claims
from cxdesign.services.actor import Actor, Role
from cxdesign.storage import ProjectState
from tests.builders import a_journey
from tests.photographs import a_picture
from tests.unit.live.rooms import OWNER


def send(house, client, data: bytes, **headers):
    return client.post(f"{house.path}/pictures", content=data, headers={"x-ticket": house.ticket(), **headers})


def fetch(house, client, digest: str, ticket: str | None = None):
    return client.get(f"{house.path}/pictures/{digest}", headers={"x-ticket": ticket or house.ticket()})


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_goes_in_and_comes_out_as_what_it_is(house, client, kind):
    answer = send(house, client, a_picture(kind=kind))
    assert answer.status_code == 201
    assert (answer.json()["image_width"], answer.json()["image_height"]) == (64, 48)
    found = fetch(house, client, answer.json()["image"])
    assert found.headers["content-type"] == f"image/{kind.lower()}"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert "script-src" in found.headers["content-security-policy"]


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.VIEWER])
def test_who_may_only_look_brings_none(house, client, role):
    answer = send(house, client, a_picture(), **{"x-ticket": house.ticket(role=role)})
    assert (answer.status_code, answer.json()["code"]) == (403, "role_may_not_edit")


def test_a_viewer_sees_pictures_as_long_as_the_link_stands(house, client):
    digest = send(house, client, a_picture()).json()["image"]
    links = house.services.viewer_links
    viewing = links.opened(house.project_id, links.make(OWNER, house.project_id))
    claims = Claims(house.project_id, Actor("actor:v", Role.VIEWER), "en", viewing.fingerprint)
    ticket = house.tickets.issue(claims)
    assert fetch(house, client, digest, ticket).status_code == 200
    links.close(OWNER, house.project_id)
    assert fetch(house, client, digest, ticket).status_code == 401


def test_nobody_reaches_pictures_without_a_ticket_of_their_project(house, client):
    digest = send(house, client, a_picture()).json()["image"]
    other_id = house.services.projects.create(OWNER, a_journey())
    other = house.tickets.issue(Claims(other_id, Actor("actor:a", Role.EDITOR), "en"))
    assert fetch(house, client, digest, other).status_code == 401
    assert client.get(f"/api/projects/{other_id}/pictures/{digest}", headers={"x-ticket": other}).status_code == 404
    assert client.get(f"{house.path}/pictures/{digest}").status_code == 401
    assert client.get(f"{house.path}/pictures/{digest}?ticket={house.ticket()}").status_code == 401
    assert client.post(f"{house.path}/pictures", content=a_picture()).status_code == 401


@pytest.mark.parametrize("digest", ["0" * 64, "x", "%2e%2e", "A" * 64])
def test_what_is_not_there_is_not_found(house, client, digest):
    assert fetch(house, client, digest).status_code == 404


def test_a_page_of_another_server_brings_none(house, client):
    assert send(house, client, a_picture(), origin="http://elsewhere.example").status_code == 401


def test_a_project_in_the_trash_takes_and_gives_none(house, client):
    digest = send(house, client, a_picture()).json()["image"]
    house.services.projects.move(OWNER, house.project_id, ProjectState.TRASHED)
    assert send(house, client, a_picture()).status_code == 404
    assert fetch(house, client, digest).status_code == 404


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 400, "picture_empty"),
        (b"<svg onload=alert(1)>", 415, "picture_unknown"),
        (a_picture()[:50], 400, "picture_damaged"),
        (b"x" * (UPLOAD_LIMIT + 1), 413, "picture_too_large"),
    ],
)
def test_what_is_refused_says_why_in_the_readers_language(house, client, data, status, code):
    answer = send(house, client, data, **{"x-ticket": house.ticket(locale="zh-CN")})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert any("\u4e00" <= character <= "\u9fff" for character in answer.json()["message"])


def test_a_body_without_an_end_is_cut_off(house, client):
    parts = (b"x" * 100_000 for _ in range(UPLOAD_LIMIT // 100_000 + 2))
    assert send(house, client, parts).status_code == 413


def test_pictures_of_another_project_are_carried_over(house, client):
    digest = send(house, client, a_picture()).json()["image"]
    other_id = house.services.projects.create(OWNER, a_journey())
    path = f"/api/projects/{other_id}/pictures"

    def carry(role=Role.EDITOR, origin=None, **body):
        ticket = house.tickets.issue(Claims(other_id, Actor("actor:a", role), "en"))
        headers = {"x-ticket": ticket, **({"origin": origin} if origin else {})}
        return client.post(
            f"{path}/carry", json={"source": house.project_id, "digests": [digest], **body}, headers=headers
        )

    assert carry(Role.VIEWER).status_code == 403
    assert carry(origin="http://elsewhere.example").status_code == 401
    assert carry(source="none").status_code == 404
    assert carry(digests=["x"]).status_code == 415
    assert carry(digests=["0" * 64] * 2001).status_code == 415
    answer = carry()
    assert (answer.status_code, answer.json()) == (200, {"digests": [digest]})
    ticket = house.tickets.issue(Claims(other_id, Actor("actor:a", Role.EDITOR), "en"))
    assert client.get(f"{path}/{digest}", headers={"x-ticket": ticket}).status_code == 200
