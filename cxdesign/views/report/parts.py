"""What several sections of the report share: cards of a cell in one text, marks in words, tables of figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane, Touchpoint
from cxdesign.i18n import Translator
from cxdesign.views.figures import Figure
from cxdesign.views.report.outline import Column, Grid, Paragraph, Rule, Stated

CARDS_SHOWN = 4
"""Most cards of one cell that a report shows; how many more there are is said (ours)."""
ROWS_SHOWN = 120
"""Most rows of touchpoints or points that a table of a report shows; how many more there are is said (ours)."""
DASH = "–"
_KEPT_STAR = "\ue000"


def plain(markdown: str) -> str:
    """Return a sentence of a page without the marks that make a part of it bold; :func:`guarded` stars come back.

    >>> plain("All put **Late-night bite** first."), plain(f"**{guarded('a**b')}**")
    ('All put Late-night bite first.', 'a**b')
    """
    return markdown.replace("**", "").replace(_KEPT_STAR, "*")


def guarded(text: str) -> str:
    """Return a text a person typed so that :func:`plain` takes none of its stars for a mark."""
    return text.replace("*", _KEPT_STAR)


def lane_name(lane: Lane, translate: Translator) -> str:
    """Return what a lane is called: its own name, or that of its role in the reader's language."""
    return lane.name or translate(f"lane.{lane.role.value}")


def cell_text(cards: Iterable[Card], translate: Translator) -> str:
    """Return the cards of a cell one below the other, fail and wait marks in words, and how many more there are."""
    told = [_card(card, translate) for card in cards]
    more = len(told) - CARDS_SHOWN
    if more > 0:
        told = [
            *told[:CARDS_SHOWN],
            translate("report.more_cards_one" if more == 1 else "report.more_cards", count=more),
        ]
    return "\n".join(told)


def left_out(noun: str, shown: int, count: int, page: str, translate: Translator) -> Iterator[Paragraph]:
    """Give the sentence that says how many of many are shown, and on which page all of them stand.

    Parameters
    ----------
    noun : str
        What they are: a key below ``report.shown_``.
    shown, count : int
        How many are shown at most, and how many there are.
    page : str
        Name of the page, as the navigation calls it.
    translate : Translator
        The reader's language.
    """
    if count > shown:
        where = translate(f"shell.page_{page}")
        yield Paragraph(translate(f"report.shown_{noun}", shown=f"{shown:,}", count=f"{count:,}", page=where), "quiet")


def touchpoint_name(document: Document, touchpoint: Touchpoint) -> str:
    """Return a touchpoint with its number in the journey, as the captions of the figures count it.

    >>> from cxdesign.domain.journey import Stage
    >>> booking = Touchpoint(id="touchpoint:b", name="Booking", stage_id="stage:s", order="a0")
    >>> touchpoint_name(Document([Stage(id="stage:s", name="Before", order="a0"), booking]), booking)
    '1 Booking'
    """
    place = [one.id for one in document.touchpoints].index(touchpoint.id) + 1
    return f"{place} {touchpoint.name}"


def figure_grid(figures: Iterable[Figure], title: str, translate: Translator) -> Grid:
    """Return figures as a table with their rules: name, now, target, where they come from, how they are computed."""
    found = list(figures)
    has_target = any(one["target"] is not None for one in found)
    columns = [Column(translate("report.figure"), 1.3), Column(translate("enum.state.now"), 0.7, "right")]
    if has_target:
        columns.append(Column(translate("enum.state.target"), 0.7, "right"))
    columns += [Column(translate("report.reading"), 2.0), Column(translate("report.rule"), 3.4)]
    rows = []
    for one in found:
        values = [one["now"] or DASH, *([one["target"] or DASH] if has_target else [])]
        rows.append((one["label"], *values, one["caption"], one["formula"]))
    return Grid(title, tuple(columns), tuple(rows))


def figure_rules(figures: Iterable[Figure]) -> tuple[Rule, ...]:
    """Return how figures come about, those that are shown at all."""
    return tuple(Rule(one["label"], one["formula"], one["source"]) for one in figures)


def shown(figure: Figure, translate: Translator) -> Stated:
    """Return a figure stated large, the target behind an arrow."""
    now, target = figure["now"], figure["target"]
    value = now or DASH if target is None else translate("report.now_target", now=now or DASH, target=target)
    return Stated(figure["label"], value, figure["caption"])


def _card(card: Card, translate: Translator) -> str:
    marks = [
        translate(f"report.mark_{name}") for name, is_set in (("fail", card.is_fail), ("wait", card.is_wait)) if is_set
    ]
    text = " ".join(card.text.split())
    return translate("report.marked", text=text, marks=translate("figure.separator").join(marks)) if marks else text
