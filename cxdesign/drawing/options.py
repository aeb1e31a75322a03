"""What of a map is drawn, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from cxdesign.domain.document import Document
from cxdesign.domain.map_views import Density, Shown
from cxdesign.domain.vocabulary import CurveState
from cxdesign.i18n import DEFAULT_LOCALE
from cxdesign.views.palette import DARK, LIGHT, Palette, themed

Background = Literal["paper", "none"]
Theme = Literal["light", "dark", "page"]
Comments = Literal["none", "marks", "notes"]
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
        Whose empathy map, the first persona's by default; whose needs are marked on other maps, everybody's by default.
    density : Density
        How close the columns stand; ``fit`` draws them as close as ``compact``.
    curves : tuple of CurveState
        Which emotion curves.
    has_critical_path : bool
        Whether the critical path of a blueprint is lit and drawn to scale below it.
    findings_on : date, optional
        The day for which the marks of findings on the steps of a blueprint hold; None draws none.
    hidden_too : bool
        Whether lanes that are hidden on the board are drawn too.
    background : {"paper", "none"}
        What lies behind the map.
    has_title, has_legend : bool
        Whether title and legend are drawn.
    theme : {"light", "dark", "page"}
        Colours; those of ``page`` are variables of the style sheet around the drawing.
    comments : {"none", "marks", "notes"}
        Whether what people say about records is shown: not at all, as a mark with how many there are, or written below
        the map, the open ones numbered.
    names : tuple of (str, str)
        Who wrote comments: ids and the names to show.
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
    density: Density = Density.COMPACT
    curves: tuple[CurveState, ...] = BOTH_CURVES
    has_critical_path: bool = True
    findings_on: date | None = None
    hidden_too: bool = False
    background: Background = "paper"
    has_title: bool = True
    has_legend: bool = True
    theme: Theme = "light"
    comments: Comments = "marks"
    names: tuple[tuple[str, str], ...] = ()
    note: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}), hash=False, repr=False)

    def as_seen(self, document: Document, shown: Shown) -> DrawOptions:
        """Return the options with what somebody sees of the map: lanes, folds, curves, persona and density.

        Lanes that are gone are passed over, and a view whose lanes are all gone shows those of the map.

        >>> DEFAULT_DRAW.as_seen(Document(), Shown(folded_ids=("stage:a",))).folded_ids
        ('stage:a',)
        """
        lane_ids = shown.lane_ids
        if lane_ids is not None and not any(document.get(lane_id) for lane_id in lane_ids):
            lane_ids = None
        return replace(
            self,
            lane_ids=lane_ids,
            folded_ids=shown.folded_ids,
            curves=shown.curves,
            persona_id=shown.persona_id,
            density=shown.density,
        )

    @property
    def palette(self) -> Palette:
        """The colours."""
        return {"light": LIGHT, "dark": DARK}.get(self.theme) or themed()


DEFAULT_DRAW = DrawOptions()
