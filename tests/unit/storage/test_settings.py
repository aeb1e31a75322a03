from __future__ import annotations


def test_the_first_value_of_a_setting_stays(services):
    settings = services.store.settings
    assert settings.get_or_set("key", "one") == "one"
    assert settings.get_or_set("key", "two") == "one"
    assert settings.get_or_set("other", "two") == "two"


def test_a_setting_is_replaced_and_forgotten(services):
    settings = services.store.settings
    assert settings.get("link") is None
    settings.put("link", "one")
    settings.put("link", "two")
    assert settings.get("link") == "two"
    settings.remove("link")
    settings.remove("link")
    assert settings.get("link") is None
