from __future__ import annotations

import pytest
from starlette.websockets import WebSocketDisconnect

from cxdesign.live.tickets import BrowserCookies, Claims
from cxdesign.services.actor import Actor, Role
from tests.builders import a_journey
from tests.unit.live.rooms import OWNER, House


@pytest.fixture
def local(tmp_path):
    return House(tmp_path)


@pytest.fixture
def opened(tmp_path):
    return House(tmp_path, address="0.0.0.0")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]", "workbench.localhost"])
def test_a_local_server_answers_loopback_names(local, host):
    assert local.client(host).get("/").status_code == 200


@pytest.mark.parametrize("host", ["room.test", "127.0.0.1.example.org", "192.168.0.7"])
def test_a_local_server_answers_no_foreign_name(local, host):
    assert local.client(host).get("/").status_code == 403


def test_an_open_server_asks_for_the_key_everywhere(opened):
    client = opened.client("room.test")
    assert client.get("/").status_code == 401
    assert client.get(f"{opened.path}/snapshot", headers={"x-ticket": opened.ticket()}).status_code == 401
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(opened.path):
        pass


def test_a_wrong_key_opens_nothing_and_says_so(opened):
    answer = opened.client("room.test").get("/?key=guess", headers={"accept-language": "zh-CN"})
    assert answer.status_code == 401
    assert "密钥不正确" in answer.text


def test_the_key_opens_once_and_leaves_the_address(opened):
    client = opened.client("room.test")
    answer = client.get(f"/?key={opened.services.owner_key()}&lang=zh", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?lang=zh")
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert client.get("/").status_code == 200


def test_the_key_never_redirects_elsewhere(opened):
    answer = opened.client("room.test").get(
        f"//evil.example/x?key={opened.services.owner_key()}", follow_redirects=False
    )
    assert not answer.headers.get("location", "/").startswith("//")


def test_a_forged_owner_cookie_opens_nothing(opened):
    client = opened.client("room.test")
    client.cookies.set(opened.server.middleware[0].kwargs["door"].cookies.owner_name, "owner")
    assert client.get("/").status_code == 401


def test_the_environment_can_ask_for_the_key_behind_a_proxy(tmp_path, monkeypatch):
    monkeypatch.setenv("CXDESIGN_REQUIRE_KEY", "1")
    assert House(tmp_path).client().get("/").status_code == 401


def test_every_page_carries_the_policy_and_a_browser_keeps_its_identity(local):
    client = local.client()
    first = client.get("/")
    assert "default-src 'self'" in first.headers["content-security-policy"]
    assert "sha256-" in first.headers["content-security-policy"]
    assert "set-cookie" in first.headers
    assert "set-cookie" not in client.get("/").headers


def test_a_forged_identity_is_replaced(local):
    client = local.client()
    name = local.server.middleware[0].kwargs["door"].cookies.browser_name
    client.cookies.set(name, "actor:somebody")
    assert "set-cookie" in client.get("/").headers


def test_the_health_check_is_open(opened):
    assert opened.client("room.test").get("/_stcore/health").status_code == 404


@pytest.mark.parametrize("host", ["x/_stcore/health?", "x/_stcore/health#", "127.0.0.1/_stcore/health"])
def test_no_host_name_stands_in_for_an_open_path(opened, host):
    assert opened.client("room.test").get("/", headers={"host": host}).status_code == 401


def link(house) -> str:
    return f"/?project={house.project_id}&view={house.services.viewer_links.make(OWNER, house.project_id)}"


def viewing(house, client):
    return house.server.middleware[0].kwargs["door"].cookies.viewing(client.cookies)


def test_a_viewer_link_opens_an_open_server_and_leaves_the_address(opened):
    client = opened.client("room.test")
    answer = client.get(link(opened), follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/?project={opened.project_id}".replace(":", "%3A"),
    )
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert viewing(opened, client).project_id == opened.project_id
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("query", ["view=", "view=guess", "project=project:other&view=guess", "view"])
def test_another_secret_opens_nothing(opened, query):
    client = opened.client("room.test")
    link(opened)
    assert client.get(f"/?{query}", follow_redirects=False).status_code in {401, 403}
    assert client.get("/").status_code == 401


def test_a_link_opens_no_other_project(opened):
    other = opened.services.projects.create(OWNER, a_journey())
    answer = opened.client("room.test").get(link(opened).replace(opened.project_id, other), follow_redirects=False)
    assert answer.status_code == 403


def test_a_closed_link_shuts_out_who_has_it_open(opened):
    client = opened.client("room.test")
    client.get(link(opened))
    opened.services.viewer_links.close(OWNER, opened.project_id)
    assert client.get("/asset").status_code == 403
    answer = client.get("/", headers={"accept-language": "zh-CN", "accept": "text/html"})
    assert answer.status_code == 403
    assert "失效" in answer.text
    assert client.get("/").status_code == 401


def test_a_forged_viewer_cookie_opens_nothing(opened):
    client = opened.client("room.test")
    link(opened)
    client.cookies.set(opened.server.middleware[0].kwargs["door"].cookies.viewer_name, f"{opened.project_id} x")
    assert client.get("/").status_code == 401


def test_who_leaves_the_view_is_asked_for_the_key(opened):
    client = opened.client("room.test")
    client.get(link(opened))
    assert client.get("/view/leave", follow_redirects=False).headers["location"] == "/"
    assert client.get("/").status_code == 401


def test_a_link_makes_a_viewer_on_a_local_server_too(local):
    client = local.client()
    client.get(link(local))
    assert viewing(local, client).project_id == local.project_id
    client.get("/view/leave")
    assert viewing(local, client) is None


def test_the_owner_stays_owner(opened):
    client = opened.client("room.test")
    client.get(f"/?key={opened.services.owner_key()}")
    client.get(link(opened))
    assert viewing(opened, client) is None


def test_a_former_participant_comes_back_as_somebody_new(local):
    client, cookies = local.client(), BrowserCookies(local.services.signing_key())
    client.get("/")
    before = cookies.actor_id(client.cookies)
    local.services.rename_person(before, "Ann")
    client.get("/")
    assert cookies.actor_id(client.cookies) == before
    local.services.care.redact(OWNER, before)
    client.get("/")
    assert cookies.actor_id(client.cookies) not in {None, before}


def test_a_store_that_fails_makes_nobody_somebody_else(local):
    client, cookies = local.client(), BrowserCookies(local.services.signing_key())
    client.get("/")
    before = cookies.actor_id(client.cookies)
    with local.services.store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE former_people")
    assert client.get("/").status_code == 200
    assert cookies.actor_id(client.cookies) == before


def test_a_viewer_leaves_nothing_on_the_server_and_learns_nothing_of_it(opened):
    with opened.client("room.test") as client:
        client.get(link(opened))
        for method, path in (
            ("PUT", "/_stcore/upload_file/session/file"),
            ("DELETE", "/_stcore/upload_file/session/file"),
            ("POST", f"{opened.path}/pictures"),
            ("GET", "/_stcore/metrics"),
        ):
            answer = client.request(method, path, content=b"x" * 1000)
            assert (answer.status_code, "may look at this project" in answer.text) == (403, True)
        actor_id = opened.server.middleware[0].kwargs["door"].cookies.actor_id(client.cookies)
        claims = Claims(opened.project_id, Actor(actor_id, Role.VIEWER), "en", viewing(opened, client).fingerprint)
        renewed = client.post(f"{opened.path}/ticket", headers={"x-ticket": opened.tickets.issue(claims)})
        assert renewed.status_code == 200


def test_where_people_sign_in_the_pages_ask_strangers_and_the_channel_wants_its_ticket(tmp_path):
    house = House(tmp_path, address="0.0.0.0", has_sign_in=True)
    client = house.client("room.test")
    assert client.get("/").status_code == 200
    assert client.get(f"{house.path}/snapshot").status_code == 401
    assert client.get("/_stcore/metrics").status_code == 401
    assert client.get("/?key=guess").status_code == 401
    answer = client.get(f"/?key={house.services.owner_key()}", follow_redirects=False)
    assert answer.status_code == 303
    assert house.client("room.test").get("/?view=guess", follow_redirects=False).status_code == 403
