from __future__ import annotations

import pytest

from tests.architecture.source import PACKAGE, ROOT, named

UNIT = ROOT / "tests" / "unit"
ACROSS = {"test_error_texts.py", "test_public_api.py", "test_wheel.py", "test_released_documents.py"}
"""Tests of a rule that runs through the whole package."""


def mirrored(path):
    """Return the modules a unit test may be named after: the file, or the package it stands in."""
    folder = PACKAGE / path.parent.relative_to(UNIT)
    noun = path.stem.removeprefix("test_")
    candidates = [folder / f"{noun}.py", folder / noun / "__init__.py"]
    return [*candidates, folder / "__init__.py"] if noun == folder.name else candidates


def test_every_unit_test_mirrors_a_module():
    own = [path for path in sorted(UNIT.rglob("test_*.py")) if path.name not in ACROSS]
    assert own
    assert [named(path) for path in own if not any(candidate.is_file() for candidate in mirrored(path))] == []


@pytest.mark.parametrize(
    "package", ["domain", "commands", "history", "storage", "services", "analysis", "graph", "checks", "scoring"]
)
def test_every_module_of_the_core_has_its_test(package):
    missing = [
        path.name
        for path in sorted((PACKAGE / package).glob("*.py"))
        if path.name != "__init__.py" and not (UNIT / package / f"test_{path.name}").is_file()
    ]
    assert not missing


def test_every_folder_of_tests_is_a_package():
    folders = sorted({path.parent for path in (ROOT / "tests").rglob("*.py")})
    assert [named(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []
