from __future__ import annotations

from collections.abc import Sequence

import pytest

from cxdesign.errors import MigrationError
from cxdesign.migrations import MIGRATIONS, SCHEMA_VERSION, Migration, StoredRecord, latest_version, migrate


def _rename_title(records: Sequence[StoredRecord]) -> list[StoredRecord]:
    return [{**{k: v for k, v in record.items() if k != "title"}, "name": record["title"]} for record in records]


def _add_order(records: Sequence[StoredRecord]) -> list[StoredRecord]:
    return [{**record, "order": "a0"} for record in records]


STEPS = (Migration("rename_title", 2, _rename_title), Migration("add_order", 3, _add_order))
BEFORE = [{"kind": "stage", "id": "stage:s", "title": "Plan"}]
AFTER = [{"kind": "stage", "id": "stage:s", "name": "Plan", "order": "a0"}]


def test_the_schema_version_follows_from_the_list() -> None:
    assert latest_version(MIGRATIONS) == SCHEMA_VERSION == 4


def test_every_step_between_the_versions_is_taken_in_order() -> None:
    assert migrate(BEFORE, 1, migrations=STEPS) == AFTER


def test_records_of_a_later_version_skip_the_steps_before_it() -> None:
    assert migrate([{"name": "Plan"}], 2, migrations=STEPS) == [{"name": "Plan", "order": "a0"}]


def test_records_of_the_present_version_are_left_alone() -> None:
    assert migrate(AFTER, 3, migrations=STEPS) == AFTER


def test_the_old_records_are_not_changed() -> None:
    before = [dict(record) for record in BEFORE]
    migrate(BEFORE, 1, migrations=STEPS)
    assert before == BEFORE


def test_a_newer_document_is_refused_with_both_versions() -> None:
    with pytest.raises(MigrationError) as refusal:
        migrate([], 4, migrations=STEPS)
    assert (refusal.value.code, refusal.value.params) == ("document_newer", {"found": 4, "known": 3})


def test_a_version_below_one_is_refused() -> None:
    with pytest.raises(MigrationError, match="schema_version_invalid"):
        migrate([], 0)


def test_records_a_step_cannot_understand_are_refused() -> None:
    with pytest.raises(MigrationError, match="migration_failed"):
        migrate([{"kind": "stage"}], 1, migrations=STEPS)


@pytest.mark.parametrize(
    "steps",
    [
        (Migration("gap", 3, _add_order),),
        (Migration("first", 2, _add_order), Migration("again", 2, _add_order)),
        (Migration("late", 3, _add_order), Migration("early", 2, _add_order)),
        (Migration("same", 2, _add_order), Migration("same", 3, _add_order)),
    ],
    ids=["gap", "double", "order", "name"],
)
def test_a_bad_list_is_refused(steps: tuple[Migration, ...]) -> None:
    with pytest.raises(ValueError, match="migrations"):
        latest_version(steps)


def test_step_2_brings_new_kinds_and_leaves_old_records_alone() -> None:
    assert MIGRATIONS[0].name == "add_understanding_and_blueprint"
    assert MIGRATIONS[0].upgrade(BEFORE) == BEFORE
