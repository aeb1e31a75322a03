"""From the records of a project to what an evaluation takes: the one place where ratings are read from a document."""

from __future__ import annotations

import math
from collections.abc import Iterable

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import (
    WEIGHTS_BY_DIMENSION,
    CriteriaSet,
    Criterion,
    EvaluationRound,
    RaterEntry,
    RatingEntry,
)
from cxdesign.domain.vocabulary import Provenance
from cxdesign.errors import NumbersInvalid
from cxdesign.i18n.text import Text
from cxdesign.scoring import catalogue as known
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import Catalogue, Origin, Threshold, criteria_catalogue
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.round import Rater, Rating, Round
from cxdesign.scoring.uncertainty import DRAWS
from cxdesign.scoring.weights import Weights, default_weights, direct_weights

OWN_ANCHORS = Provenance.OURS
"""Anchors of a set of one's own: the workbench's as copied or the group's words, whatever the idea comes from."""


def evaluate_round(document: Document, round_id: str, *, draws: int = DRAWS) -> ScoreReport:
    """Return all figures of a round of the project.

    Parameters
    ----------
    document : Document
        The project, as somebody may see it: of an open round it holds the reader's own ratings only.
    round_id : str
        Which round.
    draws : int
        Resamples for the intervals.

    Returns
    -------
    ScoreReport
        By the round's own criteria, weights and gate; see :func:`cxdesign.scoring.aggregate.evaluate`.

    Raises
    ------
    IntegrityError
        ``round_unknown``.
    NumbersInvalid
        ``criteria_missing`` when no criterion of the round's set is in use.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> first = EvaluationRound(id="round:1", name="First", order="a0")
    >>> report = evaluate_round(Document([Project(id="project:main", name="Hotel"), first]), "round:1")
    >>> report.total, report.rater_count, len(report.missing)
    (None, 0, 29)
    """
    found = document.expect(round_id, EvaluationRound)
    catalogue = round_catalogue(document, found)
    weights = round_weights(found, catalogue)
    return evaluate(stored_round(document, found), catalogue, weights, mode=found.gate_mode.value, draws=draws)


def stored_round(document: Document, found: EvaluationRound) -> Round:
    """Return raters and ratings of a round; raters who said nothing in it are left out.

    >>> from cxdesign.domain.journey import Project
    >>> first = EvaluationRound(id="round:1", name="First", order="a0")
    >>> stored_round(Document([Project(id="project:main", name="Hotel"), first]), first)
    Round(raters=(), ratings=())
    """
    entries = [entry for entry in document.all(RatingEntry) if entry.round_id == found.id]
    there = {entry.rater_id for entry in entries}
    raters = (Rater(rater.id, rater.role) for rater in document.entries(RaterEntry) if rater.id in there)
    ratings = (Rating(e.rater_id, e.criterion, e.score, e.evidence, e.record_ids) for e in entries)
    return Round(tuple(raters), tuple(ratings))


def round_catalogue(document: Document, found: EvaluationRound) -> Catalogue:
    """Return the criteria a round is rated by, with the limits of its gate.

    A limit of the ramp that is not stated gives way to one that is, so that the ramp never falls.

    >>> from cxdesign.domain.journey import Project
    >>> first = EvaluationRound(id="round:1", name="First", order="a0", gate_hard=4.0)
    >>> catalogue = round_catalogue(Document([Project(id="project:main", name="Hotel"), first]), first)
    >>> len(catalogue.criteria), catalogue.thresholds.gate_hard.value
    (29, 4.0)
    """
    catalogue = criteria_catalogue() if found.set_id is None else own_catalogue(document, found.set_id)
    limits = catalogue.thresholds
    low = _first_stated(found.gate_low, min(limits.gate_low.value, _first_stated(found.gate_high, math.inf)))
    high = _first_stated(found.gate_high, max(limits.gate_high.value, low))
    values = {"gate_low": low, "gate_high": high, "gate_hard": _first_stated(found.gate_hard, limits.gate_hard.value)}
    changed = {name: _threshold(getattr(limits, name), value) for name, value in values.items()}
    return catalogue.model_copy(update={"thresholds": limits.model_copy(update=changed)})


def own_catalogue(document: Document, set_id: str) -> Catalogue:
    """Return somebody's own criteria as a catalogue: those in use, with the mappings as far as they are left.

    Parameters
    ----------
    document : Document
        Any sound document.
    set_id : str
        Which set.

    Returns
    -------
    Catalogue
        Dimensions, activities and limits are the workbench's own.

    Raises
    ------
    IntegrityError
        ``criteria_set_unknown``.
    NumbersInvalid
        ``criteria_missing`` when no criterion is in use.

    Examples
    --------
    >>> from cxdesign.domain.evaluation import criterion_id
    >>> words = {"name": "Promise kept", "question": "Is it?", "anchor_1": "No", "anchor_3": "Often", "anchor_5": "Yes"}
    >>> own = Criterion(
    ...     id=criterion_id("criteria_set:1", "C1"), set_id="criteria_set:1", code="C1", order="a0",
    ...     dimension="customer", level="L1", **words,
    ... )
    >>> ours = CriteriaSet(id="criteria_set:1", name="Ours", order="a0")
    >>> catalogue = own_catalogue(Document([ours, own]), ours.id)
    >>> [criterion.id for criterion in catalogue.criteria], catalogue.vetoes
    (['C1'], ('C1',))
    """
    base, name = criteria_catalogue(), document.expect(set_id, CriteriaSet).name
    criteria = tuple(_criterion(criterion) for criterion in document.criteria(set_id) if criterion.is_used)
    if not criteria:
        raise NumbersInvalid("criteria_missing", name=name)
    codes = {criterion.id for criterion in criteria}

    def left(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(code for code in names if code in codes)

    factors = (factor.model_copy(update={"criteria": left(factor.criteria)}) for factor in base.factors)
    detour = base.detour
    if detour is not None and (detour.needs not in codes or not left(detour.criteria)):
        detour = None
    return base.model_copy(
        update={
            "id": "own",
            "title": Text.alike(name),
            "criteria": criteria,
            "vetoes": left(base.vetoes),
            "factors": tuple(factor for factor in factors if factor.criteria),
            "returns": tuple(row.model_copy(update={"criteria": left(row.criteria)}) for row in base.returns),
            "detour": detour and detour.model_copy(update={"criteria": left(detour.criteria)}),
        }
    )


def round_weights(found: EvaluationRound, catalogue: Catalogue) -> Weights:
    """Return the weights of a round: its hundred points over the dimensions, or what the criteria say.

    >>> points = {"weight_customer": 50, "weight_organisation": 30, "weight_sustainability": 20}
    >>> first = EvaluationRound(id="round:1", name="First", order="a0", without=("S8", "X1"), **points)
    >>> weights = round_weights(first, criteria_catalogue())
    >>> weights.kind, weights.dimensions["customer"], weights.without
    ('direct', 50.0, ('S8',))
    """
    optional = {criterion.id for criterion in catalogue.criteria if criterion.optional}
    without = [code for code in found.without if code in optional]
    points = {dimension.value: getattr(found, name) for dimension, name in WEIGHTS_BY_DIMENSION.items()}
    if all(value is None for value in points.values()):
        return default_weights(catalogue, without=without)
    return direct_weights(catalogue, {name: value or 0 for name, value in points.items()}, without=without)


def _criterion(own: Criterion) -> known.Criterion:
    base = {criterion.id: criterion for criterion in criteria_catalogue().criteria}.get(own.code)
    return known.Criterion(
        id=own.code,
        dimension=own.dimension.value,
        level=own.level,
        weight=own.weight,
        optional=base is not None and base.optional,
        name=Text.alike(own.name),
        short=Text.alike(own.name),
        question=Text.alike(own.question),
        anchors={"1": Text.alike(own.anchor_1), "3": Text.alike(own.anchor_3), "5": Text.alike(own.anchor_5)},
        origins=(Origin(provenance=own.provenance or Provenance.OURS, source=Text.alike(own.source or own.name)),),
        anchors_provenance=OWN_ANCHORS,
    )


def _first_stated(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _threshold(limit: Threshold, value: float) -> Threshold:
    return limit.model_copy(update={"value": value})
