from __future__ import annotations


def test_the_first_value_of_a_setting_stays(services):
    settings = services.store.settings
    assert settings.get_or_set("key", "one") == "one"
    assert settings.get_or_set("key", "two") == "one"
    assert settings.get_or_set("other", "two") == "two"
