from __future__ import annotations

import pytest
from sqlalchemy import update

from cxdesign.errors import StorageError
from cxdesign.storage.engine import writing
from cxdesign.storage.tables import agenda_templates
from cxdesign.storage.templates import Template
from tests.unit.domain.test_agenda import NOON, a_prompt, an_agenda


def test_the_newest_comes_first_and_each_belongs_to_one_person(services):
    first, second = Template("a", an_agenda(a_prompt())), Template("b", an_agenda())
    services.store.templates.add("actor:ann", first, at=NOON, at_most=2)
    services.store.templates.add("actor:ann", second, at=NOON.replace(hour=13), at_most=2)
    assert services.store.templates.of("actor:ann") == (second, first)
    assert services.store.templates.of("actor:ben") == ()
    services.store.templates.remove("actor:ann", "b")
    assert services.store.templates.of("actor:ann") == (first,)


def test_one_that_cannot_be_read_is_an_error_of_the_store(services):
    services.store.templates.add("actor:ann", Template("a", an_agenda()), at=NOON, at_most=2)
    with writing(services.store.engine) as connection:
        connection.execute(update(agenda_templates).values(agenda="{}"))
    with pytest.raises(StorageError, match="database_failed"):
        services.store.templates.of("actor:ann")
