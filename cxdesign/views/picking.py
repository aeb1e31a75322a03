"""The choice of peaks, worded and rounded, as plain data for the parts of the page that the browser draws.

Nothing is computed here that :mod:`cxdesign.analysis.picking` computes.
"""

from __future__ import annotations

from typing import TypedDict

from cxdesign.analysis.peaks import CellReading
from cxdesign.analysis.picking import Picking
from cxdesign.analysis.ranking import METHODS, Ranking
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.registers import Scene
from cxdesign.i18n import Translator
from cxdesign.views.picking_names import PickingNames, percent, score


class MatrixCell(TypedDict):
    """A linked cell: both relevances, its quadrant, whether it is chosen, and all of that in words."""

    id: str
    customer: int | None
    enterprise: int | None
    quadrant: str
    is_chosen: bool
    label: str


class MatrixRow(TypedDict):
    """A touchpoint and its cells by scene; None where it takes no part."""

    name: str
    cells: list[MatrixCell | None]


class Matrix(TypedDict):
    """The scene matrix, to look at."""

    scenes: list[str]
    rows: list[MatrixRow]


class MethodCell(TypedDict):
    """Rank and score of a candidate by one method."""

    id: str
    rank: str
    score: str
    part: float
    is_winner: bool


class ShareCell(TypedDict):
    """The shares of draws in which a candidate takes rank 1, 2 and so on."""

    id: str
    first: str
    parts: list[float]
    is_lead: bool
    label: str


class MethodRow(TypedDict):
    """A candidate by all methods."""

    name: str
    scene: str
    cells: list[MethodCell]
    shares: list[ShareCell]


class Method(TypedDict):
    """A method: its name, what is special about it, and the small print of its shares."""

    name: str
    side: str


class Methods(TypedDict):
    """All methods side by side."""

    methods: list[Method]
    rows: list[MethodRow]


class MemoryPoint(TypedDict):
    """A moment of the two curves; None where nothing is stated."""

    name: str
    now: float | None
    after: float | None
    is_peak: bool
    is_trough: bool


class Memory(TypedDict):
    """The curve now and with the peaks."""

    points: list[MemoryPoint]


def build_matrix(document: Document, found: Picking, translate: Translator) -> Matrix:
    """Return the scene matrix: touchpoints down, scenes across."""
    scenes = document.entries(Scene)
    places = {(cell.touchpoint_id, cell.scene_id): cell for cell in found.cells}
    chosen = {one.cell.cell_id for one in found.chosen}
    names = PickingNames(document, found, translate)
    return {
        "scenes": [scene.name for scene in scenes],
        "rows": [
            {
                "name": touchpoint.name,
                "cells": [
                    _matrix_cell(cell, names, translate, is_chosen=cell.cell_id in chosen)
                    if (cell := places.get((touchpoint.id, scene.id)))
                    else None
                    for scene in scenes
                ],
            }
            for touchpoint in document.touchpoints
        ],
    }


def _matrix_cell(cell: CellReading, names: PickingNames, translate: Translator, *, is_chosen: bool) -> MatrixCell:
    quadrant = cell.quadrant or "open"
    label = translate(
        "peaks.cell_label",
        touchpoint=names.touchpoint(cell),
        scene=names.scene(cell),
        customer="–" if cell.customer is None else cell.customer,
        enterprise="–" if cell.enterprise is None else cell.enterprise,
        quadrant=translate(f"peaks.quadrant.{quadrant}"),
    )
    return {
        "id": f"cell:{cell.cell_id}",
        "customer": cell.customer,
        "enterprise": cell.enterprise,
        "quadrant": quadrant,
        "is_chosen": is_chosen,
        "label": translate("peaks.cell_chosen", cell=label) if is_chosen else label,
    }


def build_methods(document: Document, found: Picking, translate: Translator) -> Methods:
    """Return the candidates by the weighted sum's order, with rank, score and shares by every method."""
    names = PickingNames(document, found, translate)
    first = found.swap.rankings[0]
    return {
        "methods": [
            {"name": names.method(method), "side": translate(f"peaks.method_side.{method}")} for method in METHODS
        ],
        "rows": [
            {
                "name": names.touchpoint(found.candidates.sound[row]),
                "scene": names.scene(found.candidates.sound[row]),
                "cells": [_method_cell(ranking, row) for ranking in found.swap.rankings],
                "shares": _shares(found, row, translate),
            }
            for row in first.ranking
        ],
    }


def _method_cell(ranking: Ranking, row: int) -> MethodCell:
    value, rank = ranking.scores[row], ranking.ranks[row]
    most = max((one for one in ranking.scores if one is not None), default=0.0)
    return {
        "id": f"score:{ranking.method}:{row}",
        "rank": "–" if rank is None else str(rank),
        "score": score(value),
        "part": 0.0 if value is None or most <= 0 else value / most,
        "is_winner": rank == 1,
    }


def _shares(found: Picking, row: int, translate: Translator) -> list[ShareCell]:
    cells: list[ShareCell] = []
    for one in found.acceptability:
        shares = one.shares[row]
        if shares is None:
            continue
        told = translate("peaks.separator").join(percent(share) for share in shares)
        cells.append(
            {
                "id": f"share:{one.method}:{row}",
                "first": percent(shares[0]),
                "parts": list(shares),
                "is_lead": one.winner == row,
                "label": translate("peaks.share_label", shares=told),
            }
        )
    return cells


def build_memory(document: Document, found: Picking) -> Memory:
    """Return the two curves over the moments that are counted."""
    before, after = found.memory.before, found.memory.after
    trough = after.trough
    return {
        "points": [
            {
                "name": document.expect(touchpoint_id, Touchpoint).name,
                "now": now,
                "after": then,
                "is_peak": document.expect(touchpoint_id, Touchpoint).is_peak,
                "is_trough": trough is not None and trough.index == index and trough.value < 0,
            }
            for index, (touchpoint_id, now, then) in enumerate(
                zip(before.touchpoint_ids, before.figures.values, after.values, strict=True)
            )
        ],
    }
