"""The service blueprint in the report: its lanes, time against promise, fail and wait points."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.vocabulary import BLUEPRINT_ONLY_ROLES, BLUEPRINT_ROLES
from cxdesign.i18n import Translator
from cxdesign.views.blueprint import BlueprintFigures, build_blueprint_figures
from cxdesign.views.durations import duration
from cxdesign.views.figures import Figure
from cxdesign.views.report.outline import Block, Column, Figures, Grid, Paragraph, Section
from cxdesign.views.report.parts import (
    DASH,
    ROWS_SHOWN,
    cell_text,
    figure_grid,
    figure_rules,
    lane_name,
    left_out,
    shown,
    touchpoint_name,
)
from cxdesign.views.report.pictures import cards_pictured

RECOVERY = ("recovery_acknowledge", "recovery_remedy", "recovery_improve", "recovery_compensate")
"""What a fail point plans, in the order of recovery."""


def blueprint_section(document: Document, translate: Translator, pictured: Collection[str] = frozenset()) -> Section:
    """Return the blueprint; nothing as long as no lane of its own holds a card."""
    title = translate("report.section_blueprint")
    own = {lane.id for lane in document.lanes if lane.role in BLUEPRINT_ONLY_ROLES}
    if not any(step.lane_id in own for step in document.all(Step)):
        return Section("blueprint", title, ())
    figures = build_blueprint_figures(document, translate)
    stated = [shown(one, translate) for one in figures["strip"] if one["now"] is not None]
    steps = [step for step in _in_order(document) if step.is_fail or step.is_wait]
    shown_alone = [lane for lane in document.lanes if lane.id in own and not lane.is_hidden]
    blocks: list[Block] = [
        *([Figures(tuple(stated[:5]))] if stated else []),
        *_time(figures, translate),
        Paragraph(translate("report.lanes"), "heading"),
        _lanes(document, translate),
        *left_out("touchpoints", ROWS_SHOWN, len(document.touchpoints), "blueprint", translate),
        Paragraph(translate("report.lines"), "quiet"),
        *_points(document, [step for step in steps if step.is_fail], "fail", translate),
        *_points(document, [step for step in steps if step.is_wait], "wait", translate),
        Paragraph(translate("report.blueprint_rules"), "heading"),
        figure_grid(figures["strip"], translate("report.blueprint_rules"), translate),
        *cards_pictured(document, shown_alone, "blueprint", translate, pictured),
    ]
    return Section("blueprint", title, tuple(blocks), _sources(figures["strip"]), figure_rules(figures["strip"]))


def _sources(strip: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one["source"] for one in strip))


def _time(figures: BlueprintFigures, translate: Translator) -> Iterator[Block]:
    """Give the critical path step by step, and what it is held against."""
    path = figures["path"]
    yield Paragraph(translate("report.critical_path"), "heading")
    if not path["bars"]:
        yield Paragraph(path["message"])
        return
    columns = (
        Column(translate("report.step"), 4),
        Column(translate("report.time"), 1, "right"),
        Column(translate("report.waits"), 1.4),
    )
    rows = tuple(
        (bar["name"], bar["time"], translate("report.yes") if bar["is_wait"] else "")
        for bar in path["bars"][:ROWS_SHOWN]
    )
    yield Grid(translate("report.critical_path"), columns, rows)
    yield from left_out("points", ROWS_SHOWN, len(path["bars"]), "blueprint", translate)
    marks = (path["promise"], path["overdue"], path["failure"], path["spare"], path["wait"])
    told = [mark["label"] for mark in marks if mark is not None]
    yield Paragraph(translate("figure.clause_separator").join([*told, path["note"]]), "quiet")


def _lanes(document: Document, translate: Translator) -> Grid:
    lanes = [lane for role in BLUEPRINT_ROLES for lane in document.lanes if lane.role is role and not lane.is_hidden]
    columns = (
        Column(translate("report.touchpoint"), 1.1),
        *(Column(lane_name(lane, translate), 1.6) for lane in lanes),
    )
    rows = tuple(
        (
            touchpoint_name(document, touchpoint),
            *(cell_text(document.cards(touchpoint.id, lane.id), translate) for lane in lanes),
        )
        for touchpoint in document.touchpoints[:ROWS_SHOWN]
    )
    return Grid(translate("report.lanes"), columns, rows)


def _in_order(document: Document) -> Iterator[Step]:
    for touchpoint in document.touchpoints:
        for lane in document.lanes:
            yield from (card for card in document.cards(touchpoint.id, lane.id) if isinstance(card, Step))


def _points(document: Document, steps: Sequence[Step], kind: str, translate: Translator) -> Iterator[Block]:
    """Give the fail or the wait points as a table with what is planned for them."""
    if not steps:
        return
    title = translate(f"report.points_{kind}")
    yield Paragraph(title, "heading")
    build = _fail_grid if kind == "fail" else _wait_grid
    yield build(document, steps[:ROWS_SHOWN], title, translate)
    yield from left_out("points", ROWS_SHOWN, len(steps), "blueprint", translate)


def _fail_grid(document: Document, steps: Sequence[Step], title: str, translate: Translator) -> Grid:
    columns = (
        Column(translate("report.step"), 2),
        Column(translate("report.detection"), 2),
        Column(translate("report.recovery"), 4),
    )
    rows = ((_step(document, step), step.detection or DASH, _recovery(step, translate)) for step in steps)
    return Grid(title, columns, tuple(rows))


def _wait_grid(document: Document, steps: Sequence[Step], title: str, translate: Translator) -> Grid:
    columns = (
        Column(translate("report.step"), 3),
        Column(translate("report.wait"), 1.2, "right"),
        Column(translate("report.tolerance"), 1.2, "right"),
        Column(translate("report.information"), 3),
    )
    rows = (
        (
            _step(document, step),
            _minutes(step.wait_minutes, translate),
            _minutes(step.tolerance_minutes, translate),
            step.wait_information or DASH,
        )
        for step in steps
    )
    return Grid(title, columns, tuple(rows))


def _step(document: Document, step: Step) -> str:
    name = touchpoint_name(document, document.expect(step.touchpoint_id, Touchpoint))
    return f"{' '.join(step.text.split())}\n{name}"


def _recovery(step: Step, translate: Translator) -> str:
    told = [
        translate("report.field", name=translate(f"board.field_{name}"), text=text)
        for name in (*RECOVERY, "empowered_role")
        if (text := getattr(step, name))
    ]
    return "\n".join(told) or translate("report.no_recovery")


def _minutes(minutes: float | None, translate: Translator) -> str:
    return DASH if minutes is None else duration(minutes, translate)
