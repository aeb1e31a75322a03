"""The figures beside a journey map, worded and rounded: number strip, marks on the curve, range, stages.

Peak-end never stands alone: the mean and the other figures always come with it. Nothing is computed here that
:mod:`cxdesign.analysis` computes.
"""

from __future__ import annotations

from typing import TypedDict

from cxdesign.analysis.emotion import CurveFigures, JourneyFigures, journey_figures
from cxdesign.analysis.evidence import JOURNEY_STATEMENTS, evidence_meter
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Emotion
from cxdesign.i18n import Translator
from cxdesign.views.evidence import evidence_formula, evidence_inputs
from cxdesign.views.figure_captions import Captions, Wording
from cxdesign.views.numbers import decimal, emotion, signed
from cxdesign.views.room_curve import RoomCurve, build_room_curve


class Figure(TypedDict):
    """One figure: what is shown, and what opens on a click. None: there is no value."""

    id: str
    label: str
    now: str | None
    target: str | None
    caption: str
    formula: str
    inputs: str
    source: str


class Marks(TypedDict):
    """The touchpoints that carry the computed marks of a curve."""

    peak: str | None
    trough: str | None
    end: str | None


class CurveMarks(TypedDict):
    """The marks of both curves."""

    now: Marks
    target: Marks


class StageCurve(TypedDict):
    """The figures of one curve within a stage; ``count`` of its touchpoints have a value, ``missing`` have none."""

    peak_end: str | None
    mean: str | None
    peak: str | None
    trough: str | None
    end: str | None
    trend: str | None
    negative: str | None
    count: int
    missing: int


class StageRow(TypedDict):
    """The figures of both curves within a stage."""

    stage_id: str
    now: StageCurve
    target: StageCurve


class Figures(TypedDict):
    """All figures of a document at one revision, JSON-able."""

    revision: int
    strip: list[Figure]
    note: str
    marks: CurveMarks
    range: list[str]
    stages: list[StageRow]
    room: RoomCurve | None


def build_figures(document: Document, translate: Translator) -> Figures:
    """Return the figures of a document in one language.

    Parameters
    ----------
    document : Document
        Any sound document.
    translate : Translator
        The reader's language.

    Returns
    -------
    Figures
        ``strip`` in the order of display; ``marks`` and ``range`` as touchpoint ids.
    """
    figures = journey_figures(document)
    wording = Wording(translate)
    captions = Captions(wording, figures)
    values = _values(figures)
    inputs = _inputs(wording, figures)
    origin = _origin(document, figures, translate)
    strip: list[Figure] = [
        {
            "id": name,
            "label": translate(f"figure.{name}.label"),
            "now": now,
            "target": target,
            "caption": captions.of(name, document),
            "formula": translate(f"figure.{name}.formula"),
            "inputs": inputs[name],
            "source": wording.then(translate(f"figure.{name}.source"), origin),
        }
        for name, (now, target) in values.items()
    ]
    return {
        "revision": document.revision,
        "strip": [*strip, _evidence(document, wording)],
        "note": captions.note(),
        "marks": {"now": _marks(figures.now), "target": _marks(figures.target)},
        "range": list(figures.now.touchpoint_ids),
        "stages": [
            {"stage_id": stage.stage_id, "now": _stage_curve(stage.now), "target": _stage_curve(stage.target)}
            for stage in figures.stages
        ],
        "room": build_room_curve(document, translate),
    }


def _values(figures: JourneyFigures) -> dict[str, tuple[str | None, str | None]]:
    now, target = _curve_values(figures.now), _curve_values(figures.target)
    return {name: (now[name], target[name]) for name in now}


def _curve_values(curve: CurveFigures) -> dict[str, str | None]:
    figures = curve.figures
    return {
        "peak_end": decimal(figures.peak_end.value, 1) if figures.peak_end else None,
        "mean": None if figures.mean is None else decimal(figures.mean, 2),
        "peak": emotion(figures.peak.value) if figures.peak else None,
        "trough": emotion(figures.trough.value) if figures.trough else None,
        "end": emotion(figures.end.value) if figures.end else None,
        "trend": signed(figures.trend.slope, 2) if figures.trend else None,
        "negative": str(len(figures.negative_stretches)) if figures.count else None,
    }


def _inputs(wording: Wording, figures: JourneyFigures) -> dict[str, str]:
    curves = [curve for curve in (figures.now, figures.target) if curve.figures.count]
    all_values = wording.clauses(
        wording.values(curve, range(len(curve.figures.values)), curve.figures.values) for curve in curves
    )
    pairs = wording.clauses(wording.peak_and_end(curve) for curve in curves if curve.figures.peak_end)
    tails = wording.clauses(
        wording.values(curve, fit.indices, fit.values) for curve in curves if (fit := curve.figures.trend)
    )
    names = ("mean", "peak", "trough", "end", "negative")
    return {"peak_end": pairs, "trend": tails, **dict.fromkeys(names, all_values)}


def _origin(document: Document, figures: JourneyFigures, translate: Translator) -> str:
    counted = set(figures.now.touchpoint_ids)
    known = {
        record.provenance.value if record.provenance else "none"
        for record in document.all(Emotion)
        if record.touchpoint_id in counted
    }
    labels = [
        translate("figure.provenance_none" if tag == "none" else f"enum.provenance.{tag}") for tag in sorted(known)
    ]
    if not labels:
        return ""
    told = translate("figure.values", provenance=translate("figure.separator").join(labels))
    rated = sum(any(one.room_counts) for one in document.all(Emotion) if one.touchpoint_id in counted)
    if not rated:
        return told
    counting = figures.now.figures.count
    return Wording(translate).then(
        told, translate("figure.values_room_one" if rated == 1 else "figure.values_room", count=rated, moments=counting)
    )


def _evidence(document: Document, wording: Wording) -> Figure:
    translate = wording.translate
    found = evidence_meter(document, JOURNEY_STATEMENTS).whole
    return {
        "id": "evidence",
        "label": translate("figure.evidence.label"),
        "now": translate("figure.evidence.value", count=found.backed, total=found.total) if found.total else None,
        "target": None,
        "caption": translate("figure.evidence.caption") if found.total else translate("figure.evidence.empty"),
        "formula": evidence_formula(document, found, "figure.evidence.formula", translate),
        "inputs": evidence_inputs(found, translate),
        "source": translate("figure.evidence.source"),
    }


def _marks(curve: CurveFigures) -> Marks:
    figures = curve.figures
    return {
        "peak": curve.touchpoint_id(figures.peak),
        "trough": curve.touchpoint_id(figures.trough),
        "end": curve.touchpoint_id(figures.end),
    }


def _stage_curve(curve: CurveFigures) -> StageCurve:
    values = _curve_values(curve)
    return {
        "peak_end": values["peak_end"],
        "mean": values["mean"],
        "peak": values["peak"],
        "trough": values["trough"],
        "end": values["end"],
        "trend": values["trend"],
        "negative": values["negative"],
        "count": curve.figures.count,
        "missing": curve.figures.missing,
    }
