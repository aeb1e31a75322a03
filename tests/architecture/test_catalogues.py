"""The texts in both languages: the same keys and placeholders, none missing, none left over."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from cxdesign.commands import (
    COMMANDS,
    ImportDocument,
    LapseDismissals,
    RestoreRevision,
    TakeCurve,
    TakeNote,
    TakePeaks,
    TakeRound,
)
from cxdesign.domain import vocabulary
from cxdesign.domain.document import RECORD_TYPES
from cxdesign.i18n import LOCALES, PSEUDO_LOCALE, catalogue
from cxdesign.resources import catalogue_file
from cxdesign.services.actor import Role
from tests.architecture.source import named, python_files, script_files, tree

KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_]+)+")
HOLE = r"[A-Za-z0-9_]+"
WHOLE = r"[a-z][A-Za-z0-9_]*\.[A-Za-z0-9_.]+"
"""A whole key that something is put behind."""
TRANSLATORS = {"translate", "_translate", "translator", "t"}
BOARD = ("board.", "empathy.", "scenes.", "rate.", "lane.", "enum.", "figure.", "history.", "error.")
ENGLISH = catalogue("en")


def strings(path) -> Iterator[str]:
    """Give every string literal of a Python file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def pattern(joined: ast.JoinedStr) -> str | None:
    """Return an f-string that could be a key as a regular expression, None for any other."""
    parts = [re.escape(part.value) if isinstance(part, ast.Constant) else HOLE for part in joined.values]
    if parts[0] == HOLE and len(parts) == 2 and re.fullmatch("_[a-z]+", parts[1]):
        return WHOLE + parts[1]
    text = "".join(parts)
    is_key = re.fullmatch(
        r"(?:[a-z][a-z0-9_]*|\[A-Za-z0-9_\]\+)(?:(?:\\\.|_)(?:\[A-Za-z0-9_\]\+|[A-Za-z0-9_]+)+)+", text
    )
    return text if is_key else None


ENUMERATIONS = {
    member.value
    for found in vars(vocabulary).values()
    if isinstance(found, type) and issubclass(found, StrEnum)
    for member in found
}
FIELDS = {name for record_type in RECORD_TYPES.values() for name in record_type.model_fields}


@cache
def scripts() -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in script_files()}


@cache
def all_strings() -> set[str]:
    """Return the literals of the source, in Python and JavaScript."""
    found = {text for source in scripts().values() for text in re.findall(r"[\"'`]([\w.\- ]+)[\"'`]", source)}
    return found | {text for path in python_files() for text in strings(path)}


@cache
def script_patterns() -> set[str]:
    return {
        re.sub(r"\$\{[^{}]*\}", HOLE, text.replace(".", r"\."))
        for source in scripts().values()
        for text in re.findall(r"`((?:[a-z][a-z0-9_]*\.)(?:[\w.]|\$\{[^{}`]*\})+)`", source)
    }


@cache
def all_patterns() -> set[str]:
    return script_patterns() | {
        found
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.JoinedStr) and (found := pattern(node))
    }


@cache
def fillers() -> set[str]:
    """Return what may stand in the hole of a key that is put together: words that occur in the source at all."""
    words = {part for text in all_strings() for part in re.split(r"[^A-Za-z0-9_]+", text)}
    names = {name for source in scripts().values() for name in re.findall(r"\b[a-z][A-Za-z0-9_]*\b", source)}
    return words | names | ENUMERATIONS | FIELDS | {str(n) for n in range(1, 13)}


def is_used(key: str) -> bool:
    if key in all_strings():
        return True
    if key.endswith("_one") and is_used(key.removesuffix("_one")):
        return True
    return any(fits(key, found) for found in all_patterns())


def fits(key: str, found: str) -> bool:
    if found.startswith(WHOLE):
        ending = found.removeprefix(WHOLE)
        return key.endswith(ending) and is_used(key.removesuffix(ending))
    match = with_groups(found).fullmatch(key)
    return match is not None and all(
        filler.lstrip("_") in fillers() or filler in fillers() for filler in match.groups()
    )


@cache
def with_groups(found: str) -> re.Pattern[str]:
    return re.compile(found.replace(HOLE, f"({HOLE})"))


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_both_languages_have_the_same_keys():
    assert set(catalogue("zh-CN")) == set(ENGLISH)
    assert set(catalogue(PSEUDO_LOCALE)) == set(ENGLISH)


@pytest.mark.parametrize("locale", LOCALES)
def test_keys_are_well_formed_sorted_and_never_doubled(locale):
    pairs = json.loads(catalogue_file(locale).read_text("utf-8"), object_pairs_hook=list)
    keys = [key for key, _ in pairs]
    assert keys == sorted(set(keys))
    assert not [key for key in keys if not KEY.fullmatch(key)]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_text_has_the_same_placeholders_in_both_languages(locale):
    texts = catalogue(locale)
    assert [key for key, text in texts.items() if not text.strip()] == []
    assert [key for key, text in texts.items() if set(placeholders(text)) != set(placeholders(ENGLISH[key]))] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_placeholder_is_a_plain_name(locale):
    names = {name for text in catalogue(locale).values() for name in placeholders(text)}
    assert [name for name in sorted(names) if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []


def test_a_text_in_chinese_is_in_chinese():
    latin = {
        key
        for key, text in catalogue("zh-CN").items()
        if text == ENGLISH[key] and re.search(r"[a-z]{3} [a-z]{3}", text)
    }
    assert not latin


def test_no_text_is_left_over():
    families = ("enum.", "lane.", "history.", "error.")
    unused = [key for key in ENGLISH if not key.startswith(families) and not is_used(key)]
    assert not unused


def test_no_sentence_for_an_error_is_left_over():
    codes = {key.removeprefix("error.") for key in ENGLISH if key.startswith("error.")}
    put_together = {f"{kind}_unknown" for kind in fillers()} | {"nothing_to_undo", "nothing_to_redo"}
    named_whole = {text.removeprefix("error.") for text in all_strings()}
    left = sorted(codes - named_whole - put_together)
    assert not left


def keys_asked_for() -> Iterator[tuple[str, str]]:
    """Give (place, key or pattern) of every key a translator is asked for."""
    for path in python_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and node.args and _called(node) in TRANSLATORS:
                yield from ((f"{named(path)}:{node.lineno}", key) for key in _keys(node.args[0]))
    for path, source in scripts().items():
        for text in re.findall(
            r"[\"'`]((?:board|scenes|rate|lane|enum|figure|history|error)\.[A-Za-z0-9_.]+)[\"'`]", source
        ):
            if not text.endswith((".css", ".js")):
                yield named(path), re.escape(text)


def _keys(node: ast.AST) -> Iterator[str]:
    """Give the keys an expression can be, as regular expressions."""
    if isinstance(node, ast.JoinedStr):
        if found := pattern(node):
            yield found
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and KEY.fullmatch(node.value):
            yield re.escape(node.value)
    else:
        for child in ast.iter_child_nodes(node):
            yield from _keys(child)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_no_text_is_missing():
    missing = {(place, found) for place, found in keys_asked_for() if not exists(found)}
    assert not missing


@cache
def exists(found: str) -> bool:
    """Tell whether any key is what a regular expression looks for."""
    whole = re.compile(found)
    return any(map(whole.fullmatch, ENGLISH))


def test_what_the_board_puts_together_exists():
    boards = tuple(prefix.replace(".", r"\.") for prefix in BOARD)
    assert [found for found in sorted(script_patterns()) if found.startswith(boards) and not exists(found)] == []


def test_every_value_of_an_enumeration_has_a_label():
    labels = {key.split(".")[-1] for key in ENGLISH if key.startswith("enum.")}
    roles = {role.value for role in vocabulary.LaneRole}
    assert not ENUMERATIONS - roles - labels
    assert {f"lane.{role}" for role in roles} <= set(ENGLISH)
    assert {f"enum.role.{role.value}" for role in Role} <= set(ENGLISH)


def test_no_label_of_an_enumeration_is_left_over():
    values = ENUMERATIONS | {role.value for role in Role}
    left = {key for key in ENGLISH if key.startswith(("enum.", "lane."))} - {
        key for key in ENGLISH if key.split(".")[-1] in values or is_used(key)
    }
    assert not left


def test_every_command_is_told_in_the_history():
    commands = [*COMMANDS, ImportDocument, LapseDismissals, RestoreRevision, TakeCurve, TakeNote, TakePeaks, TakeRound]
    assert [command.name for command in commands if f"history.{command.name}" not in ENGLISH] == []


def test_readers_are_addressed_in_one_form() -> None:
    familiar = [key for key, text in catalogue("zh-CN").items() if "你" in text]
    assert familiar == []
