"""Criteria in words: what is asked, what the scores mean, which level it feeds and where the ideas come from."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesign.domain.vocabulary import Level, Provenance
from cxdesign.i18n import Translator
from cxdesign.scoring.catalogue import Catalogue, Criterion


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
