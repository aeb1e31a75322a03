from __future__ import annotations

from datetime import date

import pytest

from cxdesign.domain.change import apply, patch
from cxdesign.i18n import Translator
from cxdesign.views.comments import Choice, FindingState, chosen, comment_threads, page_of, parts_of
from cxdesign.views.findings import build_findings
from tests.builders import a_whole_project, commented

ENGLISH = Translator("en")
PROJECT = a_whole_project()
BARE = PROJECT.with_records(removed=[record.id for record in PROJECT.of_kind("comment")])
TALK = {
    "a": ("step:greet", "R18 and R99, @Ben Lee?"),
    "b": ("lane:pains", "Really?"),
    "c": ("step:greet", "Yes\nR07", "a"),
    "d": ("project:main", "Go on"),
}


def threads(document, names=None):
    findings = build_findings(document, ENGLISH, date(2026, 3, 1))
    return comment_threads(document, {"actor:ann": "Ann"} if names is None else names, findings, ENGLISH)


def test_the_thread_in_which_something_was_said_last_comes_first():
    found = threads(commented(BARE, TALK))
    assert [(thread.id, thread.about, thread.page) for thread in found] == [
        ("comment:d", "The whole project", "journey"),
        ("comment:a", "Greets", "blueprint"),
        ("comment:b", "Pains", "journey"),
    ]
    assert [one.id for one in found[1].said] == ["comment:a", "comment:c"]
    assert {one.author for thread in found for one in thread.said} == {"Ann"}


def test_a_name_that_was_taken_back_is_no_longer_shown():
    assert {one.author for thread in threads(commented(BARE, TALK), {}) for one in thread.said} == {"Guest"}


def test_a_mention_says_what_became_of_the_finding():
    about = next(f["records"][0] for f in build_findings(PROJECT, ENGLISH, date(2026, 3, 1)) if not f["is_dismissed"])
    rule = next(
        f["rule"]
        for f in build_findings(PROJECT, ENGLISH, date(2026, 3, 1))
        if about in f["records"] and not f["is_dismissed"]
    )
    talk = {"a": (about, f"{rule}, R99"), "b": ("step:book", "R09"), "c": ("scene:arrival", "R07")}
    mentions = {thread.id: thread.said[0].mentions for thread in threads(commented(BARE, talk))}
    assert [(one.rule, one.state) for one in mentions["comment:a"]] == [(rule, FindingState.OPEN)]
    assert mentions["comment:b"][0].state in {FindingState.DISMISSED, FindingState.GONE}
    assert (mentions["comment:c"][0].state, mentions["comment:c"][0].finding) == (FindingState.GONE, None)


def test_threads_are_chosen_for_a_person():
    document = commented(BARE, TALK)
    document = apply(document, patch(document.get("comment:b"), is_resolved=True, author="actor:ben"))
    found = threads(document)
    ids = {choice: [thread.id for thread in chosen(found, choice, "actor:ben", "Ben Lee")] for choice in Choice}
    assert ids == {
        Choice.OPEN: ["comment:d", "comment:a"],
        Choice.RESOLVED: ["comment:b"],
        Choice.MINE: ["comment:b"],
        Choice.MENTIONS_ME: ["comment:a"],
    }
    assert chosen(found, Choice.MENTIONS_ME, "actor:ben", "") == ()


def test_an_answer_whose_thread_is_not_there_stands_for_itself():
    document = commented(BARE, TALK)
    document = apply(document, patch(document.get("comment:a"), reply_to_id="comment:b"))
    assert {thread.id for thread in threads(document)} == {"comment:b", "comment:c", "comment:d"}


@pytest.mark.parametrize(
    ("record_id", "page"),
    [
        ("persona:ann", "empathy"),
        ("scene:arrival", "scenes"),
        ("risk:works", "standards"),
        ("peak_criterion:cost", "peaks"),
        ("idea:tea", "environment"),
        ("lane:onstage", "blueprint"),
        ("step:ask", "journey"),
        ("touchpoint:t1", "journey"),
    ],
)
def test_every_record_is_commented_on_where_it_stands(record_id, page):
    assert page_of(PROJECT, record_id) == page


def test_text_without_a_mention_is_one_part():
    assert parts_of("R1 @nobody", ["Ben"]) == (("R1 @nobody", False),)
