"""Mounts a matrix, and reads what is done in it; what follows from it is up to the panel that shows the matrix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import streamlit as st
from pydantic import BaseModel, Field

from cxdesign.domain.records import NAME_LENGTH, TEXT_LENGTH, Line, Name, RecordId, Remark
from cxdesign.resources import frontend_folder
from cxdesign.services.workbench import Workbench
from cxdesign.ui import acts, dispatch, session
from cxdesign.ui.acts import Numbered
from cxdesign.views.matrix import Matrix

FRONTEND = Path(__file__).resolve().parent
TEXTS = "matrix."
Ids = Annotated[list[RecordId], Field(max_length=500)]


class Leveled(Numbered):
    """A level was chosen for a cell; empty takes it back."""

    name: Literal["level"]
    row: RecordId
    column: Line
    value: Line


class Words(BaseModel):
    """The two fields of a cell."""

    limit: Remark
    escalation: Line


class Filled(Words, Numbered):
    """The fields of a cell were filled in; ``was`` is what stood there when somebody began."""

    name: Literal["fill"]
    row: Line
    situation: Name
    column: Line
    entry: RecordId | Literal[""]
    was: Words


class Renamed(Numbered):
    """A row or column was given another name: all its entries follow."""

    name: Literal["rename"]
    what: Literal["situation", "role"]
    entries: Ids
    text: Name


class Added(Numbered):
    """Another row or column is wanted."""

    name: Literal["add"]
    what: Literal["situation", "role"]
    text: Name


class Removed(Numbered):
    """The entries of a cell, a row or a column shall go."""

    name: Literal["remove"]
    entries: Ids


class Opened(Numbered):
    """All that is said of an entry is wanted beside the matrix."""

    name: Literal["open"]
    entry: RecordId


Act = Annotated[Leveled | Filled | Renamed | Added | Removed | Opened, Field(discriminator="name")]


def matrix(
    bench: Workbench,
    drawn: Matrix,
    key: str,
    carry_out: Callable[[Workbench, Act], object],
    *,
    labels: Mapping[str, str] | None = None,
) -> None:
    """Draw a matrix of a project.

    Parameters
    ----------
    bench : Workbench
        The project.
    drawn : Matrix
        What stands in it.
    key : str
        What the matrix is called on its page.
    carry_out : callable
        Does what was asked for.
    labels : mapping, optional
        Words of its own, such as the names of fields.
    """
    translate, place = session.translator(), f"matrix.{key}.{bench.project_id}"
    component = st.components.v2.component(
        "cxdesign_matrix",
        js=(frontend_folder() / "press.js").read_text("utf-8") + (FRONTEND / "matrix.js").read_text("utf-8"),
        css=(FRONTEND / "matrix.css").read_text("utf-8"),
        isolate_styles=True,
    )
    component(
        key=place,
        data={
            **asdict(drawn),
            "texts": {**translate.below(TEXTS), **{f"{TEXTS}{name}": text for name, text in (labels or {}).items()}},
            "limits": {"line": NAME_LENGTH, "text": TEXT_LENGTH},
            "locale": session.locale(),
            "can_edit": session.actor().can_edit,
            "ack": acts.confirmed(place),
        },
        width="stretch",
        height="content",
        on_acts_change=dispatch.doing(acts.answer, place, acts.Sent[Act], lambda act: carry_out(bench, act)),
    )
