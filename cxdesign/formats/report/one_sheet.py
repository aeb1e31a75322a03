"""A report on one sheet of A4, upright: everything is measured, and what does not fit is left off, counted and said.

Letters become smaller first, then what qualifies a row goes, then the longest lists lose their last rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxdesign.charts.widths import BOLD, Line, cut_to, widest, wrapped
from cxdesign.formats.report.placed import Place, Style
from cxdesign.formats.report.plots import more_foot
from cxdesign.views.report.single import Panel, Row, Single

WIDTH, HEIGHT = 595.28, 841.89
"""A4, upright, in points (ISO 216)."""
MARGIN, GUTTER = 36.0, 20.0
INNER = WIDTH - 2 * MARGIN
COLUMN = (INNER - GUTTER) / 2
FOOT = HEIGHT - 30
"""Where the footer's letters stand."""
BOTTOM = HEIGHT - 62
"""Where the lists end; what was left off is said below."""
CURVE_LEAST, CURVE_MOST, CURVE_DENSE = 140.0, 230.0, 170.0
"""How high the curve is: at least, at most where there is room, and where it has to make room (ours)."""
CURVE_STYLE = Style(7.4, 9.6, "ink-2")
PANEL_GAP, ROW_GAP = 9.0, 3.4
CLOSE_GAP = 2.4
"""The room between rows of a sheet that is set as closely as it may be (ours)."""
MORE_WIDTH = 52.0
"""What the number of rows left off takes of the line of a title, on such a sheet (ours)."""
LEADING = 1.3


@dataclass(frozen=True)
class Setting:
    """How closely a sheet is set: the size of letters, most lines of a row, and whether what qualifies it is told."""

    size: float
    lines: int
    has_small: bool = True

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self.size * LEADING

    @property
    def gap(self) -> float:
        """The room below a row."""
        return ROW_GAP if self.has_small else CLOSE_GAP


SETTINGS = (Setting(9, 6), Setting(8.4, 6), Setting(7.8, 5), Setting(7.8, 3, has_small=False))
"""From roomy to close (ours): 7.8 points is the least that is read without effort."""


@dataclass(frozen=True)
class SetRow:
    """A row in its lines; ``is_cut`` says that its text is shortened."""

    row: Row
    lines: tuple[Line, ...]
    small: tuple[Line, ...]
    is_cut: bool
    height: float


@dataclass(frozen=True)
class SetPanel:
    """A panel in its lines: ``shown`` of its rows stand on the sheet."""

    panel: Panel
    title: tuple[Line, ...]
    note: tuple[Line, ...]
    rows: tuple[SetRow, ...]
    shown: int
    value_width: float
    aside_width: float
    drawn_width: float
    setting: Setting

    @property
    def left(self) -> int:
        """How many rows are left off."""
        return len(self.rows) - self.shown

    @property
    def spare(self) -> int:
        """How many of its rows may go before those that are to be kept."""
        return self.shown - self.panel.kept

    @property
    def is_more_in_title(self) -> bool:
        """Whether the title's line says how many are left off, so that no line of its own has to."""
        return not self.setting.has_small

    @property
    def head(self) -> float:
        """The height of title and note."""
        leading = self.setting.leading
        return leading * 1.12 * len(self.title) + leading * 0.92 * len(self.note) + 6

    @property
    def height(self) -> float:
        """The height of what is shown, with the line that says what is not."""
        has_line = self.left and not self.is_more_in_title
        more = self.setting.leading + self.setting.gap if has_line else 0.0
        return self.head + sum(row.height for row in self.rows[: self.shown]) + more


@dataclass(frozen=True)
class PlacedPanel:
    """A panel where it stands."""

    x: float
    y: float
    panel: SetPanel


@dataclass(frozen=True)
class OneSheet:
    """What stands on the sheet.

    Attributes
    ----------
    report : Single
        The whole of it.
    setting : Setting
        How closely it is set.
    curve : Place or None
        Where the chart stands.
    panels : tuple of PlacedPanel
        The lists.
    top : float
        Where the lists begin.
    left_panels, left_rows, cut_rows : int
        Lists and rows that are left off, and rows that are shortened.
    """

    report: Single
    setting: Setting
    curve: Place | None
    panels: tuple[PlacedPanel, ...]
    top: float
    left_panels: int
    left_rows: int
    cut_rows: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left off or shortened."""
        return not (self.left_panels or self.left_rows or self.cut_rows)


def set_sheet(report: Single) -> OneSheet:
    """Return a report set on one sheet, as roomy as it fits.

    Examples
    --------
    >>> from cxdesign.views.report.single import Panel, Row
    >>> rows = tuple(Row(f"Idea {number}") for number in range(200))
    >>> sheet = set_sheet(Single("Hotel", "Result", (), (), None, "", (Panel("Ideas", rows),), "", "en"))
    >>> sheet.left_rows > 0, sheet.left_rows + sheet.panels[0].panel.shown
    (True, 200)
    """
    for setting in SETTINGS:
        sheet = _set(report, setting, CURVE_LEAST if setting is SETTINGS[-1] else CURVE_DENSE)
        if sheet.is_whole:
            return _with_higher_curve(report, sheet)
    return sheet


def clipped(text: str, size: float, width: float, most: int, *, is_bold: bool = False) -> tuple[tuple[Line, ...], bool]:
    """Return a text in at most so many lines, and whether its end is cut off.

    >>> [line.text for line in clipped("one two three four five six", 10, 45, 2)[0]]
    ['one two', 'three f…']
    """
    lines = wrapped(" ".join(text.split()), size, width, is_bold=is_bold)
    if len(lines) <= most:
        return lines, False
    rest = "".join(line.text + line.after for line in lines[most - 1 :])
    last = cut_to(rest.strip() + "…", size, width / (BOLD if is_bold else 1.0))
    return (*lines[: most - 1], Line(last, "\n")), True


def head_height(report: Single) -> float:
    """Return where what stands below the title, the facts and the figures begins."""
    return MARGIN + 58 + 12 * sum(len(lines) for lines in fact_lines(report)) + (44 if report.figures else 0)


def fact_lines(report: Single) -> list[tuple[Line, ...]]:
    """Return the facts in lines; a list of names is cut after its second line."""
    return [clipped(fact, 9, INNER, 2)[0] for fact in report.facts]


def _set(report: Single, setting: Setting, curve_height: float) -> OneSheet:
    top = head_height(report)
    curve = (
        None
        if report.curve is None
        else Place(MARGIN, top, INNER, curve_height + more_foot(report.curve, INNER, CURVE_STYLE))
    )
    if curve is not None:
        top += curve.height + 24
    panels = [_measured(panel, setting) for panel in report.panels]
    kept = _condensed(panels, BOTTOM - top)
    placed = _topped_up(_packed(kept, top), top)
    kept = [one.panel for one in placed]
    left_rows = sum(panel.left for panel in kept) + sum(len(panel.rows) for panel in panels[len(kept) :])
    cut_rows = sum(row.is_cut for panel in kept for row in panel.rows[: panel.shown])
    return OneSheet(report, setting, curve, placed, top, len(panels) - len(kept), left_rows, cut_rows)


def _with_higher_curve(report: Single, sheet: OneSheet) -> OneSheet:
    """Return the sheet with a curve as high as there is room, when everything fits."""
    if report.curve is None or sheet.curve is None:
        return sheet
    lowest = max((one.y + one.panel.height for one in sheet.panels), default=sheet.top)
    height = min(
        CURVE_MOST, sheet.curve.height - more_foot(report.curve, INNER, CURVE_STYLE) + max(0.0, BOTTOM - lowest)
    )
    return _set(report, sheet.setting, height)


def _measured(panel: Panel, setting: Setting) -> SetPanel:
    size = setting.size
    value_width = _widest([row.value for row in panel.rows], size, is_bold=True)
    aside_width = _widest([row.aside for row in panel.rows], size)
    drawn_width = COLUMN * 0.26 if any(row.drawn is not None for row in panel.rows) else 0.0
    width = COLUMN - value_width - aside_width - drawn_width - (8 if drawn_width else 4)
    title, _ = clipped(panel.title, size * 1.12, COLUMN - (0 if setting.has_small else MORE_WIDTH), 2, is_bold=True)
    note, _ = clipped(panel.note, size * 0.88, COLUMN, 2) if panel.note else ((), False)
    rows = tuple(_row(row, setting, width) for row in panel.rows)
    return SetPanel(panel, title, note, rows, len(rows), value_width, aside_width, drawn_width, setting)


def _widest(texts: Sequence[str], size: float, *, is_bold: bool = False) -> float:
    """Return how wide a column for figures is, the space before it included; nothing when none is told."""
    return min(COLUMN * 0.3, max([0.0, *(widest(text, size, is_bold=is_bold) + 8 for text in texts if text)]))


def _row(row: Row, setting: Setting, width: float) -> SetRow:
    lines, is_cut = clipped(row.text, setting.size, width, setting.lines)
    small: tuple[Line, ...] = ()
    if row.small and setting.has_small:
        small, is_small_cut = clipped(row.small, setting.size * 0.88, width, 2)
        is_cut = is_cut or is_small_cut
    height = setting.leading * len(lines) + setting.leading * 0.92 * len(small) + setting.gap
    return SetRow(row, lines, small, is_cut, height)


def _condensed(panels: Sequence[SetPanel], room: float) -> list[SetPanel]:
    """Return the panels that fit: the longest list loses its last row until all do, then whole lists go from the end.

    What the columns have room for once that is done is filled again, the weightiest list first.
    """
    kept = list(panels)
    while not _fits(kept, room):
        longest = [one for one, panel in enumerate(kept) if panel.shown > 1]
        shown = longest or [one for one, panel in enumerate(kept) if panel.shown]
        if not shown:
            kept.pop()
            continue
        place = max(shown, key=lambda one: (kept[one].spare, one))
        kept[place] = replace(kept[place], shown=kept[place].shown - 1)
    return _filled(kept, room)


def _filled(kept: list[SetPanel], room: float) -> list[SetPanel]:
    is_growing = True
    while is_growing:
        is_growing = False
        for place, panel in enumerate(kept):
            if panel.left:
                more = [*kept[:place], replace(panel, shown=panel.shown + 1), *kept[place + 1 :]]
                if _fits(more, room):
                    kept, is_growing = more, True
    return kept


def _fits(panels: Sequence[SetPanel], room: float) -> bool:
    return all(one.y + one.panel.height <= room for one in _packed(panels, 0.0))


def _topped_up(placed: Sequence[PlacedPanel], top: float) -> tuple[PlacedPanel, ...]:
    """Return the panels, each in its column, with as many more rows as its column still has room for."""
    found = list(placed)
    is_growing = True
    while is_growing:
        is_growing = False
        for place, one in enumerate(found):
            if one.panel.left:
                more = replace(one, panel=replace(one.panel, shown=one.panel.shown + 1))
                grown = _stacked([*found[:place], more, *found[place + 1 :]], top)
                if all(each.y + each.panel.height <= BOTTOM for each in grown):
                    found, is_growing = grown, True
    return tuple(found)


def _stacked(placed: Sequence[PlacedPanel], top: float) -> list[PlacedPanel]:
    """Return the panels below one another, each in its column."""
    ends: dict[float, float] = {}
    found = []
    for one in placed:
        found.append(replace(one, y=ends.get(one.x, top)))
        ends[one.x] = found[-1].y + one.panel.height + PANEL_GAP
    return found


def _packed(panels: Sequence[SetPanel], top: float) -> tuple[PlacedPanel, ...]:
    """Return the panels in two columns, each in the one that is shorter so far, the left one where both are alike."""
    ends = [top, top]
    placed = []
    for panel in panels:
        column = 0 if ends[0] <= ends[1] else 1
        placed.append(PlacedPanel(MARGIN + column * (COLUMN + GUTTER), ends[column], panel))
        ends[column] += panel.height + PANEL_GAP
    return tuple(placed)
