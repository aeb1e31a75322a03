"""How each figure of customers' answers is written: value, small print, formula with numbers, inputs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from cxdesign.analysis.metrics import Ces, Csat, Kano, Nps, OnTime, Servqual, Variation
from cxdesign.analysis.questionnaires import KANO_CLASSES
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal, signed, trimmed
from cxdesign.views.opened import Input

DASH = "–"


def percent(share: float) -> str:
    """Return a share as a whole percentage.

    >>> percent(0.625)
    '63 %'
    """
    return f"{decimal(100 * share, 0)} %"


def or_dash(value: float | None, places: int = 2) -> str:
    """Return a number, or a dash where there is none.

    >>> or_dash(1.5), or_dash(None)
    ('1.50', '–')
    """
    return DASH if value is None else decimal(value, places)


def signed_or_dash(value: float | None, places: int = 2) -> str:
    """Return a number with its sign, or a dash where there is none.

    >>> signed_or_dash(-0.5), signed_or_dash(None)
    ('−0.50', '–')
    """
    return DASH if value is None else signed(value, places)


def counted(key: str, count: int, translate: Translator, **params: str) -> str:
    """Return a text about a count, in the singular where it is one.

    >>> counted("metrics.rows", 1, Translator("en")), counted("metrics.rows", 2, Translator("en"))
    ('1 row', '2 rows')
    """
    return translate(f"{key}_one" if count == 1 else key, count=count, **params)


@singledispatch
def value(_figure: object, _translate: Translator) -> str:
    """Return the figure itself; a dash without one."""
    return DASH


@value.register
def _(figure: Nps, _translate: Translator) -> str:
    return signed(figure.score)


@value.register
def _(figure: Ces, _translate: Translator) -> str:
    return decimal(figure.mean, 2)


@value.register(Csat)
@value.register(OnTime)
def _(figure: Csat | OnTime, _translate: Translator) -> str:
    return percent(figure.share)


@value.register
def _(figure: Servqual, _translate: Translator) -> str:
    return signed_or_dash(figure.weighted)


@value.register
def _(figure: Kano, translate: Translator) -> str:
    return DASH if figure.category is None else translate(f"metrics.kano_class_{figure.category}")


@value.register
def _(figure: Variation, _translate: Translator) -> str:
    return trimmed(figure.span, 3)


@singledispatch
def small(_figure: object, translate: Translator) -> str:
    """Return what stands below the figure: how certain it is, and how many answers it rests on."""
    return translate("metrics.no_answer")


@small.register
def _(figure: Nps, translate: Translator) -> str:
    if figure.low is None or figure.high is None:
        return translate("metrics.n_only", count=figure.count)
    low, high = signed(figure.low, 1), signed(figure.high, 1)
    return translate("metrics.nps_small", low=low, high=high, count=figure.count)


@small.register
def _(figure: Ces, translate: Translator) -> str:
    if figure.share is None or figure.index is None:
        return translate("metrics.ces_1_small", count=figure.count)
    share, index = percent(figure.share), signed(figure.index)
    return translate("metrics.ces_2_small", share=share, index=index, count=figure.count)


@small.register
def _(figure: Csat, translate: Translator) -> str:
    return translate("metrics.csat_small", mean=decimal(figure.mean, 2), count=figure.count)


@small.register
def _(figure: OnTime, translate: Translator) -> str:
    limit = trimmed(figure.limit, 2)
    return translate("metrics.on_time_small", within=figure.within, count=figure.count, limit=limit)


@small.register
def _(figure: Servqual, translate: Translator) -> str:
    plain, perceived = signed_or_dash(figure.unweighted), or_dash(figure.servperf)
    return translate("metrics.servqual_small", plain=plain, perceived=perceived)


@small.register
def _(figure: Kano, translate: Translator) -> str:
    return translate("metrics.kano_small", better=or_dash(figure.better), worse=signed_or_dash(figure.worse))


@small.register
def _(figure: Variation, translate: Translator) -> str:
    ends = {"highest": figure.highest, "lowest": figure.lowest}
    return counted("metrics.variation_small", figure.count, translate, **ends)


@singledispatch
def worked(_figure: object) -> str:
    """Return the formula with the numbers in; empty where the inputs say it all."""
    return ""


@worked.register
def _(figure: Nps) -> str:
    shares = (decimal(count / figure.count, 3) for count in (figure.promoters, figure.detractors))
    return f"100 ({' − '.join(shares)}) = {signed(figure.score, 1)}"


@worked.register
def _(figure: Csat) -> str:
    return f"{round(figure.share * figure.count)} / {figure.count} = {percent(figure.share)}"


@worked.register
def _(figure: OnTime) -> str:
    return f"{figure.within} / {figure.count} = {percent(figure.share)}"


@worked.register
def _(figure: Servqual) -> str:
    stated = [(gap.weight, gap.gap) for gap in figure.gaps if gap.gap is not None]
    total = sum(weight for weight, _ in stated)
    if not total:
        return ""
    terms = " + ".join(f"{decimal(weight / total, 2)} × ({signed(gap, 2)})" for weight, gap in stated)
    return f"{terms} = {signed_or_dash(figure.weighted)}"


@singledispatch
def inputs(_figure: object, _translate: Translator) -> Iterable[Input]:
    """Return what goes into the figure."""
    return ()


@inputs.register
def _(figure: Nps, translate: Translator) -> Iterable[Input]:
    counts = {"promoters": figure.promoters, "passives": figure.passives, "detractors": figure.detractors}
    parts = [Input(translate(f"metrics.{k}"), str(n), translate(f"metrics.{k}_text")) for k, n in counts.items()]
    return *parts, _missing(figure, translate)


@inputs.register
def _(figure: Ces, translate: Translator) -> Iterable[Input]:
    found = [Input(translate("metrics.mean"), decimal(figure.mean, 3))]
    if figure.share is not None and figure.index is not None:
        found += [
            Input(translate("metrics.share_agree"), percent(figure.share), "5–7"),
            Input(translate("metrics.index"), signed(figure.index, 1), translate("metrics.index_text")),
        ]
    return *found, _missing(figure, translate)


@inputs.register
def _(figure: Csat, translate: Translator) -> Iterable[Input]:
    return Input(translate("metrics.mean"), decimal(figure.mean, 3), "1–5"), _missing(figure, translate)


@inputs.register
def _(figure: OnTime, translate: Translator) -> Iterable[Input]:
    return (_missing(figure, translate),)


@inputs.register
def _(figure: Kano, translate: Translator) -> Iterable[Input]:
    counts = (Input(one, str(figure.counts[one]), translate(f"metrics.kano_class_{one}")) for one in KANO_CLASSES)
    return *counts, _missing(figure, translate)


@inputs.register
def _(figure: Variation, translate: Translator) -> Iterable[Input]:
    deviation = DASH if figure.deviation is None else trimmed(figure.deviation, 3)
    return (
        Input(translate("metrics.mean"), trimmed(figure.mean, 3)),
        Input("s", deviation, translate("metrics.deviation_text")),
    )


def _missing(figure: Nps | Ces | Csat | OnTime | Kano, translate: Translator) -> Input:
    return Input(translate("metrics.missing"), str(figure.missing), translate("metrics.missing_text"))
