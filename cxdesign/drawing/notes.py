"""The open comments of a map as numbered notes below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxdesign.domain.comments import Comment, in_time
from cxdesign.domain.document import Document
from cxdesign.domain.journey import PROJECT_ID, Lane
from cxdesign.drawing.beside import threads_about
from cxdesign.drawing.board import lane_name
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.pen import Pen, Style
from cxdesign.i18n import Translator
from cxdesign.views.findings import record_name

TITLE = Style(14, 18, "ink", is_bold=True)
ABOUT = Style(12, 16, "ink", is_bold=True)
SAID = Style(12, 16, "ink-2")
NUMBER = Style(12, 16, "accent", is_bold=True, anchor="end")
INDENT = 28.0
COLUMN, BETWEEN = 320.0, 28.0
"""Least width of a column of notes (ours), and the room between two."""


@dataclass(frozen=True)
class Note:
    """An open thread: its number on the map, what it is about, and who said what when, answers below."""

    number: int
    about: str
    said: tuple[str, ...]


def notes_of(pen: Pen, document: Document, options: DrawOptions, translate: Translator) -> tuple[Note, ...]:
    """Return the open comments on what a pen has drawn: those with a mark first, in the order of the marks.

    Comments on the whole project, and on what carries no mark, such as a lane or an arrow, come last.
    """
    threads = open_threads(pen, document)
    for one in threads:
        pen.numbered.setdefault(one.id, len(pen.numbered) + 1)
    threads.sort(key=lambda one: pen.numbered[one.id])
    names = dict(options.names)
    return tuple(
        Note(
            pen.numbered[one.id],
            _about(document, one.about_id, translate),
            tuple(_said(document, one, names, translate)),
        )
        for one in threads
    )


def open_threads(pen: Pen, document: Document) -> list[Comment]:
    """Return the open comments on what a pen has drawn, and on the whole project."""
    drawn = {*pen.keys, PROJECT_ID}
    about = threads_about(document).items()
    return [one for about_id, many in about if about_id in drawn for one in many if not one.is_resolved]


def draw_notes(pen: Pen, notes: tuple[Note, ...], place: tuple[float, float, float], translate: Translator) -> float:
    """Draw notes with their upper left corner at a place and in a width, and return their height."""
    x, top, width = place
    pen.open("comments")
    pen.text(x, top + 26, (translate("drawing.comments"),), TITLE)
    columns = max(1, min(int(width // COLUMN), len(notes)))
    wide = (width - BETWEEN * (columns - 1)) / columns
    heights = [_height(pen, note, wide) for note in notes]
    lowest, used, column = top + 26, 0.0, 0
    for note, height in zip(notes, heights, strict=True):
        if used and used + height / 2 > sum(heights) / columns and column < columns - 1:
            used, column = 0.0, column + 1
        _draw_note(pen, note, x + column * (wide + BETWEEN), top + 26 + used, wide)
        used += height
        lowest = max(lowest, top + 26 + used)
    pen.close()
    return lowest - top + 8


def _height(pen: Pen, note: Note, width: float) -> float:
    about = pen.wrapped(note.about, ABOUT, width - INDENT)
    said = (len(pen.wrapped(text, SAID, width - INDENT)) for text in note.said)
    return 22 + (len(about) - 1) * ABOUT.leading + sum(said) * SAID.leading


def _draw_note(pen: Pen, note: Note, x: float, y: float, width: float) -> None:
    y += 22
    pen.text(x + INDENT - 8, y, (str(note.number),), NUMBER)
    about = pen.wrapped(note.about, ABOUT, width - INDENT)
    pen.text(x + INDENT, y, about, ABOUT)
    y += (len(about) - 1) * ABOUT.leading
    for text in note.said:
        lines = pen.wrapped(text, SAID, width - INDENT)
        pen.text(x + INDENT, y + SAID.leading, lines, SAID)
        y += len(lines) * SAID.leading


def _about(document: Document, record_id: str, translate: Translator) -> str:
    record = document.get(record_id)
    if record_id == PROJECT_ID:
        return translate("comments.whole")
    return lane_name(record, translate) if isinstance(record, Lane) else record_name(document, record_id)


def _said(document: Document, first: Comment, names: dict[str, str], translate: Translator) -> Iterator[str]:
    answers = in_time(one for one in document.all(Comment) if one.reply_to_id == first.id)
    for one in (first, *answers):
        name = names.get(one.author) or translate("board.somebody")
        who = name if one.written_at is None else f"{name}, {one.written_at.date().isoformat()}"
        yield translate("drawing.said", label=who, text=one.text)
