from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.domain.evaluation import (
    Decision,
    EvaluationRound,
    RaterEntry,
    RatingEntry,
    decision_id,
    own_rater_id,
    rating_id,
)
from cxdesign.domain.vocabulary import Evidence, RaterRole, RoundState
from cxdesign.errors import IntegrityError, PermissionDenied
from tests.builders import a_journey
from tests.evaluations import with_evaluation
from tests.performing import perform, planned, refused

ANN, BEN = "actor:ann", "actor:ben"
ROUND, GUEST, OWN = "round:r", "rater:guest", own_rater_id(ANN)
RATED = with_evaluation(a_journey())
OPENED = perform(a_journey(revision=7), "open_round", round_id=ROUND, round_name="Round 1", design="Plan A")
READY = perform(OPENED, "add_rater", rater_id=GUEST, role="customer", rater_name="Ann", is_guest=True)
READY = perform(READY, "add_rater", rater_id=OWN, role="manager")
PLACE = {"round_id": ROUND, "rater_id": GUEST, "criterion": "C1"}
SAID = perform(READY, "rate", **PLACE, score=4, evidence="test", record_ids=["note:c3"], note="Seen on site")
REVEALED = perform(SAID, "reveal_round", round_id=ROUND)


def round_of(document, round_id=ROUND):
    return document.expect(round_id, EvaluationRound)


def said(document):
    return document.expect(rating_id(*PLACE.values()), RatingEntry)


def test_a_round_is_opened_on_the_project_as_it_stands():
    begun = round_of(OPENED)
    assert (begun.is_open, begun.rated_revision, begun.design, begun.set_id, begun.follows_id) == (
        True,
        7,
        "Plan A",
        None,
        None,
    )


def test_a_round_after_the_discussion_keeps_criteria_weights_and_gate():
    weighed = {"weight_customer": 50, "weight_organisation": 30, "weight_sustainability": 20, "gate_mode": "hard"}
    earlier = perform(RATED, "edit_round", round_id="round:first", attributes={**weighed, "gate_hard": 3.5})
    after = perform(earlier, "open_round", round_id=ROUND, round_name="Round 2", follows_id="round:first", design="x")
    later, first = round_of(after), round_of(after, "round:first")
    kept = {*weighed, "gate_hard", "design", "set_id", "without"}
    assert later.model_dump(include=kept) == first.model_dump(include=kept)
    assert (later.is_open, later.follows_id, [one.id for one in after.entries(EvaluationRound)]) == (
        True,
        "round:first",
        ["round:first", ROUND],
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"round_id": "round:first"}, "record_exists"),
        ({"round_id": "rater:new"}, "id_kind_mismatch"),
        ({"round_name": " "}, "text_empty"),
        ({"set_id": "criteria_set:none"}, "criteria_set_unknown"),
        ({"follows_id": "round:none"}, "round_unknown"),
    ],
)
def test_a_round_is_not_opened(fields, code):
    assert refused(RATED, "open_round", **{"round_id": ROUND, "round_name": "Round", **fields}) == code


def test_a_round_follows_a_revealed_one_only():
    assert refused(READY, "open_round", round_id="round:2", round_name="Round 2", follows_id=ROUND) == "round_open"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("rename_round", {"new_name": "x"}),
        ("edit_round", {"attributes": {}}),
        ("reveal_round", {}),
        ("remove_round", {}),
        ("decide", {"attributes": {}}),
        ("rate", {"rater_id": GUEST, "criterion": "C1", "score": 1}),
        ("withdraw_rating", {"rater_id": GUEST, "criterion": "C1"}),
    ],
)
def test_an_unknown_round_is_refused(name, fields):
    for round_id in ("round:none", "stage:s1"):
        assert refused(READY, name, round_id=round_id, **fields) == "round_unknown"


def test_a_round_is_renamed():
    assert round_of(perform(OPENED, "rename_round", round_id=ROUND, new_name="First")).name == "First"
    assert refused(OPENED, "rename_round", round_id=ROUND, new_name="") == "text_empty"


def test_weights_and_gate_change_whether_the_round_is_open_or_revealed():
    weights = {"weight_customer": 40, "weight_organisation": 40, "weight_sustainability": 20}
    for document in (OPENED, REVEALED):
        after = perform(document, "edit_round", round_id=ROUND, attributes={**weights, "gate_low": 2.0})
        assert (round_of(after).weight_customer, round_of(after).gate_low) == (40, 2.0)
        high = perform(after, "edit_round", round_id=ROUND, attributes={"gate_high": 2.0, "without": ["C29"]})
        assert (round_of(high).gate_low, round_of(high).without) == (2.0, ("C29",))


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ({"weight_customer": 50}, "weights_not_hundred"),
        ({"gate_low": 4.0, "gate_high": 3.0}, "gate_inverted"),
        ({"gate_low": 0.5}, "number_invalid"),
        ({"state": "revealed"}, "command_invalid"),
        ({"rated_revision": 9}, "command_invalid"),
        ({"gate_mode": "wide"}, "command_invalid"),
    ],
)
def test_a_round_is_not_edited(attributes, code):
    assert refused(OPENED, "edit_round", round_id=ROUND, attributes=attributes) == code


def test_a_limit_is_held_against_the_other_one_as_it_stands():
    high = perform(OPENED, "edit_round", round_id=ROUND, attributes={"gate_high": 3.0})
    assert refused(high, "edit_round", round_id=ROUND, attributes={"gate_low": 3.5}) == "gate_inverted"
    perform(high, "edit_round", round_id=ROUND, attributes={"gate_low": 3.5, "gate_high": None})


def test_a_round_is_revealed_once_and_not_before_somebody_has_rated():
    assert round_of(REVEALED).state is RoundState.REVEALED
    assert refused(READY, "reveal_round", round_id=ROUND) == "round_empty"
    assert refused(REVEALED, "reveal_round", round_id=ROUND) == "round_revealed"


def test_a_round_is_removed_with_ratings_and_decision():
    decided = perform(REVEALED, "decide", round_id=ROUND, attributes={"outcome": "accept"})
    after = perform(decided, "remove_round", round_id=ROUND)
    assert not [record.id for record in after if record.kind in {"round", "rating", "decision"}]
    assert after.expect(GUEST, RaterEntry)


def test_a_round_people_rate_in_is_not_removed_an_empty_one_is():
    assert refused(SAID, "remove_round", round_id=ROUND) == "round_open"
    assert ROUND not in perform(READY, "remove_round", round_id=ROUND)


def test_a_later_round_stays_when_the_one_before_is_removed():
    after = perform(REVEALED, "open_round", round_id="round:2", round_name="Round 2", follows_id=ROUND)
    assert round_of(perform(after, "remove_round", round_id=ROUND), "round:2").follows_id is None


def test_a_rater_joins_behind_the_others():
    assert [rater.id for rater in READY.entries(RaterEntry)] == [GUEST, OWN]
    assert READY.expect(GUEST, RaterEntry).name == "Ann"
    assert not READY.expect(OWN, RaterEntry).is_guest


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"rater_id": GUEST}, "record_exists"),
        ({"rater_id": "round:x"}, "id_kind_mismatch"),
        ({"role": "king"}, "command_invalid"),
        ({"rater_name": "x" * 201}, "text_too_long"),
        ({"rater_id": own_rater_id(BEN)}, "rater_is_another"),
    ],
)
def test_a_rater_is_not_added(fields, code):
    new = {"rater_id": "rater:new", "role": "customer", "is_guest": True}
    assert refused(READY, "add_rater", **{**new, **fields}) == code


def may(actor_id, document=READY, **payload):
    try:
        parse(payload).permit(document, actor_id)
    except PermissionDenied as error:
        return error.code
    return "yes"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("edit_rater", {"rater_name": "x", "role": "customer"}),
        ("remove_rater", {}),
        ("rate", {"round_id": ROUND, "criterion": "C1", "score": 1}),
        ("withdraw_rating", {"round_id": ROUND, "criterion": "C1"}),
    ],
)
def test_nobody_acts_in_anothers_name_but_a_guests(name, fields):
    assert may(ANN, name=name, rater_id=OWN, **fields) == "yes"
    assert may(BEN, name=name, rater_id=OWN, **fields) == "rater_is_another"
    assert may(BEN, name=name, rater_id=GUEST, **fields) == "yes"
    with pytest.raises(IntegrityError, match="rater_unknown"):
        may(BEN, name=name, rater_id="rater:none", **fields)


def test_nobody_joins_in_anothers_name():
    assert may(BEN, name="add_rater", rater_id=own_rater_id(BEN), role="customer") == "yes"
    assert may(BEN, name="add_rater", rater_id=own_rater_id(ANN), role="customer") == "rater_is_another"
    assert may(BEN, name="add_rater", rater_id="rater:free", role="customer") == "rater_is_another"
    assert may(BEN, name="add_rater", rater_id="rater:free", role="customer", is_guest=True) == "yes"


def test_a_rater_is_edited():
    after = perform(READY, "edit_rater", rater_id=GUEST, rater_name="Ann B", role="observer")
    assert (after.expect(GUEST, RaterEntry).name, after.expect(GUEST, RaterEntry).role) == ("Ann B", RaterRole.OBSERVER)
    assert refused(READY, "edit_rater", rater_id=GUEST, rater_name="x" * 201, role="observer") == "text_too_long"


def test_a_rater_goes_with_all_ratings_but_not_out_of_an_open_round():
    assert refused(SAID, "remove_rater", rater_id=GUEST) == "round_open"
    assert not list(perform(REVEALED, "remove_rater", rater_id=GUEST).of_kind("rating"))
    assert OWN not in perform(SAID, "remove_rater", rater_id=OWN)


@pytest.mark.parametrize("name", ["edit_rater", "remove_rater", "rate", "withdraw_rating"])
def test_an_unknown_rater_is_refused(name):
    fields = {"edit_rater": {"rater_name": "x", "role": "customer"}, "remove_rater": {}}
    place = {"round_id": ROUND, "criterion": "C1", **({"score": 1} if name == "rate" else {})}
    assert refused(READY, name, rater_id="rater:none", **fields.get(name, place)) == "rater_unknown"


def test_a_rating_keeps_what_was_said():
    rating = said(SAID)
    assert (rating.score, rating.evidence, rating.record_ids, rating.note) == (
        4,
        Evidence.TEST,
        ("note:c3",),
        "Seen on site",
    )


def test_rating_a_second_time_replaces_what_was_said():
    again = perform(SAID, "rate", **PLACE, score=None)
    assert (said(again).score, said(again).evidence, said(again).record_ids, said(again).note) == (
        None,
        Evidence.ASSUMPTION,
        (),
        "",
    )
    same = {"score": 4, "evidence": "test", "record_ids": ["note:c3"], "note": "Seen on site"}
    assert planned(SAID, "rate", **PLACE, **same) == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"score": 0}, "number_invalid"),
        ({"score": 6}, "number_invalid"),
        ({"score": 3.5}, "number_invalid"),
        ({"criterion": "no code"}, "command_invalid"),
        ({"evidence": "belief"}, "command_invalid"),
        ({"record_ids": ["note:none"]}, "reference_unknown"),
        ({"record_ids": [ROUND]}, "reference_unknown"),
        ({"record_ids": [GUEST]}, "reference_unknown"),
        ({"record_ids": [f"note:{n}" for n in range(21)]}, "command_invalid"),
        ({"note": "x" * 10_001}, "text_too_long"),
    ],
)
def test_a_rating_is_refused(fields, code):
    assert refused(READY, "rate", **{**PLACE, "score": 3, **fields}) == code


def test_nobody_finds_out_by_a_reason_whether_somebody_else_has_rated():
    other = {**PLACE, "rater_id": OWN}
    hidden = rating_id(*PLACE.values())
    for document in (SAID, READY):
        assert refused(document, "rate", **other, score=3, record_ids=[hidden]) == "reference_unknown"


def test_a_reason_that_has_gone_since_may_stay_but_not_come_anew():
    gone = perform(SAID, "remove_card", card_id="note:c3")
    again = perform(gone, "rate", **PLACE, score=2, record_ids=["note:c3", "step:c1"])
    assert said(again).record_ids == ("note:c3", "step:c1")
    other = {**PLACE, "criterion": "C2"}
    assert refused(gone, "rate", **other, score=2, record_ids=["note:c3"]) == "reference_unknown"


def test_criteria_of_ones_own_are_the_only_ones_asked():
    document = perform(RATED, "open_round", round_id=ROUND, round_name="Round 2", follows_id="round:first")
    place = {"round_id": ROUND, "rater_id": "rater:ann"}
    unused = next(one.id for one in document.criteria("criteria_set:own") if one.code == "C2")
    document = perform(document, "edit_criterion", criterion_id=unused, attributes={"is_used": False})
    perform(document, "rate", **place, criterion="C1", score=3)
    for criterion in ("C2", "C3"):
        assert refused(document, "rate", **place, criterion=criterion, score=3) == "criterion_unknown"


def test_observers_do_not_rate():
    watching = perform(READY, "edit_rater", rater_id=GUEST, rater_name="Ann", role="observer")
    assert refused(watching, "rate", **PLACE, score=3) == "observer_rates_not"


def test_a_rating_is_withdrawn_as_if_nothing_had_been_said():
    assert perform(SAID, "withdraw_rating", **PLACE) == READY
    assert planned(READY, "withdraw_rating", **PLACE) == ()


def test_in_a_revealed_round_nobody_rates_or_withdraws():
    assert refused(REVEALED, "rate", **PLACE, score=3) == "round_revealed"
    assert refused(REVEALED, "withdraw_rating", **PLACE) == "round_revealed"


def test_what_one_rates_is_sealed_with_the_round_and_nothing_else_is():
    for payload in ({"name": "rate", "score": 3}, {"name": "withdraw_rating"}):
        command = parse({**payload, **PLACE})
        assert (command.seal_id, command.subject(READY)) == (ROUND, "C1")
    assert parse({"name": "edit_rater", "rater_id": GUEST, "rater_name": "x", "role": "customer"}).seal_id is None
    assert parse({"name": "reveal_round", "round_id": ROUND}).seal_id is None


def test_a_decision_is_made_about_a_revealed_round_and_refined():
    assert refused(SAID, "decide", round_id=ROUND, attributes={"outcome": "accept"}) == "round_open"
    assert planned(REVEALED, "decide", round_id=ROUND, attributes={}) == ()
    first = perform(REVEALED, "decide", round_id=ROUND, attributes={"outcome": "iterate", "back_to": 3})
    after = perform(first, "decide", round_id=ROUND, attributes={"reason": "Base", "due_on": "2027-01-15"})
    decision = after.expect(decision_id(ROUND), Decision)
    assert (decision.outcome, decision.back_to, decision.reason) == ("iterate", 3, "Base")
    for wrong in ({"back_to": 6}, {"outcome": "maybe"}, {"due_on": "soon"}, {"round_id": "round:2"}):
        assert refused(after, "decide", round_id=ROUND, attributes=wrong) in {"command_invalid", "number_invalid"}


def test_subjects_name_the_round_the_rater_or_the_criterion():
    assert parse({"name": "open_round", "round_id": "round:2", "round_name": "Two"}).subject(READY) == "Two"
    assert parse({"name": "reveal_round", "round_id": ROUND}).subject(SAID) == "Round 1"
    assert parse({"name": "remove_rater", "rater_id": GUEST}).subject(READY) == "Ann"
    assert parse({"name": "add_rater", "rater_id": OWN, "role": "customer"}).subject(a_journey()) == ""
