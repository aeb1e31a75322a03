from __future__ import annotations

import pytest

from cxdesign.errors import CommandInvalid, PermissionDenied, StorageError
from cxdesign.i18n import Translator
from cxdesign.services.notice import notice_words, participant_notice, write_notice
from cxdesign.services.retention import NAME_DAYS, TRASH_DAYS
from tests.acting import ANN, OWNER

EN, ZH = Translator("en"), Translator("zh-CN")


@pytest.fixture
def settings(services):
    return services.store.settings


def test_what_nobody_wrote_is_said_in_general_words(settings):
    for translate in (EN, ZH):
        found = participant_notice(settings, translate)
        assert (found.kept, found.responsible, found.contact) == (translate("notice.kept_text"), "", "")
        assert found.kept_for == translate("notice.kept_for_ask")
        assert not found.is_complete


def test_the_rules_of_the_server_are_told(settings, monkeypatch):
    monkeypatch.setenv(NAME_DAYS, "90")
    monkeypatch.setenv(TRASH_DAYS, "30")
    assert "90 days" in participant_notice(settings, EN).kept_for
    assert "30 天" in participant_notice(settings, ZH).kept_for
    monkeypatch.setenv(TRASH_DAYS, "soon")
    assert participant_notice(settings, EN).kept_for == EN("notice.kept_for_ask")


def test_the_owner_writes_it_in_each_language(settings):
    write_notice(
        settings, OWNER, {"en": {"responsible": " City library ", "contact": "desk"}, "zh-CN": {"kept": "评分"}}
    )
    assert notice_words(settings)["en"].responsible == "City library"
    assert participant_notice(settings, ZH).kept == "评分"
    assert participant_notice(settings, ZH).responsible == "City library"
    assert participant_notice(settings, ZH).is_complete
    assert participant_notice(settings, ZH).kept_for == ZH("notice.kept_for_text")
    write_notice(settings, OWNER, {})
    assert not participant_notice(settings, EN).is_complete


def test_what_does_not_fit_changes_nothing(settings):
    write_notice(settings, OWNER, {"en": {"contact": "desk"}})
    with pytest.raises(CommandInvalid, match="notice_too_long"):
        write_notice(settings, OWNER, {"en": {"contact": "x" * 2001}})
    with pytest.raises(PermissionDenied):
        write_notice(settings, ANN, {})
    assert notice_words(settings)["en"].contact == "desk"


def test_a_damaged_notice_is_told(settings):
    settings.put("participant_notice", "[1")
    with pytest.raises(StorageError, match="database_failed"):
        notice_words(settings)
