"""A report as one page of hypertext that needs nothing else: no server, no script, no other file.

Texts from people are text in it, never markup. Pictures of the project are left out; their words stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from cxdesign.formats.report.one_sheet import OneSheet
from cxdesign.formats.report.one_sheet_drawn import left_off, sheet_svg, sheet_words
from cxdesign.formats.report.pen import Pen
from cxdesign.formats.report.placed import Place, PlacedChart, Style
from cxdesign.formats.report.plots import more_foot, plot
from cxdesign.i18n import Translator
from cxdesign.views.palette import DARK, LIGHT, Palette
from cxdesign.views.report.outline import (
    Bars,
    Block,
    Curve,
    Figures,
    Gallery,
    Grid,
    Pair,
    Paragraph,
    Report,
)

WIDTH, CURVE_HEIGHT, BARS_HEIGHT = 880.0, 300.0, 200.0
NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
"""Named where a drawing is a file, needless in hypertext."""
LETTERS = Style(11, 15, "ink-2")
_COLOUR = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')
_TOKENS = {colour: token for token, colour in reversed(tuple(LIGHT.items()))}
_USED = ("paper", "card", "ink", "ink-2", "ink-3", "hair", "hair-2", "accent", "accent-line")
_STYLE = """
* { box-sizing: border-box; margin: 0; }
body { max-width: 944px; margin: 0 auto; padding: 28px 20px 60px; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
  sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1 { font-size: 30px; line-height: 1.2; }
.subtitle { font-size: 18px; color: var(--accent); margin: 4px 0 10px; }
.fact, .quiet, footer, dd small { color: var(--ink-3); }
h2 { font-size: 19px; line-height: 1.3; margin: 34px 0 8px; padding-top: 10px; border-top: 1px solid var(--ink); }
p { margin-bottom: 8px; white-space: pre-line; }
.lead { font-size: 18px; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 16px; margin: 16px 0; }
dt { color: var(--ink-3); font-size: 13px; }
dd { margin: 0; font-size: 28px; font-weight: 650; line-height: 1.2; }
dd small { display: block; font-size: 13px; font-weight: 400; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin: 8px 0; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 5px 12px 5px 0; border-bottom: 1px solid var(--hair); text-align: left; vertical-align: top;
  white-space: pre-line; }
th { color: var(--ink-3); font-size: 13px; font-weight: 560; border-color: var(--hair-2); }
.number { text-align: right; padding-right: 28px; white-space: nowrap; }
:is(th, td):last-child { padding-right: 0; }
figure { margin: 12px 0; }
svg { display: block; width: 100%; min-width: 560px; height: auto; }
footer { margin-top: 40px; font-size: 13px; }
.lists { columns: 2 340px; column-gap: 32px; margin-top: 20px; }
.lists section { padding: 8px 0 18px; border-top: 1px solid var(--ink); }
.lists :is(h3, .quiet) { break-after: avoid; }
.lists li { break-inside: avoid; }
h3 { font-size: 16px; line-height: 1.3; color: var(--accent); }
ul { list-style: none; padding: 0; }
li { display: flex; gap: 16px; justify-content: space-between; padding: 4px 0; border-bottom: 1px solid var(--hair); }
li small { display: block; color: var(--ink-3); }
li span { flex: 1; min-width: 0; }
li :is(b, i) { white-space: nowrap; font-weight: 620; }
li i { font-style: normal; font-weight: 400; color: var(--ink-3); }
.mini { flex: 0 0 90px; width: 90px; min-width: 0; height: 12px; margin-top: 5px; }
.more { margin: 4px 0 0; color: var(--accent); }
.annex { margin-top: 60px; padding-top: 14px; font-size: 26px; border-top-width: 3px; }
.paper { display: none; }
@page { size: A4; margin: 14mm; }
@page sheet { margin: 0; }
@media print { body { max-width: none; padding: 0; font-size: 12px; } h2 { break-after: avoid; }
  tr, figure { break-inside: avoid; } .summary { display: none; } .annex { margin-top: 0; break-before: page; }
  .paper { display: block; page: sheet; break-after: page; }
  .paper svg { width: 210mm; min-width: 0; height: 296.5mm; } }
"""


def write_hypertext(report: Report) -> str:
    """Return a report as an HTML document.

    Examples
    --------
    >>> page = write_hypertext(Report("<Café>", "Result", ("Today",), "Foot", "en"))
    >>> "<h1>&lt;Café&gt;</h1>" in page, "<script" in page
    (True, False)
    """
    return _document(report, "\n".join((_head(report), *_blocks(report))))


def write_sheet_hypertext(sheet: OneSheet, annex: Report) -> str:
    """Return what stands on one sheet, and all of it below, as an HTML document; printed, the sheet is one of paper.

    Parameters
    ----------
    sheet : OneSheet
        The lists as far as they fit on a sheet.
    annex : Report
        All of it.
    """
    translate, report = Translator(annex.locale), sheet.report
    parts = [_head(annex), *_drawn(Figures(report.figures))]
    if report.curve is not None:
        parts += [_chart(report.curve, CURVE_HEIGHT), f'<p class="quiet">{escape(report.curve_note)}</p>']
    told = left_off(sheet, translate, has_annex=True)
    parts += [_COLOUR.sub(_themed, sheet_words(sheet)), f'<p class="quiet">{escape(told)}</p>' if told else ""]
    paper = f'<div class="paper" aria-hidden="true">{sheet_svg(sheet, "", has_annex=True).replace(NAMESPACE, "")}</div>'
    title = f'<h2 class="annex">{escape(translate("result.annex"))}</h2>'
    summary = f'<div class="summary">{"".join(parts)}</div>'
    return _document(annex, "\n".join((summary, paper, title, *_blocks(annex))))


def _blocks(report: Report) -> Iterator[str]:
    for section in report.sections:
        for block in section.blocks:
            yield from _drawn(block)


def _document(report: Report, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{escape(report.locale)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(report.title)} · {escape(report.subtitle)}</title>\n<style>{_themes()}{_STYLE}</style>\n"
        f"</head>\n<body>\n<main>\n{body}\n</main>\n<footer>{escape(report.footer)}</footer>\n</body>\n</html>\n"
    )


def _themes() -> str:
    return (
        f":root {{ {_named(LIGHT)} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {_named(DARK)} }} }}"
    )


def _named(palette: Palette) -> str:
    return " ".join(
        f"--{token}: {colour};" for token, colour in palette.items() if token in _USED or token[:3] == "div"
    )


def _head(report: Report) -> str:
    facts = "".join(f'<p class="fact">{escape(fact)}</p>' for fact in report.facts)
    return f'<h1>{escape(report.title)}</h1>\n<p class="subtitle">{escape(report.subtitle)}</p>\n{facts}'


def _drawn(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text, "heading"):
            yield f"<h2>{escape(text)}</h2>"
        case Paragraph(text, tone):
            yield f'<p class="{tone}">{escape(text)}</p>'
        case Figures(items):
            yield f"<dl>{''.join(_figure(one.label, one.value, one.small) for one in items)}</dl>"
        case Grid():
            yield _table(block)
        case Curve():
            yield _chart(block, CURVE_HEIGHT)
        case Bars():
            yield _chart(block, BARS_HEIGHT)
        case Pair(left, right):
            yield from (_chart(left, BARS_HEIGHT), _chart(right, BARS_HEIGHT))
        case Gallery(photos):
            yield from (f"<p>{escape(photo.title)}\n{escape(photo.text)}</p>" for photo in photos)


def _figure(label: str, value: str, small: str) -> str:
    note = f"<small>{escape(small)}</small>" if small else ""
    return f"<div><dt>{escape(label)}</dt><dd>{escape(value)}{note}</dd></div>"


def _table(grid: Grid) -> str:
    sides = [' class="number"' if column.align == "right" else "" for column in grid.columns]
    heads = [column.heading for column in grid.columns]
    rows = "\n".join(_row("td", row, sides) for row in grid.rows)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(grid.title)}">'
        f"<table><caption>{escape(grid.title)}</caption>\n"
        f"<thead>{_row('th', heads, sides)}</thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _row(tag: str, cells: Iterable[str], sides: Iterable[str]) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    told = (f"<{tag}{scope}{side}>{escape(cell)}</{tag}>" for cell, side in zip(cells, sides, strict=True))
    return f"<tr>{''.join(told)}</tr>"


def _chart(chart: Curve | Bars, height: float) -> str:
    if isinstance(chart, Curve):
        height += more_foot(chart, WIDTH, LETTERS)
    drawn = plot(Pen(""), PlacedChart(Place(0, 0, WIDTH, height), chart, LETTERS))
    label = escape(f"{chart.title}. {chart.sentence}")
    return (
        f'<figure class="wide"><svg viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img" aria-label="{label}">'
        f"{_COLOUR.sub(_themed, drawn)}</svg></figure>"
    )


def _themed(match: re.Match[str]) -> str:
    token = _TOKENS.get(match[2])
    return f'{match[1]}="{match[2]}"' if token is None else f'style="{match[1]}:var(--{token},{match[2]})"'
