"""What the board shows of pastes and spans is what the server makes of them; clipboards are read as they are meant."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import Any

import pytest

from cxdesign.commands import parse
from cxdesign.domain.cards import Card
from cxdesign.domain.change import apply, to_edits
from cxdesign.domain.document import Document
from cxdesign.errors import CommandError
from cxdesign.live.frames import snapshot
from tests.builders import a_journey
from tests.e2e import spreadsheets
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.test_prediction import PICTURE, PREDICT, told
from tests.e2e.test_routing import BOARD_SCRIPT
from tests.property.pasting import a_paste
from tests.property.strategies import a_document

pytestmark = pytest.mark.e2e

ROUNDS = 150
READ = """
async ([script, texts, pages]) => {
  const { linesOf, parsed, rowsOfTable, rowsOfText, tabbed } = await import(new URL("clip/tables.js", script).href);
  return {
    texts: texts.map(rowsOfText), pages: pages.map((page) => rowsOfTable(parsed(page))),
    lines: linesOf("• a\\r\\n\\n- b \\n"),
    again: rowsOfText(tabbed([["=1", "a\\tb", 'say "x"'], ["two\\nlines", "", "'quoted"]])),
  };
}
"""
PACK = """
async ([script, boards]) => {
  const { packed } = await import(new URL("spanning/packing.js", script).href);
  return boards.map((cells) => Object.fromEntries(packed(cells).rows));
}
"""


def spread(chance: random.Random, document: Document) -> Document:
    """Return the document with some of its cards spanning touchpoints."""
    for card in document.all(Card):
        if chance.random() < 0.5:
            last = chance.choice(document.touchpoints).id
            document = document.with_records(changed=[card.replaced({"last_touchpoint_id": last})])
    return document


def a_command(chance: random.Random, document: Document) -> dict[str, Any]:
    """Return a paste, or something that makes spans follow."""
    cards, touchpoints = document.all(Card), document.touchpoints
    if not cards or chance.random() < 0.4:
        return plainly(a_paste(chance, document))
    card, touchpoint = chance.choice(cards), chance.choice(touchpoints)
    return chance.choice(
        [
            {"name": "span_card", "card_id": card.id, "last_touchpoint_id": chance.choice([None, touchpoint.id])},
            {"name": "remove_touchpoint", "touchpoint_id": touchpoint.id},
            {"name": "remove_stage", "stage_id": touchpoint.stage_id},
            {"name": "move_card", "card_id": card.id, "touchpoint_id": touchpoint.id, "lane_id": card.lane_id},
        ]
    )


def plainly(paste: dict[str, Any]) -> dict[str, Any]:
    """Return the paste with attributes as a board sends them: in the form in which they are stored."""
    for touchpoint in paste["touchpoints"]:
        touchpoint["attributes"] = {"channel": "Desk", "levels": ["L1", "L3"]}
    for card in paste["cards"]:
        card["attributes"] = {"evidence": "test", "source": "Visit", **PICTURE}
    return paste


def changed(edits: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    """Return what edits change, without those that only move a place or nothing at all."""
    return {fact for fact in told(edits) if fact[::2] != ("patch", "[]")}


def outcome(command: dict[str, Any], document: Document) -> list[dict[str, Any]] | None:
    """Return what the server makes of a command, None where it refuses."""
    with suppress(CommandError):
        change = parse(command).plan(document)
        apply(document, change)
        return to_edits(change)
    return None


def test_pastes_and_spans_are_predicted(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.project(a_journey()))
    script = board.page.evaluate(BOARD_SCRIPT)
    compared = 0
    for number in range(ROUNDS):
        chance = random.Random(number)
        document = spread(chance, a_document(chance))
        commands = [a_command(chance, document) for _ in range(4)]
        predicted = board.page.evaluate(PREDICT, [script, snapshot(document)["records"], commands])
        for command, edits in zip(commands, predicted, strict=True):
            expected = outcome(command, document)
            if expected is not None:
                assert changed(edits) == changed(expected), (number, command)
                compared += 1
    assert compared > ROUNDS


def test_tables_of_text_and_html_are_read_as_spreadsheets_write_them(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.project(a_journey()))
    script = board.page.evaluate(BOARD_SCRIPT)
    texts = ["a\tb\r\nc\td\r\n", '"two\nlines"\t"say ""x"""', '"not closed\tb', 'a "b"\tc', "'=1\t'quoted"]
    pages = [
        "<table><tr><td colspan=2>a<td>b<tr><td>c</table>",
        "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
        "<table><tr><td><font>x</font><br>\n y</td><td><p>p</p><p>q</p></td></tr></table>",
        "<p>none</p>",
    ]
    read = board.page.evaluate(READ, [script, texts, pages])
    assert read["texts"] == [
        [["a", "b"], ["c", "d"]],
        [["two\nlines", 'say "x"']],
        [['"not closed', "b"]],
        [['a "b"', "c"]],
        [["=1", "'quoted"]],
    ]
    assert read["pages"] == [[["a", "", "b"], ["c", "", ""]], [["a", "b"], ["", "c"]], [["x\ny", "p\nq"]], None]
    assert read["lines"] == ["a", "- b"]
    as_copied = board.page.evaluate(
        READ, [script, list(spreadsheets.TEXTS.values()), list(spreadsheets.PAGES.values())]
    )
    for program, rows in zip(spreadsheets.TEXTS, as_copied["texts"], strict=True):
        assert rows == spreadsheets.ROWS, program
    for program, rows in zip(spreadsheets.PAGES, as_copied["pages"], strict=True):
        has_two = program in spreadsheets.BENEATH_A_MERGED_CELL
        assert rows == [*spreadsheets.ROWS[:-1], ["", "", "1,234.50"] if has_two else spreadsheets.ROWS[-1]], program
    assert read["again"] == [["=1", "a\tb", 'say "x"'], ["two\nlines", "", "'quoted"]]

    boards = [
        [
            [
                {"id": f"{c}.{n}", "width": random.Random(k * 99 + c * 9 + n).randint(1, 6 - c)}
                for n in range((k + c) % 4)
            ]
            for c in range(6)
        ]
        for k in range(60)
    ]
    for cells, rows in zip(boards, board.page.evaluate(PACK, [script, boards]), strict=True):
        taken = [
            (rows[card["id"]], column + over)
            for column, cell in enumerate(cells)
            for card in cell
            for over in range(card["width"])
        ]
        assert len(taken) == len(set(taken)), "no card covers another"
        for cell in cells:
            places = [rows[card["id"]] for card in cell]
            assert places == sorted(places), "cards keep their order"
