"""The product's own source, read as data."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "cxdesign"
FRONTEND = PACKAGE / "ui"


def python_files() -> tuple[Path, ...]:
    """Return the Python files of the product: package, pages and launcher."""
    return tuple(sorted([*PACKAGE.rglob("*.py"), *(ROOT / "pages").glob("*.py"), *ROOT.glob("app.py")]))


def script_files() -> tuple[Path, ...]:
    """Return the JavaScript files of the product."""
    return tuple(sorted(FRONTEND.rglob("*.js")))


def named(path: Path) -> str:
    """Return a file's path below the root, as a test's id."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def imports(path: Path) -> set[str]:
    """Return the modules a file imports, dotted."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}: a relative import"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found
