from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from cxdesign.errors import StorageError
from cxdesign.services import bootstrap
from cxdesign.services.bootstrap import build, new_id, utc_now


def test_ids_are_random_and_of_128_bits():
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(found) == 32 and int(found, 16) >= 0 for found in ids)


def test_the_time_is_in_utc():
    assert utc_now().tzinfo is UTC
    assert utc_now().utcoffset() == timedelta(0)


def test_the_keys_of_a_store_stay_and_differ(tmp_path):
    url = f"sqlite:///{tmp_path / 'store.db'}"
    first, second = build(url), build(url)
    assert first.signing_key() == first.signing_key() == second.signing_key()
    assert first.owner_key() == second.owner_key()
    assert first.owner_key() != first.signing_key()
    assert len(first.signing_key()) >= 32
    first.store.close()
    second.store.close()


def test_a_display_name_is_one_short_line(services):
    services.rename_person("actor:ann", "  Ann\n of the  hotel ")
    services.rename_person("actor:ben", "x" * 500)
    names = services.store.people.names()
    assert names["actor:ann"] == "Ann of the hotel"
    assert len(names["actor:ben"]) <= 60


def test_one_set_of_services_a_configured_store(tmp_path, monkeypatch):
    monkeypatch.setenv("CXDESIGN_DATABASE_URL", f"sqlite:///{tmp_path / 'one.db'}")
    first = bootstrap.current()
    assert bootstrap.current() is first
    monkeypatch.setenv("CXDESIGN_DATABASE_URL", f"sqlite:///{tmp_path / 'two.db'}")
    second = bootstrap.current()
    assert second is not first
    first.store.close()
    second.store.close()


def test_a_store_that_cannot_be_opened_is_refused(monkeypatch):
    monkeypatch.setenv("CXDESIGN_DATABASE_URL", "postgresql://localhost/none")
    with pytest.raises(StorageError):
        bootstrap.current()
