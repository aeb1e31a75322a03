"""Answers of customers and records of the running service that figures are computed from, kept as they came."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cxdesign.domain.records import Line, Name, OrderKey, Record
from cxdesign.domain.vocabulary import Metric, Provenance

COLUMN_LIMIT, ROW_LIMIT = 40, 5_000
"""Most columns and rows of one set of answers (ours)."""
Number = Annotated[float, Field(allow_inf_nan=False, strict=True, ge=-1e12, le=1e12)]
Answer = Number | Line | None
"""A number, a word, or nothing."""
Row = Annotated[tuple[Answer, ...], Field(max_length=COLUMN_LIMIT)]


class AnswerSetAttributes(BaseModel):
    """What is known of a set of answers: who was asked when, its source, and the limit that times shall keep."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    collected: Line = ""
    limit: Number | None = None
    provenance: Provenance | None = None
    source: Line = ""


class AnswerSet(AnswerSetAttributes, Record):
    """The answers one figure is computed from: a table whose columns have the roles the metric needs."""

    kind: Literal["answer_set"] = "answer_set"

    name: Name
    order: OrderKey
    metric: Metric
    columns: Annotated[tuple[Name, ...], Field(min_length=1, max_length=COLUMN_LIMIT)]
    rows: Annotated[tuple[Row, ...], Field(max_length=ROW_LIMIT)] = ()

    @model_validator(mode="after")
    def _rows_fit_the_columns(self) -> Self:
        if len(set(self.columns)) != len(self.columns):
            raise ValueError("columns must differ")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row must have a value or nothing for every column")
        return self
