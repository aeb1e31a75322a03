"""How often each alternative takes each rank under random weights: bars of shares, one column of bars a method.

The darkest part is the first rank; its share stands beside the bar. What is robust is bold and said in words.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from cxdesign.analysis.acceptability import ROBUST_SHARE, Acceptability
from cxdesign.charts.lettering import cut
from cxdesign.charts.picture import Entry, Picture, Table
from cxdesign.charts.rows import Row, Rows, aligned, caption, framed, layered, marks_of
from cxdesign.charts.style import STRONG, TEXT
from cxdesign.i18n import Translator
from cxdesign.views.evaluation import DASH, listed
from cxdesign.views.numbers import decimal
from cxdesign.views.palette import Palette

NAMES, COLUMN, PITCH = 176.0, 172.0, 32.0
SHARE, BAR = 38.0, 118.0
"""In a column: the right edge of the first share, and the width of a whole bar, which begins 4 to its right."""
FILLS = ("lvl-4", "lvl-3", "lvl-2", "hair")
"""First, second, third and every further rank."""


def acceptability_picture(
    results: Sequence[Acceptability], alternatives: Sequence[Entry], translate: Translator, palette: Palette
) -> Picture:
    """Return the shares of ranks of all alternatives by one or several methods, side by side."""
    table = Table(
        (
            translate("chart.alternative"),
            *(head for result in results for head in _heads(result, alternatives, translate)),
        ),
        tuple((entry.name, *_cells(results, n, len(alternatives))) for n, entry in enumerate(alternatives)),
        tuple(entry.id for entry in alternatives),
    )
    title = translate("chart.acceptability")
    draws = f"{results[0].draws:,}" if results else DASH
    note = translate("chart.acceptability_note", draws=draws, robust=_percent(ROBUST_SHARE))
    if not alternatives or not any(row for result in results for row in result.shares):
        return Picture("acceptability", title, translate("chart.nothing_ranked"), note, table)
    parts = [_said(result, alternatives, translate) for result in results]
    sentence = translate("chart.acceptability_said", parts=translate("chart.semicolon").join(parts))
    return Picture("acceptability", title, sentence, note, table, _chart(results, alternatives, translate, palette))


def _heads(result: Acceptability, alternatives: Sequence[Entry], translate: Translator) -> list[str]:
    method = translate(f"chart.method_{result.method}")
    return [translate("chart.rank", method=method, rank=rank + 1) for rank in range(len(alternatives))]


def _cells(results: Sequence[Acceptability], place: int, count: int) -> list[str]:
    found: list[str] = []
    for result in results:
        shares = result.shares[place]
        ranks = () if shares is None else (*shares, *(0.0 for _ in range(count - len(shares))))
        found += [_percent(share) for share in ranks] or [DASH] * count
    return found


def _said(result: Acceptability, alternatives: Sequence[Entry], translate: Translator) -> str:
    method = translate(f"chart.method_{result.method}")
    if result.winner is None:
        return translate("chart.acceptability_tied", method=method)
    share, name = _percent(result.scores[result.winner] or 0.0), alternatives[result.winner].name
    key = "chart.acceptability_robust" if result.is_robust else "chart.acceptability_open"
    return translate(key, method=method, name=name, share=share)


def _percent(share: float) -> str:
    return f"{decimal(share * 100, 0)} %"


def _chart(
    results: Sequence[Acceptability], alternatives: Sequence[Entry], translate: Translator, palette: Palette
) -> alt.LayerChart:
    rows = Rows(NAMES + COLUMN * len(results), len(alternatives) * PITCH, palette)
    values = [_row(entry, n, results, translate) for n, entry in enumerate(alternatives)]
    layers: list[alt.Chart] = [rows.words(values, 0, field="short")]
    for place, result in enumerate(results):
        start = NAMES + COLUMN * place
        layers.append(caption(rows, translate(f"chart.method_{result.method}"), start + SHARE + 4, -10))
        layers += _bars(rows, result, values, start)
    layers += [rows.rule(n * PITCH, "hair") for n in range(1, len(values))]
    layers += _legend(rows, len(alternatives), translate)
    layers.append(rows.hits(values, height=PITCH))
    return framed(layered(*layers), rows)


def _row(entry: Entry, place: int, results: Sequence[Acceptability], translate: Translator) -> Row:
    firsts = [result.scores[place] for result in results]
    told = listed([DASH if share is None else _percent(share) for share in firsts], translate)
    said = f"{entry.name}: {told}"
    return {"id": entry.id, "short": cut(entry.name, TEXT, NAMES - 12), "y": (place + 0.5) * PITCH, "said": said}


def _bars(rows: Rows, result: Acceptability, values: Sequence[Row], start: float) -> list[alt.Chart]:
    parts: list[Row] = []
    firsts: dict[bool, list[Row]] = {False: [], True: []}
    left = start + SHARE + 4
    for place, shares in enumerate(result.shares):
        y = values[place]["y"]
        is_best = place == result.winner
        firsts[is_best].append({"y": y, "text": DASH if shares is None else _percent(shares[0])})
        at = left
        for rank, share in enumerate(shares or ()):
            colour = rows.palette[FILLS[min(rank, len(FILLS) - 1)]]
            parts.append({"x": at, "to": at + share * BAR, "y": y, "rank": rank + 1, "share": share, "colour": colour})
            at += share * BAR
    mark = marks_of([part for part in parts if part["share"]]).mark_bar(
        height=13, stroke=rows.palette["paper"], strokeWidth=0.75, aria=False
    )
    bars = mark.encode(
        x=aligned("x", 0, rows.width, (0, rows.width)),
        x2="to:Q",
        y=rows.y(),
        color=alt.Color("colour:N", scale=None, legend=None),
    )
    words = [
        rows.words(found, start + SHARE - 2, align="right", weight=STRONG if is_best else 400)
        for is_best, found in firsts.items()
    ]
    return [bars, *words]


def _legend(rows: Rows, count: int, translate: Translator) -> list[alt.Chart]:
    """Return what the parts of a bar are, below the rows."""
    found: list[alt.Chart] = []
    shown = min(count, len(FILLS))
    for place in range(shown):
        x, y = NAMES + SHARE + 4 + place * 76, rows.height + 14
        is_rest = place == len(FILLS) - 1 and count > len(FILLS)
        text = translate("chart.rank_rest" if is_rest else "chart.rank_short", rank=place + 1)
        box = marks_of([{"x": x, "to": x + 10, "y": y}]).mark_bar(
            height=10, color=rows.palette[FILLS[place]], aria=False
        )
        found.append(box.encode(x=aligned("x", 0, rows.width, (0, rows.width)), x2="to:Q", y=rows.y()))
        found.append(caption(rows, text, x + 15, y))
    return found
