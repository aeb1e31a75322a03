"""The emotion curve in the report: the chart, and every figure with its rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from cxdesign.analysis.room_curve import rated_moments
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import CurveState
from cxdesign.i18n import Translator
from cxdesign.views.figures import Figures as FigureViews
from cxdesign.views.figures import build_figures
from cxdesign.views.report.outline import Block, Column, Curve, Figures, Grid, Look, Mark, Paragraph, Section, Series
from cxdesign.views.report.parts import DASH, figure_grid, figure_rules, shown, touchpoint_name

STATED = ("peak_end", "mean", "peak", "trough", "end")
"""The figures stated large; the peak-end value never without the mean."""

LOOKS: Mapping[CurveState, Look] = MappingProxyType({CurveState.NOW: "now", CurveState.TARGET: "target"})


def curve_section(document: Document, translate: Translator) -> Section:
    """Return the curve with its figures; without a stated emotion nothing."""
    title = translate("report.section_curve")
    figures = build_figures(document, translate)
    strip = [one for one in figures["strip"] if one["id"] != "evidence"]
    if all(one["now"] is None and one["target"] is None for one in strip):
        return Section("curve", title, ())
    stated = [one for one in strip if one["id"] in STATED]
    blocks: list[Block] = [
        Figures(tuple(shown(one, translate) for one in stated)),
        _curve(document, figures, translate),
        Paragraph(translate("figure.then", first=translate("report.curve_scale"), second=figures["note"]), "quiet"),
        Paragraph(translate("report.curve_rules"), "heading"),
        figure_grid(strip, translate("report.curve_rules"), translate),
        *_room(document, figures, translate),
    ]
    return Section("curve", title, tuple(blocks), (strip[0]["source"],), figure_rules(strip))


def _curve(document: Document, figures: FigureViews, translate: Translator) -> Curve:
    touchpoints = document.touchpoints
    series = []
    for state in CurveState:
        values = tuple(document.emotion(one.id, state) for one in touchpoints)
        if any(value is not None for value in values):
            series.append(Series(translate(f"enum.state.{state.value}"), values, LOOKS[state]))
    project = document.project
    levels: tuple[tuple[Look, float], ...] = (
        ("satisfaction", project.satisfaction_line),
        ("delight", project.delight_line),
    )
    for look, value in levels:
        series.append(Series(translate(f"report.line_{look}"), (value,) * len(touchpoints), look))
    series += _edges(document, translate)
    told = {one["id"]: one for one in figures["strip"]}
    sentence = translate(
        "report.curve_said", **{name: told[name]["now"] or DASH for name in ("peak", "trough", "end", "mean")}
    )
    names = tuple(touchpoint_name(document, one) for one in touchpoints)
    return Curve(
        translate("report.section_curve"), sentence, names, tuple(series), tuple(_marks(document, figures, translate))
    )


def _edges(document: Document, translate: Translator) -> list[Series]:
    """Return how far one standard deviation about the means of a room goes; nothing where no room was asked."""
    reaches = {one.touchpoint_id: one.reach for one in rated_moments(document)}
    if not any(reaches.values()):
        return []
    ends = [reaches.get(one.id) or (None, None) for one in document.touchpoints]
    return [
        Series(translate(f"report.room_{name}"), tuple(end[place] for end in ends), "edge")
        for name, place in (("upper", 1), ("lower", 0))
    ]


def _room(document: Document, figures: FigureViews, translate: Translator) -> Iterator[Block]:
    """Give what a workshop's room felt at each touchpoint, with the rules of its figures."""
    room = figures["room"]
    if room is None:
        return
    title = translate("board.room_group")
    yield Paragraph(title, "heading")
    columns = (Column(translate("workshop.moment"), 3), *(Column(one["label"], 1, "right") for one in room["words"]))
    names = {one.id: touchpoint_name(document, one) for one in document.touchpoints}
    yield Grid(title, columns, tuple((names[one["touchpoint_id"]], *one["values"].values()) for one in room["moments"]))
    rules = tuple((one["label"], one["formula"], one["source"]) for one in room["words"])
    heads = (("report.figure", 1), ("report.rule", 2), ("board.figure_source", 2))
    yield Grid(title, tuple(Column(translate(key), width) for key, width in heads), rules)


def _marks(document: Document, figures: FigureViews, translate: Translator) -> Iterator[Mark]:
    """Give the computed marks of the first curve that is drawn; several at one moment share a word."""
    values = figures["marks"]["now"]
    state = CurveState.NOW
    if values["peak"] is None:
        values, state = figures["marks"]["target"], CurveState.TARGET
    marked = {"peak": values["peak"], "trough": values["trough"], "end": values["end"]}
    for place, touchpoint in enumerate(document.touchpoints):
        names = [translate(f"figure.{name}.label") for name, found in marked.items() if found == touchpoint.id]
        if names and document.emotion(touchpoint.id, state) is not None:
            yield Mark(place, translate("figure.separator").join(names))
