"""A map as tables: rows are lanes, columns touchpoints, as they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxdesign.analysis.peaks import scene_matrix
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.registers import Scene
from cxdesign.domain.understanding import Need
from cxdesign.domain.vocabulary import EmpathyArea, LaneRole
from cxdesign.drawing.board import lane_name
from cxdesign.drawing.empathy import personas_shown
from cxdesign.drawing.needs import need_cells, need_headings
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.outline import Entry, map_lanes, outline
from cxdesign.formats.grid import Value
from cxdesign.i18n import Translator


@dataclass(frozen=True)
class Grid:
    """A table with its name; the first ``heading_rows`` rows and the first column are headings.

    ``merged`` are stretches of the first row that are one heading: first and last column, from 1.
    """

    title: str
    rows: tuple[tuple[Value, ...], ...]
    heading_rows: int = 1
    merged: tuple[tuple[int, int], ...] = ()


def grids(document: Document, name: str, options: DrawOptions) -> tuple[Grid, ...]:
    """Return a map as tables: the map first, then what hangs on it, such as arrows and needs.

    Parameters
    ----------
    document : Document
        Any sound document.
    name : {"journey", "blueprint", "empathy", "scenes"}
        Which map.
    options : DrawOptions
        What of it.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> [grid.title for grid in grids(Document([Project(id="project:main", name="Café")]), "scenes", DrawOptions())]
    ['Scenes']
    """
    translate = Translator(options.locale)
    if name == "empathy":
        return _empathy(document, options, translate)
    if name == "scenes":
        return (_scenes(document, options, translate),)
    found = [_lanes(document, name, options, translate)]
    if name == "blueprint" and (arrows := _arrows(document, options, translate)):
        found.append(arrows)
    return tuple(found)


def _lanes(document: Document, name: str, options: DrawOptions, translate: Translator) -> Grid:
    sections = outline(document, name, options)
    stages: list[Value] = [translate("drawing.stage")]
    names: list[Value] = [translate("drawing.touchpoint")]
    columns: list[dict[str, Entry]] = []
    touchpoint_ids: list[str] = []
    merged = []
    for section in sections:
        first = len(stages) + 1
        for item in section.items:
            stages.append(section.name if len(stages) + 1 == first else None)
            names.append(item.name)
            columns.append({entry.key: entry for entry in item.entries})
            touchpoint_ids.append(item.key)
        if not section.items:
            stages.append(section.name)
            names.append(None)
            columns.append({})
            touchpoint_ids.append("")
        if len(stages) > first:
            merged.append((first, len(stages)))
    rows: list[tuple[Value, ...]] = [tuple(stages), tuple(names)]
    for lane in map_lanes(document, name, options):
        label = lane_name(lane, translate)
        if lane.role is LaneRole.EMOTION:
            for state in options.curves:
                title = translate("drawing.said", label=label, text=translate(f"enum.state.{state.value}"))
                rows.append((title, *(document.emotion(key, state) if key else None for key in touchpoint_ids)))
        else:
            rows.append((label, *(_joined(column.get(lane.id)) for column in columns)))
    return Grid(translate(f"shell.page_{name}"), tuple(rows), 2, tuple(merged))


def _joined(entry: Entry | None) -> str | None:
    return None if entry is None else "\n".join(line.text for line in entry.lines)


def _arrows(document: Document, options: DrawOptions, translate: Translator) -> Grid | None:
    lanes = {lane.id for lane in map_lanes(document, "blueprint", options)}
    steps = {step.id: step for step in document.all(Step) if step.lane_id in lanes}
    rows: list[tuple[Value, ...]] = [
        (translate("board.arrow_from"), translate("board.arrow_to"), translate("drawing.arrow_kind"))
    ]
    for flow in document.all(Flow):
        source, target = steps.get(flow.source_id), steps.get(flow.target_id)
        if source is not None and target is not None:
            kinds = [(flow.is_repeat, "board.arrow_repeat"), (flow.is_non_visual, "board.arrow_non_visual")]
            words = translate("scenes.and").join(translate(key) for is_set, key in kinds if is_set)
            rows.append((source.text, target.text, words or None))
    return Grid(translate("drawing.arrows"), tuple(rows)) if len(rows) > 1 else None


def _empathy(document: Document, options: DrawOptions, translate: Translator) -> tuple[Grid, ...]:
    personas = personas_shown(document, options)
    rows: list[tuple[Value, ...]] = [(translate("empathy.area"), *(persona.name for persona in personas))]
    rows += [
        (translate(f"board.field_{key}"), *(getattr(persona, key) or None for persona in personas))
        for key in ("description", "goal", "situation", "rests_on", "segment")
    ]
    for area in EmpathyArea:
        cells = (document.empathy_notes(persona.id, area) for persona in personas)
        texts = ("\n".join(note.text for note in notes) or None for notes in cells)
        rows.append((translate(f"enum.empathy_area.{area.value}"), *texts))
    found = [Grid(translate("shell.page_empathy"), tuple(rows))]
    shown = {persona.id for persona in personas} | {None}
    needs = [need for need in document.entries(Need) if need.persona_id in shown]
    if needs:
        heading = tuple(need_headings(translate))
        cells_of = need_cells(document, translate)
        found.append(Grid(translate("empathy.needs_title"), (heading, *(tuple(cells_of(need)) for need in needs))))
    return tuple(found)


def _scenes(document: Document, options: DrawOptions, translate: Translator) -> Grid:
    scenes = document.entries(Scene)
    cells = {(cell.touchpoint_id, cell.scene_id): cell for cell in scene_matrix(document)}
    stages = {stage.id: stage.name for stage in document.stages}
    heading: tuple[Value, ...] = (translate("drawing.touchpoint"), translate("drawing.stage"))
    rows: list[tuple[Value, ...]] = [(*heading, *(scene.name for scene in scenes))]
    for touchpoint, number in _numbered(document, options):
        texts: list[Value] = []
        for scene in scenes:
            cell = cells.get((touchpoint.id, scene.id))
            if cell is None:
                texts.append(None)
                continue
            values = " / ".join("–" if value is None else str(value) for value in (cell.customer, cell.enterprise))
            quadrant = cell.quadrant or "unjudged"
            texts.append(f"{values}\n{translate(f'scenes.tag_{quadrant}')}")
        rows.append((f"{number} {touchpoint.name}", stages[touchpoint.stage_id], *texts))
    return Grid(translate("shell.page_scenes"), tuple(rows))


def _numbered(document: Document, options: DrawOptions) -> Sequence[tuple[Touchpoint, int]]:
    return [
        (touchpoint, number)
        for number, touchpoint in enumerate(document.touchpoints, start=1)
        if options.stage_ids is None or touchpoint.stage_id in options.stage_ids
    ]
