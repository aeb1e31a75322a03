from __future__ import annotations

import logging.handlers

import pytest

from cxdesign.live.server import Server, set_up_logging
from tests.unit.live.rooms import some_services


@pytest.mark.parametrize("base", ["x/y", "/x/y", "/x/y/"])
def test_routes_lie_below_the_prefix_however_it_is_written(tmp_path, base):
    server = Server(some_services(tmp_path), address="127.0.0.1", port=8501, base=base)
    assert all(route.path.startswith("/x/y/") for route in server.routes)


def test_the_log_goes_to_one_rotating_file(tmp_path, monkeypatch):
    monkeypatch.setenv("CXDESIGN_HOME", str(tmp_path))
    logger = logging.getLogger("cxdesign")
    monkeypatch.setattr(logger, "handlers", [])
    for _ in range(2):
        set_up_logging()
    (handler,) = logger.handlers
    assert isinstance(handler, logging.handlers.RotatingFileHandler)
    logger.info("hello")
    handler.close()
    assert "hello" in (tmp_path / "workbench.log").read_text("utf-8")


def test_the_owners_link_is_printed_only_where_a_key_is_asked(tmp_path, capsys):
    services = some_services(tmp_path)
    Server(services, address="0.0.0.0", port=8501)._print_link()
    assert f"/?key={services.owner_key()}" in capsys.readouterr().out
    assert not Server(services, address="127.0.0.1", port=8501).needs_key
