"""The figures a revealed prompt came to, opened: formula, counts without names, provenance and literature.

Nothing of it exists before the reveal: whoever asks hands in what was answered, and is handed nothing until then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cxdesign.analysis.agreement import r_wg
from cxdesign.analysis.sequence import Moment, SequenceFigures
from cxdesign.analysis.tallies import count_dots, room_order, spread
from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.domain.document import Document
from cxdesign.domain.journey import EMOTIONS
from cxdesign.domain.participation import order_of
from cxdesign.domain.vocabulary import Provenance
from cxdesign.i18n import Translator
from cxdesign.storage.workshops import Answer
from cxdesign.views.moment_figures import DASH, MOMENT_FIGURES, agreement_told, degree_note, open_moment
from cxdesign.views.numbers import decimal, signed
from cxdesign.views.opened import Input, OpenedFigure, OriginLine
from cxdesign.views.room_items import Item, catalogue_of, items_of
from cxdesign.views.room_landed import Landed
from cxdesign.views.room_results import dots_given, feelings_figures, feelings_given, graded
from cxdesign.views.score_figures import open_figure

WHOLE_FIGURES = ("peak", "trough", "end", "peak_end", "plain_mean")
"""The figures of the curve of a room."""
SCORED = ("criterion", "dimension", "alpha")
"""The figures of criteria, which open as those of an evaluation do."""


@dataclass(frozen=True)
class Said:
    """What was answered to a revealed prompt, on a map, by people in roles."""

    prompt: Prompt
    document: Document
    answers: Sequence[Answer]
    roles: Mapping[str, str]
    workshop_id: str = ""

    @property
    def items(self) -> Mapping[str, Item]:
        """What the prompt is about, by id."""
        return {item.id: item for item in items_of(self.prompt, self.document)}


def open_room_figure(said: Said, wanted: str, translate: Translator) -> OpenedFigure | None:
    """Return a figure of a revealed prompt, opened.

    Parameters
    ----------
    said : Said
        What was answered.
    wanted : str
        What it is called, and for figures of one thing, after a colon, the id of that.
    translate : Translator
        The reader's language.

    Returns
    -------
    OpenedFigure or None
        None when the prompt has no such figure.
    """
    opening = _OPENINGS.get(said.prompt.kind)
    if opening is None or not said.prompt.is_revealed:
        return None
    name, _, item = wanted.partition(":")
    return opening(said, name, item, translate)


def _feelings(said: Said, name: str, item: str, translate: Translator) -> OpenedFigure | None:
    items = said.items
    given = feelings_given(list(items.values()), said.answers)
    spreads = {item_id: spread(values) for item_id, values in given.items()}
    figure = next((one for one in MOMENT_FIGURES if one == name), None)
    if figure is not None and item in items:
        agreement = r_wg(given[item], options=EMOTIONS)
        return open_moment(figure, items[item].label, spreads[item], agreement, translate)
    if name not in WHOLE_FIGURES or item:
        return None
    labels = [one.label for one in items.values()]
    return _whole(name, labels, feelings_figures(list(items), spreads, said.document), translate)


def _whole(name: str, labels: Sequence[str], figures: SequenceFigures, translate: Translator) -> OpenedFigure:
    means = [
        Input(str(place), signed(value, 2), label)
        for place, (label, value) in enumerate(zip(labels, figures.values, strict=True), start=1)
        if value is not None
    ]
    both = [
        Input(translate(f"figure.{part}.label"), signed(moment.value, 2), labels[moment.index])
        for part, moment in (("peak", figures.peak), ("end", figures.end))
        if moment is not None
    ]
    text = "mean" if name == "plain_mean" else name
    return OpenedFigure(
        title=translate("room_figure.of_room", figure=translate(f"figure.{text}.label")),
        value=_whole_value(name, figures),
        formula=translate(f"figure.{text}.formula"),
        worked=_whole_worked(name, figures),
        inputs=tuple(both if name == "peak_end" else means),
        origins=(
            OriginLine(Provenance.LITERATURE, translate(f"figure.{text}.source")),
            OriginLine(Provenance.OURS, translate("room_figure.means_origin")),
        ),
        against=(translate("room_figure.whole_against"),),
    )


def _whole_value(name: str, figures: SequenceFigures) -> str:
    moments: Mapping[str, Moment | None] = {"peak": figures.peak, "trough": figures.trough, "end": figures.end}
    moment = moments.get(name)
    values = {
        "peak_end": None if figures.peak_end is None else figures.peak_end.value,
        "plain_mean": figures.mean,
        **dict.fromkeys(moments),
    }
    value = values[name] if moment is None else moment.value
    return DASH if value is None else signed(value, 1)


def _whole_worked(name: str, figures: SequenceFigures) -> str:
    if name == "peak_end" and figures.peak_end is not None:
        found = figures.peak_end
        return f"({decimal(found.peak.value, 2)} + {decimal(found.end.value, 2)}) / 2 = {signed(found.value, 2)}"
    if name == "plain_mean" and figures.mean is not None:
        total = sum(value for value in figures.values if value is not None)
        return f"{signed(total, 2)} / {figures.count} = {signed(figures.mean, 2)}"
    return ""


def _criteria(said: Said, name: str, item: str, translate: Translator) -> OpenedFigure | None:
    catalogue = catalogue_of(said.prompt, said.document)
    if catalogue is None:
        return None
    report = graded(said.answers, said.roles, catalogue)
    asked = said.items
    score = next((one for one in report.criteria if one.criterion_id == item and item in asked), None)
    if name == "agreement" and score is not None:
        found = open_figure(said.document, "", report, f"criterion:{item}", translate)
        return found and _agreement(found, [rating.score for rating in score.ratings], score.r_wg, translate)
    if name not in SCORED or (name == "criterion" and score is None):
        return None
    found = open_figure(said.document, "", report, f"{name}:{item}" if item else name, translate)
    if found is None or score is None or name != "criterion":
        return found
    return replace(found, ratings=_counts([rating.score for rating in score.ratings], translate))


def _agreement(
    found: OpenedFigure, scores: Sequence[int | None], agreement: float | None, translate: Translator
) -> OpenedFigure:
    """Return r_wg of a criterion in place of its mean."""
    return OpenedFigure(
        title=translate("room_figure.title", label=found.title, figure=translate("room_figure.agreement")),
        value=agreement_told(agreement, sum(one is not None for one in scores), translate),
        formula=translate("room_figure.agreement_formula", options=5),
        notes=(degree_note("r_wg", translate),),
        inputs=(*_counts(scores, translate), Input("n", str(len(scores)))),
        origins=(OriginLine(Provenance.LITERATURE, translate("room_figure.agreement_origin")),),
        against=(translate("room_figure.agreement_against"),),
    )


def _dots(said: Said, name: str, item: str, translate: Translator) -> OpenedFigure | None:
    items = said.items
    ballots = dots_given(items, said.answers, Landed(said.document))
    if name != "dots" or item not in items:
        return None
    found = next(one for one in count_dots(ballots, [item]))
    given = Counter(ballot.get(item, 0) for ballot in ballots)
    return OpenedFigure(
        title=items[item].label,
        value=str(found.dots),
        formula=translate("room_figure.dots_formula"),
        worked=" + ".join(f"{count} × {dots}" for dots, count in sorted(given.items(), reverse=True) if dots)
        + f" = {found.dots}"
        if found.dots
        else "",
        inputs=tuple(
            Input(translate("room_figure.dots", count=dots), str(count), translate("room_figure.people"))
            for dots, count in sorted(given.items(), reverse=True)
        ),
        origins=(OriginLine(Provenance.OURS, translate("room_figure.dots_origin")),),
        against=(translate("room_figure.dots_against"),),
    )


def _ranking(said: Said, name: str, item: str, translate: Translator) -> OpenedFigure | None:
    items = said.items
    orders = [[one for one in order_of(answer.value) if one in items] for answer in said.answers]
    found = room_order(orders, list(items))
    if name == "concordance" and not item:
        return OpenedFigure(
            title=translate("room_figure.concordance"),
            value=agreement_told(found.concordance, found.count, translate),
            formula=translate("room_figure.concordance_formula"),
            notes=(degree_note("w", translate),),
            inputs=(
                Input("m", str(found.count), translate("room_figure.whole_orders")),
                Input("n", str(len(items)), translate("room_figure.ranked_items")),
                *(
                    Input(items[one.item].label, decimal(one.mean * found.count, 0), translate("room_figure.rank_sum"))
                    for one in found.items
                    if one.mean is not None
                ),
            ),
            origins=(OriginLine(Provenance.LITERATURE, translate("room_figure.concordance_origin")),),
            against=(translate("room_figure.agreement_against"),),
        )
    placed = next((one for one in found.items if one.item == item), None)
    if name != "place" or placed is None:
        return None
    places = Counter(order.index(item) + 1 for order in orders if len(order) == len(items))
    return OpenedFigure(
        title=translate("room_figure.title", label=items[item].label, figure=translate("workshop.mean_place")),
        value=DASH if placed.mean is None else decimal(placed.mean, 2),
        formula=translate("room_figure.place_formula"),
        inputs=tuple(
            Input(translate("room_figure.place", place=place), str(count), translate("room_figure.people"))
            for place, count in sorted(places.items())
        ),
        origins=(OriginLine(Provenance.PUBLIC, translate("room_figure.place_origin")),),
        against=(translate("room_figure.mean_against"),),
    )


def _counts(scores: Sequence[int | None], translate: Translator) -> tuple[Input, ...]:
    """Return how many gave each grade, the best first."""
    given = Counter(score for score in scores if score is not None)
    people = translate("room_figure.people")
    return tuple(Input(str(score), str(count), people) for score, count in sorted(given.items(), reverse=True))


_OPENINGS: Mapping[PromptKind, Callable[[Said, str, str, Translator], OpenedFigure | None]] = MappingProxyType(
    {
        PromptKind.FEELINGS: _feelings,
        PromptKind.CRITERIA: _criteria,
        PromptKind.DOTS: _dots,
        PromptKind.RANKING: _ranking,
    }
)
