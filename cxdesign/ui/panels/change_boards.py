"""Both designs as boards: one over the other with marks on what differs, or side by side, scrolling together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

import streamlit as st

from cxdesign.analysis.changes import ChangeKind, Difference, RecordChange
from cxdesign.analysis.overlay import ghosts, overlaid
from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName
from cxdesign.domain.vocabulary import BLUEPRINT_ONLY_ROLES
from cxdesign.ui import board, session
from cxdesign.ui.board import DiffMark, Stillness
from cxdesign.ui.panels.design_choice import Design
from cxdesign.ui.plain import escaped
from cxdesign.views.change_words import ChangeWords
from cxdesign.views.changes import kind_words

ONE_HEIGHT, PAIR_HEIGHT = 640, 520
"""Pixels a board is high (ours)."""
VIEWS = ("one", "side")


@dataclass(frozen=True)
class _Frame:
    """What a board is called, whose figures it shows, with which it scrolls, its height, and who has its pictures."""

    label: str
    figured: Document
    group: str
    height: int
    homes: tuple[str, ...]


def boards(difference: Difference, sides: tuple[Design, Design], key: str) -> None:
    """Draw both designs; ``key`` names the pair, so that another pair is drawn anew."""
    translate = session.translator()
    with st.container(key="changes.views", horizontal=True, gap="medium"):
        view = _choice("changes.view", VIEWS, VIEWS[0])
        maps = [name.value for name in MapName if name is MapName.JOURNEY or _has_map(difference, name)]
        map_name = MapName(_choice("changes.map", maps, maps[0]) if len(maps) > 1 else maps[0])
    homes = tuple(dict.fromkeys(one.home for one in reversed(sides) if one.home))
    name = hashlib.sha256(key.encode()).hexdigest()[:16]
    words = ChangeWords(difference.left, difference.right, translate)
    if view == "one":
        frame = _Frame(translate("changes.board_one"), difference.right, f"one.{name}", ONE_HEIGHT, homes)
        stillness = _stillness(difference.changes, words, frame)
        was = {ghost_id: _was(change, words) for ghost_id, change in ghosts(difference).items()}
        stillness = replace(stillness, marks={**stillness.marks, **was})
        with st.container(key="changes.boards", gap=None):
            st.caption(frame.label)
            board.still_board(overlaid(difference), map_name, stillness, key=f"changes.one.{map_name}.{name}")
        return
    halves: tuple[tuple[str, Document, ChangeKind], ...] = (
        ("left", difference.left, ChangeKind.ADDED),
        ("right", difference.right, ChangeKind.REMOVED),
    )
    with st.container(key="changes.pair", horizontal=True, gap="small"):
        for design, (side, document, absent) in zip(sides, halves, strict=True):
            with st.container(key=f"changes.half.{side}", gap=None):
                label = translate(f"changes.board_{side}", name=design.label)
                frame = _Frame(label, document, name, PAIR_HEIGHT, (design.home,) if design.home else ())
                st.caption(escaped(frame.label))
                changes = [change for change in difference.changes if absent not in change.kinds]
                stillness = _stillness(changes, words, frame, is_left=side == "left")
                board.still_board(document, map_name, stillness, key=f"changes.{side}.{map_name}.{name}")


def reveal(record_id: str, map_name: str) -> None:
    """Have a record shown on the boards, on the map it stands on."""
    if session.kept("changes.map") is not None:
        session.keep("changes.map", map_name)
    _, turn = session.kept("changes.reveal", ("", 0))
    session.keep("changes.reveal", (record_id, turn + 1))


def _choice(key: str, options: Iterable[str], first: str) -> str:
    translate = session.translator()
    chosen = st.segmented_control(
        translate(key),
        list(options),
        format_func=lambda one: translate(f"changes.view_{one}" if one in VIEWS else f"shell.page_{one}"),
        default=first,
        required=True,
        key=key,
        label_visibility="collapsed",
    )
    return str(chosen or first)


def _has_map(difference: Difference, name: MapName) -> bool:
    """Return whether either side has something on a map."""
    sides = (difference.left, difference.right)
    if name is MapName.BLUEPRINT:
        return any(lane.role in BLUEPRINT_ONLY_ROLES for document in sides for lane in document.lanes)
    kind = "persona" if name is MapName.EMPATHY else "scene"
    return any(True for document in sides for _ in document.of_kind(kind))


def _stillness(
    changes: Iterable[RecordChange], words: ChangeWords, frame: _Frame, *, is_left: bool = False
) -> Stillness:
    marks = {_id(change, is_left=is_left): _mark(change, words) for change in changes}
    wish = session.kept("changes.reveal")
    return Stillness(
        frame.label, frame.figured, marks, frame.group, frame.height, wish, leads=not is_left, homes=frame.homes
    )


def _id(change: RecordChange, *, is_left: bool) -> str:
    record = change.before if is_left and change.before is not None else change.record
    return record.id


def _was(change: RecordChange, words: ChangeWords) -> DiffMark:
    """Return the mark of the place a record was moved away from."""
    return DiffMark(["was"], ". ".join((words.translate("changes.was"), *words.details(change))))


def _mark(change: RecordChange, words: ChangeWords) -> DiffMark:
    told = [kind_words(change.kinds, words.translate), *words.details(change)]
    return DiffMark([kind.value for kind in change.kinds], ". ".join(told))
