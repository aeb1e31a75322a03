"""Criteria as they are copied into a set of one's own: the workbench's, or those of another set."""

from __future__ import annotations

from cxdesign.commands.criteria import CopiedCriterion
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import CriterionAttributes
from cxdesign.domain.vocabulary import Dimension
from cxdesign.scoring.catalogue import Catalogue, Criterion


def catalogue_copies(catalogue: Catalogue, locale: str) -> tuple[CopiedCriterion, ...]:
    """Return the criteria of a catalogue in one language, in their order.

    The first origin gives the provenance, all of them the source.

    >>> from cxdesign.scoring.catalogue import criteria_catalogue
    >>> first = catalogue_copies(criteria_catalogue(), "en")[0]
    >>> first.code, first.name, first.weight, first.provenance.value
    ('C1', 'Core promise kept', 1.0, 'source')
    """
    return tuple(_copy(criterion, locale) for criterion in catalogue.criteria)


def set_copies(document: Document, set_id: str) -> tuple[CopiedCriterion, ...]:
    """Return the criteria of somebody's own set, those not in use included, in their order.

    >>> set_copies(Document(), "criteria_set:none")
    ()
    """
    names = CriterionAttributes.model_fields
    return tuple(
        CopiedCriterion(code=one.code, **{name: getattr(one, name) for name in names})
        for one in document.criteria(set_id)
    )


def _copy(criterion: Criterion, locale: str) -> CopiedCriterion:
    return CopiedCriterion(
        code=criterion.id,
        name=criterion.name.of(locale),
        question=criterion.question.of(locale),
        anchor_1=criterion.anchors["1"].of(locale),
        anchor_3=criterion.anchors["3"].of(locale),
        anchor_5=criterion.anchors["5"].of(locale),
        dimension=Dimension(criterion.dimension),
        level=criterion.level,
        weight=float(criterion.weight),
        provenance=criterion.origins[0].provenance,
        source="; ".join(origin.source.of(locale) for origin in criterion.origins),
    )
