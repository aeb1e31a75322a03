from __future__ import annotations

import pytest
from sqlalchemy import make_url

from cxdesign import resources
from cxdesign.errors import StorageError
from cxdesign.i18n import LOCALES
from cxdesign.storage import open_store


def test_a_checkout_holds_its_own_data():
    assert resources.is_checkout()
    assert (resources.data_folder() / "samples").is_dir()


def test_what_is_written_goes_where_the_owner_wants(tmp_path, monkeypatch):
    wanted = tmp_path / "some" / "folder"
    monkeypatch.setenv("CXDESIGN_HOME", str(wanted))
    monkeypatch.delenv("CXDESIGN_DATABASE_URL", raising=False)
    assert resources.local_folder() == wanted
    assert wanted.is_dir()
    assert make_url(resources.database_url()).database == str(wanted / "workbench.db")


@pytest.mark.parametrize("name", ["a b", "用户", "100%20", "what?x=1", "a#b", "me@home:x"])
def test_the_store_lies_in_the_folder_whatever_it_is_called(tmp_path, monkeypatch, name):
    monkeypatch.setenv("CXDESIGN_HOME", str(tmp_path / name))
    monkeypatch.delenv("CXDESIGN_DATABASE_URL", raising=False)
    store = open_store(resources.database_url())
    store.close()
    assert store.location == tmp_path / name / "workbench.db"
    assert store.location.is_file()


def test_a_home_that_is_no_folder_is_refused(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    for wanted in ("file", "file/below"):
        monkeypatch.setenv("CXDESIGN_HOME", str(tmp_path / wanted))
        with pytest.raises(StorageError, match="home_unusable"):
            resources.local_folder()


def test_the_store_may_be_elsewhere(monkeypatch):
    monkeypatch.setenv("CXDESIGN_DATABASE_URL", "sqlite:////elsewhere/store.db")
    assert resources.database_url() == "sqlite:////elsewhere/store.db"


def test_every_language_has_its_catalogue():
    assert all(resources.catalogue_file(locale).is_file() for locale in LOCALES)
