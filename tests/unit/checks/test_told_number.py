from __future__ import annotations

import pytest

from cxdesign.checks.linter import RULES
from cxdesign.i18n import LOCALES, Translator


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", ["checks.subtitle", "choosing.checks"])
def test_pages_tell_how_many_rules_there_are(key, locale):
    assert str(len(RULES)) in Translator(locale)(key)
