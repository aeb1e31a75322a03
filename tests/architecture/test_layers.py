from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.architecture.source import PACKAGE, ROOT, imports, named, python_files, tree

STREAMLIT = ("cxdesign/ui/", "pages/", "app.py")
STARLETTE = ("cxdesign/live/", "app.py")
DOMAIN = sorted((PACKAGE / "domain").glob("*.py"))
COMMANDS = sorted((PACKAGE / "commands").glob("*.py"))
ABOUT_SEVERAL = {"room_peaks.py", "several.py", "several_entries.py"}
"""A command about several things is nothing but the commands about each of them."""
DOMAIN_MAY = {"pydantic", "cxdesign.domain", "cxdesign.errors"}


def test_the_layers_are_kept():
    """The contracts stand in ``.importlinter``; a new package without a place breaks them."""
    program = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    command = [sys.executable, "-c", program, "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("framework", "places"), [("streamlit", STREAMLIT), ("starlette", STARLETTE)])
def test_only_their_layers_know_the_frameworks(framework, places):
    know = [named(path) for path in python_files() if framework in {top(module) for module in imports(path)}]
    assert know, "the search finds nothing"
    assert [name for name in know if not name.startswith(places)] == []


def test_the_domain_imports_pydantic_and_the_standard_library_only():
    imported = [(path.name, module) for path in DOMAIN for module in imports(path)]
    assert [(name, module) for name, module in imported if not domain_may_import(module)] == []


def domain_may_import(module: str) -> bool:
    if top(module) in sys.stdlib_module_names:
        return top(module) not in {"os", "pathlib", "time", "random", "secrets", "uuid", "io"}
    return any(module == allowed or module.startswith(f"{allowed}.") for allowed in DOMAIN_MAY)


def test_the_domain_reads_no_clock():
    called = {
        (path.name, node.func.attr)
        for path in DOMAIN
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and hasattr(node.func, "attr")
    }
    assert called, "the search finds nothing"
    assert {(name, function) for name, function in called if function in {"now", "today", "utcnow"}} == set()


def test_what_commands_are_made_with_is_told_from_the_commands():
    without = {path.stem for path in COMMANDS if not has_commands(path)}
    assert without == {"__init__", "base", "placing", "soundness", "spanning"}


def test_a_command_does_not_carry_out_another_one():
    own = [path for path in COMMANDS if path.name not in {"__init__.py", *ABOUT_SEVERAL}]
    others = {f"cxdesign.commands.{path.stem}" for path in COMMANDS if has_commands(path)}
    known = [(path.name, other) for path in own for module in imports(path) for other in (module, above(module))]
    assert [(name, other) for name, other in known if other in others] == []


def has_commands(path):
    """Return whether a module gives a command its name; others hold what several commands are made with."""
    bodies = (node.body for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef))
    return any(
        isinstance(part, ast.AnnAssign) and part.value is not None and getattr(part.target, "id", "") == "name"
        for body in bodies
        for part in body
    )


def top(module: str) -> str:
    return module.partition(".")[0]


def above(module: str) -> str:
    return module.rpartition(".")[0]
