"""How the server is: versions, store, disk, log, and a check of the store's soundness."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import tomllib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cxdesign.domain.integrity import check_all
from cxdesign.errors import CxDesignError, StorageError
from cxdesign.migrations import SCHEMA_VERSION
from cxdesign.resources import data_folder, is_checkout, log_file
from cxdesign.services.bootstrap import Services
from cxdesign.storage import ProjectState
from cxdesign.storage.engine import reading
from cxdesign.storage.tables import STORE_VERSION

MISSING_VERSION = "–"


@dataclass(frozen=True)
class Health:
    """What the health page shows. Sizes are bytes; ``log_bytes`` is None when there is no log yet."""

    version: str
    python_version: str
    streamlit_version: str
    sqlite_version: str
    store_path: Path
    store_bytes: int
    store_version: int
    schema_version: int
    free_bytes: int
    project_counts: dict[ProjectState, int]
    log_path: Path
    log_bytes: int | None


@dataclass(frozen=True)
class Soundness:
    """What a check of the store found: trouble of the file itself, and projects that do not read or do not fit."""

    store_problems: tuple[str, ...]
    project_problems: tuple[tuple[str, CxDesignError], ...]
    project_count: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.store_problems and not self.project_problems


def health(services: Services) -> Health:
    """Return how this server is right now."""
    store, log = services.store.location, log_file()
    parts = [Path(f"{store}{ending}") for ending in ("", "-wal")]
    return Health(
        version=_program_version(),
        python_version=platform.python_version(),
        streamlit_version=_version("streamlit"),
        sqlite_version=sqlite3.sqlite_version,
        store_path=store,
        store_bytes=sum(part.stat().st_size for part in parts if part.exists()),
        store_version=STORE_VERSION,
        schema_version=SCHEMA_VERSION,
        free_bytes=shutil.disk_usage(store.parent).free,
        project_counts={state: len(services.projects.rows(state)) for state in ProjectState},
        log_path=log,
        log_bytes=log.stat().st_size if log.exists() else None,
    )


def check_store(services: Services) -> Soundness:
    """Read the whole store: the file by SQLite's own check, every project from its log, every document by its rules."""
    problems = _file_problems(services)
    try:
        rows = [row for state in ProjectState for row in services.projects.rows(state)]
    except StorageError as error:
        return Soundness((*problems, str(error)), (), 0)
    found: list[tuple[str, CxDesignError]] = []
    for row in rows:
        try:
            check_all(services.store.log.document(row.id))
        except CxDesignError as error:
            found.append((row.name, error))
    return Soundness(problems, tuple(found), len(rows))


def _file_problems(services: Services) -> tuple[str, ...]:
    try:
        with reading(services.store.engine) as connection:
            lines = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    except StorageError as error:
        return (str(error.__cause__ or error),)
    return tuple(line for line in lines if line != "ok")


def _program_version() -> str:
    """Return the program's version; a checkout that is not installed says it in its project file."""
    installed = _version("cxdesign")
    if installed != MISSING_VERSION or not is_checkout():
        return installed
    content = tomllib.loads((data_folder().parent / "pyproject.toml").read_text("utf-8"))
    return str(content["project"]["version"])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return MISSING_VERSION
