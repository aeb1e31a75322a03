from __future__ import annotations

import ast

import pytest

from tests.architecture.source import PACKAGE, ROOT, imports, named, python_files, script_files, tree

FILE_LINES, FUNCTION_LINES, PAGE_LINES = 400, 60, 80
PAGES = sorted((ROOT / "pages").glob("*.py"))
SESSION = PACKAGE / "ui" / "session.py"
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MAKERS = {"list", "dict", "set", "defaultdict", "deque", "Counter"}
VAGUE = {"utils", "helpers", "common", "manager", "base2", "misc"}


@pytest.mark.parametrize("path", [*python_files(), *script_files()], ids=named)
def test_a_file_is_not_too_long(path):
    assert len(path.read_text("utf-8").splitlines()) <= FILE_LINES


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_functions_are_not_too_long(path):
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert not {node.name: length for node in functions if (length := _length(node)) > FUNCTION_LINES}


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function without its docstring."""
    lines = (node.end_lineno or 0) - node.lineno + 1
    first = node.body[0]
    return lines - ((first.end_lineno or 0) - first.lineno + 1) if ast.get_docstring(node) else lines


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_is_a_table_of_contents(path):
    assert len(path.read_text("utf-8").splitlines()) <= PAGE_LINES
    foreign = {
        module
        for module in imports(path)
        if module not in {"streamlit", "__future__", "cxdesign"} and not module.startswith("cxdesign.ui")
    }
    assert not foreign - {"__future__.annotations"}
    assert not [node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]


def test_there_are_pages():
    assert PAGES


@pytest.mark.parametrize("path", [path for path in python_files() if path != SESSION], ids=named)
def test_only_one_module_knows_the_session_state(path):
    assert "session_state" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_classes_hold_no_mutable_attributes(path):
    mutable = [
        f"{found.name}, line {statement.lineno}"
        for found in ast.walk(tree(path))
        if isinstance(found, ast.ClassDef)
        for statement in found.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        and _is_mutable(statement.value)
        and not _is_references(statement)
    ]
    assert not mutable


def _is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in MAKERS
    return isinstance(value, MUTABLE)


def _is_references(statement: ast.stmt) -> bool:
    """Tell the one table every record type declares, which is read only."""
    return isinstance(statement, ast.AnnAssign) and ast.unparse(statement.target) == "references"


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_modules_keep_no_state(path):
    kept = [
        f"{ast.unparse(statement)[:60]}"
        for statement in tree(path).body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        and _is_mutable(statement.value)
        and "__all__" not in ast.unparse(statement)
        and not _is_constant(statement)
    ]
    assert not kept


def _is_constant(statement: ast.Assign | ast.AnnAssign) -> bool:
    """Tell a table in capitals, which nobody changes, from a place to keep things."""
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return ast.unparse(targets[0]).isupper() and ast.unparse(statement.value or targets[0]) not in {"{}", "[]", "set()"}


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_modules_are_named_after_what_they_hold(path):
    assert path.stem not in VAGUE


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_what_is_public_says_what_it_is(path):
    silent = [node.name for node in _public(tree(path)) if not ast.get_docstring(node)]
    if path.read_text("utf-8").strip():
        assert ast.get_docstring(tree(path)), "the module"
    assert not silent


def _public(module: ast.Module):
    """Give public classes and functions of a module; methods only where their class does not inherit their contract."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef) and not node.bases:
                yield from (
                    method
                    for method in node.body
                    if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) and not method.name.startswith("_")
                )


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_a_class_has_at_most_ten_public_methods(path):
    crowded = {
        node.name: count
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        and (count := sum(isinstance(m, ast.FunctionDef) and not m.name.startswith("_") for m in node.body)) > 10
    }
    assert not {name: count for name, count in crowded.items() if "services" in path.parts}
