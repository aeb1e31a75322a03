from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxdesign.domain.document import RECORD_TYPES
from cxdesign.domain.relations import ENDS, SINGLE, Dismissal, Relation, dismissal_id, relation_id, scene_cell_id
from cxdesign.domain.vocabulary import RelationType


def a_relation(relation, source_id, target_id, **fields):
    values = {"id": relation_id(RelationType(relation), source_id, target_id), **fields}
    return Relation(relation=relation, source_id=source_id, target_id=target_id, **values)


def test_every_relation_leads_from_and_to_kinds_that_exist():
    assert set(ENDS) == set(RelationType)
    assert set(ENDS) >= SINGLE
    for sides in ENDS.values():
        assert all(kinds and set(kinds) <= RECORD_TYPES.keys() for kinds in sides)


@pytest.mark.parametrize("relation", RelationType)
def test_a_relation_joins_what_it_may_and_nothing_else(relation):
    sources, targets = ENDS[relation]
    for source in sources:
        for target in targets:
            assert a_relation(relation, f"{source}:a", f"{target}:b").relation is relation
    for source, target in ((targets[0], sources[0]), ("lane", targets[0]), (sources[0], "lane")):
        with pytest.raises(ValidationError, match="cannot lead"):
            a_relation(relation, f"{source}:a", f"{target}:b")


def test_the_id_of_a_relation_is_made_of_what_it_joins():
    with pytest.raises(ValidationError, match="made of"):
        a_relation("serves", "feature:a", "need:b", id="relation:mine")
    ids = {
        relation_id(RelationType.SERVES, "feature:a", "need:b"),
        relation_id(RelationType.SERVES, "feature:b", "need:a"),
        relation_id(RelationType.MEETS, "feature:a", "need:b"),
        scene_cell_id("feature:a", "need:b").replace("scene_cell", "relation"),
    }
    assert len(ids) == 4


def test_a_finding_is_the_same_in_whatever_order_its_records_are_named():
    dismissal = Dismissal(id=dismissal_id("R02", ["step:b", "step:a"]), rule="R02", record_ids=("step:b", "step:a"))
    assert dismissal.record_ids == ("step:a", "step:b")
    assert dismissal.id != dismissal_id("R03", ["step:a", "step:b"])
    assert dismissal.id != dismissal_id("R02", ["step:a"])


@pytest.mark.parametrize(
    "fields", [{"rule": "R2"}, {"rule": "X02"}, {"rule": "R022"}, {"record_ids": ["no id"]}, {"id": "dismissal:mine"}]
)
def test_a_wrong_dismissal_is_refused(fields):
    sound = {"id": dismissal_id("R02", ["step:a"]), "rule": "R02", "record_ids": ["step:a"]}
    with pytest.raises(ValidationError):
        Dismissal.model_validate({**sound, **fields})
