"""The maps as boards: what each of them is handed, and where it may send its reader."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from cxdesign.domain.map_views import MapName, Shown
from cxdesign.errors import CommandInvalid
from cxdesign.i18n.glossary import explanations
from cxdesign.live.desk import Desk
from cxdesign.live.parts import FOR_MAP
from cxdesign.services.workbench import Workbench
from cxdesign.ui import navigation, session
from cxdesign.ui.board import mount
from cxdesign.ui.board.mount import Face, Json

TEXT_AREAS = (
    *("board.", "comments.", "evidence.", "empathy.", "scenes.", "view.", "zoom.", "present.", "print."),
    *("lane.", "enum.", "figure.", "history.", "image.", "error."),
)


class Way(BaseModel):
    """Where a board sends its reader: a page of the project, and the record to be shown there."""

    page: Literal["personas", "empathy", "journey", "blueprint", "scenes", "standards"]
    record: Annotated[str, Field(max_length=200)] = ""


def journey_board(bench: Workbench, *, key: str) -> None:
    """Draw the journey map of a project as a board: grid, curve, inspector, figures and its own bar."""
    _board(bench, MapName.JOURNEY, key)


def blueprint_board(bench: Workbench, *, key: str) -> None:
    """Draw the service blueprint of a project as a board: lanes, lines, arrows, inspector, time strip and figures."""
    _board(bench, MapName.BLUEPRINT, key)


def empathy_board(bench: Workbench, *, key: str) -> None:
    """Draw the empathy map of a persona as a board: the persona, seven areas of notes, and the needs register."""
    _board(bench, MapName.EMPATHY, key)


def scenes_board(bench: Workbench, *, key: str) -> None:
    """Draw the scenes of a project as a board: touchpoints by scenes, quadrants, and what can be bypassed."""
    _board(bench, MapName.SCENES, key)


def _board(bench: Workbench, configuration: MapName, key: str) -> None:
    """Draw a board in one of its configurations: ``frontend/configurations`` has a module for each map."""
    key = f"{key}.{bench.project_id}"
    face = Face(
        "cxdesign_board",
        "board.js",
        partial(_data, bench, configuration),
        take={"name": partial(_take_name, key), "go": partial(_take_way, key), "seen": lambda: None},
        after=partial(_go, bench, key),
    )
    mount.draw(bench, face, key)


def seen(bench: Workbench, configuration: MapName) -> Shown:
    """Return what this person sees of a map: lanes, folds, curves, persona and density, as its board told last."""
    told = session.component_value(f"{configuration.value}.board.{bench.project_id}", "seen")
    if told is None:
        return Shown()
    try:
        return Shown.model_validate(told)
    except ValidationError as error:
        raise CommandInvalid("frame_malformed") from error


def _data(bench: Workbench, configuration: MapName, desk: Desk) -> Json:
    return {
        **mount.shared_data(bench, desk, areas=TEXT_AREAS, wanted=FOR_MAP[configuration]),
        "configuration": configuration.value,
        "reveal": session.wanted_records(),
        "glossary": _glossary(),
    }


def _glossary() -> Json:
    """Return the explanations of the board's words, by the key of the word."""
    translate = session.translator()
    return {
        key: {"term": entry.term, "other": entry.other_term, "text": entry.text, "origin": entry.origin(translate)}
        for key, entry in explanations(translate.locale).items()
    }


def _take_way(key: str) -> None:
    """Note where the board asks to go, until it has been drawn."""
    wanted = session.component_value(key, "go")
    if wanted is None:
        return
    try:
        session.keep(f"{key}.way", Way.model_validate(wanted))
    except ValidationError as error:
        raise CommandInvalid("frame_malformed") from error


def _go(bench: Workbench, key: str) -> None:
    way: Way | None = session.take(f"{key}.way")
    if way is not None:
        navigation.go(bench.project_id, way.page, [way.record] if way.record else [])


def _take_name(key: str) -> None:
    name = session.component_value(key, "name")
    if isinstance(name, str):
        session.actor().require_edit()
        session.services().rename_person(session.actor().id, name)
