from __future__ import annotations

import pytest

from cxdesign.analysis.changes import compare
from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.starters import load_starter
from cxdesign.views.register_changes import register_changes


def differing(locale):
    left = load_starter("gym", locale)
    persona, *_ = left.of_kind("persona")
    need, gone, *_ = left.of_kind("need")
    changed = [persona.replaced({"name": "Ann"}), need.replaced({"importance": 1})]
    return left, compare(left, left.with_records(changed=changed, removed=[gone.id])), gone


def test_each_field_stands_with_its_value_before_and_after():
    left, difference, gone = differing("en")
    persona, need, removed = register_changes(difference, Translator("en"))
    assert persona.cells == ("Persona", "Ann", "Name", "“He Jing, starts again”", "“Ann”")
    assert (need.register, need.what, need.before, need.after) == ("Need", "Importance", "4", "1")
    assert (removed.what, removed.before, removed.after) == ("removed", gone.name, "–")
    assert register_changes(compare(left, left), Translator("en")) == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_told_in_both_languages(locale):
    _, difference, _ = differing(locale)
    assert all(all(row.cells) for row in register_changes(difference, Translator(locale)))


def test_what_stands_on_a_map_only_is_not_listed():
    left = load_starter("gym", "en")
    card = next(iter(left.of_kind("note")))
    assert register_changes(compare(left, left.with_records(removed=[card.id])), Translator("en")) == ()
