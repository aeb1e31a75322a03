"""What every test of the pages may ask for: a store of its own, the app, a project in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cxdesign.services.actor import Actor, Role
from cxdesign.services.bootstrap import Services, current
from cxdesign.services.starters import load_starter

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "cxdesign" / "ui" / "main.py"
"""The script the server runs. Through ``app.py``, with ``pages/`` beside it, the harness would run a page bare."""
COLLEAGUE = Actor("actor:colleague", Role.OWNER)


def go(app: AppTest, page: str) -> AppTest:
    """Go to another page, as a click in the sidebar does."""
    return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """The services of an empty store in a folder of this test."""
    monkeypatch.setenv("CXDESIGN_HOME", str(tmp_path))
    monkeypatch.delenv("CXDESIGN_DATABASE_URL", raising=False)
    found = current()
    yield found
    found.store.close()


@pytest.fixture
def open_app(services: Services) -> Callable[..., AppTest]:
    """A function that opens a tab on a page, in a language, with or without a project."""

    def opened(page: str = "home", *, locale: str = "en", project: str | None = None) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=60)
        app.session_state["session.locale"] = locale
        app.run()
        if project is not None:
            app.query_params["project"] = project
        return app if page == "home" and project is None else go(app, page)

    return opened


@pytest.fixture
def hotel(services: Services) -> str:
    """A project made from a sample by a colleague; its id."""
    services.rename_person(COLLEAGUE.id, "Mei")
    return services.projects.create(COLLEAGUE, load_starter("hotel", "en"))


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Put the process's own ``__main__`` back: the harness leaves its script there, and what forks would run it."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before
