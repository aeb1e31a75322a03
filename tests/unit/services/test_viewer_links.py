from __future__ import annotations

import pytest

from cxdesign.errors import PermissionDenied
from cxdesign.services.actor import Actor, Role
from cxdesign.services.viewer_links import ViewerLinks, Viewing, new_secret

OWNER, EDITOR = Actor("actor:o", Role.OWNER), Actor("actor:e", Role.EDITOR)


@pytest.fixture
def links(services):
    return ViewerLinks(services.store.settings)


def test_a_link_opens_its_project_and_no_other(links):
    secret = links.make(OWNER, "project:a")
    found = links.opened("project:a", secret)
    assert found is not None
    assert links.stands(found)
    assert links.opened("project:b", secret) is None
    assert links.opened("project:a", secret + "x") is None
    assert links.opened("project:a", "") is None


def test_a_new_link_closes_the_earlier_one(links):
    first = links.make(OWNER, "project:a")
    viewing = links.opened("project:a", first)
    second = links.make(OWNER, "project:a")
    assert links.opened("project:a", first) is None
    assert not links.stands(viewing)
    assert links.opened("project:a", second) is not None


def test_a_closed_link_opens_nothing(links):
    viewing = links.opened("project:a", links.make(OWNER, "project:a"))
    links.close(OWNER, "project:a")
    assert not links.is_open("project:a")
    assert not links.stands(viewing)
    links.close(OWNER, "project:a")


def test_only_the_owner_makes_and_closes(links):
    with pytest.raises(PermissionDenied):
        links.make(EDITOR, "project:a")
    with pytest.raises(PermissionDenied):
        links.close(Actor("actor:v", Role.VIEWER), "project:a")


def test_the_store_never_holds_the_secret(links, services):
    secret = links.make(OWNER, "project:a")
    with services.store.engine.connect() as connection:
        kept = connection.exec_driver_sql("select value from settings").scalars().all()
    assert not [value for value in kept if secret in value]


def test_a_forged_fingerprint_does_not_stand(links):
    links.make(OWNER, "project:a")
    assert not links.stands(Viewing("project:a", ""))


def test_a_secret_is_long_and_new_each_time():
    assert len(new_secret()) >= 32
    assert new_secret() != new_secret()
