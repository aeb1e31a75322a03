from __future__ import annotations

from cxdesign.domain.environment import Empowerment
from cxdesign.domain.relations import Relation
from tests.builders import a_blueprint, enriched
from tests.performing import perform, refused

DOCUMENT = enriched(
    a_blueprint({"greet": ("t1", "onstage")}),
    {"empowerment:a": {"empowered_role": "Porter"}, "empowerment:b": {}},
    relations=[("empowered_by", "step:greet", "empowerment:a")],
)


def rows(document):
    return {entry.id: entry.empowered_role for entry in document.entries(Empowerment)}


def test_entries_are_added_in_order_and_linked_in_one_step():
    additions = [
        {"entry_id": "empowerment:c", "entry_name": "Rain"},
        {"entry_id": "idea:d", "entry_name": "Umbrellas"},
        {"relation": "empowered_by", "source_id": "step:greet", "target_id": "empowerment:c"},
    ]
    after = perform(DOCUMENT, "add_entries", additions=additions)
    assert list(rows(after)) == ["empowerment:a", "empowerment:b", "empowerment:c"]
    assert {link.target_id for link in after.all(Relation)} == {"empowerment:a", "empowerment:c"}
    assert refused(DOCUMENT, "add_entries", additions=[*additions, additions[0]])
    assert refused(DOCUMENT, "add_entries", additions=[]) == "command_invalid"


def test_fields_of_several_entries_are_changed_or_none():
    edits = [
        {"entry_id": f"empowerment:{name}", "attributes": {"empowered_role": "Night porter"}} for name in ("a", "b")
    ]
    assert set(rows(perform(DOCUMENT, "edit_entries", edits=edits)).values()) == {"Night porter"}
    gone = {"entry_id": "empowerment:gone", "attributes": {}}
    assert refused(DOCUMENT, "edit_entries", edits=[*edits, gone]) == "entry_unknown"


def test_several_entries_go_with_their_links():
    removals = [{"entry_id": "empowerment:a"}, {"entry_id": "empowerment:b"}]
    after = perform(DOCUMENT, "remove_entries", removals=removals)
    assert rows(after) == {}
    assert not after.all(Relation)
