from __future__ import annotations

import pytest

from cxdesign.commands.merging import EditSaying, MergeCards, merged_cards, sayings
from cxdesign.domain.change import apply
from cxdesign.domain.relations import relation_id
from cxdesign.domain.vocabulary import RelationType
from cxdesign.errors import IntegrityError
from tests.builders import LANES, a_blueprint, a_journey, commented, enriched
from tests.performing import perform, refused

JOURNEY = a_journey(
    lanes=LANES,
    cards={
        "note:a": ("t1", "pains", "Cold"),
        "note:b": ("t2", "pains", "Freezing"),
        "note:c": ("t2", "pains", "No blanket"),
        "feature:d": ("t3", "opportunities", "Blankets at the desk"),
    },
)


def merged(document, *card_ids, **fields):
    return perform(document, "merge_cards", card_ids=list(card_ids), **fields)


def words(card):
    return [str(one) for one in card.said]


def test_the_first_card_stays_where_it_is_and_keeps_what_all_of_them_said():
    after = merged(JOURNEY, "note:b", "note:a", "feature:d")
    card = after.get("note:b")
    assert (card.text, card.touchpoint_id, words(card)) == (
        "Freezing",
        "touchpoint:t2",
        ["Freezing", "Cold", "Blankets at the desk"],
    )
    assert "note:a" not in after
    assert "feature:d" not in after
    assert merged_cards(after) == {"b": card, "a": card, "d": card}


def test_other_words_are_said_on_the_card_and_the_old_ones_kept():
    card = merged(JOURNEY, "note:a", "note:b", text="Too cold at night").get("note:a")
    assert (card.text, words(card)) == ("Too cold at night", ["Cold", "Freezing"])


def test_a_merged_card_is_merged_on_with_all_it_was_merged_from():
    after = merged(merged(JOURNEY, "note:a", "note:b"), "note:c", "note:a")
    assert words(after.get("note:c")) == ["No blanket", "Cold", "Freezing"]


def test_who_merges_what_a_colleague_has_merged_already_changes_nothing_and_loses_nothing():
    after = merged(JOURNEY, "note:a", "note:b")
    assert merged(after, "note:b", "note:a", text="Other words") == after
    assert words(merged(after, "note:b", "note:c").get("note:a")) == ["Cold", "Freezing", "No blanket"]


def test_what_the_first_card_leaves_open_is_taken_from_the_others():
    attributes = {"provenance": "public", "source": "A guest", "is_fail": True, "evidence": "test"}
    document = perform(JOURNEY, "edit_card_attributes", card_id="note:b", attributes=attributes)
    document = perform(document, "edit_card_attributes", card_id="note:a", attributes={"evidence": "observation"})
    card = merged(document, "note:a", "note:b").get("note:a")
    assert (card.evidence, card.is_fail, card.provenance, card.source) == ("observation", True, "public", "A guest")


def test_comments_go_along():
    document = commented(JOURNEY, {"m": ("note:b", "How often?")})
    assert merged(document, "note:a", "note:b").get("comment:m").about_id == "note:a"


STEPS = {"a": ("t1", "onstage"), "b": ("t1", "onstage"), "c": ("t2", "onstage"), "d": ("t2", "onstage")}


def test_arrows_lead_on_unless_they_would_lead_to_themselves_or_be_there_twice():
    document = a_blueprint(STEPS, flows=[("a", "b"), ("b", "c"), ("a", "c"), ("b", "d")])
    flows = merged(document, "step:a", "step:b").of_kind("flow")
    assert sorted((flow.source_id, flow.target_id) for flow in flows) == [("step:a", "step:c"), ("step:a", "step:d")]


def test_relations_lead_on_and_one_of_which_there_can_be_one_stays_that_of_the_first():
    relations = [("performed_by", "step:a", "performer:x"), ("performed_by", "step:b", "performer:y")]
    entries = {"performer:x": {}, "performer:y": {}, "standard:s": {}}
    document = enriched(a_blueprint(STEPS), entries, relations=[*relations, ("governed_by", "step:b", "standard:s")])
    kept = merged(document, "step:a", "step:b").of_kind("relation")
    expected = [(RelationType.PERFORMED_BY, "performer:x"), (RelationType.GOVERNED_BY, "standard:s")]
    assert {one.id for one in kept} == {relation_id(relation, "step:a", target) for relation, target in expected}


@pytest.mark.parametrize(
    ("card_ids", "code"),
    [
        (["note:a"], "command_invalid"),
        (["note:a", "note:gone"], "card_unknown"),
        (["note:a", "touchpoint:t1"], "card_unknown"),
    ],
)
def test_one_card_alone_or_what_is_no_card_is_refused(card_ids, code):
    assert refused(JOURNEY, "merge_cards", card_ids=card_ids) == code


def test_a_card_is_merged_from_no_more_than_there_is_room_for():
    many = tuple({"card": f"x{number}", "text": "x"} for number in range(200))
    full = JOURNEY.with_records(changed=[JOURNEY.get("note:a").replaced({"said": many})])
    assert refused(full, "merge_cards", card_ids=["note:a", "note:b"]) == "merged_too_many"


def test_history_tells_the_words_and_how_many():
    assert MergeCards(card_ids=("note:a", "note:b", "note:c")).subject(JOURNEY) == "Cold + 2"
    assert len(MergeCards(card_ids=("note:a", "note:b"), text="x" * 300).subject(JOURNEY)) <= 80


def test_who_wrote_a_merged_card_changes_its_words_and_not_those_of_all():
    document = merged(JOURNEY, "note:a", "note:b")
    command = EditSaying(card="b", text="Ice cold")
    card = apply(document, command.plan(document)).get("note:a")
    assert (card.text, words(card), command.subject(document)) == ("Cold", ["Cold", "Ice cold"], "Cold")
    with pytest.raises(IntegrityError):
        EditSaying(card="gone", text="x").plan(document)


def test_a_card_that_was_never_merged_says_what_it_says():
    assert [str(one) for one in sayings(JOURNEY.get("note:a"))] == ["Cold"]
