from __future__ import annotations


def test_a_person_is_renamed_and_redacted(services, clock):
    people = services.store.people
    assert people.names() == {}
    people.rename("actor:ann", "Ann", at=clock())
    people.rename("actor:ben", "贝恩 🙂", at=clock())
    people.rename("actor:ann", "Anna", at=clock())
    assert people.names() == {"actor:ann": "Anna", "actor:ben": "贝恩 🙂"}
    people.rename("actor:ann", "", at=clock())
    assert people.names() == {"actor:ben": "贝恩 🙂"}
