"""Random criteria, rounds, raters, ratings, scored candidates and answers, for any document."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from cxdesign.domain.answers import AnswerSetAttributes
from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.evaluation import (
    CriterionAttributes,
    DecisionAttributes,
    RoundAttributes,
    criterion_id,
    decision_id,
    own_rater_id,
    rating_id,
)
from cxdesign.domain.picking import PEAK_WEIGHTING_ID, peak_judgement_id, peak_score_id
from cxdesign.domain.records import Record
from cxdesign.domain.vocabulary import Metric, RaterRole, RoundState, WeightMethod
from tests.acting import ANN, BEN, CAT
from tests.property.values import CODES, TEXTS, needed_fields, some, some_fields

PEOPLE = tuple(own_rater_id(actor.id) for actor in (ANN, BEN, CAT))
"""The raters who rate on their own screens."""
ANSWERS = (9.0, 0.5, -3, None, "North", "")


def an_evaluation(chance: random.Random) -> Iterable[Record]:
    """Yield sets of criteria, rounds – open or revealed –, raters, ratings, decisions and answers that fit together."""
    sets = [f"criteria_set:e{number}" for number in range(chance.randint(0, 2))]
    rounds = [f"round:e{number}" for number in range(chance.randint(0, 3))]
    raters = [*chance.sample(PEOPLE, chance.randint(0, 3)), *(f"rater:e{n}" for n in range(chance.randint(0, 2)))]
    for number, set_id in enumerate(sets):
        yield _record("criteria_set", id=set_id, name=chance.choice(TEXTS), order=f"a{number}")
        yield from _criteria(chance, set_id)
    for number, rater_id in enumerate(raters):
        guest = {"is_guest": rater_id not in PEOPLE, "role": some(chance, RaterRole), "order": f"a{number}"}
        yield _record("rater", id=rater_id, name=chance.choice(["", *TEXTS]), **guest)
    for number, round_id in enumerate(rounds):
        yield _round(chance, round_id, number, sets)
        yield from _ratings(chance, round_id, raters)
    for number in range(chance.randint(0, 2)):
        yield _answers(chance, f"answer_set:e{number}", f"a{number}")


def a_choice_of_peaks(chance: random.Random, document: Document) -> Iterable[Record]:
    """Yield scores of some candidates, judgements of two criteria, where the weights come from, and what is chosen."""
    criteria = sorted(record.id for record in document.of_kind("peak_criterion"))
    for cell in document.of_kind("scene_cell"):
        if chance.random() < 0.3:
            yield cell.replaced({"is_chosen": True})
        for criterion in criteria:
            if chance.random() < 0.5:
                ends = {"cell_id": cell.id, "criterion_id": criterion}
                yield _record("peak_score", id=peak_score_id(*ends.values()), value=chance.randint(1, 5), **ends)
    if len(criteria) > 1:
        ends = dict(zip(("first_id", "second_id"), criteria, strict=False))
        judge = chance.choice(["", *TEXTS])
        found = {"id": peak_judgement_id(judge, *ends.values()), "importance": chance.uniform(1 / 9, 9)}
        yield _record("peak_judgement", judge=judge, **found, **ends)
    if chance.random() < 0.3:
        yield _record("peak_weighting", id=PEAK_WEIGHTING_ID, method=some(chance, WeightMethod))


def some_rows(chance: random.Random, columns: Sequence[str]) -> list[list[float | str | None]]:
    """Return rows of answers for some columns."""
    return [[chance.choice(ANSWERS) for _ in columns] for _ in range(chance.randint(0, 4))]


def some_columns(chance: random.Random) -> list[str]:
    """Return the names of some columns."""
    return chance.sample(["answer", "店", "site 2"], chance.randint(1, 3))


def _criteria(chance: random.Random, set_id: str) -> Iterable[Record]:
    for number, code in enumerate(chance.sample(CODES, chance.randint(0, 3))):
        place = {"id": criterion_id(set_id, code), "set_id": set_id, "code": code, "order": f"a{number}"}
        yield _record("criterion", **place, **needed_fields(chance, CriterionAttributes))


def _round(chance: random.Random, round_id: str, number: int, sets: Sequence[str]) -> Record:
    fields = some_fields(chance, RoundAttributes, without=("gate_high",))
    earlier = {"follows_id": f"round:e{number - 1}"} if number and chance.random() < 0.5 else {}
    place = {"id": round_id, "order": f"a{number}", "set_id": chance.choice([None, *sets])}
    words = {"name": chance.choice(TEXTS), "state": some(chance, RoundState)}
    return _record("round", **fields, **earlier, **place, **words)


def _ratings(chance: random.Random, round_id: str, raters: Sequence[str]) -> Iterable[Record]:
    for rater_id in raters:
        for code in CODES[:2]:
            if chance.random() < 0.3:
                place = {"round_id": round_id, "rater_id": rater_id, "criterion": code}
                said = some_fields(chance, RECORD_TYPES["rating"], without=(*place, "record_ids"))
                yield _record("rating", id=rating_id(*place.values()), **place, **said)
    if chance.random() < 0.4:
        about = {"id": decision_id(round_id), "round_id": round_id}
        yield _record("decision", **about, **some_fields(chance, DecisionAttributes))


def _answers(chance: random.Random, answer_set_id: str, order: str) -> Record:
    columns = some_columns(chance)
    table = {"metric": some(chance, Metric), "columns": columns, "rows": some_rows(chance, columns)}
    known = some_fields(chance, AnswerSetAttributes)
    return _record("answer_set", id=answer_set_id, name=chance.choice(TEXTS), order=order, **table, **known)


def _record(kind: str, **fields: object) -> Record:
    return RECORD_TYPES[kind].model_validate(fields)
