"""A small server with the product's own routes and gate, and people who talk to it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient, WebSocketTestSession

from cxdesign.live.server import Server
from cxdesign.live.tickets import Claims, Tickets
from cxdesign.services.actor import Actor, Role
from cxdesign.services.bootstrap import Services, build
from tests.builders import a_journey

OWNER = Actor("actor:owner", Role.OWNER)


def some_services(folder: Path) -> Services:
    return build(f"sqlite:///{folder / 'store.db'}")


class House:
    """A server with one project in it; or another server of a store that is there already, with a project of it."""

    def __init__(
        self,
        folder: Path,
        *,
        address: str | None = "127.0.0.1",
        services: Services | None = None,
        project_id: str | None = None,
        **server: Any,
    ) -> None:
        self.services = services or some_services(folder)
        self.server = Server(self.services, address=address, port=8501, **server)
        self.tickets = Tickets(self.services.signing_key())
        self.project_id = project_id or self.services.projects.create(OWNER, a_journey())
        page = Route("/", lambda _request: HTMLResponse("<!doctype html><title>page</title>"))
        self.app = Starlette(routes=[*self.server.routes, page], middleware=self.server.middleware)

    @property
    def workbench(self):
        return self.services.projects.workbench(self.project_id)

    @property
    def path(self) -> str:
        return f"/api/projects/{self.project_id}"

    @property
    def address(self) -> str:
        return f"ws://127.0.0.1:8501{self.path}"

    def client(self, host: str = "127.0.0.1") -> TestClient:
        return TestClient(self.app, base_url=f"http://{host}:8501")

    def viewer_ticket(self, actor_id: str = "actor:v") -> str:
        """Return the ticket of somebody who has opened a viewer link made just now."""
        links = self.services.viewer_links
        found = links.opened(self.project_id, links.make(OWNER, self.project_id))
        assert found is not None
        return self.tickets.issue(Claims(self.project_id, Actor(actor_id, Role.VIEWER), "en", found.fingerprint))

    def ticket(self, actor_id: str = "actor:a", role: Role = Role.EDITOR, locale: str = "en") -> str:
        return self.tickets.issue(Claims(self.project_id, Actor(actor_id, role), locale))


class Visitor:
    """One open socket."""

    def __init__(self, session: WebSocketTestSession) -> None:
        self._session = session
        self.welcome: dict[str, Any] = {}

    def send(self, message: Mapping[str, Any]) -> None:
        self._session.send_json(dict(message))

    def send_text(self, text: str) -> None:
        self._session.send_text(text)

    def receive(self) -> dict[str, Any]:
        return self._session.receive_json()

    def until(self, kind: str) -> dict[str, Any]:
        """Return the next message of a kind; those before it are passed over."""
        for _ in range(50):
            message = self.receive()
            if message["type"] == kind:
                return message
        raise AssertionError(f"no {kind}")

    def command(self, command: Mapping[str, Any], command_id: str | None = None) -> str:
        command_id = command_id or secrets.token_hex(16)
        self.send({"type": "command", "id": command_id, "command": dict(command)})
        return command_id


@contextmanager
def visiting(house: House, client: TestClient, *, revision: int | None = None, **person: Any) -> Iterator[Visitor]:
    """Open a socket and say hello."""
    name = person.pop("name", None)
    parts = person.pop("parts", ["figures"])
    with client.websocket_connect(house.address) as session:
        visitor = Visitor(session)
        visitor.send(
            {"type": "hello", "ticket": house.ticket(**person), "revision": revision, "name": name, "parts": parts}
        )
        visitor.welcome = visitor.until("welcome")  # who is here may be told before
        yield visitor
