"""What of a map is drawn, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from cxdesign.domain.vocabulary import CurveState
from cxdesign.i18n import DEFAULT_LOCALE
from cxdesign.views.palette import DARK, LIGHT, Palette, themed

Background = Literal["paper", "none"]
Theme = Literal["light", "dark", "page"]
BOTH_CURVES = (CurveState.NOW, CurveState.TARGET)


@dataclass(frozen=True)
class DrawOptions:
    """What a drawing shows; the defaults show everything that is not hidden on the board.

    Attributes
    ----------
    locale : str
        Language of the words that are not the user's.
    width : float, optional
        Width of the picture in pixels. Columns widen to fill it; where they would become too narrow, the whole is drawn
        smaller.
    lane_ids, stage_ids : tuple of str, optional
        The lanes and stages shown; None for all the board shows.
    folded_ids : tuple of str
        Stages drawn folded: narrow columns with numbers and curve, without cards.
    persona_id : str, optional
        Whose empathy map; the first persona's by default.
    curves : tuple of CurveState
        Which emotion curves.
    has_critical_path : bool
        Whether the critical path of a blueprint is lit.
    hidden_too : bool
        Whether lanes that are hidden on the board are drawn too.
    background : {"paper", "none"}
        What lies behind the map.
    has_title, has_legend : bool
        Whether title and legend are drawn.
    theme : {"light", "dark", "page"}
        Colours; those of ``page`` are variables of the style sheet around the drawing.
    note : str
        A line at the foot, such as project, revision and date.
    pictures : mapping of str to bytes
        The pictures of the project, by digest.
    """

    locale: str = DEFAULT_LOCALE
    width: float | None = None
    lane_ids: tuple[str, ...] | None = None
    stage_ids: tuple[str, ...] | None = None
    folded_ids: tuple[str, ...] = ()
    persona_id: str | None = None
    curves: tuple[CurveState, ...] = BOTH_CURVES
    has_critical_path: bool = True
    hidden_too: bool = False
    background: Background = "paper"
    has_title: bool = True
    has_legend: bool = True
    theme: Theme = "light"
    note: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}), hash=False, repr=False)

    @property
    def palette(self) -> Palette:
        """The colours."""
        return {"light": LIGHT, "dark": DARK}.get(self.theme) or themed()


DEFAULT_DRAW = DrawOptions()
