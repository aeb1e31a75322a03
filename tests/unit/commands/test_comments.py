from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cxdesign.commands import parse
from cxdesign.commands.base import comments_moved
from cxdesign.domain.comments import Comment
from cxdesign.domain.integrity import check_all
from cxdesign.errors import CommandError
from tests.builders import a_whole_project
from tests.performing import perform, planned, refused

PROJECT = a_whole_project()
BARE = PROJECT.with_records(removed=[record.id for record in PROJECT.of_kind("comment")])
AT = datetime(2026, 11, 26, 1, 45, 2, tzinfo=UTC)
ANN, BEN = "actor:ann", "actor:ben"


def comment(suffix, about="step:greet", *, author=ANN, reply_to=None, text="Why so slow?", **fields):
    reply_to_id = reply_to and f"comment:{reply_to}"
    place = {"about_id": about, "reply_to_id": reply_to_id, "author": author}
    return Comment(id=f"comment:{suffix}", text=text, **place, **fields)


def commented(*comments):
    document = BARE.with_records(changed=comments)
    check_all(document)
    return document


def may(actor_id, document, **payload):
    try:
        parse(payload).permit(document, actor_id)
    except CommandError as error:
        return error.code
    return None


THREAD = commented(
    comment("a", written_at=AT, is_resolved=True),
    comment("b", reply_to="a", author=BEN, written_at=AT.replace(hour=2)),
    comment("c", reply_to="a", written_at=AT.replace(hour=3)),
)


@pytest.mark.parametrize(
    "about", ["step:greet", "touchpoint:t1", "stage:s1", "lane:pains", "persona:ann", "project:main"]
)
def test_any_record_of_the_design_can_be_commented_on(about):
    after = perform(BARE, "add_comment", comment_id="comment:n", about_id=about, text="Why?")
    assert after.expect("comment:n", Comment).about_id == about


def test_author_and_time_are_those_of_who_carries_it_out():
    sent = {"name": "add_comment", "comment_id": "comment:n", "about_id": "step:greet", "text": "Why?"}
    command = parse({**sent, "author": BEN, "written_at": "2020-01-01T00:00:00Z"}).stamped(ANN, AT)
    (put,) = command.plan(BARE)
    assert (put.record.author, put.record.written_at) == (ANN, AT)
    edited = parse({"name": "edit_comment", "comment_id": "comment:a", "text": "How?"}).stamped(ANN, AT)
    assert dict(edited.plan(THREAD)[0].after) == {"text": "How?", "edited_at": "2026-11-26T01:45:02.000Z"}


def test_an_answer_joins_the_thread_of_what_it_answers():
    sent = {"comment_id": "comment:n", "about_id": "lane:pains", "text": "Yes"}
    after = perform(THREAD, "add_comment", **sent, reply_to_id="comment:b")
    found = after.expect("comment:n", Comment)
    assert (found.reply_to_id, found.about_id) == ("comment:a", "step:greet")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"about_id": "step:gone"}, "reference_unknown"),
        ({"about_id": "dismissal:x"}, "reference_unknown"),
        ({"reply_to_id": "comment:gone"}, "comment_unknown"),
        ({"comment_id": "comment:a"}, "record_exists"),
        ({"comment_id": "step:n"}, "id_kind_mismatch"),
        ({"text": " "}, "text_empty"),
        ({"text": "x" * 10_001}, "text_too_long"),
    ],
)
def test_a_comment_on_nothing_is_refused(fields, code):
    sent = {"comment_id": "comment:n", "about_id": "step:greet", "text": "Why?"}
    assert refused(THREAD, "add_comment", **{**sent, **fields}) == code


def test_only_who_wrote_a_comment_edits_or_removes_it():
    for payload in ({"name": "edit_comment", "text": "No"}, {"name": "remove_comment"}):
        assert may(ANN, THREAD, **payload, comment_id="comment:a") is None
        assert may(BEN, THREAD, **payload, comment_id="comment:a") == "comment_is_anothers"
    assert parse({"name": "remove_comment", "comment_id": "comment:a"}).is_open_to_owner
    assert not parse({"name": "edit_comment", "comment_id": "comment:a", "text": "No"}).is_open_to_owner


def test_the_same_words_again_change_nothing():
    assert planned(THREAD, "edit_comment", comment_id="comment:a", text="Why so slow?") == ()
    assert perform(THREAD, "edit_comment", comment_id="comment:a", text="How?").get("comment:a").text == "How?"


def test_when_a_comment_goes_its_answers_stay():
    after = perform(THREAD, "remove_comment", comment_id="comment:a")
    first, second = after.get("comment:b"), after.get("comment:c")
    assert "comment:a" not in after
    assert (first.reply_to_id, first.is_resolved, second.reply_to_id) == (None, True, "comment:b")
    assert "comment:c" not in perform(THREAD, "remove_comment", comment_id="comment:c")


def test_a_thread_is_settled_and_taken_up_from_any_of_its_comments():
    opened = perform(THREAD, "reopen_comment", comment_id="comment:c")
    assert not opened.get("comment:a").is_resolved
    settled = perform(opened, "resolve_comment", comment_id="comment:b")
    assert settled == THREAD
    assert planned(THREAD, "resolve_comment", comment_id="comment:a") == ()


def test_comments_go_with_what_they_are_about():
    assert not list(perform(THREAD, "remove_card", card_id="step:greet").of_kind("comment"))
    assert not list(perform(THREAD, "remove_touchpoint", touchpoint_id="touchpoint:t1").of_kind("comment"))


def test_a_card_that_becomes_another_kind_keeps_its_comments():
    place = {"touchpoint_id": "touchpoint:t2", "lane_id": "lane:pains"}
    after = perform(THREAD, "move_card", card_id="step:greet", **place)
    assert {found.about_id for found in after.of_kind("comment")} == {"note:greet"}
    assert comments_moved(THREAD, "step:ask", "note:ask") == ()
