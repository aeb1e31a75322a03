"""Criteria in words: what is asked, what the scores mean, which level it feeds and where the ideas come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import Criterion as OwnCriterion
from cxdesign.domain.evaluation import EvaluationRound, RatingEntry
from cxdesign.domain.vocabulary import Dimension, Level, Provenance
from cxdesign.i18n import Translator
from cxdesign.scoring.catalogue import Catalogue, Criterion, criteria_catalogue
from cxdesign.scoring.stored import OWN_ANCHORS
from cxdesign.views.numbers import decimal


@dataclass(frozen=True)
class OriginWords:
    """One source of a criterion: its tag and its name."""

    provenance: Provenance
    source: str


@dataclass(frozen=True)
class CriterionWords:
    """A criterion as it is read, in one language; ``feeds`` names the six factors it counts in."""

    code: str
    dimension: str
    name: str
    question: str
    anchors: tuple[str, str, str]
    level: Level | None
    weight: float
    is_optional: bool
    is_veto: bool
    origins: tuple[OriginWords, ...]
    anchors_provenance: Provenance
    feeds: tuple[str, ...]

    @property
    def tags(self) -> tuple[Provenance, ...]:
        """The provenances of its idea, each once, in their order."""
        return tuple(dict.fromkeys(origin.provenance for origin in self.origins))


@dataclass(frozen=True)
class DimensionWords:
    """A dimension with its criteria."""

    id: str
    name: str
    criteria: tuple[CriterionWords, ...]


def criteria_words(catalogue: Catalogue, translate: Translator) -> tuple[DimensionWords, ...]:
    """Return the criteria of a catalogue in the reader's language, by dimension.

    >>> from cxdesign.scoring.catalogue import criteria_catalogue
    >>> customer = criteria_words(criteria_catalogue(), Translator("en"))[0]
    >>> customer.name, customer.criteria[1].name, customer.criteria[1].level.value
    ('Customer', 'Feedback and recovery', 'L2')
    """
    return tuple(
        DimensionWords(
            dimension.id,
            dimension.name.of(translate.locale),
            tuple(_words(one, catalogue, translate.locale) for one in catalogue.of_dimension(dimension.id)),
        )
        for dimension in catalogue.dimensions
    )


def _words(criterion: Criterion, catalogue: Catalogue, locale: str) -> CriterionWords:
    return CriterionWords(
        code=criterion.id,
        dimension=criterion.dimension,
        name=criterion.name.of(locale),
        question=criterion.question.of(locale),
        anchors=(
            criterion.anchors["1"].of(locale),
            criterion.anchors["3"].of(locale),
            criterion.anchors["5"].of(locale),
        ),
        level=criterion.level,
        weight=criterion.weight,
        is_optional=criterion.optional,
        is_veto=criterion.id in catalogue.vetoes,
        origins=tuple(OriginWords(one.provenance, one.source.of(locale)) for one in criterion.origins),
        anchors_provenance=criterion.anchors_provenance,
        feeds=_feeds(criterion, catalogue, locale),
    )


def _feeds(criterion: Criterion, catalogue: Catalogue, locale: str) -> tuple[str, ...]:
    return tuple(factor.name.of(locale) for factor in catalogue.factors if criterion.id in factor.criteria)


def own_words(own: OwnCriterion, locale: str) -> CriterionWords:
    """Return a criterion of somebody's own set as it is read; one of a known code feeds what the workbench's feeds."""
    catalogue = criteria_catalogue()
    known = _known(own.code)
    return CriterionWords(
        code=own.code,
        dimension=own.dimension.value,
        name=own.name,
        question=own.question,
        anchors=(own.anchor_1, own.anchor_3, own.anchor_5),
        level=own.level,
        weight=own.weight,
        is_optional=_is_optional(own.code),
        is_veto=own.code in catalogue.vetoes,
        origins=(OriginWords(own.provenance or Provenance.OURS, own.source),) if own.source else (),
        anchors_provenance=OWN_ANCHORS,
        feeds=() if known is None else _feeds(known, catalogue, locale),
    )


def _known(code: str) -> Criterion | None:
    return next((criterion for criterion in criteria_catalogue().criteria if criterion.id == code), None)


def _is_optional(code: str) -> bool:
    known = _known(code)
    return known is not None and known.optional


@dataclass(frozen=True)
class CriterionLine:
    """A criterion as one line of a list: its code, its name, what it asks, and what else matters in words."""

    code: str
    name: str
    question: str
    facts: str
    is_used: bool = True


@dataclass(frozen=True)
class DimensionLines:
    """The lines of one dimension under its heading."""

    heading: str
    lines: tuple[CriterionLine, ...]


def catalogue_lines(catalogue: Catalogue, translate: Translator) -> tuple[DimensionLines, ...]:
    """Return the criteria of a catalogue as lists, by dimension.

    >>> from cxdesign.scoring.catalogue import criteria_catalogue
    >>> lists = catalogue_lines(criteria_catalogue(), Translator("en"))
    >>> lists[0].heading, lists[0].lines[0].facts
    ('Customer, 10', 'L1, weight 1, 10 % of its dimension')
    """
    return tuple(
        _dimension_lines(
            dimension.name,
            [
                _Facts(one.code, one.name, one.question, one.level, one.weight, True, one.is_optional)
                for one in dimension.criteria
            ],
            translate,
        )
        for dimension in criteria_words(catalogue, translate)
    )


def set_lines(document: Document, set_id: str, translate: Translator) -> tuple[DimensionLines, ...]:
    """Return the criteria of somebody's own set as lists, by dimension; dimensions without criteria are left out.

    >>> set_lines(Document(), "criteria_set:none", Translator("en"))
    ()
    """
    criteria = document.criteria(set_id)
    lists = []
    for dimension in Dimension:
        own = [c for c in criteria if c.dimension is dimension]
        facts = [
            _Facts(one.code, one.name, one.question, one.level, one.weight, one.is_used, _is_optional(one.code))
            for one in own
        ]
        if facts:
            lists.append(_dimension_lines(translate(f"enum.dimension.{dimension.value}"), facts, translate))
    return tuple(lists)


def asked_in(document: Document, set_id: str) -> tuple[EvaluationRound, ...]:
    """Return the rounds in which a set is asked, in their order."""
    return tuple(found for found in document.entries(EvaluationRound) if found.set_id == set_id)


def rated_in(document: Document, set_id: str) -> EvaluationRound | None:
    """Return a round in which somebody has rated by a set, as far as the reader may know; None when there is none."""
    rated = {rating.round_id for rating in document.all(RatingEntry)}
    return next((found for found in asked_in(document, set_id) if found.id in rated), None)


@dataclass(frozen=True)
class _Facts:
    code: str
    name: str
    question: str
    level: Level | None
    weight: float
    is_used: bool
    is_optional: bool = False


def _dimension_lines(name: str, facts: Sequence[_Facts], translate: Translator) -> DimensionLines:
    total = sum(one.weight for one in facts if one.is_used)
    lines = tuple(
        CriterionLine(one.code, one.name, one.question, _told(one, total, translate), one.is_used) for one in facts
    )
    return DimensionLines(translate("criteria.dimension", name=name, count=len(facts)), lines)


def _told(one: _Facts, total: float, translate: Translator) -> str:
    parts = [one.level.value] if one.level else []
    parts.append(translate("criteria.facts_weight", weight=f"{one.weight:g}"))
    if not one.is_used:
        parts.append(translate("criteria.facts_unused"))
    elif total:
        parts.append(translate("criteria.share", percent=decimal(100 * one.weight / total, 0)))
    if one.is_optional:
        parts.append(translate("criteria.facts_optional"))
    return translate("home.separator").join(parts)
