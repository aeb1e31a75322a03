"""The journey in the report: how much there is, for whom it is, and each touchpoint with its key cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from cxdesign.analysis.evidence import card_count
from cxdesign.domain.cards import Card, Feature
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.vocabulary import BLUEPRINT_ONLY_ROLES, CurveState, LaneRole
from cxdesign.i18n import Translator
from cxdesign.views.figures import build_figures
from cxdesign.views.numbers import emotion
from cxdesign.views.report.outline import Block, Column, Figures, Grid, Paragraph, Section, Stated
from cxdesign.views.report.parts import DASH, ROWS_SHOWN, cell_text, figure_rules, lane_name, left_out, touchpoint_name
from cxdesign.views.report.pictures import cards_pictured, personas_told

KEY_ROLES = (LaneRole.CUSTOMER_ACTIONS, LaneRole.THINKING, LaneRole.PAINS, LaneRole.OPPORTUNITIES)
"""The lanes whose cards a report shows; lanes that are hidden on the map stay hidden."""


def journey_section(document: Document, translate: Translator, pictured: Collection[str] = frozenset()) -> Section:
    """Return the journey: stages, touchpoints, key cards and pictures; without touchpoints nothing."""
    title = translate("report.section_journey")
    if not document.touchpoints:
        return Section("journey", title, ())
    evidence = build_figures(document, translate)["strip"][-1]
    counts = (
        Stated(translate("report.stages"), str(len(document.stages))),
        Stated(translate("report.touchpoints"), str(len(document.touchpoints))),
        Stated(translate("report.cards"), str(card_count(document)), translate("report.cards_small")),
        Stated(evidence["label"], evidence["now"] or DASH, evidence["caption"]),
    )
    lanes = [lane for lane in document.lanes if lane.role not in BLUEPRINT_ONLY_ROLES and not lane.is_hidden]
    blocks: list[Block] = [
        *_introduction(document, translate, pictured),
        Figures(counts),
        _touchpoints(document, translate),
        *left_out("touchpoints", ROWS_SHOWN, len(document.touchpoints), "journey", translate),
        *cards_pictured(document, lanes, "journey", translate, pictured),
    ]
    return Section("journey", title, tuple(blocks), (evidence["source"],), figure_rules([evidence]))


def _introduction(document: Document, translate: Translator, pictured: Collection[str]) -> Iterable[Block]:
    if document.project.description.strip():
        yield Paragraph(document.project.description.strip(), "lead")
    yield from personas_told(document, translate, pictured)


def _touchpoints(document: Document, translate: Translator) -> Grid:
    lanes = [lane for lane in document.lanes if lane.role in KEY_ROLES and not lane.is_hidden]
    shown = [role for role in KEY_ROLES if any(lane.role is role for lane in lanes)]
    stages = {stage.id: stage.name for stage in document.stages}
    columns = (
        Column(translate("report.stage"), 1.0),
        Column(translate("report.touchpoint"), 1.4),
        *(Column(translate(f"lane.{role.value}"), 2.0) for role in shown),
        Column(translate("enum.state.now"), 0.55, "right"),
        Column(translate("enum.state.target"), 0.6, "right"),
    )
    rows, brought = [], _levels_brought(document)
    for touchpoint in document.touchpoints[:ROWS_SHOWN]:
        cells = []
        for role in shown:
            found = (document.cards(touchpoint.id, lane.id) for lane in lanes if lane.role is role)
            cells.append(cell_text([card for cards in found for card in cards], translate))
        values = [_emotion(document, touchpoint, state) for state in CurveState]
        levels = sorted({level.value for level in touchpoint.levels} | brought[touchpoint.id])
        name = _named(document, touchpoint, levels, translate)
        rows.append((stages.get(touchpoint.stage_id, DASH), name, *cells, *values))
    return Grid(translate("report.section_journey"), columns, tuple(rows), groups_first=True)


def _named(document: Document, touchpoint: Touchpoint, levels: Iterable[str], translate: Translator) -> str:
    """Return a touchpoint with its number, its channel, and what is planned or feared there."""
    marks = {"peak": touchpoint.is_peak, "end": touchpoint.is_end, "failure": touchpoint.is_fail}
    told = [translate(f"report.mark_{name}") for name, is_set in marks.items() if is_set]
    lines = (
        touchpoint_name(document, touchpoint),
        translate("report.channel", channel=touchpoint.channel) if touchpoint.channel else "",
        translate("report.levels_here", levels=", ".join(levels)) if levels else "",
        translate("figure.separator").join(told),
    )
    return "\n".join(line for line in lines if line)


def _levels_brought(document: Document) -> Mapping[str, set[str]]:
    """Return by touchpoint the pyramid levels that the features there bring."""
    found: dict[str, set[str]] = defaultdict(set)
    for feature in document.all(Feature):
        if feature.level is not None:
            for touchpoint in document.spanned(feature):
                found[touchpoint.id].add(feature.level.value)
    return found


def lanes_left_out(document: Document, translate: Translator) -> tuple[str, ...]:
    """Return the names of the journey map's lanes whose cards stand in no table of the report."""
    filled = {card.lane_id for card in document.all(Card)}
    kept = {lane.id for lane in document.lanes if lane.role in KEY_ROLES and not lane.is_hidden}
    return tuple(
        lane_name(lane, translate)
        for lane in document.lanes
        if lane.role not in BLUEPRINT_ONLY_ROLES and lane.id in filled and lane.id not in kept
    )


def _emotion(document: Document, touchpoint: Touchpoint, state: CurveState) -> str:
    value = document.emotion(touchpoint.id, state)
    return DASH if value is None else emotion(value)
