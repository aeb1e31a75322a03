"""Words that all parts of an evaluation share: names of criteria, levels and raters, rounded figures, lines on a round.

Nothing is computed here that :mod:`cxdesign.scoring` computes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound, RaterEntry
from cxdesign.domain.vocabulary import Level, RaterRole
from cxdesign.i18n import DEFAULT_LOCALE, PSEUDO_LOCALE, Translator
from cxdesign.i18n.text import Text
from cxdesign.scoring.catalogue import Catalogue
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.uncertainty import Interval
from cxdesign.views.numbers import decimal

DASH = "–"
"""Where there is no figure."""
NAMED = 6
"""Most raters a sentence names (ours)."""


def said(text: Text, translate: Translator) -> str:
    """Return a text of the criteria in the reader's language.

    >>> said(Text.model_validate({"en": "Peak", "zh-CN": "峰值"}), Translator("zh-CN"))
    '峰值'
    """
    if translate.locale == PSEUDO_LOCALE:
        return f"⟦{text.of(DEFAULT_LOCALE)}⟧"
    return text.of(translate.locale)


def figure(value: float | None, places: int = 2) -> str:
    """Return a figure as it is written, a dash when there is none.

    >>> figure(3.4267), figure(None)
    ('3.43', '–')
    """
    return DASH if value is None else decimal(value, places)


def span(interval: Interval | None) -> str:
    """Return an interval as it is written, a dash when there is none.

    >>> span(Interval(2.333, 4.74))
    '2.33–4.74'
    """
    return DASH if interval is None else f"{decimal(interval.low, 2)}–{decimal(interval.high, 2)}"


def percent(share: float) -> str:
    """Return a share as whole percent; no line breaks before the sign.

    >>> percent(0.325).split()
    ['33', '%']
    """
    return f"{decimal(100 * share, 0)}\N{NO-BREAK SPACE}%"


def listed(parts: Iterable[str], translate: Translator) -> str:
    """Return parts as a list in running text."""
    return translate("figure.separator").join(parts)


def joined(parts: Iterable[str], translate: Translator) -> str:
    """Return sentences as a paragraph, spaced as the language does."""
    return "".join(translate("score.sentence", text=part) for part in parts if part).strip()


def short_name(catalogue: Catalogue, code: str, translate: Translator) -> str:
    """Return what a criterion is called in short."""
    return said(catalogue.criterion(code).short, translate)


def dimension_name(catalogue: Catalogue, dimension_id: str, translate: Translator) -> str:
    """Return what a dimension is called."""
    return next(said(one.name, translate) for one in catalogue.dimensions if one.id == dimension_id)


def levels_named(levels: Iterable[Level], translate: Translator) -> str:
    """Return levels by number and subject, such as "level 2, feedback and recovery"."""
    return translate("score.and").join(translate(f"score.level_{level.value}") for level in levels)


def rater_name(document: Document, rater_id: str, translate: Translator) -> str:
    """Return what a rater is called: the name given, else the role; raters of one role without names are numbered."""
    raters = document.entries(RaterEntry)
    found = next((rater for rater in raters if rater.id == rater_id), None)
    if found is None:
        return DASH
    if found.name:
        return found.name
    role = translate(f"enum.rater_role.{found.role.value}")
    alike = [rater.id for rater in raters if rater.role is found.role and not rater.name]
    number = alike.index(rater_id) + 1
    return role if len(alike) == 1 else translate("score.rater_numbered", role=role, number=number)


def roles_told(roles: Iterable[RaterRole], translate: Translator) -> str:
    """Return how many raters there are of each role, in the order of the roles."""
    known = list(roles)
    counts = {role: known.count(role) for role in RaterRole if role in known}
    return listed(
        (
            translate("score.role_count", role=translate(f"enum.rater_role.{role.value}"), count=count)
            for role, count in counts.items()
        ),
        translate,
    )


def counted(key: str, count: int, translate: Translator) -> str:
    """Return a count with its noun, which has a form of its own for one."""
    return translate(f"score.{key}_one" if count == 1 else f"score.{key}", count=count)


def round_line(found: EvaluationRound, report: ScoreReport, translate: Translator) -> str:
    """Return what was rated, how and by how many, in one line."""
    raters = counted("raters", report.rater_count, translate)
    parts = [
        found.design,
        translate("score.rated_again" if found.follows_id else "score.rated_blind"),
        translate("score.raters_roles", raters=raters, roles=counted("roles", len(report.roles), translate)),
        counted("ratings_given", report.rating_count, translate),
        translate("score.at_revision", revision=found.rated_revision) if found.rated_revision else "",
    ]
    return translate("score.dot").join(part for part in parts if part)


def reveal_lines(
    document: Document, answered: Mapping[str, int], asked: int, thin: int, translate: Translator
) -> tuple[str, ...]:
    """Return what a reveal would cost now: who has not begun, how many have not finished, what will have no result.

    Parameters
    ----------
    document : Document
        The project; its raters are named.
    answered : mapping
        How many criteria each rater who has begun has answered.
    asked : int
        How many criteria the round asks.
    thin : int
        How many of them have fewer than two answers.
    translate : Translator
        The reader's language.
    """
    raters = document.entries(RaterEntry)
    idle = [one.id for one in raters if one.role is not RaterRole.OBSERVER and one.id not in answered]
    names = [rater_name(document, rater_id, translate) for rater_id in idle[:NAMED]]
    if len(idle) > NAMED:
        names.append(translate("score.and_more", count=len(idle) - NAMED))
    behind = sum(count < asked for count in answered.values())
    return (
        *([translate("score.reveal_idle", names=listed(names, translate))] if names else []),
        *([counted("reveal_behind", behind, translate)] if behind else []),
        *([translate("score.reveal_thin_all")] if thin and thin == asked else []),
        *([translate("score.reveal_thin", thin=thin, asked=asked)] if 0 < thin < asked else []),
    )


def report_note(report: ScoreReport, translate: Translator) -> str:
    """Return what stands below a chart of a round: raters, ratings, scale, kind of interval, rounding."""
    raters = translate("chart.note_raters", raters=report.rater_count, ratings=report.rating_count)
    kind = translate(f"chart.note_{report.uncertainty.kind}", draws=f"{report.uncertainty.draws:,}")
    return translate("chart.note", raters=raters, interval=kind)
