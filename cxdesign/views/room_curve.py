"""What a workshop's room felt, beside the curve of a map: for the board, and in words for whoever does not see it."""

from __future__ import annotations

from typing import TypedDict

from cxdesign.analysis.room_curve import RatedMoment, rated_moments
from cxdesign.analysis.tallies import Spread
from cxdesign.domain.document import Document
from cxdesign.i18n import Translator
from cxdesign.views.moment_figures import MOMENT_FIGURES, MomentFigure, moment_formula, moment_origin, moment_value
from cxdesign.views.numbers import signed


class RoomWords(TypedDict):
    """What a figure is called, its formula, and where that comes from."""

    id: str
    label: str
    formula: str
    source: str


class RoomMoment(TypedDict):
    """What was felt at a touchpoint: where to draw it, its figures, the counts, and all of it in a sentence."""

    touchpoint_id: str
    mean: float
    low: float | None
    high: float | None
    values: dict[str, str]
    counts: str
    said: str


class RoomCurve(TypedDict):
    """What a room felt at the touchpoints it rated."""

    words: list[RoomWords]
    moments: list[RoomMoment]


def build_room_curve(document: Document, translate: Translator) -> RoomCurve | None:
    """Return what a workshop's room felt, None where no room was asked.

    Parameters
    ----------
    document : Document
        A map.
    translate : Translator
        The reader's language.
    """
    moments = rated_moments(document)
    if not moments:
        return None
    return {
        "words": [
            {
                "id": name,
                "label": translate(f"room_figure.{name}"),
                "formula": moment_formula(name, translate),
                "source": _source(name, translate),
            }
            for name in MOMENT_FIGURES
        ],
        "moments": [_moment(one, translate) for one in moments],
    }


def said_of(found: RatedMoment, translate: Translator) -> str:
    """Return what a room felt at a touchpoint in one sentence."""
    values = {name: moment_value(name, found.spread, found.agreement) for name in MOMENT_FIGURES}
    return translate("room_figure.said", **values)


def _moment(found: RatedMoment, translate: Translator) -> RoomMoment:
    low, high = found.reach or (None, None)
    return {
        "touchpoint_id": found.touchpoint_id,
        "mean": found.spread.mean or 0.0,
        "low": low,
        "high": high,
        "values": {name: moment_value(name, found.spread, found.agreement) for name in MOMENT_FIGURES},
        "counts": _counts(found.spread, translate),
        "said": said_of(found, translate),
    }


def _counts(found: Spread, translate: Translator) -> str:
    told = (
        translate("room_figure.count", value=signed(value), count=count)
        for value, count in sorted(found.values.items(), reverse=True)
    )
    return translate("figure.separator").join(told)


def _source(name: MomentFigure, translate: Translator) -> str:
    origin = moment_origin(name, translate)
    return translate(
        "glossary.origin", provenance=translate(f"enum.provenance.{origin.provenance.value}"), source=origin.text
    )
