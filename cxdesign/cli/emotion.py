"""The command ``emotion``: the figures of a document's two emotion curves, the whole journey and each stage."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cxdesign.analysis.emotion import CurveFigures, journey_figures
from cxdesign.analysis.sequence import SequenceFigures
from cxdesign.cli.files import read_reporting
from cxdesign.domain.document import Document
from cxdesign.i18n import Translator
from cxdesign.views.figures import build_figures
from cxdesign.views.numbers import decimal, emotion

TIE_RULE = "latest"
"""Of moments that meet a rule equally well, the latest is picked."""
_UNKNOWN = "–"


def add_command(command: Callable[..., argparse.ArgumentParser], translate: Translator) -> None:
    """Add the command to the parser."""
    parser = command("emotion", _emotion)
    parser.add_argument("source", metavar="FILE", type=Path, help=translate("cli.help.in"))
    parser.add_argument("--json", action="store_true", help=translate("cli.help.json"))


def figures_as_data(document: Document) -> dict[str, Any]:  # Any: JSON
    """Return the figures of a document as JSON-able data, in full precision.

    ``now`` and ``target`` are the whole journey up to the planned end; ``stages`` holds both for each stage. Positions
    in the figures count from 0 within ``touchpoint_ids``; missing is None.
    """
    figures = journey_figures(document)
    return {
        "project": document.project.name,
        "tie_rule": TIE_RULE,
        "now": _curve_as_data(figures.now),
        "target": _curve_as_data(figures.target),
        "stages": [
            {"stage_id": row.stage_id, "now": _curve_as_data(row.now), "target": _curve_as_data(row.target)}
            for row in figures.stages
        ],
        "uncounted": list(figures.uncounted),
    }


def _curve_as_data(curve: CurveFigures) -> dict[str, Any]:  # Any: JSON
    return {"touchpoint_ids": list(curve.touchpoint_ids), "first_place": curve.first_place, **asdict(curve.figures)}


def _emotion(arguments: argparse.Namespace, translate: Translator) -> None:
    document = read_reporting(arguments.source, translate).document
    if arguments.json:
        print(json.dumps(figures_as_data(document), ensure_ascii=False, indent=1))
        return
    for line in _lines(document, translate):
        print(line)


def _lines(document: Document, translate: Translator) -> Iterator[str]:
    figures = build_figures(document, translate)
    yield document.project.name
    for figure in figures["strip"]:
        now, target = figure["now"] or _UNKNOWN, figure["target"]
        value = now if target is None else translate("cli.now_target", now=now, target=target)
        yield translate("cli.figure", label=figure["label"], value=value, caption=figure["caption"])
    yield translate("cli.tie_rule")
    yield figures["note"]
    yield translate("cli.by_stage")
    names = {stage.id: stage.name for stage in document.stages}
    for row in journey_figures(document).stages:
        now, target = (_stage_values(curve.figures, translate) for curve in (row.now, row.target))
        yield translate("cli.stage", name=names[row.stage_id], now=now, target=target)


def _stage_values(figures: SequenceFigures, translate: Translator) -> str:
    return translate(
        "cli.stage_values",
        peak_end=_UNKNOWN if figures.peak_end is None else decimal(figures.peak_end.value, 1),
        mean=_UNKNOWN if figures.mean is None else decimal(figures.mean, 2),
        trough=_UNKNOWN if figures.trough is None else emotion(figures.trough.value),
        count=figures.count,
    )
