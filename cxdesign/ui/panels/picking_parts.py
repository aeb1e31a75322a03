"""The parts of the page on choosing peaks that the browser draws: mounts them, and carries out what is done in them."""

from __future__ import annotations

import json
from functools import partial
from typing import Annotated, Any, Literal

import streamlit as st
from pydantic import Field

from cxdesign.commands.base import Command
from cxdesign.commands.entry import MoveEntry
from cxdesign.commands.picking import GivePeakPoints, JudgePeakCriteria, ScorePeak, WeighPeaks
from cxdesign.domain.picking import Importance
from cxdesign.domain.records import Grade, Line, RecordId
from cxdesign.domain.understanding import Points
from cxdesign.domain.vocabulary import WeightMethod
from cxdesign.live.assets import assets_path
from cxdesign.services.workbench import Workbench
from cxdesign.ui import acts, dispatch, session
from cxdesign.ui.acts import Numbered
from cxdesign.ui.panels import opened, peak_choice

AREA = "peaks"
"""The area of the page whose figures open in one panel."""
Part = Literal["matrix", "candidates", "methods", "memory"]


class Scored(Numbered):
    """A candidate was scored on a criterion."""

    name: Literal["score"]
    cell: RecordId
    criterion: RecordId
    value: Grade | None

    def command(self) -> Command:
        """Return what is to be done."""
        return ScorePeak(scene_cell_id=self.cell, peak_criterion_id=self.criterion, value=self.value)


class Weighted(Numbered):
    """Points were moved between criteria."""

    name: Literal["points"]
    points: dict[RecordId, Points]

    def command(self) -> Command:
        """Return what is to be done."""
        return GivePeakPoints(points=self.points)


class Moved(Numbered):
    """A criterion was made more or less important."""

    name: Literal["move"]
    criterion: RecordId
    before: RecordId | None

    def command(self) -> Command:
        """Return what is to be done."""
        return MoveEntry(entry_id=self.criterion, before_id=self.before)


class Switched(Numbered):
    """The weights come from somewhere else."""

    name: Literal["method"]
    method: WeightMethod

    def command(self) -> Command:
        """Return what is to be done."""
        return WeighPeaks(method=self.method)


class Judged(Numbered):
    """Two criteria were compared."""

    name: Literal["judge"]
    judge: Line
    first: RecordId
    second: RecordId
    importance: Importance | None

    def command(self) -> Command:
        """Return what is to be done."""
        return JudgePeakCriteria(
            judge=self.judge, first_id=self.first, second_id=self.second, importance=self.importance
        )


class Pointed(Numbered):
    """A candidate's star was clicked."""

    name: Literal["choose", "leave"]
    cell: RecordId


class Opened(Numbered):
    """A figure was clicked."""

    name: Literal["open"]
    figure: Annotated[str, Field(max_length=200)]


Act = Annotated[Scored | Weighted | Moved | Switched | Judged | Pointed | Opened, Field(discriminator="name")]


def mount(bench: Workbench, part: Part, data: dict[str, Any]) -> None:  # Any: JSON
    """Draw a part with its data."""
    key = f"peaks.{part}.{bench.project_id}"
    translate = session.translator()
    component = st.components.v2.component("cxdesign_picking", js=_loader(), isolate_styles=True)
    component(
        key=key,
        data={
            **data,
            "part": part,
            "locale": translate.locale,
            "texts": translate.below("picker."),
            "ack": acts.confirmed(key),
        },
        width="stretch",
        height="content",
        on_acts_change=dispatch.doing(acts.answer, key, acts.Sent[Act], partial(_carry_out, bench)),
    )


def _loader() -> str:
    address = json.dumps(f"{session.base_path()}{assets_path()}/picking/picking.js")
    return (
        f"const picking = import(new URL({address}, document.baseURI));\n"
        "export default async (component) => (await picking).default(component);\n"
    )


def _carry_out(bench: Workbench, act: Act) -> None:
    if isinstance(act, Opened):
        opened.toggle(AREA, act.figure)
    elif isinstance(act, Pointed):
        (peak_choice.ask if act.name == "choose" else peak_choice.leave)(bench, act.cell)
    else:
        bench.execute(session.actor(), session.new_command_id(), act.command())
