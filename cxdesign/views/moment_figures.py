"""What a room felt at one touchpoint, opened: mean, spread, number and agreement, each with the counts it comes from.

Nobody is named in it: a count says how many stated a value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import sqrt
from types import MappingProxyType
from typing import Literal

from cxdesign.analysis.agreement import HIGH_AGREEMENT, LOW_AGREEMENT, WORD_FROM, Degree, agreement_degree
from cxdesign.analysis.tallies import Spread
from cxdesign.domain.journey import EMOTIONS
from cxdesign.domain.vocabulary import Provenance
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal, signed, trimmed
from cxdesign.views.opened import Input, Note, OpenedFigure, OriginLine

MomentFigure = Literal["mean", "spread", "n", "agreement"]
MOMENT_FIGURES: tuple[MomentFigure, ...] = ("mean", "spread", "n", "agreement")
DASH = "–"
ORIGINS: Mapping[str, Provenance] = MappingProxyType(
    {
        "mean": Provenance.PUBLIC,
        "spread": Provenance.PUBLIC,
        "n": Provenance.OURS,
        "agreement": Provenance.LITERATURE,
    }
)


def moment_value(name: MomentFigure, found: Spread, agreement: float | None) -> str:
    """Return a figure as it stands on a screen, a dash when there is none.

    >>> from cxdesign.analysis.tallies import spread
    >>> moment_value("mean", spread([-3, -2]), None), moment_value("agreement", spread([]), None)
    ('−2.5', '–')
    """
    match name:
        case "mean":
            return DASH if found.mean is None else signed(found.mean, 1)
        case "spread":
            return DASH if found.deviation is None else decimal(found.deviation, 1)
        case "n":
            return str(found.count)
        case "agreement":
            return DASH if agreement is None else decimal(agreement, 2)


def open_moment(
    name: MomentFigure, label: str, found: Spread, agreement: float | None, translate: Translator
) -> OpenedFigure:
    """Return a figure of one touchpoint, opened.

    Parameters
    ----------
    name : {"mean", "spread", "n", "agreement"}
        Which one.
    label : str
        The touchpoint.
    found : Spread
        What was stated.
    agreement : float or None
        r_wg of it.
    translate : Translator
        The reader's language.
    """
    is_agreement = name == "agreement"
    return OpenedFigure(
        title=translate("room_figure.title", label=label, figure=translate(f"room_figure.{name}")),
        value=agreement_told(agreement, found.count, translate)
        if is_agreement
        else moment_value(name, found, agreement),
        formula=moment_formula(name, translate),
        worked=_WORKED[name](found, agreement),
        inputs=counts_told(found, translate),
        notes=(degree_note("r_wg", translate),) if is_agreement else (),
        origins=(moment_origin(name, translate),),
        against=(translate(f"room_figure.{name}_against"),),
    )


def agreement_told(agreement: float | None, people: int, translate: Translator) -> str:
    """Return r_wg or W with a word for how much that is, a dash when there is none."""
    degree = agreement_degree(agreement, people)
    if agreement is None or degree is None:
        return DASH
    return translate("agreement.told", value=decimal(agreement, 2), degree=translate(f"agreement.{degree}"))


def degree_said(degree: Degree, translate: Translator) -> str:
    """Return how far people agree as part of a sentence, or that they are too few to say.

    >>> degree_said("high", Translator("en")), degree_said("few", Translator("en"))
    ('high agreement', 'too few for a word')
    """
    word = translate(f"agreement.{degree}")
    return word if degree == "few" else translate("agreement.said", degree=word)


def degree_note(name: Literal["r_wg", "w"], translate: Translator) -> Note:
    """Return from where on agreement is called low or high, and who says so."""
    limits = {"low": decimal(LOW_AGREEMENT, 2), "high": decimal(HIGH_AGREEMENT, 2), "least": str(WORD_FROM)}
    return Note(translate("score.alpha_reading"), translate(f"agreement.limits_{name}", **limits))


def moment_formula(name: MomentFigure, translate: Translator) -> str:
    """Return the formula of a figure of a touchpoint, for the scale −5 … +5."""
    return translate(f"room_figure.{name}_formula", options=EMOTIONS)


def moment_origin(name: MomentFigure, translate: Translator) -> OriginLine:
    """Return where the formula comes from."""
    return OriginLine(ORIGINS[name], translate(f"room_figure.{name}_origin"))


def counts_told(found: Spread, translate: Translator) -> tuple[Input, ...]:
    """Return how many stated each value, the best first, how many that are, and how many could not judge."""
    people = translate("room_figure.people")
    stated = [Input(signed(value), str(count), people) for value, count in sorted(found.values.items(), reverse=True)]
    unjudged = Input(translate("workshop.unjudged"), str(found.unjudged), translate("room_figure.beside"))
    return (*stated, Input("n", str(found.count)), *([unjudged] if found.unjudged else []))


def _mean(found: Spread, _: float | None) -> str:
    if found.mean is None:
        return ""
    total = sum(value * count for value, count in found.values.items())
    return f"x̄ = {signed(total)} / {found.count} = {signed(found.mean, 2)}"


def _spread(found: Spread, _: float | None) -> str:
    if found.deviation is None:
        return ""
    squares = found.deviation**2 * (found.count - 1)
    return f"s = √({trimmed(squares, 2)} / {found.count - 1}) = {decimal(found.deviation, 2)}"


def _agreement(found: Spread, agreement: float | None) -> str:
    if agreement is None or found.deviation is None:
        return ""
    even = (EMOTIONS**2 - 1) / 12
    worked = f"1 − {decimal(found.deviation**2, 2)} / {trimmed(even, 2)}"
    below = " < 0 →" if found.deviation > sqrt(even) else " ="
    return f"r_wg = {worked}{below} {decimal(agreement, 2)}"


_WORKED: Mapping[MomentFigure, Callable[[Spread, float | None], str]] = MappingProxyType(
    {"mean": _mean, "spread": _spread, "n": lambda _found, _agreement: "", "agreement": _agreement}
)
