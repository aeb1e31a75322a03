"""The planned peaks in the report: which moments, for which need, how high, why; and what the choice of peaks says."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.analysis.picking import Chosen, Picking, picking
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.registers import SceneCell
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import Need
from cxdesign.domain.vocabulary import CurveState, RelationType
from cxdesign.i18n import Translator
from cxdesign.views.numbers import emotion
from cxdesign.views.picking import build_methods
from cxdesign.views.picking_names import PickingNames
from cxdesign.views.picking_words import picking_words
from cxdesign.views.report.outline import Block, Column, Grid, Paragraph, Rule, Section
from cxdesign.views.report.parts import DASH, guarded, plain, touchpoint_name


def peaks_section(document: Document, translate: Translator) -> Section:
    """Return the planned peaks and the result of choosing them; nothing as long as there is neither."""
    title = translate("report.section_peaks")
    found = picking(document)
    planned = [one for one in document.touchpoints if one.is_peak]
    is_ranked = any(ranking.winners for ranking in found.swap.rankings)
    if not planned and not found.chosen and not is_ranked:
        return Section("peaks", title, ())
    blocks = [*_planned(document, found, translate), *(_ranked(document, found, translate) if is_ranked else ())]
    rules = [Rule(translate("report.peaks_rule"), translate("report.peaks_formula"), translate("report.peaks_source"))]
    sources = (translate("report.peaks_source"),)
    return Section("peaks", title, tuple(blocks), sources, tuple(rules) if is_ranked else ())


def _planned(document: Document, found: Picking, translate: Translator) -> Iterator[Block]:
    """Give the peaks the group has decided on: those chosen in a scene, then those marked on the map only."""
    chosen_at = {one.cell.touchpoint_id for one in found.chosen}
    rows = [_chosen_row(document, found, one, translate) for one in found.chosen]
    rows += [
        _marked_row(document, touchpoint)
        for touchpoint in document.touchpoints
        if touchpoint.is_peak and touchpoint.id not in chosen_at
    ]
    if not rows:
        return
    columns = (
        Column(translate("report.peak"), 1.5),
        Column(translate("report.scene"), 1.1),
        Column(translate("report.need"), 2.4),
        Column(translate("enum.state.now"), 0.55, "right"),
        Column(translate("enum.state.target"), 0.6, "right"),
        Column(translate("report.reason"), 3.0),
    )
    yield Paragraph(translate("report.planned_peaks"), "heading")
    yield Grid(translate("report.planned_peaks"), columns, tuple(rows))


def _chosen_row(document: Document, found: Picking, one: Chosen, translate: Translator) -> tuple[str, ...]:
    names = PickingNames(document, found, translate)
    touchpoint = document.expect(one.cell.touchpoint_id, Touchpoint)
    needs = "\n".join(document.expect(need_id, Need).name for need_id in one.need_ids)
    reason = document.expect(one.cell.cell_id, SceneCell).reason.strip()
    return (
        touchpoint_name(document, touchpoint),
        names.scene(one.cell),
        needs or DASH,
        *_values(document, touchpoint),
        reason or DASH,
    )


def _marked_row(document: Document, touchpoint: Touchpoint) -> tuple[str, ...]:
    links = (link for link in document.all(Relation) if link.relation is RelationType.ANSWERS)
    needs = [document.expect(link.target_id, Need).name for link in links if link.source_id == touchpoint.id]
    name = touchpoint_name(document, touchpoint)
    return name, DASH, "\n".join(needs) or DASH, *_values(document, touchpoint), DASH


def _values(document: Document, touchpoint: Touchpoint) -> tuple[str, str]:
    now, target = (document.emotion(touchpoint.id, state) for state in (CurveState.NOW, CurveState.TARGET))
    return (DASH if now is None else emotion(now)), (DASH if target is None else emotion(target))


def _ranked(document: Document, found: Picking, translate: Translator) -> Iterator[Block]:
    """Give what the methods say, and each candidate's rank and score by each of them."""
    words = picking_words(document, found, translate, escape=guarded)
    yield Paragraph(translate("report.picking"), "heading")
    yield Paragraph(plain(words.statement), "lead")
    yield Paragraph(plain(words.lead))
    methods = build_methods(document, found, translate)
    columns = (
        Column(translate("report.candidate"), 2.2),
        Column(translate("report.scene"), 1.4),
        *(Column(method["name"], 1.3, "right") for method in methods["methods"]),
    )
    rows = tuple(
        (row["name"], row["scene"], *(_rank(cell["rank"], cell["score"], translate) for cell in row["cells"]))
        for row in methods["rows"]
    )
    yield Grid(translate("report.picking"), columns, rows)
    yield Paragraph(translate("report.picking_note"), "quiet")


def _rank(rank: str, score: str, translate: Translator) -> str:
    return rank if rank == DASH else translate("report.rank", rank=rank, score=score)
