"""The glossary is complete in both languages and explains texts that exist."""

from __future__ import annotations

import pytest

from cxdesign.domain import vocabulary
from cxdesign.i18n import LOCALES, PSEUDO_LOCALE, catalogue
from cxdesign.i18n.glossary import explanations, glossary

TAGS = {"source", "public", "literature", "ours"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_term_is_explained_with_its_origin(locale):
    for entry in glossary(locale):
        assert entry.term.strip(), entry.id
        assert len(entry.text) >= 8, entry.id
        assert entry.provenance in TAGS, entry.id
        assert bool(entry.source) == (entry.provenance != "ours"), entry.id


def test_the_other_language_stands_beside_the_term():
    chinese = {entry.id: entry for entry in glossary("zh-CN")}
    for entry in glossary("en"):
        assert (entry.other_term, entry.term) == (chinese[entry.id].term, chinese[entry.id].other_term)


def test_a_text_is_explained_once():
    keys = [key for entry in glossary("en") for key in entry.explains]
    assert len(keys) == len(set(keys))


def test_what_is_explained_is_a_text_of_the_interface():
    assert not [key for key in explanations("en") if key not in catalogue("en")]


def test_every_level_lane_and_kind_of_need_has_its_entry():
    wanted = [f"enum.level.{level.value}" for level in vocabulary.Level]
    wanted += [f"lane.{role.value}" for role in vocabulary.LaneRole if role.value not in {"thinking", "notes"}]
    wanted += [f"enum.need_type.{need.value}" for need in vocabulary.NeedType]
    assert not [key for key in wanted if key not in explanations("en")]


def test_the_pseudo_language_is_bracketed():
    assert all(entry.text.startswith("⟦") for entry in glossary(PSEUDO_LOCALE))
