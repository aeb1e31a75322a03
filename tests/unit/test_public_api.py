"""What ``import cxdesign`` promises."""

from __future__ import annotations

import subprocess
import sys

import networkx as nx
import pytest

import cxdesign
from tests.builders import a_journey

HEAVY = ("streamlit", "pandas", "openpyxl", "networkx", "sqlalchemy", "pydantic", "altair")


def test_the_public_names_are_those_listed() -> None:
    assert sorted(cxdesign.__all__) == ["build_graph", "read", "write"]
    assert set(cxdesign.__all__) <= set(dir(cxdesign))


def test_a_document_becomes_a_graph() -> None:
    assert isinstance(cxdesign.build_graph(a_journey()), nx.MultiDiGraph)


def test_another_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'fly'"):
        _ = cxdesign.fly  # type: ignore[attr-defined]


def test_the_import_loads_nothing_heavy() -> None:
    code = f"import sys, cxdesign; print([name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
