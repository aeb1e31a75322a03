"""The service blueprint as a drawing: five lanes, the lines between them, steps, and right-angled arrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane
from cxdesign.domain.vocabulary import BLUEPRINT_ROLES, LaneRole
from cxdesign.drawing.arrows import draw_arrows, draw_talk
from cxdesign.drawing.beside import Beside
from cxdesign.drawing.board import Board
from cxdesign.drawing.cards import KINDS, CardBox, Mark, box, reach_mark, step_marks
from cxdesign.drawing.columns import Column, plan, touchpoint_row
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.pen import Pen, Style, way
from cxdesign.drawing.routing import CardPlace, FlowEnds, Route, Span, routes
from cxdesign.drawing.rule_marks import ERROR, rule_mark, worst_findings
from cxdesign.drawing.ruler import LEAST as LEAST_RULER
from cxdesign.drawing.ruler import Ruler, draw_ruler, ruler_strip
from cxdesign.graph.blueprint import blueprint_graph
from cxdesign.graph.paths import critical_path
from cxdesign.i18n import Translator
from cxdesign.views.findings import FindingView

LABELS = 138.0
LEAST, MOST = 122.0, 210.0
"""Width of the labels; narrowest and widest column."""
PAD = 10.0
"""Room around the cards of a cell: half a gutter."""
LINE_ROOM = 28.0
"""Room of a line between two lanes."""
_LEAST_HEIGHTS = {LaneRole.EVIDENCE: 36.0}
_CARD = 68.0
_CELL_GAP = 8.0
_FOOT, _FOOT_EACH, _FOOT_MOST = 10.0, 15.0, 8
LINES = {LaneRole.ONSTAGE: "interaction", LaneRole.BACKSTAGE: "visibility", LaneRole.SUPPORT: "internal"}
"""Lines crossed on the way down into a lane."""
_DASHES = {"interaction": "", "visibility": "8 4", "internal": "2 3"}
LINE_NAME = Style(11, 13, "ink-3")


@dataclass(frozen=True)
class _Row:
    """A lane, the height of its cards, and its cells by column."""

    lane: Lane
    top: float
    height: float
    cells: tuple[tuple[CardBox, ...], ...]
    lines: tuple[str, ...]

    @property
    def bottom(self) -> float:
        return self.top + self.height


def blueprint_lanes(document: Document, options: DrawOptions) -> tuple[Lane, ...]:
    """Return the lanes of the blueprint that are shown, from physical evidence down to support."""
    lanes = [lane for lane in document.lanes if lane.role in BLUEPRINT_ROLES]
    if options.lane_ids is not None:
        lanes = [lane for lane in lanes if lane.id in options.lane_ids]
    elif not options.hidden_too:
        lanes = [lane for lane in lanes if not lane.is_hidden]
    return tuple(sorted(lanes, key=lambda lane: (BLUEPRINT_ROLES.index(lane.role), lane.order, lane.id)))


def draw_blueprint(pen: Pen, document: Document, options: DrawOptions) -> tuple[float, float]:
    """Draw a service blueprint from the origin on, and return its width and height."""
    translate = Translator(options.locale)
    found = plan(document, options, left=LABELS, least=LEAST, most=MOST)
    beside = Beside(pen, document, options, translate)
    board = Board(pen, document, options, found, translate, beside)
    top = touchpoint_row(pen, found, 0, translate, beside=beside, least=44)
    findings = worst_findings(document, options, translate)
    rows = _rows(board, blueprint_lanes(document, options), top, findings)
    bottom = rows[-1].bottom + PAD if rows else top
    flows = _flows(document, rows)
    foot = Span(bottom, bottom + _foot_height(flows))
    _ground(board, rows, top, foot.high)
    ways = _ways(board, rows, foot, flows)
    nodes = critical_path(blueprint_graph(document)).nodes if options.has_critical_path else ()
    draw_arrows(pen, ways, flows, lit=frozenset(pairwise(nodes)), word=translate("board.arrow_repeat"))
    for row in rows:
        _cards(board, row, frozenset(nodes if len(nodes) > 1 else ()))
    draw_talk(pen, ways, beside)
    pen.rect(found.left, 0, 1, foot.high, "hair-2")
    pen.rect(0, foot.high - 1, found.right, 1, "hair-2")
    strip = ruler_strip(document, translate) if options.has_critical_path else None
    if strip is None:
        return found.right, foot.high
    ruler = Ruler(strip, 0, found.left, max(found.right, LEAST_RULER))
    return ruler.right, foot.high + draw_ruler(pen, ruler, foot.high, translate)


def _rows(board: Board, lanes: Sequence[Lane], top: float, findings: Mapping[str, FindingView]) -> list[_Row]:
    rows: list[_Row] = []
    y = top
    for place, lane in enumerate(lanes):
        lines = _crossed(lanes[place - 1], lane) if place else ()
        y += PAD + LINE_ROOM * len(lines) + (PAD if lines else 0)
        cells = tuple(_boxes(board, lane, column, findings) for column in board.plan.columns)
        least = _LEAST_HEIGHTS.get(lane.role, _CARD)
        named = board.label_height(lane) + 4
        height = max([least, named] + [_stacked(cell) for cell in cells])
        rows.append(_Row(lane, y, height, cells, lines))
        y += height
    return rows


def _crossed(above: Lane, below: Lane) -> tuple[str, ...]:
    first, last = BLUEPRINT_ROLES.index(above.role), BLUEPRINT_ROLES.index(below.role)
    return tuple(LINES[role] for role in BLUEPRINT_ROLES[first + 1 : last + 1] if role in LINES)


def _boxes(board: Board, lane: Lane, column: Column, findings: Mapping[str, FindingView]) -> tuple[CardBox, ...]:
    is_evidence = lane.role is LaneRole.EVIDENCE
    found = (
        box(
            board.pen,
            card.id,
            card.text,
            width=column.width - 2 * PAD,
            kind=KINDS[lane.role],
            look="evidence" if is_evidence else "card",
            marks=board.beside.talk(card.id) if is_evidence else _marks(board, card, findings),
            least=_LEAST_HEIGHTS.get(lane.role, 40.0),
            depicted=card,
        )
        for card in board.document.cards(column.touchpoint.id, lane.id)
    )
    return tuple(
        replace(card, outline="div-n5") if card.key in findings and findings[card.key]["severity"] == ERROR else card
        for card in found
    )


def _marks(board: Board, card: Card, findings: Mapping[str, FindingView]) -> list[Mark]:
    """Return the marks of a step, with how far it reaches: arrows run between the columns, so it stays in its first."""
    marks = step_marks(card, board.pen, board.translate)
    last = board.document.spanned(card)[-1]
    if last.id != card.touchpoint_id:
        marks.append(reach_mark(last, board.document.touchpoints.index(last) + 1, board.pen, board.translate))
    found = [rule_mark(findings[card.id], board.pen)] if card.id in findings else []
    return [*marks, *found, *board.beside.talk(card.id)]


def _stacked(boxes: Sequence[CardBox]) -> float:
    return sum(card.height for card in boxes) + _CELL_GAP * max(0, len(boxes) - 1)


def _placed(row: _Row, cell: Sequence[CardBox]) -> list[tuple[CardBox, float]]:
    """Return the cards of a cell with their upper edges; one alone fills the row."""
    if len(cell) == 1:
        return [(cell[0].grown(row.height), row.top)]
    found, y = [], row.top
    for card in cell:
        found.append((card, y))
        y += card.height + _CELL_GAP
    return found


def _ground(board: Board, rows: Sequence[_Row], top: float, bottom: float) -> None:
    """Draw the ground: what customers do not see lies on a darker one; names of lanes, and the lines between them."""
    pen, found = board.pen, board.plan
    pen.rect(0, top, found.left, bottom - top, "paper-2")
    hidden = next((row for row in rows if "visibility" in row.lines), None)
    if hidden is not None:
        line = _line_places(hidden)["visibility"]
        pen.rect(found.left, line, found.right - found.left, bottom - line, "paper-2")
    for row in rows:
        pen.open("lane", key=row.lane.id)
        board.draw_label(row.lane, 12, row.top + 13)
        pen.close()
        for name, y in _line_places(row).items():
            words = pen.wrapped(board.translate(f"board.line_{name}"), LINE_NAME, found.left - 18)
            pen.open("line")
            pen.text(12, y + 4 - (len(words) - 1) * LINE_NAME.leading / 2, words, LINE_NAME)
            pen.stroke(
                way([(found.left, y), (found.right, y)]),
                "ink" if name != "internal" else "ink-2",
                1.25,
                dashes=_DASHES[name],
            )
            pen.close()


def _line_places(row: _Row) -> dict[str, float]:
    """Return how high the lines above a lane lie."""
    first = row.top - PAD - LINE_ROOM * len(row.lines)
    return {name: first + LINE_ROOM * (place + 0.5) for place, name in enumerate(row.lines)}


def _flows(document: Document, rows: Sequence[_Row]) -> list[Flow]:
    shown = {card.key for row in rows for cell in row.cells for card in cell}
    return [flow for flow in document.all(Flow) if flow.source_id in shown and flow.target_id in shown]


def _foot_height(flows: Sequence[Flow]) -> float:
    repeats = sum(flow.is_repeat for flow in flows)
    return _FOOT + _FOOT_EACH * min(_FOOT_MOST, repeats) if repeats else 0.0


def _ways(board: Board, rows: Sequence[_Row], foot: Span, flows: Sequence[Flow]) -> dict[str, Route]:
    cards = [
        CardPlace(
            card.key, column, lane, left := board.plan.columns[column].left + PAD, y, left + card.width, y + card.height
        )
        for lane, row in enumerate(rows)
        for column, cell in enumerate(row.cells)
        for card, y in _placed(row, cell)
    ]
    return routes(
        [Span(column.left + PAD, column.right - PAD) for column in board.plan.columns],
        [Span(row.top, row.bottom) for row in rows],
        foot=foot,
        cards=cards,
        flows=[FlowEnds(flow.id, flow.source_id, flow.target_id, flow.is_repeat) for flow in flows],
        lined=[bool(row.lines) for row in rows],
    )


def _cards(board: Board, row: _Row, lit: frozenset[str]) -> None:
    for column, cell in zip(board.plan.columns, row.cells, strict=True):
        for card, y in _placed(row, cell):
            drawn = replace(card, outline="accent") if card.key in lit else card
            drawn.draw(board.pen, column.left + PAD, y)
