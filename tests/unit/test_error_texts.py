"""Every error the package raises has a sentence in both languages that names what the error knows."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from cxdesign import errors
from cxdesign.domain.document import RECORD_TYPES
from cxdesign.formats import FORMATS
from cxdesign.i18n import LOCALES, Translator, catalogue

PACKAGE = Path(errors.__file__).parent
ERROR_CLASSES = {
    name for name, value in inspect.getmembers(errors, inspect.isclass) if value.__module__ == errors.__name__
}
PATTERNS = {"{}_unknown": [*RECORD_TYPES, "card"], "nothing_to_{}": ["undo", "redo"]}
"""Codes that are put together, and what can stand in them."""


def _calls(names: set[str]) -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names and node.args:
                yield path, node


def _codes_of(argument: ast.expr, path: Path) -> list[str]:
    if isinstance(argument, ast.Constant):
        return [str(argument.value)]
    if isinstance(argument, ast.JoinedStr):
        pattern = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in argument.values)
        assert pattern in PATTERNS, f"{path.name}: say in PATTERNS what can stand in {pattern!r}"
        return [pattern.format(kind) for kind in PATTERNS[pattern]]
    return []  # a code passed on from another error


def _raised(names: set[str]) -> dict[str, set[str]]:
    """Return the codes of all calls with the parameters every one of them gives."""
    found: dict[str, set[str]] = {}
    for path, call in _calls(names):
        given = {keyword.arg for keyword in call.keywords if keyword.arg}
        given |= {str(key.value) for node in call.args[1:] for key in getattr(node, "keys", ())}  # Loss(code, {...})
        given |= {"name"} if "by" in given else set()  # the channel tells the name of the person
        for code in _codes_of(call.args[0], path):
            found[code] = found[code] & given if code in found else given
    return found


RAISED = _raised(ERROR_CLASSES)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_codes_are_found() -> None:
    assert {"document_newer", "file_empty", "touchpoint_unknown", "record_exists"} <= RAISED.keys()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_code_has_a_sentence(locale: str) -> None:
    missing = sorted(code for code in RAISED if f"error.{code}" not in catalogue(locale))
    assert not missing


@pytest.mark.parametrize("locale", LOCALES)
def test_sentences_use_only_what_the_error_gives(locale: str) -> None:
    texts = catalogue(locale)
    wrong = {
        code: sorted(_placeholders(texts[f"error.{code}"]) - given)
        for code, given in RAISED.items()
        if f"error.{code}" in texts and _placeholders(texts[f"error.{code}"]) - given
    }
    assert not wrong


@pytest.mark.parametrize("locale", LOCALES)
def test_every_loss_and_limit_of_a_format_has_a_sentence(locale: str) -> None:
    texts = catalogue(locale)
    losses = _raised({"Loss"})
    for path in (PACKAGE / "formats").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_lose = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "_lose"
            if is_lose and isinstance(node.args[0], ast.Constant):
                losses[str(node.args[0].value)] = {k.arg for k in node.keywords if k.arg} | {"cell"}
    assert losses
    for code, given in losses.items():
        assert _placeholders(texts[f"loss.{code}"]) <= given | {"cell"}
    for form in FORMATS:
        assert texts[f"format.title.{form.name}"]
        assert all(texts[f"carry.{key}"] for key in form.cannot_carry)


def test_an_error_becomes_its_sentence() -> None:
    error = errors.MigrationError("document_newer", found=7, known=1)
    assert "7" in Translator("en").error(error)
    assert "7" in Translator("zh-CN").error(error)


if __name__ == "__main__":  # the codes that still need a sentence, with their parameters
    texts = catalogue("en")
    missing = {code: sorted(given) for code, given in RAISED.items() if f"error.{code}" not in texts}
    print(json.dumps(missing, indent=0))
