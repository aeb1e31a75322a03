from __future__ import annotations

import math

import pytest
from pydantic import ValidationError

from cxdesign.domain.answers import COLUMN_LIMIT, ROW_LIMIT, AnswerSet
from cxdesign.domain.change import Put, from_edits, to_edits

STAY = {"id": "answer_set:stay", "name": "After the stay", "order": "a0", "metric": "nps"}


def a_set(columns=("answer", "site"), rows=(), **fields) -> AnswerSet:
    return AnswerSet.model_validate({**STAY, "columns": columns, "rows": rows, **fields})


def test_a_row_has_a_number_a_word_or_nothing_for_every_column():
    rows = ((9.0, "North"), (None, " South  side "), (-2.5, None))
    assert a_set(rows=rows).rows == ((9.0, "North"), (None, "South side"), (-2.5, None))


def test_answers_are_the_same_after_the_log():
    kept = a_set(rows=((9, "North"), (None, None), (0.1, "")), collected="May", provenance="illustrative")
    (again,) = from_edits(to_edits((Put(kept),)))
    assert again == Put(kept)


@pytest.mark.parametrize(
    "fields",
    [
        {"columns": ()},
        {"columns": ("",)},
        {"columns": ("answer", "answer")},
        {"columns": [f"c{number}" for number in range(COLUMN_LIMIT + 1)]},
        {"rows": ((9.0,),)},
        {"rows": ((9.0, "North", None),)},
        {"rows": ((math.nan, None),)},
        {"rows": ((math.inf, None),)},
        {"rows": ((1e13, None),)},
        {"rows": ((True, None),)},
        {"rows": (("x" * 201, None),)},
        {"rows": (("a\x00", None),)},
        {"rows": ((None, None),) * (ROW_LIMIT + 1)},
        {"metric": "happiness"},
        {"id": "answers:stay"},
    ],
)
def test_what_is_no_table_of_answers_is_refused(fields):
    with pytest.raises(ValidationError):
        a_set(**fields)


def test_the_largest_set_is_kept():
    columns = [f"c{number}" for number in range(COLUMN_LIMIT)]
    assert len(a_set(columns, ((None,) * COLUMN_LIMIT,) * ROW_LIMIT).rows) == ROW_LIMIT
