"""Rounds, ratings, criteria of one's own, scored candidates and answers for tests, added to any document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cxdesign.domain.answers import AnswerSet
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import (
    CriteriaSet,
    Criterion,
    Decision,
    EvaluationRound,
    RaterEntry,
    RatingEntry,
    criterion_id,
    rating_id,
)
from cxdesign.domain.integrity import check_all
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.picking import (
    PEAK_WEIGHTING_ID,
    PeakCriterion,
    PeakJudgement,
    PeakScore,
    PeakWeighting,
    peak_judgement_id,
    peak_score_id,
)
from cxdesign.domain.records import Record
from cxdesign.domain.registers import SceneCell
from cxdesign.domain.relations import scene_cell_id
from cxdesign.domain.vocabulary import Dimension, Evidence, Metric, Outcome, RaterRole, RoundState, WeightMethod


def with_evaluation(document: Document) -> Document:
    """Return the document with criteria of its own, a revealed round of three raters, a decision and answers."""
    records: list[Record] = [
        CriteriaSet(id="criteria_set:own", name="Our criteria", order="a0"),
        *(_criterion("criteria_set:own", code, key) for code, key in (("C1", "a0"), ("C2", "a1"))),
        EvaluationRound(
            id="round:first", name="Round 1", order="a0", state=RoundState.REVEALED, set_id="criteria_set:own"
        ),
        *(
            RaterEntry(id=f"rater:{name}", name=name, role=role, order=key, is_guest=True)
            for name, role, key in (("ann", RaterRole.CUSTOMER, "a0"), ("ben", RaterRole.MANAGER, "a1"))
        ),
        a_rating("first", "ann", "C1", 4),
        a_rating("first", "ben", "C1", 5, evidence=Evidence.TEST),
        a_rating("first", "ben", "C2", None),
        Decision(id="decision:first", round_id="round:first", outcome=Outcome.ITERATE, back_to=3),
        AnswerSet(
            id="answer_set:stay",
            name="After the stay",
            order="a0",
            metric=Metric.NPS,
            columns=("answer",),
            rows=((9.0,), (None,), (4.0,)),
        ),
    ]
    return _sound(document.with_records(changed=records))


def a_rating(round_: str, rater: str, criterion: str, score: int | None, **said: Any) -> RatingEntry:
    """Return a rating by suffixes of round and rater."""
    place = {"round_id": f"round:{round_}", "rater_id": f"rater:{rater}", "criterion": criterion}
    return RatingEntry(id=rating_id(*place.values()), score=score, **place, **said)


def with_picking(document: Document) -> Document:
    """Return the document with its first scene cell scored on all criteria for peaks, and these compared."""
    cell = document.all(SceneCell)[0]
    criteria = document.entries(PeakCriterion)
    first, second = sorted(criterion.id for criterion in criteria)[:2]
    records: list[Record] = [
        PeakWeighting(id=PEAK_WEIGHTING_ID),
        *(
            PeakScore(id=peak_score_id(cell.id, one.id), cell_id=cell.id, criterion_id=one.id, value=value)
            for one, value in zip(criteria, (5, 2), strict=False)
        ),
        PeakJudgement(
            id=peak_judgement_id("Ann", first, second), judge="Ann", first_id=first, second_id=second, importance=3.0
        ),
    ]
    return _sound(document.with_records(changed=records))


def with_scores(
    document: Document,
    scores: Mapping[tuple[str, str], Sequence[int | None]],
    *,
    method: WeightMethod | None = None,
    judged: Mapping[str, Mapping[tuple[str, str], float]] | None = None,
    chosen: Iterable[tuple[str, str]] = (),
) -> Document:
    """Return the document with scores by suffixes of touchpoint and scene, one per criterion in their order.

    ``judged`` says by judge how many times as important one criterion is as another, by their suffixes; ``chosen`` are
    the candidates a group has decided on.
    """
    ids = [criterion.id for criterion in document.entries(PeakCriterion)]
    records: list[Record] = [
        PeakScore(id=peak_score_id(cell_id, criterion_id), cell_id=cell_id, criterion_id=criterion_id, value=value)
        for place, row in scores.items()
        for cell_id in [_cell(*place)]
        for criterion_id, value in zip(ids, row, strict=True)
        if value is not None
    ]
    records += [
        _judgement(judge, f"peak_criterion:{first}", f"peak_criterion:{second}", importance)
        for judge, pairs in (judged or {}).items()
        for (first, second), importance in pairs.items()
    ]
    if method is not None:
        records.append(PeakWeighting(id=PEAK_WEIGHTING_ID, method=method))
    for place in chosen:
        records.append(document.expect(_cell(*place), SceneCell).replaced({"is_chosen": True}))
        records.append(document.expect(f"touchpoint:{place[0]}", Touchpoint).replaced({"is_peak": True}))
    return _sound(document.with_records(changed=records))


def _cell(touchpoint: str, scene: str) -> str:
    return scene_cell_id(f"touchpoint:{touchpoint}", f"scene:{scene}")


def _judgement(judge: str, first_id: str, second_id: str, importance: float) -> PeakJudgement:
    if first_id > second_id:
        first_id, second_id, importance = second_id, first_id, 1 / importance
    ends = {"first_id": first_id, "second_id": second_id}
    return PeakJudgement(id=peak_judgement_id(judge, first_id, second_id), judge=judge, importance=importance, **ends)


def _criterion(set_id: str, code: str, order: str) -> Criterion:
    anchors = {f"anchor_{step}": f"{code} at {step}" for step in (1, 3, 5)}
    words = {"name": f"Criterion {code}", "question": f"Is {code} met?", "dimension": Dimension.CUSTOMER}
    return Criterion(id=criterion_id(set_id, code), set_id=set_id, code=code, order=order, **words, **anchors)


def _sound(document: Document) -> Document:
    check_all(document)
    return document
