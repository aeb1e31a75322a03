"""The frame is told to show no dialog of its own when the line breaks."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from cxdesign.live.host import QuietHost


def client(respond):
    routes = [Route(path, respond) for path in ("/_stcore/host-config", "/base/_stcore/host-config", "/other")]
    return TestClient(QuietHost(Starlette(routes=routes)))


async def config(request):
    return JSONResponse({"allowedOrigins": ["x"], "blockErrorDialogs": False}, headers={"cache-control": "no-cache"})


@pytest.mark.parametrize("path", ["/_stcore/host-config", "/base/_stcore/host-config"])
def test_the_host_configuration_keeps_all_else(path):
    answer = client(config).get(path)
    assert answer.json() == {"allowedOrigins": ["x"], "blockErrorDialogs": True}
    assert answer.headers["cache-control"] == "no-cache"
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_other_answers_pass_untouched():
    assert client(config).get("/other").json()["blockErrorDialogs"] is False
    assert client(config).post("/_stcore/host-config").status_code == 405


def test_what_is_no_host_configuration_passes_untouched():
    async def text(request):
        return PlainTextResponse("not found", 404)

    async def broken(request):
        return StreamingResponse(iter((b"[", b"1]")), media_type="application/json")

    assert client(text).get("/_stcore/host-config").text == "not found"
    assert client(broken).get("/_stcore/host-config").json() == [1]
