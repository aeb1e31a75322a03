"""The scene matrix as a drawing: touchpoints as rows, scenes as columns, in each cell both relevances and quadrant."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cxdesign.analysis.peaks import CellReading, scene_matrix
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.registers import Scene, SceneCell
from cxdesign.drawing import signs
from cxdesign.drawing.beside import Beside
from cxdesign.drawing.columns import Wide, touchpoint_marks
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.pen import Pen, Style
from cxdesign.i18n import Translator
from cxdesign.views.scenes import build_scenes

LABELS = 216.0
LEAST, MOST = 132.0, 230.0
"""Width of the labels; narrowest and widest column."""
MOST_RELEVANT = 5
HEAD = Style(12.5, 16, "ink", is_bold=True)
NAME = Style(12, 15, "ink", is_bold=True)
SMALL = Style(11, 14, "ink-3")
FIGURE = Style(13, 16, "ink", is_bold=True)
_ROW, MARKS = 52.0, 17.0
_CORNERS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"candidate": (1, 0), "neglected": (0, 0), "firm_centred": (1, 1), "standardise": (0, 1)}
)
"""Where a quadrant lies: customers upwards, the enterprise to the right."""
_LOOKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "candidate": ("lvl-2", "lvl-2-ink"),
        "neglected": ("zone-delight", "div-p5"),
        "firm_centred": ("zone-below", "div-n5"),
        "standardise": ("card", "ink-2"),
        "unjudged": ("card", "ink-3"),
    }
)
"""Ground and ink of a cell by quadrant; the word and the squares say the same."""


@dataclass(frozen=True)
class _Row:
    touchpoint: Touchpoint
    place: int
    stage: str
    """Name of the stage that begins here, else empty."""
    lines: tuple[str, ...]
    over: tuple[str, ...]
    height: float
    draws: tuple[Wide, ...]
    marked: float
    """Height of the marks of comments below the figures of its cells."""


def draw_scenes(pen: Pen, document: Document, options: DrawOptions) -> tuple[float, float]:
    """Draw the matrix of scenes from the origin on, and return its width and height."""
    translate = Translator(options.locale)
    scenes = document.entries(Scene)
    room = 0.0 if options.width is None else (options.width - LABELS) / max(1, len(scenes))
    column = round(min(MOST, max(LEAST, room)), 2)
    width = LABELS + column * max(1, len(scenes))
    beside = Beside(pen, document, options, translate)
    matrix = scene_matrix(document)
    cells = {(cell.touchpoint_id, cell.scene_id): cell for cell in matrix}
    talked = {cell.touchpoint_id for cell in matrix if cell.cell_id and beside.talk(cell.cell_id)}
    rows = _rows(pen, document, options, beside, talked)
    chosen = {cell.id for cell in document.all(SceneCell) if cell.is_chosen}
    y = _head(pen, document, scenes, column, beside)
    for row in rows:
        pen.open("touchpoint", key=row.touchpoint.id)
        _label(pen, row, y)
        pen.close()
        for place, scene in enumerate(scenes):
            cell = cells.get((row.touchpoint.id, scene.id))
            if cell is not None:
                at = (LABELS + place * column + 3, y + 3, column - 6, row.height - 6)
                _cell(pen, cell, at, translate, is_chosen=cell.cell_id in chosen, marked=row.marked)
                if cell.cell_id:
                    beside.draw(cell.cell_id, at[0] + 9, y + row.height - 15)
        y += row.height
        pen.rect(0, y - 1, width, 1, "hair")
    pen.rect(LABELS, 0, 1, y, "hair-2")
    if scenes:
        y += _quadrants(pen, document, y, width, translate)
    return width, y


def _rows(pen: Pen, document: Document, options: DrawOptions, beside: Beside, talked: Collection[str]) -> list[_Row]:
    stages = {stage.id: stage.name for stage in document.stages}
    shown = [
        (place, touchpoint)
        for place, touchpoint in enumerate(document.touchpoints, start=1)
        if options.stage_ids is None or touchpoint.stage_id in options.stage_ids
    ]
    rows, before = [], None
    for place, touchpoint in shown:
        stage = "" if touchpoint.stage_id == before else stages[touchpoint.stage_id]
        before = touchpoint.stage_id
        draws = touchpoint_marks(touchpoint, Translator(options.locale), beside)
        marks = sum(wide + 4 for wide, _ in draws) + 6
        lines = pen.wrapped(touchpoint.name, NAME, max(60.0, LABELS - 44 - marks))
        over = pen.wrapped(stage, SMALL, LABELS - 44)
        marked = MARKS if touchpoint.id in talked else 0.0
        height = max(_ROW + marked, 16 + len(lines) * NAME.leading + len(over) * SMALL.leading)
        rows.append(_Row(touchpoint, place, stage, lines, over, height, tuple(draws), marked))
    return rows


def _head(pen: Pen, document: Document, scenes: Sequence[Scene], column: float, beside: Beside) -> float:
    """Draw the scenes with what is said of the way past each, and return the height."""
    translate = Translator(pen.lettering.locale)
    passages = build_scenes(document, translate)["passages"]
    names = [pen.wrapped(scene.name, HEAD, column - 22 - beside.room(scene.id)) for scene in scenes]
    states = [pen.wrapped(passages[scene.id]["label"], SMALL, column - 22) for scene in scenes]
    heights = [len(name) * HEAD.leading + len(state) * SMALL.leading for name, state in zip(names, states, strict=True)]
    height = 22 + max(heights, default=24.0)
    pen.rect(0, 0, LABELS, height, "paper-2")
    corner = pen.wrapped(translate("scenes.corner"), SMALL, LABELS - 26)
    pen.text(14, 20, corner, SMALL)
    if not scenes:
        pen.text(LABELS + 12, 20, pen.wrapped(translate("drawing.no_scenes"), SMALL, column - 22), SMALL)
    for place, (scene, name, state) in enumerate(zip(scenes, names, states, strict=True)):
        x = LABELS + place * column + 12
        pen.open("scene", key=scene.id)
        pen.text(x, 23, name, HEAD)
        beside.draw(scene.id, x + column - 18 - beside.room(scene.id), 19)
        pen.text(x, 23 + len(name) * HEAD.leading, state, SMALL)
        pen.close()
    pen.rect(0, height - 1, LABELS + column * max(1, len(scenes)), 1, "hair-2")
    return height


def _label(pen: Pen, row: _Row, y: float) -> None:
    pen.rect(0, y, LABELS, row.height, "paper-2")
    if row.stage:
        pen.rect(0, y - 1, LABELS, 1, "hair-2")
    text_height = len(row.lines) * NAME.leading + len(row.over) * SMALL.leading
    top = y + (row.height - text_height) / 2
    pen.text(36, top + 11, row.over, SMALL)
    base = top + len(row.over) * SMALL.leading + 12
    pen.text(30, base, (str(row.place),), Style(12, 15, "ink-3", anchor="end"))
    pen.text(36, base, row.lines, NAME)
    x = LABELS - 6 - sum(wide + 4 for wide, _ in row.draws)
    for _, draw in row.draws:
        x += draw(pen, x, base - 4) + 4


def _cell(
    pen: Pen,
    cell: CellReading,
    at: tuple[float, float, float, float],
    translate: Translator,
    *,
    is_chosen: bool,
    marked: float,
) -> None:
    x, y, width, height = at
    name = cell.quadrant or "unjudged"
    ground, ink = _LOOKS[name]
    pen.signs.add(f"quadrant_{name}")
    pen.open("cell", key=cell.cell_id)
    pen.rect(x + 0.5, y + 0.5, width - 1, height - 1, ground, stroke="hair", radius=2.5)
    middle = y + (height - marked) / 2
    shown = f"{_figure(cell.customer)} / {_figure(cell.enterprise)}"
    pen.text(x + 9, middle - 4, (shown,), FIGURE)
    for place, value in enumerate((cell.customer, cell.enterprise)):
        top = middle - 13 + place * 7
        pen.rect(x + 52, top, width - 62, 3.5, "hair")
        if value:
            pen.rect(x + 52, top, (width - 62) * value / MOST_RELEVANT, 3.5, "ink-2" if place else "accent")
    signs.quadrant(pen, x + 9, middle + 12, _CORNERS.get(name), colour=ink)
    pen.text(x + 24, middle + 16, (translate(f"scenes.tag_{name}"),), Style(11, 14, ink))
    if is_chosen:
        signs.star(pen, x + width - 20, middle + 12)
    pen.close()


def _figure(value: int | None) -> str:
    return "–" if value is None else str(value)


def _quadrants(pen: Pen, document: Document, y: float, width: float, translate: Translator) -> float:
    """Say below the matrix what each quadrant means and how many cells it holds; return the height."""
    views = build_scenes(document, translate)["quadrants"]
    shown = [view for view in views if view["cell_ids"]]
    if not shown:
        return 0.0
    each = width / len(shown)
    titles = [pen.wrapped(f"{view['label']} · {len(view['cell_ids'])}", NAME, each - 42) for view in shown]
    texts = [pen.wrapped(view["advice"], SMALL, each - 42) for view in shown]
    for place, (view, title, text) in enumerate(zip(shown, titles, texts, strict=True)):
        x = place * each + 10
        signs.quadrant(pen, x, y + 20, _CORNERS.get(view["key"]), colour=_LOOKS[view["key"]][1])
        pen.text(x + 18, y + 24, title, NAME)
        pen.text(x + 18, y + 24 + len(title) * NAME.leading, text, SMALL)
    lines = [len(title) * NAME.leading + len(text) * SMALL.leading for title, text in zip(titles, texts, strict=True)]
    for place in range(1, len(shown)):
        pen.rect(place * each, y + 10, 1, max(lines), "hair")
    return 22 + max(lines)
