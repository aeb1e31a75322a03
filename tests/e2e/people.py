"""The browsers of the people in the tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright

from tests.e2e.browser import ARGUMENTS, chromium_path, prepared, with_defaults

STAY_OPEN = 4
"""So many browsers stay open from test to test; each takes memory."""
CACHES = ("Cache", "Code Cache")
"""Folders of what a browser has fetched, and of what it has compiled."""


class People:
    """One Chromium for each of the people, with a folder on the disk: what it has fetched and compiled, it keeps there.

    That halves what opening a page costs; a context of a shared Chromium compiles the page's frame every time. The
    first window a test opens is always the same person's, the second another's, and so on. A stranger's browser was
    another stranger's before, and has forgotten everything but what it has in its cache.

    Parameters
    ----------
    playwright : Playwright
        What drives the browsers.
    folder : Path
        Where their folders are to lie.
    """

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        self._playwright = playwright
        self._folder = folder
        self._folders: dict[str, Path] = {}
        self._open: dict[str, BrowserContext] = {}
        self._strangers: list[str] = []

    def known(self, number: int, options: dict[str, Any]) -> BrowserContext:
        """Return the browser of the person of a number, with these options."""
        return self._opened(f"known {number}", options)

    def stranger(self, options: dict[str, Any]) -> BrowserContext:
        """Return a browser, with these options, that knows nothing of any server."""
        name = f"stranger {len(self._strangers)}"
        self._strangers.append(_key(name, options))
        return self._opened(name, options)

    def part(self, origins: Iterable[str]) -> None:
        """Let all go at the end of a test: strangers forget what the origins left behind, the longest unused close."""
        for key in self._strangers:
            if key in self._open:
                _forget(self._open[key], origins)
        self._strangers.clear()
        for context in list(self._open.values())[:-STAY_OPEN]:
            context.close()

    def close(self) -> None:
        """Close all of them."""
        for context in list(self._open.values()):
            context.close()

    def _opened(self, name: str, options: dict[str, Any]) -> BrowserContext:
        """Return a browser, the one used last at the end of those that are open."""
        key = _key(name, options)
        context = self._open.pop(key, None) or self._started(key, options)
        self._open[key] = context
        return context

    def _started(self, key: str, options: dict[str, Any]) -> BrowserContext:
        context = self._playwright.chromium.launch_persistent_context(
            self._folder_of(key), executable_path=chromium_path(), args=ARGUMENTS, **with_defaults(options)
        )
        context.on("close", lambda _: self._open.pop(key, None))
        return prepared(context)

    def _folder_of(self, key: str) -> Path:
        """Return the folder of a person; a new one starts with the caches of the first."""
        if key not in self._folders:
            folder = self._folders[key] = self._folder / str(len(self._folders))
            for name in CACHES:
                first = self._folder / "0" / "Default" / name
                if first.is_dir():
                    shutil.copytree(first, folder / "Default" / name, copy_function=_copy, dirs_exist_ok=True)
        return self._folders[key]


def _key(name: str, options: dict[str, Any]) -> str:
    return f"{name} {sorted(options.items(), key=repr)}"


def _copy(source: str, target: str) -> None:
    """Copy a file that the first browser may be just taking away."""
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:
        return


def _forget(context: BrowserContext, origins: Iterable[str]) -> None:
    """Close what is open but the window the browser started with, and forget what the origins left behind."""
    context.set_offline(False)
    first, *others = context.pages
    for page in others:
        page.close()
    context.clear_cookies()
    context.clear_permissions()
    session = context.new_cdp_session(first)
    for origin in origins:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()
