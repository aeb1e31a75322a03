from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.architecture.source import PACKAGE, ROOT, imports, named, python_files, tree

STREAMLIT = ("cxdesign/ui/", "pages/", "app.py")
STARLETTE = ("cxdesign/live/", "app.py")
DOMAIN_MAY = {"pydantic", "cxdesign.domain", "cxdesign.errors"}


def test_the_layers_are_kept():
    """The contracts stand in ``.importlinter``; a new package without a place breaks them."""
    program = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    command = [sys.executable, "-c", program, "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_only_their_layers_know_the_frameworks(path):
    tops = {module.partition(".")[0] for module in imports(path)}
    if "streamlit" in tops:
        assert named(path).startswith(STREAMLIT)
    if "starlette" in tops:
        assert named(path).startswith(STARLETTE)


@pytest.mark.parametrize("path", sorted((PACKAGE / "domain").glob("*.py")), ids=named)
def test_the_domain_imports_pydantic_and_the_standard_library_only(path):
    for module in imports(path):
        top = module.partition(".")[0]
        assert top in sys.stdlib_module_names or any(
            module == allowed or module.startswith(f"{allowed}.") for allowed in DOMAIN_MAY
        ), module
        assert top not in {"os", "pathlib", "time", "random", "secrets", "uuid", "io"}, module


@pytest.mark.parametrize("path", sorted((PACKAGE / "domain").glob("*.py")), ids=named)
def test_the_domain_reads_no_clock(path):
    called = {
        node.func.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and hasattr(node.func, "attr")
    }
    assert not called & {"now", "today", "utcnow"}


def has_commands(path):
    """Return whether a module gives a command its name; others hold what several commands are made with."""
    named_in = (node.body for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef))
    return any(
        isinstance(part, ast.AnnAssign) and part.value is not None and getattr(part.target, "id", "") == "name"
        for body in named_in
        for part in body
    )


def test_what_commands_are_made_with_is_told_from_the_commands():
    without = {path.stem for path in (PACKAGE / "commands").glob("*.py") if not has_commands(path)}
    assert without == {"__init__", "base", "placing", "soundness", "spanning"}


@pytest.mark.parametrize("path", sorted((PACKAGE / "commands").glob("*.py")), ids=named)
def test_a_command_does_not_carry_out_another_one(path):
    # a command about several things is nothing but the commands about each of them
    if path.name in {"__init__.py", "several.py"}:
        return
    others = {f"cxdesign.commands.{module.stem}" for module in path.parent.glob("*.py") if has_commands(module)}
    assert not {module.rpartition(".")[0] if module not in others else module for module in imports(path)} & others
