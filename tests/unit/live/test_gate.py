from __future__ import annotations

import pytest
from starlette.websockets import WebSocketDisconnect

from tests.unit.live.rooms import House


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
