"""A map as one HTML file that opens without a server: the drawing, and all of it in words, to be searched and printed.

It can be read without its script, which only searches. Nothing is loaded from elsewhere: the policy in the file lets
its own style and script run, known by their digests, and nothing else. Text of users is text, never markup.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName
from cxdesign.drawing.grid import Grid, grids
from cxdesign.drawing.lettering import Lettering
from cxdesign.drawing.maps import about, draw_map
from cxdesign.drawing.notes import Note
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.outline import Entry, Item, Line, Section, outline
from cxdesign.drawing.pen import written
from cxdesign.formats.grid import Value
from cxdesign.i18n import Translator
from cxdesign.views.palette import DARK, LIGHT, Palette

STYLE = """
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 FAMILIES}
main,header,footer{max-width:1180px;margin:0 auto;padding:0 24px}
header{padding-top:28px}
h1{font-size:26px;line-height:1.25;margin:0 0 4px;overflow-wrap:anywhere}
h2{font-size:18px;margin:32px 0 8px;padding-top:10px;border-top:1px solid var(--hair-2);overflow-wrap:anywhere}
h3{font-size:15px;margin:18px 0 4px;overflow-wrap:anywhere}
p{margin:0 0 6px;color:var(--ink-2);overflow-wrap:anywhere}
.drawing{width:fit-content;max-width:calc(100% - 48px);margin:8px auto 20px;overflow:auto;
border:1px solid var(--hair);outline-offset:2px}
.drawing svg{display:block;max-width:100%;height:auto}
.size{display:flex;align-items:center;gap:8px;width:fit-content;min-height:40px;margin:12px auto 0;color:var(--ink-2)}
.size input{width:18px;height:18px;accent-color:var(--accent)}
.size input:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
body:has(#full:checked) .drawing svg{max-width:none}
.find{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:12px;align-items:center;padding:10px 0;
background:var(--paper)}
.find input{font:inherit;min-height:40px;width:min(100%,320px);padding:4px 10px;border:1px solid var(--hair-2);
border-radius:3px;background:var(--card);color:var(--ink)}
.find input:focus-visible,.drawing:focus-visible{outline:2px solid var(--accent)}
.found{color:var(--ink-3)}
article{padding:0 0 10px;border-bottom:1px solid var(--hair);break-inside:avoid}
dl{display:grid;grid-template-columns:minmax(120px,200px) 1fr;gap:4px 16px;margin:6px 0}
dt{color:var(--ink-3)}
dd{margin:0}
ul{margin:0;padding-left:18px}
li{white-space:pre-line;overflow-wrap:anywhere}
small{color:var(--ink-3);font-size:12.5px}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:6px 10px 6px 0;border-bottom:1px solid var(--hair);
overflow-wrap:anywhere;white-space:pre-line}
th{color:var(--ink-3);font-weight:600}
footer{padding-top:16px;padding-bottom:32px;color:var(--ink-3);font-size:13px}
[hidden]{display:none!important}
@media (max-width:640px){dl{grid-template-columns:1fr}main,header,footer{padding-left:14px;padding-right:14px}}
@media print{.find,.size{display:none!important}.drawing{border:0;overflow:visible}
.drawing svg{width:100%;height:auto}@page{margin:12mm;size:landscape}}
"""
SCRIPT = """
"use strict";
const field = document.getElementById("find");
const told = document.getElementById("found");
const parts = [...document.querySelectorAll("article, tbody tr")].map((part) => [part, part.textContent.toLowerCase()]);
document.querySelector(".find").hidden = false;
field.addEventListener("input", () => {
  const wanted = field.value.trim().toLowerCase();
  let count = 0;
  for (const [part, text] of parts) {
    part.hidden = wanted !== "" && !text.includes(wanted);
    if (!part.hidden) count += 1;
  }
  for (const section of document.querySelectorAll("section")) {
    section.hidden = wanted !== "" && !section.querySelector("article:not([hidden]), tbody tr:not([hidden])");
  }
  told.textContent = wanted === "" ? "" : told.dataset.words.replace("{count}", String(count));
});
"""


def page_html(document: Document, name: MapName, options: DrawOptions) -> str:
    """Return a map as a page in one file.

    Parameters
    ----------
    document : Document
        Any sound document.
    name : {"journey", "blueprint", "empathy", "scenes"}
        Which map.
    options : DrawOptions
        What of it; the page follows the reader's theme, light or dark.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> page = page_html(Document([Project(id="project:main", name="A < B")]), "journey", DrawOptions())
    >>> page.startswith("<!doctype html>"), "A &lt; B" in page
    (True, True)
    """
    translate = Translator(options.locale)
    drawn = replace(options, theme="page", background="none", has_title=False, note="")
    drawing = draw_map(document, name, drawn)
    style = _style(options)
    title = written(drawing.title)
    return "".join(
        [
            f'<!doctype html><html lang={quoteattr(options.locale)}><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title><style>{style}</style></head><body>",
            f"<header><h1>{written(document.project.name)}</h1>",
            f"<p>{written(' · '.join(about(document, name, translate)))}</p></header>",
            f'<label class="size"><input type="checkbox" id="full">{written(translate("drawing.full_size"))}</label>',
            f'<div class="drawing" tabindex="0" role="region" aria-label={quoteattr(title)}>{drawing.svg}</div><main>',
            _field(translate),
            *_sections(outline(document, name, options)),
            *_tables(document, name, options),
            *_comments(drawing.notes, translate),
            f"</main><footer>{written(options.note)}</footer><script>{SCRIPT}</script></body></html>",
        ]
    )


def _style(options: DrawOptions) -> str:
    families = Lettering(options.locale).families
    light = f":root{{color-scheme:light dark;{_variables(LIGHT)}}}"
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
    return light + dark + STYLE.replace("FAMILIES", families)


def _variables(palette: Palette) -> str:
    return "".join(f"--{token}:{colour};" for token, colour in palette.items())


def _policy(style: str) -> str:
    """Return the policy: this style, this script, the pictures in the page, and nothing from anywhere."""
    own = f"style-src '{_digest(style)}'; script-src '{_digest(SCRIPT)}'"
    return f"default-src 'none'; img-src data:; {own}; base-uri 'none'"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _field(translate: Translator) -> str:
    """Return the field to find in; it shows itself where scripts run."""
    words = quoteattr(translate("drawing.found", count="{count}"))
    return (
        f'<div class="find" hidden><label for="find">{written(translate("drawing.find"))}</label>'
        '<input id="find" type="search" autocomplete="off">'
        f'<span id="found" class="found" role="status" data-words={words}></span></div>'
    )


def _sections(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield f"<section><h2>{written(section.name)}</h2>"
        yield from (f"<p>{written(text)}</p>" for text in section.about)
        yield from map(_item, section.items)
        yield "</section>"


def _item(item: Item) -> str:
    name = f"<h3>{written(item.name)}{_signs(item.signs)}</h3>" if item.name else ""
    return f"<article>{name}<dl>{''.join(map(_entry, item.entries))}</dl></article>"


def _entry(entry: Entry) -> str:
    return f"<dt>{written(entry.label)}</dt><dd><ul>{''.join(map(_line, entry.lines))}</ul></dd>"


def _line(line: Line) -> str:
    return f"<li>{written(line.text)}{_signs(line.signs)}</li>"


def _signs(signs: Iterable[str]) -> str:
    words = " · ".join(signs)
    return f" <small>{written(words)}</small>" if words else ""


def _tables(document: Document, name: MapName, options: DrawOptions) -> Iterator[str]:
    """Give what hangs on the map, such as arrows and needs, as tables."""
    for grid in grids(document, name, options)[1:]:
        yield f"<section><h2>{written(grid.title)}</h2>{_table(grid)}</section>"


def _comments(notes: Iterable[Note], translate: Translator) -> Iterator[str]:
    """Give the open comments, numbered as on the drawing."""
    shown = list(notes)
    if not shown:
        return
    yield f"<section><h2>{written(translate('drawing.comments'))}</h2>"
    for note in shown:
        name = translate("drawing.comment_about", number=note.number, about=note.about)
        said = "".join(f"<li>{written(text)}</li>" for text in note.said)
        yield f"<article><h3>{written(name)}</h3><ul>{said}</ul></article>"
    yield "</section>"


def _table(grid: Grid) -> str:
    head = "".join(f'<th scope="col">{_cell(value)}</th>' for value in grid.rows[0])
    rows = ("<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row) + "</tr>" for row in grid.rows[1:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _cell(value: Value) -> str:
    return "" if value is None else written(str(value))
