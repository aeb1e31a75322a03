from __future__ import annotations

import pytest

from cxdesign.domain.evaluation import own_rater_id
from cxdesign.services.redaction import Former, Rewriter, quotes, redacted, strings
from cxdesign.storage.rewriting import StoredLine

RATER = own_rater_id("actor:ann")
ANN = Former("actor:ann", frozenset({"Ann"}), frozenset({"Ann Lee", "Ben"}), "Former participant 3")


def a_line(revision=1, change=(), payload=None, subject="", **fields):
    return StoredLine(revision, "actor:ann", subject, payload or {}, list(change), **fields)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"kind": "rater", "id": RATER, "name": "Anything"}, {"name": "Former participant 3"}),
        ({"kind": "rater", "id": RATER}, {}),
        ({"kind": "rater", "id": "rater:other", "name": "Ann"}, {}),
        ({"kind": "comment", "id": "comment:a", "text": "@Ann, @Ann Lee"}, {"text": "@Former participant 3, @Ann Lee"}),
        ({"kind": "comment", "id": "comment:a", "text": "Ann said"}, {}),
        ({"kind": "decision", "id": "decision:a", "signed_by": "Ann"}, {"signed_by": "Former participant 3"}),
        ({"kind": "decision", "id": "decision:a", "signed_by": "Ben"}, {}),
        ({"kind": "note", "id": "note:a", "text": "@Ann"}, {}),
    ],
)
def test_a_name_is_replaced_where_it_says_who(record, expected):
    assert Rewriter(ANN).record(record) == {**record, **expected}


def test_a_patch_is_rewritten_on_both_sides():
    edit = {"op": "patch", "id": "comment:a", "before": {"text": "@Ann"}, "after": {"text": "@Ann?"}}
    (line,) = redacted(ANN, [a_line(change=[edit])])
    assert line.change == [
        {**edit, "before": {"text": "@Former participant 3"}, "after": {"text": "@Former participant 3?"}}
    ]


def test_a_comment_as_long_as_one_may_be_stays_one():
    record = {"kind": "comment", "id": "comment:a", "text": "@Ann " + "x" * 9995}
    assert len(Rewriter(ANN).record(record)["text"]) == 10_000


def test_commands_within_a_command_are_rewritten():
    inner = {"name": "edit_rater", "rater_id": RATER, "rater_name": "Ann"}
    (line,) = redacted(ANN, [a_line(payload={"name": "several", "commands": [inner]})])
    assert line.payload["commands"] == [{**inner, "rater_name": "Former participant 3"}]


def test_what_an_undone_line_is_about_follows_through_undo_and_redo():
    payload = {"name": "add_comment", "comment_id": "comment:a", "text": "@Ann!"}
    put = {"op": "put", "record": {"kind": "comment", "id": "comment:a", "text": "@Ann!"}}
    lines = [
        a_line(1, [put], payload, "@Ann!"),
        a_line(2, [{**put, "op": "remove"}], {}, "@Ann!", undoes=1),
        a_line(3, [put], {}, "@Ann!", redoes=2),
    ]
    assert [line.subject for line in redacted(ANN, lines)] == ["@Former participant 3!"] * 3


def test_lines_that_say_nothing_of_the_person_are_left_alone():
    assert redacted(ANN, [a_line(payload={"name": "rename_project", "new_name": "Ann"}, subject="Ann")]) == ()


def test_names_under_which_somebody_has_rated_are_learnt():
    put = {"op": "put", "record": {"kind": "rater", "id": RATER, "name": "Annie"}}
    mention = {"op": "put", "record": {"kind": "comment", "id": "comment:a", "text": "@Annie"}}
    first, second = redacted(ANN, [a_line(1, [mention]), a_line(2, [put])])
    assert first.change[0]["record"]["text"] == "@Former participant 3"
    assert second.change[0]["record"]["name"] == "Former participant 3"


def test_a_quoted_name_is_found_as_a_word_of_its_own():
    assert quotes("(ANN)", ["Ann"])
    assert not quotes("Planning", ["Ann", ""])
    assert quotes("梅琳说", ["梅琳"])
    assert list(strings({"a": [1, "x"], "b": ("y",)})) == ["x", "y"]
