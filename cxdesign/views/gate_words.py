"""The base gate in words: verdict, formula with its numbers, and what lifting a pair of levels would give."""

from __future__ import annotations

from cxdesign.domain.vocabulary import Level
from cxdesign.i18n import Translator
from cxdesign.scoring.exercise import pyramid_exercise
from cxdesign.scoring.pyramid import Gate, Verdict, lifted, ungated
from cxdesign.views.numbers import decimal, trimmed
from cxdesign.views.texts import told

STEP = 0.5
"""By how much levels are lifted to show what that would give (ours)."""


def verdict_name(verdict: Verdict, translate: Translator) -> str:
    """Return the name of a verdict.

    >>> verdict_name(Verdict.HALF_GATE, Translator("en"))
    'Half gate'
    """
    return told(pyramid_exercise().verdicts[verdict], translate)


def verdict_sentence(found: Gate, translate: Translator) -> str:
    """Return verdict and index in one or two sentences; what is missing is said.

    >>> from cxdesign.scoring.pyramid import gate
    >>> verdict_sentence(gate([3, 3, 4, 4]), Translator("en"))
    'Half gate. Index 3.75 instead of 4.50.'
    """
    parts = [] if found.verdict is None else [_verdict(found, found.verdict, translate)]
    if found.index is None:
        parts.append(translate("pyramid.no_index", levels=level_list(found.missing, translate)))
    elif found.factor is not None and found.factor < 1:
        parts.append(translate("pyramid.index_instead", index=decimal(found.index, 2), without=_without(found)))
    else:
        parts.append(translate("pyramid.index", index=decimal(found.index, 2)))
    first, *others = parts
    return translate("pyramid.two_sentences", first=first, second=others[0]) if others else first


def _verdict(found: Gate, verdict: Verdict, translate: Translator) -> str:
    name = verdict_name(verdict, translate)
    if verdict is Verdict.BASE_FIRST and found.limiting:
        return translate("pyramid.verdict_because", verdict=name, levels=level_list(found.limiting, translate))
    return translate("pyramid.verdict", verdict=name)


def _without(found: Gate) -> str:
    index = ungated(found).index
    return "–" if index is None else decimal(index, 2)


def level_list(levels: tuple[Level, ...], translate: Translator) -> str:
    """Return the short names of levels in a row.

    >>> level_list((Level.L1, Level.L2), Translator("en"))
    'L1, L2'
    """
    return translate("figure.separator").join(level.value for level in levels)


def index_formula(found: Gate) -> str:
    """Return the index as a formula with its numbers, empty without an index.

    >>> from cxdesign.scoring.pyramid import gate
    >>> index_formula(gate([3, 3, 4, 4]))
    'E = 3 + 0.50 × (4 − 1)/4 × (5 − 3) = 3.75'
    """
    if found.index is None or found.base is None or found.delight is None or found.factor is None:
        return ""
    base, delight = trimmed(found.base, 2), trimmed(found.delight, 2)
    factor, index = decimal(found.factor, 2), decimal(found.index, 2)
    return f"E = {base} + {factor} × ({delight} − 1)/4 × (5 − {base}) = {index}"


def parts_formula(found: Gate, translate: Translator) -> str:
    """Return base, delight and gate with their numbers.

    >>> from cxdesign.scoring.pyramid import gate
    >>> parts_formula(gate([3, 3.5, 4, 5]), Translator("en"))
    'B = min(3; 3.5) = 3 · D = (4 + 5)/2 = 4.5 · g = 0.50'
    """
    one, two, three, four = ("–" if value is None else trimmed(value, 2) for value in found.levels)
    base, delight = ("–" if value is None else trimmed(value, 2) for value in (found.base, found.delight))
    factor = "–" if found.factor is None else decimal(found.factor, 2)
    values = {"one": one, "two": two, "three": three, "four": four}
    return translate("pyramid.parts", base=base, delight=delight, factor=factor, **values)


def lift_sentence(found: Gate, translate: Translator) -> str:
    """Return what half a point more on both base levels, or on both levels of delight, would give; empty if unknown.

    >>> from cxdesign.scoring.pyramid import gate
    >>> "4.63" in lift_sentence(gate([3, 3, 4, 4]), Translator("en"))
    True
    """
    base, delight = lifted(found, base=STEP).index, lifted(found, delight=STEP).index
    if base is None or delight is None:
        return ""
    return translate("pyramid.lift", base=decimal(base, 2), delight=decimal(delight, 2))
