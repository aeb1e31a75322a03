from __future__ import annotations

from cxdesign.analysis.changes import ChangeKind, compare
from cxdesign.analysis.matching import Basis, aligned, similarity, trusted_basis
from cxdesign.domain.integrity import check_all
from cxdesign.domain.records import Record, kind_of
from cxdesign.services.starters import load_starter
from tests.builders import a_journey, a_whole_project
from tests.performing import performed as perform

HOTEL = load_starter("hotel", "en")


def test_texts_are_alike_whatever_their_case_and_width():
    assert similarity("Ｃheck  IN", "check in") == 1
    assert similarity("", "") == 1
    assert similarity("abc", "xyz") == 0


def test_ids_of_two_versions_are_trusted_and_those_of_other_maps_are_not():
    assert trusted_basis(HOTEL, HOTEL) is Basis.IDS
    assert trusted_basis(HOTEL, load_starter("hotel", "zh-CN")) is Basis.WORDS
    assert trusted_basis(HOTEL, a_journey()) is Basis.WORDS


def test_nothing_is_done_where_ids_are_shared():
    found = aligned(HOTEL, HOTEL, Basis.IDS)
    assert (found.matches, compare(found.document, HOTEL).changes) == ((), ())


def test_a_design_matched_by_words_with_itself_does_not_differ():
    found = aligned(HOTEL, HOTEL, Basis.WORDS)
    assert compare(found.document, HOTEL).changes == ()
    assert {match.similarity for match in found.matches} == {1.0}


def test_a_reworded_card_and_a_renamed_stage_are_found_again():
    right = perform(HOTEL, {"name": "rename_stage", "stage_id": "stage:plan", "new_name": "Planning"})
    card = next(iter(right.of_kind("step")))
    right = perform(right, {"name": "edit_card", "card_id": card.id, "text": f"{card.text} today"})
    difference = compare(aligned(HOTEL, right, Basis.WORDS).document, right)
    assert {change.record.id for change in difference.changes} == {"stage:plan", card.id}
    assert difference.counts[ChangeKind.CHANGED] == 2


def test_the_same_ids_do_not_make_different_things_the_same():
    chinese = load_starter("hotel", "zh-CN")
    found = aligned(HOTEL, chinese, Basis.WORDS)
    assert not any(kind_of(match.left_id) in {"stage", "touchpoint", "step", "note"} for match in found.matches)
    assert all(record.id not in chinese for record in found.document.stages)
    assert found.left_ids[found.document.stages[0].id] == "stage:plan"


def test_a_card_with_the_same_words_elsewhere_was_moved():
    left = a_journey()
    right = perform(
        left, {"name": "move_card", "card_id": "note:c3", "touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
    )
    [change] = compare(aligned(left, right, Basis.WORDS).document, right).changes
    assert change.kinds == (ChangeKind.MOVED,)


def test_what_is_aligned_stays_sound_whatever_it_points_to():
    whole = a_whole_project()
    for other in (HOTEL, load_starter("food_delivery", "en"), whole):
        check_all(aligned(whole, other, Basis.WORDS).document)


def test_the_most_alike_pair_goes_first_and_each_is_taken_once():
    left = a_journey({"s1": ("t1", "t2")}, attributes={})
    right = left.with_records(
        changed=[
            left.expect("touchpoint:t1", Record).replaced({"name": "t2"}),
            left.expect("touchpoint:t2", Record).replaced({"name": "t2 late"}),
        ]
    )
    found = aligned(left, right, Basis.WORDS)
    assert len({match.right_id for match in found.matches}) == len(found.matches)


def test_where_there_is_too_much_to_compare_only_the_same_words_match(monkeypatch):
    def design(prefix: str, words: str):
        texts = {"same": "Waits in line", **{str(number): f"{words} {number}" for number in range(20)}}
        return a_journey(cards={f"step:{prefix}{n}": ("t1", "customer_actions", text) for n, text in texts.items()})

    left, right = design("l", "Asks for the key of the room"), design("r", "Asks for the keys of the room")
    assert len([match for match in aligned(left, right, Basis.WORDS).matches if kind_of(match.left_id) == "step"]) == 21
    monkeypatch.setattr("cxdesign.analysis.matching.MOST_COMPARED", 1)
    few = [match for match in aligned(left, right, Basis.WORDS).matches if kind_of(match.left_id) == "step"]
    assert ("step:lsame", "step:rsame", 1.0) in [(m.left_id, m.right_id, m.similarity) for m in few]
    assert len(few) < 21
