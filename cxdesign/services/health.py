"""How the server is: versions, store, disk, log, and a check of the store's soundness."""

from __future__ import annotations

import platform
import shutil
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
from cxdesign.storage.tables import STORE_VERSION

MISSING_VERSION = "–"


@dataclass(frozen=True)
class Health:
    """What the health page shows. Sizes are bytes.

    ``log_bytes`` is None when there is no log yet, ``free_bytes`` when the store lies on a database server, whose disk
    nobody here can see.
    """

    version: str
    python_version: str
    streamlit_version: str
    database: str
    store_address: str
    store_bytes: int
    store_version: int
    schema_version: int
    free_bytes: int | None
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
    store, log = services.store, log_file()
    return Health(
        version=_program_version(),
        python_version=platform.python_version(),
        streamlit_version=_version("streamlit"),
        database=store.database,
        store_address=store.address,
        store_bytes=store.size(),
        store_version=STORE_VERSION,
        schema_version=SCHEMA_VERSION,
        free_bytes=None if store.location is None else shutil.disk_usage(store.location.parent).free,
        project_counts={state: len(services.projects.rows(state)) for state in ProjectState},
        log_path=log,
        log_bytes=log.stat().st_size if log.exists() else None,
    )


def check_store(services: Services) -> Soundness:
    """Read the whole store: a file by SQLite's own check, every project from its log, every document by its rules."""
    problems = services.store.problems()
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
