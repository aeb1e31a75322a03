"""The stores that a restore has replaced and kept beside the present one: what is forgotten has to go there too."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine

from cxdesign.errors import CxDesignError, StorageError
from cxdesign.storage.store import Store, open_store

KEPT = ".before-restore"
_PARTS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class CopyOutcome:
    """What became of one kept copy; with ``is_done`` False it still holds what it held."""

    path: Path
    is_done: bool


def kept_copies(engine: Engine) -> tuple[Path, ...]:
    """Return the copies kept beside a store, by name; a database server keeps none."""
    if engine.dialect.name != "sqlite":
        return ()
    location = Path(str(engine.url.database)).absolute()
    found = location.parent.glob(f"{escape(location.name)}{KEPT}*")
    return tuple(sorted(path for path in found if path.is_file() and not path.name.endswith(_PARTS)))


def in_copies(engine: Engine, act: Callable[[Store], object]) -> tuple[CopyOutcome, ...]:
    """Do something in each kept copy, then clean it; one that cannot be opened or changed is told as not done."""
    return tuple(CopyOutcome(path, _done_in(path, act)) for path in kept_copies(engine))


def _done_in(path: Path, act: Callable[[Store], object]) -> bool:
    try:
        store = open_store(f"sqlite:///{quote(str(path), safe=':/')}")
        try:
            act(store)
            is_clean = store.forgotten.clean()
        finally:
            store.close()
        with closing(sqlite3.connect(path)) as connection:  # else two more files would lie beside it
            connection.execute("PRAGMA journal_mode=DELETE")
    except (CxDesignError, StorageError, sqlite3.Error, OSError):
        return False
    return is_clean
