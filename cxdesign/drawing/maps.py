"""Every map as an SVG document: its title, the map, the legend, and a line at the foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

from cxdesign.domain.document import Document
from cxdesign.domain.journey import PROJECT_ID
from cxdesign.domain.map_views import MapName
from cxdesign.domain.understanding import Persona
from cxdesign.drawing.beside import Beside
from cxdesign.drawing.blueprint import draw_blueprint
from cxdesign.drawing.empathy import draw_empathy
from cxdesign.drawing.journey import draw_journey
from cxdesign.drawing.legend import draw_legend, legend_height
from cxdesign.drawing.lettering import Lettering
from cxdesign.drawing.notes import Note, draw_notes, notes_of, open_threads
from cxdesign.drawing.options import DEFAULT_DRAW, DrawOptions
from cxdesign.drawing.pen import Pen, Style, number, written
from cxdesign.drawing.scenes import draw_scenes
from cxdesign.i18n import Translator

MARGIN = 24.0
"""Paper around a map."""
TITLE = Style(20, 26, "ink", is_bold=True)
SUBTITLE = Style(12.5, 17, "ink-2")
FOOT = Style(11, 14, "ink-3")
_Draw = Callable[[Pen, Document, DrawOptions], tuple[float, float]]
_DRAWERS: Mapping[str, _Draw] = MappingProxyType(
    {"journey": draw_journey, "blueprint": draw_blueprint, "empathy": draw_empathy, "scenes": draw_scenes}
)


@dataclass(frozen=True)
class Drawing:
    """A finished drawing: SVG, its size in pixels, what it is called, the size it was laid out in, its language.

    ``notes`` are the comments it numbers; a drawing for a page leaves them to the page. ``unsaid`` is how many open
    comments on what is drawn, and on the whole, have no words in it.
    """

    svg: str
    width: float
    height: float
    title: str
    natural_width: float
    natural_height: float
    locale: str
    notes: tuple[Note, ...] = ()
    unsaid: int = 0


def draw_map(document: Document, name: MapName, options: DrawOptions = DEFAULT_DRAW) -> Drawing:
    """Return a map as a drawing.

    Parameters
    ----------
    document : Document
        Any sound document.
    name : {"journey", "blueprint", "empathy", "scenes"}
        Which map.
    options : DrawOptions
        What of it is shown, and how.

    Returns
    -------
    Drawing
        The same for the same input, byte by byte. No text is cut: cards, rows and heads grow with it.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> drawing = draw_map(Document([Project(id="project:main", name="Café")]), "journey")
    >>> drawing.title, drawing.svg.startswith("<svg ")
    ('Café – Journey map', True)
    """
    translate = Translator(options.locale)
    pen = Pen(options.palette, Lettering(options.locale), pictures=options.pictures)
    inner = options if options.width is None else replace(options, width=options.width - 2 * MARGIN)
    width, height = _DRAWERS[name](pen, document, inner)
    title = f"{document.project.name} – {translate(f'shell.page_{name}')}"
    room = max(width, 420.0)
    body = pen.parts
    pen.parts = []
    y = MARGIN + (_head(pen, document, name, room, options) if options.has_title else 0.0)
    head = "".join(pen.parts)
    pen.parts = []
    bottom = y + height
    if options.has_legend and (taken := legend_height(pen, room, translate)):
        draw_legend(pen, MARGIN, bottom + 4, room, translate)
        bottom += taken + 4
    notes = notes_of(pen, document, options, translate) if options.comments == "notes" else ()
    if notes and options.theme != "page":
        bottom += draw_notes(pen, notes, (MARGIN, bottom + 4, room), translate) + 4
    if options.note:
        lines = pen.wrapped(options.note, FOOT, room)
        pen.text(MARGIN, bottom + 20, lines, FOOT)
        bottom += 10 + len(lines) * FOOT.leading
    foot = "".join(pen.parts)
    whole = (room + 2 * MARGIN, bottom + MARGIN)
    placed = f'<g class="map" transform="translate({number(MARGIN)} {number(y)})">{"".join(body)}</g>'
    drawing = _drawing(head + placed + foot, whole, title, pen, options)
    unsaid = len(open_threads(pen, document)) if options.comments == "marks" else 0
    return replace(drawing, notes=notes, unsaid=unsaid)


def _drawing(content: str, whole: tuple[float, float], title: str, pen: Pen, options: DrawOptions) -> Drawing:
    width, height = whole
    scale = 1.0 if options.width is None else options.width / width
    shown = (round(width * scale, 2), round(height * scale, 2))
    ground = (
        f'<rect width="100%" height="100%" fill="{pen.palette["paper"]}"/>' if options.background == "paper" else ""
    )
    language = quoteattr(options.locale)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(shown[0])}" height="{number(shown[1])}"'
        f' viewBox="0 0 {number(width)} {number(height)}" lang={language} xml:lang={language} role="group"'
        f" aria-label={quoteattr(written(title))} font-family={quoteattr(pen.lettering.families)}>"
        f"<title>{written(title)}</title>{ground}{content}</svg>"
    )
    return Drawing(svg, *shown, title, width, height, options.locale)


def _head(pen: Pen, document: Document, name: str, width: float, options: DrawOptions) -> float:
    """Draw project, map and whom it is about; return the height taken."""
    translate = Translator(options.locale)
    beside = Beside(pen, document, options, translate)
    lines = pen.wrapped(document.project.name, TITLE, width - beside.room(PROJECT_ID) - 12)
    pen.open("title")
    pen.text(MARGIN, MARGIN + 20, lines, TITLE)
    last = pen.lettering.width(lines[-1].rstrip(), TITLE.size, is_bold=True) if lines else 0.0
    beside.draw(PROJECT_ID, MARGIN + last + 12, MARGIN + 14 + (len(lines) - 1) * TITLE.leading)
    y = MARGIN + len(lines) * TITLE.leading
    words = pen.wrapped("  ·  ".join(about(document, name, translate)), SUBTITLE, width)
    pen.text(MARGIN, y + 14, words, SUBTITLE)
    pen.close()
    return len(lines) * TITLE.leading + len(words) * SUBTITLE.leading + 12


def about(document: Document, name: str, translate: Translator) -> list[str]:
    """Return what stands below the title: which map, whom it is about, what it is based on."""
    found = [translate(f"shell.page_{name}")]
    personas = [persona.name for persona in document.entries(Persona)]
    if personas and name != "empathy":
        found.append(translate("drawing.personas", names=translate("scenes.and").join(personas)))
    if document.project.based_on:
        found.append(document.project.based_on)
    return found
