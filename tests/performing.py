"""Commands as they come from the wire, done to a document: planned, checked, taken back and brought back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from cxdesign.commands import invalid, parse
from cxdesign.domain.change import Change, apply, from_edits, inverse, to_edits
from cxdesign.domain.document import Document
from cxdesign.domain.integrity import check, check_all
from cxdesign.errors import CommandError


def planned(document: Document, name: str, **fields: Any) -> Change:
    """Return the change a command means on a document."""
    return parse({"name": name, **fields}).plan(document)


def perform(document: Document, name: str, **fields: Any) -> Document:
    """Return the document after a command; along the way, the command is undone, redone and told in the history."""
    return performed(document, {"name": name, **fields})


def performed(document: Document, payload: Mapping[str, Any]) -> Document:
    """Return the document after a command given as its payload; the laws every command keeps are checked here."""
    command = parse(payload)
    subject = command.subject(document)
    assert isinstance(subject, str)
    assert len(subject) <= 80
    change = command.plan(document)
    before = tuple(document)
    after = apply(document, change)
    check(after, change)
    check_all(after)
    assert tuple(document) == before, "a handler changed the document it was given"
    undone = apply(after, inverse(change))
    assert undone == document, "undo"
    assert apply(undone, from_edits(to_edits(change))) == after, "redo, as the log would bring it back"
    return after


def refused(document: Document, name: str, **fields: Any) -> str:
    """Return the code with which a command is refused, by its payload, its handler or the integrity check."""
    with pytest.raises(CommandError) as caught:
        _attempt(document, {"name": name, **fields})
    return caught.value.code


def _attempt(document: Document, payload: Mapping[str, Any]) -> None:
    command = parse(payload)
    command.subject(document)
    try:
        change = command.plan(document)
    except ValidationError as error:  # as the workbench tells it
        raise invalid(error, command.name) from error
    check(apply(document, change), change)
