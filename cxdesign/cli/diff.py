"""The command ``diff``: what differs between two files, as text or JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cxdesign.analysis.changes import Difference, RecordChange, compare
from cxdesign.analysis.matching import LEAST_SIMILAR, Alignment, Basis, aligned, trusted_basis
from cxdesign.cli.files import read_reporting
from cxdesign.i18n import Translator
from cxdesign.views.changes import change_groups, kind_words, statement

AUTOMATIC = "auto"
Json = dict[str, Any]  # Any: JSON


def add_command(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the command to the parser."""
    parser = command("diff", _diff)
    parser.add_argument("left", metavar="LEFT", type=Path, help=translate("cli.help.diff_left"))
    parser.add_argument("right", metavar="RIGHT", type=Path, help=translate("cli.help.diff_right"))
    parser.add_argument(
        "--match", choices=(AUTOMATIC, *Basis), default=AUTOMATIC, help=translate("cli.help.diff_match")
    )
    parser.add_argument("--json", action="store_true", help=translate("cli.help.json"))


def _diff(arguments: argparse.Namespace, translate: Translator) -> None:
    left, right = (read_reporting(path, translate).document for path in (arguments.left, arguments.right))
    basis = trusted_basis(left, right) if arguments.match == AUTOMATIC else Basis(arguments.match)
    found = aligned(left, right, basis)
    difference = compare(found.document, right)
    if arguments.json:
        print(json.dumps(difference_as_data(difference, found), ensure_ascii=False, allow_nan=False, indent=1))
        return
    for line in _lines(difference, found, translate):
        print(line)


def difference_as_data(difference: Difference, alignment: Alignment) -> Json:
    """Return a difference as JSON-able data, documented in ``docs/method.md``.

    >>> from cxdesign.domain.document import Document
    >>> data = difference_as_data(Difference(Document(), Document(), ()), Alignment(Document(), Basis.IDS))
    >>> data["counts"], data["changes"]
    ({'added': 0, 'changed': 0, 'moved': 0, 'removed': 0}, [])
    """
    return {
        "matched_by": alignment.basis.value,
        "matches": [
            {"left": match.left_id, "right": match.right_id, "similarity": match.similarity}
            for match in alignment.matches
        ],
        "counts": {kind.value: count for kind, count in difference.counts.items()},
        "changes": [_change(difference, change, alignment) for change in difference.changes],
    }


def _change(difference: Difference, change: RecordChange, alignment: Alignment) -> Json:
    before, after = change.before, change.after
    return {
        "kinds": [kind.value for kind in change.kinds],
        "kind": change.record.kind,
        "left": None if before is None else alignment.left_ids.get(before.id, before.id),
        "right": None if after is None else after.id,
        "stage": difference.stage_id(change),
        "fields": [
            {"field": field.name, "before": field.before, "after": field.after}
            for field in (*change.places, *change.fields)
        ],
        "went_with": change.leader_id,
        "positions": None if change.positions is None else list(change.positions),
    }


def _lines(difference: Difference, alignment: Alignment, translate: Translator) -> Iterator[str]:
    yield statement(difference, translate)
    if alignment.basis is Basis.WORDS:
        yield translate("changes.by_words", count=len(alignment.matches), least=LEAST_SIMILAR)
    for group in change_groups(difference, translate):
        yield f"\n{group.heading}"
        for line in group.lines:
            place = translate("cli.diff_place", place=line.place) if line.place else ""
            kinds = kind_words(line.kinds, translate)
            yield translate("cli.diff_line", kinds=kinds, what=line.what, name=line.name, place=place)
            yield from (f"    {detail}" for detail in line.details)
