from __future__ import annotations

from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.copies import catalogue_copies, set_copies
from cxdesign.scoring.stored import own_catalogue
from tests.builders import a_journey
from tests.performing import perform


def copied(locale="en"):
    criteria = catalogue_copies(criteria_catalogue(), locale)
    sent = [one.model_dump(mode="json") for one in criteria]
    return criteria, perform(a_journey(), "copy_criteria", set_id="criteria_set:own", set_name="Own", criteria=sent)


def test_a_copy_of_the_workbenchs_criteria_computes_as_they_do():
    _, document = copied()
    own, ours = own_catalogue(document, "criteria_set:own"), criteria_catalogue()
    assert [(c.id, c.dimension, c.level, c.weight) for c in own.criteria] == [
        (c.id, c.dimension, c.level, c.weight) for c in ours.criteria
    ]
    assert own.vetoes == ours.vetoes
    assert own.factors == ours.factors


def test_a_copy_is_made_in_the_language_that_is_read():
    criteria, _ = copied("zh-CN")
    assert criteria[0].name == "核心承诺达成"


def test_all_sources_of_an_idea_are_kept():
    criteria, _ = copied()
    assert criteria[0].source.count(";") == 1


def test_a_copy_of_a_copy_is_the_same():
    criteria, document = copied()
    assert set_copies(document, "criteria_set:own") == criteria
