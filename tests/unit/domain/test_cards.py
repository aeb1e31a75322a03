from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from cxdesign.domain.cards import CARD_KINDS, CARD_TYPES, Card, card_kind
from cxdesign.domain.document import RECORD_TYPES, parse_record
from cxdesign.domain.records import TEXT_LENGTH
from cxdesign.domain.vocabulary import ATTRIBUTE_ROLES, BLUEPRINT_ROLES, LaneRole

PLACE = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains", "order": "a0"}


def a_card(kind="note", **fields):
    return RECORD_TYPES[kind].model_validate({"id": f"{kind}:c1", "text": "Waits in line", **PLACE, **fields})


def test_kinds_and_types_name_the_same_cards():
    assert tuple(card_type.model_fields["kind"].default for card_type in CARD_TYPES) == CARD_KINDS
    assert [kind for kind, known in RECORD_TYPES.items() if issubclass(known, Card)] == list(CARD_KINDS)


@pytest.mark.parametrize("role", LaneRole)
def test_every_lane_holds_one_kind_of_cards_or_none(role):
    expected = {**dict.fromkeys(BLUEPRINT_ROLES, "step"), LaneRole.OPPORTUNITIES: "feature"}.get(role, "note")
    assert card_kind(role) == (None if role in ATTRIBUTE_ROLES else expected)


@pytest.mark.parametrize("kind", CARD_KINDS)
def test_a_card_is_an_assumption_until_more_is_known(kind):
    card = a_card(kind)
    assert (card.evidence, card.is_fail, card.is_wait, card.provenance, card.source) == (
        "assumption",
        False,
        False,
        None,
        "",
    )


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n"])
def test_a_card_without_text_is_refused(text):
    with pytest.raises(ValidationError, match="empty"):
        a_card(text=text)


def test_a_card_of_more_than_ten_thousand_characters_is_refused():
    assert len(a_card(text="字" * TEXT_LENGTH).text) == TEXT_LENGTH
    with pytest.raises(ValidationError, match="10000"):
        a_card(text="字" * (TEXT_LENGTH + 1))


def test_line_breaks_and_spaces_of_a_text_are_kept():
    assert a_card(text=" one\r\n\n  two\t3 ").text == " one\n\n  two\t3 "


def test_only_a_feature_has_a_level():
    assert a_card("feature", level="L3").level == "L3"
    for kind in ("step", "note"):
        with pytest.raises(ValidationError, match="level"):
            a_card(kind, level="L3")


@pytest.mark.parametrize("level", ["L0", "L5", "l1", 1, True])
def test_an_unknown_level_is_refused(level):
    with pytest.raises(ValidationError):
        a_card("feature", level=level)


@pytest.mark.parametrize("field", ["is_fail", "is_wait"])
@pytest.mark.parametrize("value", [1, "no", None])
def test_a_mark_is_true_or_false(field, value):
    with pytest.raises(ValidationError):
        a_card(**{field: value})


def test_a_step_says_how_it_runs_and_what_happens_when_it_fails():
    step = a_card(
        "step",
        lane_id="lane:onstage",
        standard_minutes=2.5,
        tolerance_minutes=5,
        wait_minutes=0,
        wait_information="Three guests before you",
        detection="Guest calls",
        recovery_acknowledge="Says sorry",
        recovery_remedy="Finds a room",
        recovery_improve="Checks the list",
        recovery_compensate="Breakfast",
        empowered_role="Front desk",
        initiative="proactive",
        variability="flexible",
    )
    assert parse_record(step.to_dict()) == step


@pytest.mark.parametrize("field", ["standard_minutes", "tolerance_minutes", "wait_minutes"])
@pytest.mark.parametrize("value", [-0.1, float("nan"), float("inf"), "5", True, 5_256_001])
def test_a_time_is_minutes_and_never_negative(field, value):
    with pytest.raises(ValidationError):
        a_card("step", **{field: value})


@pytest.mark.parametrize("field", ["standard_minutes", "detection", "initiative"])
def test_only_a_step_has_what_belongs_to_the_blueprint(field):
    for kind in ("note", "feature"):
        with pytest.raises(ValidationError, match=field):
            a_card(kind, **{field: None})


def test_a_feature_tells_when_it_was_renewed():
    feature = a_card("feature", refreshed_on="2025-11-21")
    assert feature.refreshed_on == date(2025, 11, 21)
    assert feature.to_dict()["refreshed_on"] == "2025-11-21"
