"""The journey map as a drawing: stages over touchpoints, lanes of cards, the emotion curve."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane
from cxdesign.domain.vocabulary import ATTRIBUTE_ROLES, BLUEPRINT_ONLY_ROLES, LaneRole
from cxdesign.drawing import signs
from cxdesign.drawing.beside import Beside
from cxdesign.drawing.board import Board
from cxdesign.drawing.cards import GAP, KINDS, CardBox, box, feature_levels, journey_marks
from cxdesign.drawing.columns import Column, plan, stage_row, touchpoint_row
from cxdesign.drawing.curve import draw_curve
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.packing import packed
from cxdesign.drawing.pen import Pen, Style
from cxdesign.i18n import Translator

LABELS = 112.0
"""Width of the labels of the lanes."""
LEAST, MOST = 116.0, 220.0
"""Narrowest and widest column."""
PAD_X, PAD_Y = 4.0, 5.0
"""Room around the cards of a cell."""
_LEAST_HEIGHTS = {
    LaneRole.CUSTOMER_ACTIONS: 58.0,
    LaneRole.THINKING: 46.0,
    LaneRole.PAINS: 62.0,
    LaneRole.OPPORTUNITIES: 62.0,
    LaneRole.NOTES: 52.0,
}
"""Least height of a lane's cards."""


def journey_lanes(document: Document, options: DrawOptions) -> tuple[Lane, ...]:
    """Return the lanes of the journey map that are shown, in their order."""
    lanes = [lane for lane in document.lanes if lane.role not in BLUEPRINT_ONLY_ROLES]
    if options.lane_ids is not None:
        return tuple(lane for lane in lanes if lane.id in options.lane_ids)
    return tuple(lane for lane in lanes if options.hidden_too or not lane.is_hidden)


def draw_journey(pen: Pen, document: Document, options: DrawOptions) -> tuple[float, float]:
    """Draw a journey map from the origin on, and return its width and height."""
    translate = Translator(options.locale)
    found = plan(document, options, left=LABELS, least=LEAST, most=MOST)
    beside = Beside(pen, document, options, translate)
    board = Board(pen, document, options, found, translate, beside)
    y = stage_row(pen, found, 0, beside)
    y += touchpoint_row(pen, found, y, translate, beside=beside, least=66)
    for lane in journey_lanes(document, options):
        y += draw_curve(board, y, lane) if lane.role is LaneRole.EMOTION else _lane(board, lane, y)
    pen.rect(found.left, 0, 1, y, "hair-2")
    return found.right, y


def _lane(board: Board, lane: Lane, y: float) -> float:
    pen, found = board.pen, board.plan
    least = 14 + board.label_height(lane)
    pen.open("lane", key=lane.id)
    # The ground comes first, and how high it is shows only when the row is drawn.
    place = len(pen.parts)
    if lane.role in ATTRIBUTE_ROLES:
        height = (_channels if lane.role is LaneRole.CHANNEL else _levels)(board, y, least)
    else:
        height = _cards(board, lane, y, least)
    drawn = pen.parts[place:]
    del pen.parts[place:]
    pen.rect(0, y, found.left, height, "paper-2")
    for column in found.columns:
        if column.is_folded:
            pen.rect(column.left, y, column.width, height, "paper-2")
        if column is not found.columns[0]:
            pen.rect(column.left, y, 1, height, "hair")
    pen.rect(0, y + height - 1, found.right, 1, "hair")
    board.draw_label(lane, 12, y + 19)
    pen.parts += drawn
    pen.close()
    return height


def _cards(board: Board, lane: Lane, y: float, least: float) -> float:
    columns, document = board.plan.columns, board.document
    cells = [
        []
        if column.is_folded
        else [_reaching(board, card, place, lane) for card in document.cards(column.touchpoint.id, lane.id)]
        for place, column in enumerate(columns)
    ]
    base = max(least, _LEAST_HEIGHTS.get(lane.role, 40.0) + 2 * PAD_Y)
    draw = _packed if any(count > 1 for cell in cells for _, count in cell) else _stacks
    height = draw(board, cells, y, base)
    for column in columns:
        if column.is_folded:
            _folded(board.pen, len(document.cards(column.touchpoint.id, lane.id)), column, y + height / 2)
    return height


_Cells = Sequence[Sequence[tuple[CardBox, int]]]
"""By column its cards, each with how many columns it reaches over."""


def _stacks(board: Board, cells: _Cells, y: float, least: float) -> float:
    """Draw cards below each other in their columns, and return the height of the lane."""
    boxes = [[card for card, _ in cell] for cell in cells]
    height = max([least] + [stacked(cell) + 2 * PAD_Y for cell in boxes])
    for column, cell in zip(board.plan.columns, boxes, strict=True):
        draw_cell(board.pen, cell, column.left + PAD_X, y + PAD_Y, height - 2 * PAD_Y)
    return height


def _packed(board: Board, cells: _Cells, y: float, least: float) -> float:
    """Draw cards in rows over the columns they reach over, and return the height of the lane."""
    rows = packed([[count for _, count in cell] for cell in cells])
    heights: dict[int, float] = {}
    for cell, places in zip(cells, rows, strict=True):
        for (card, _), row in zip(cell, places, strict=True):
            heights[row] = max(heights.get(row, 0.0), card.height)
    tops = {row: y + PAD_Y + sum(heights[other] + GAP for other in heights if other < row) for row in heights}
    for column, cell, places in zip(board.plan.columns, cells, rows, strict=True):
        for (card, _), row in zip(cell, places, strict=True):
            card.grown(heights[row]).draw(board.pen, column.left + PAD_X, tops[row])
    return max(least, sum(heights.values()) + GAP * (len(heights) - 1) + 2 * PAD_Y)


def _reaching(board: Board, card: Card, place: int, lane: Lane) -> tuple[CardBox, int]:
    """Return a card, measured, and how many of the shown columns it reaches over."""
    columns = board.plan.columns
    over = {touchpoint.id for touchpoint in board.document.spanned(card)}
    last = max((n for n in range(place, len(columns)) if columns[n].touchpoint.id in over), default=place)
    is_quoted = lane.role is LaneRole.THINKING
    drawn = box(
        board.pen,
        card.id,
        card.text,
        width=columns[last].right - columns[place].left - 2 * PAD_X,
        kind=KINDS[lane.role],
        look="quote" if is_quoted else "card",
        marks=[
            *journey_marks(card, columns[place].touchpoint, board.translate, is_quoted=is_quoted),
            *board.beside.talk(card.id),
        ],
        depicted=card,
    )
    return drawn, last - place + 1


def draw_cell(pen: Pen, boxes: Sequence[CardBox], x: float, y: float, height: float) -> None:
    """Draw the cards of a cell below each other; one alone fills it."""
    for card in boxes:
        drawn = card.grown(height) if len(boxes) == 1 else card
        drawn.draw(pen, x, y)
        y += drawn.height + GAP


def stacked(boxes: Sequence[CardBox]) -> float:
    """Return how high the cards of a cell are together."""
    return sum(card.height for card in boxes) + GAP * max(0, len(boxes) - 1)


def _folded(pen: Pen, count: int, column: Column, y: float) -> None:
    """Draw how many cards a folded cell holds: a stroke for each, at most five."""
    for place in range(min(count, 5)):
        pen.rect(column.middle - 6, y - 3 * min(count, 5) + 6 * place, 12, 3, "hair-2")


def _levels(board: Board, y: float, least: float) -> float:
    """Draw the levels of the pyramid: a touchpoint's own, and dashed those its features bring."""
    height = max(least, 32.0)
    derived = feature_levels(board.document)
    for column in board.plan.columns:
        own = {level.value for level in column.touchpoint.levels}
        shown = sorted(own | derived.get(column.touchpoint.id, set()))
        x = column.left + (2 if column.is_folded else 13)
        for place, name in enumerate(shown[-1:] if column.is_folded else shown):
            signs.level(board.pen, x + place * 24, y + height / 2, name, is_derived=name not in own)
    return height


def _channels(board: Board, y: float, least: float) -> float:
    pen = board.pen
    style = Style(12, 17 if pen.lettering.is_chinese else 15, "ink-2")
    cells = [
        (column, pen.wrapped(column.touchpoint.channel, style, column.width - 18))
        for column in board.plan.columns
        if not column.is_folded
    ]
    height = max([least, 36.0] + [len(lines) * style.leading + 16 for _, lines in cells])
    for column, lines in cells:
        pen.text(column.left + 13, y + 20, lines, style)
    return height
