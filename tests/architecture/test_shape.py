from __future__ import annotations

import ast

import pytest

from tests.architecture.source import PACKAGE, ROOT, imports, named, python_files, script_files, tree

FILE_LINES, FUNCTION_LINES, PAGE_LINES = 400, 60, 80
PAGES = sorted((ROOT / "pages").glob("*.py"))
SESSION = PACKAGE / "ui" / "session.py"
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
MAKERS = {"list", "dict", "set", "defaultdict", "deque", "Counter"}
VAGUE = {"utils", "helpers", "common", "manager", "base2", "misc"}


def nodes(kind):
    """Give (file, node) of every node of a kind in the product's Python files."""
    yield from (
        (named(path), node) for path in python_files() for node in ast.walk(tree(path)) if isinstance(node, kind)
    )


def test_a_file_is_not_too_long():
    lengths = {named(path): _lines(path) for path in [*python_files(), *script_files()]}
    assert {name: length for name, length in lengths.items() if length > FILE_LINES} == {}


def _lines(path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_functions_are_not_too_long():
    lengths = [(name, node.name, _length(node)) for name, node in nodes(FUNCTIONS)]
    assert lengths
    assert [found for found in lengths if found[-1] > FUNCTION_LINES] == []


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function without its docstring."""
    lines = (node.end_lineno or 0) - node.lineno + 1
    first = node.body[0]
    return lines - ((first.end_lineno or 0) - first.lineno + 1) if ast.get_docstring(node) else lines


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_is_a_table_of_contents(path):
    assert _lines(path) <= PAGE_LINES
    foreign = {
        module
        for module in imports(path)
        if module not in {"streamlit", "__future__", "cxdesign"} and not module.startswith("cxdesign.ui")
    }
    assert not foreign - {"__future__.annotations"}
    assert not [node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]


def test_there_are_pages():
    assert PAGES


def test_only_one_module_knows_the_session_state():
    assert [named(path) for path in python_files() if "session_state" in path.read_text("utf-8")] == [named(SESSION)]


def test_classes_hold_no_mutable_attributes():
    mutable = [
        f"{name}: {found.name}, line {statement.lineno}"
        for name, found in nodes(ast.ClassDef)
        for statement in found.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        and _is_mutable(statement.value)
        and not _is_references(statement)
    ]
    assert mutable == []


def _is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in MAKERS
    return isinstance(value, MUTABLE)


def _is_references(statement: ast.stmt) -> bool:
    """Tell the one table every record type declares, which is read only."""
    return isinstance(statement, ast.AnnAssign) and ast.unparse(statement.target) == "references"


def test_modules_keep_no_state():
    kept = [
        f"{named(path)}: {ast.unparse(statement)[:60]}"
        for path in python_files()
        for statement in tree(path).body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        and _is_mutable(statement.value)
        and "__all__" not in ast.unparse(statement)
        and not _is_constant(statement)
    ]
    assert kept == []


def _is_constant(statement: ast.Assign | ast.AnnAssign) -> bool:
    """Tell a table in capitals, which nobody changes, from a place to keep things."""
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return ast.unparse(targets[0]).isupper() and ast.unparse(statement.value or targets[0]) not in {"{}", "[]", "set()"}


def test_modules_are_named_after_what_they_hold():
    assert [named(path) for path in python_files() if path.stem in VAGUE] == []


def test_what_is_public_says_what_it_is():
    modules = [(named(path), tree(path)) for path in python_files() if path.read_text("utf-8").strip()]
    assert [name for name, module in modules if not ast.get_docstring(module)] == []
    public = [(name, node) for name, module in modules for node in _public(module)]
    assert [(name, node.name) for name, node in public if not ast.get_docstring(node)] == []


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


def test_a_class_has_at_most_ten_public_methods():
    counts = [(name, node.name, _public_methods(node)) for name, node in nodes(ast.ClassDef) if "/services/" in name]
    assert counts
    assert [found for found in counts if found[-1] > 10] == []


def _public_methods(node: ast.ClassDef) -> int:
    return sum(isinstance(method, ast.FunctionDef) and not method.name.startswith("_") for method in node.body)
