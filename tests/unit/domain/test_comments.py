from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from cxdesign.domain.comments import ABOUT_KINDS, Comment, in_time, kept_moment, mentioned_people, mentioned_rules
from cxdesign.domain.document import ENTRY_KINDS, RECORD_TYPES
from cxdesign.domain.evaluation import EVALUATION_KINDS

FIELDS = {"id": "comment:a", "text": "Why?", "about_id": "step:c1"}
AT = datetime(2026, 11, 26, 1, 45, 2, 123456, tzinfo=UTC)


def test_everything_a_design_is_made_of_can_be_commented_on():
    assert set(ABOUT_KINDS) <= set(RECORD_TYPES)
    assert set(ENTRY_KINDS) <= set(ABOUT_KINDS)
    assert not set(ABOUT_KINDS) & set(EVALUATION_KINDS)


def test_a_time_is_kept_in_utc_to_the_millisecond():
    there = AT.astimezone(timezone(timedelta(hours=8)))
    comment = Comment(**FIELDS, written_at=there)
    assert comment.written_at == kept_moment(AT) == AT.replace(microsecond=123000)
    assert comment.to_dict()["written_at"] == "2026-11-26T01:45:02.123Z"
    assert Comment.model_validate(comment.to_dict()) == comment


@pytest.mark.parametrize(
    "fields",
    [
        {"text": " "},
        {"written_at": "2026-11-26"},
        {"written_at": "2026-11-26T01:45:02"},
        {"written_at": "soon"},
        {"written_at": 1_700_000_000},
        {"written_at": "1850-01-01T00:00:00Z"},
        {"written_at": "0001-01-01T00:00:00+23:59"},
        {"edited_at": "9999-12-31T23:59:59-23:59"},
        {"reply_to_id": "comment:a"},
        {"is_resolved": 1},
    ],
)
def test_a_comment_that_makes_no_sense_is_refused(fields):
    with pytest.raises(ValidationError):
        Comment.model_validate({**FIELDS, **fields})


def test_comments_stand_in_the_order_they_were_written():
    late, early = (
        Comment(**{**FIELDS, "id": f"comment:{name}"}, written_at=AT + timedelta(minutes=minutes))
        for name, minutes in (("a", 5), ("b", 1))
    )
    unknown = Comment(**{**FIELDS, "id": "comment:c"})
    assert in_time([late, early, unknown]) == (unknown, early, late)


def test_only_whole_rule_numbers_are_mentions():
    assert mentioned_rules("R12, (R03) 见R07。 R1 R123 AR12 R12a") == ("R12", "R03", "R07")


def test_of_two_names_that_begin_alike_the_longer_is_meant():
    assert mentioned_people("@Ann Lee and @梅", ["Ann", "Ann Lee", "梅", ""]) == ("Ann Lee", "梅")
    assert mentioned_people("@Anna", ["Ann"]) == ()
    assert mentioned_people("@Ann", []) == ()
