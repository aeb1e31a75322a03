"""Saved views of the maps: names for what is shown, kept with the project and chosen by each for themselves."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from cxdesign.domain.records import Name, OrderKey, Record, RecordId, in_order
from cxdesign.domain.vocabulary import CurveState

ZOOM_LEAST, ZOOM_MOST = 50, 200
"""Limits of the size in percent (ours)."""
_SEVERAL = 500
"""Most lanes or stages a view may name (ours)."""


class MapName(StrEnum):
    """The maps that can be seen in different ways."""

    JOURNEY = "journey"
    BLUEPRINT = "blueprint"
    EMPATHY = "empathy"
    SCENES = "scenes"


class Density(StrEnum):
    """How close the columns stand; fit brings all of them onto the screen."""

    COMPACT = "compact"
    COMFORTABLE = "comfortable"
    FIT = "fit"


class Shown(BaseModel):
    """What is shown of a map, and how.

    ``lane_ids`` None: the lanes the map shows by itself. Lanes, stages and personas that are gone are passed over, so
    that nothing depends on a view and a view depends on nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    lane_ids: Annotated[tuple[RecordId, ...], Field(max_length=_SEVERAL)] | None = None
    folded_ids: Annotated[tuple[RecordId, ...], Field(max_length=_SEVERAL)] = ()
    curves: Annotated[tuple[CurveState, ...], AfterValidator(in_order)] = (CurveState.NOW, CurveState.TARGET)
    persona_id: RecordId | None = None
    density: Density = Density.COMPACT
    zoom: Annotated[int, Field(ge=ZOOM_LEAST, le=ZOOM_MOST, strict=True)] = 100


class MapView(Shown, Record):
    """A saved view of one map."""

    kind: Literal["view"] = "view"
    map_name: MapName
    name: Name
    order: OrderKey
