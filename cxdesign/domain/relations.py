"""Links between records that say what one is to the other, and the findings somebody has dismissed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from cxdesign.domain.records import Link, Record, RecordId, Remark, in_order, joint_id, kind_of
from cxdesign.domain.vocabulary import RelationType

R = RelationType
ENDS: Mapping[RelationType, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        R.SERVES: (("feature",), ("need",)),
        R.MEETS: (("standard",), ("need",)),
        R.PROMISES: (("promise",), ("need",)),
        R.KEPT_BY: (("promise",), ("standard",)),
        R.GOVERNED_BY: (("step", "touchpoint"), ("standard",)),
        R.CAPTURES: (("touchpoint",), ("datapoint",)),
        R.ADAPTS: (("datapoint",), ("step",)),
        R.THREATENED_BY: (("step", "touchpoint"), ("risk",)),
        R.PERFORMED_BY: (("step",), ("performer",)),
        R.ARISES_AT: (("need",), ("stage", "touchpoint")),
        R.STEMS_FROM: (("need",), ("empathy_note",)),
        R.ANSWERS: (("touchpoint",), ("need",)),
        R.MEASURED_BY: (("touchpoint",), ("answer_set",)),
        R.EMPOWERED_BY: (("step", "touchpoint"), ("empowerment",)),
    }
)
"""Which kinds of records each relation leads from and to."""

SINGLE: frozenset[RelationType] = frozenset({R.PERFORMED_BY, R.ARISES_AT})
"""Relations of which a record has at most one: a new one takes the place of the old."""

_SOURCES = tuple(sorted({kind for sources, _ in ENDS.values() for kind in sources}))
_TARGETS = tuple(sorted({kind for _, targets in ENDS.values() for kind in targets}))


class Relation(Link):
    """What one record is to another, such as: a feature serves a need."""

    kind: Literal["relation"] = "relation"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"source_id": _SOURCES, "target_id": _TARGETS}

    relation: RelationType

    @model_validator(mode="after")
    def _joins_what_it_may(self) -> Self:
        sources, targets = ENDS[self.relation]
        if kind_of(self.source_id) not in sources or kind_of(self.target_id) not in targets:
            raise ValueError(f"{self.relation.value} cannot lead from {self.source_id} to {self.target_id}")
        if self.id != relation_id(self.relation, self.source_id, self.target_id):
            raise ValueError("the id of a relation is made of what it joins")
        return self


def relation_id(relation: RelationType, source_id: str, target_id: str) -> str:
    """Return the one id a relation between two records can have, so that two writers meet in one record.

    >>> relation_id(RelationType.SERVES, "feature:a", "need:b")
    'relation:fe766ee4b84119f8bef2b2d1'
    """
    return joint_id("relation", relation.value, source_id, target_id)


class Dismissal(Record):
    """A finding that somebody has set aside, with the reason; it names the rule and the records it was about."""

    kind: Literal["dismissal"] = "dismissal"

    rule: Annotated[str, Field(pattern=r"^R\d{2}$")]
    record_ids: Annotated[tuple[RecordId, ...], Field(max_length=200), AfterValidator(in_order)] = ()
    reason: Remark = ""

    @model_validator(mode="after")
    def _id_names_its_finding(self) -> Self:
        if self.id != dismissal_id(self.rule, self.record_ids):
            raise ValueError("the id of a dismissal is made of its finding")
        return self


def dismissal_id(rule: str, record_ids: Iterable[str]) -> str:
    """Return the one id the dismissal of a finding can have.

    >>> dismissal_id("R07", ["step:b", "step:a"]) == dismissal_id("R07", ["step:a", "step:b"])
    True
    """
    return joint_id("dismissal", rule, *in_order(record_ids))


def scene_cell_id(touchpoint_id: str, scene_id: str) -> str:
    """Return the one id the cell of a touchpoint and a scene can have.

    >>> scene_cell_id("touchpoint:a", "scene:b")
    'scene_cell:e85e3f429e34cda4a948cb63'
    """
    return joint_id("scene_cell", touchpoint_id, scene_id)
