from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.commands.criteria import CRITERIA_LIMIT, FREE, require_words_kept
from cxdesign.domain.change import Put, Remove, patch
from cxdesign.domain.evaluation import CriteriaSet, Criterion, EvaluationRound, RatingEntry, criterion_id
from cxdesign.domain.vocabulary import RoundState
from cxdesign.errors import IntegrityError
from tests.builders import a_journey
from tests.evaluations import with_evaluation
from tests.performing import perform, planned, refused

WORDS = {"name": "Kept promise", "question": "Is it?", "anchor_1": "No", "anchor_3": "Partly", "anchor_5": "Yes"}
WHOLE = {**WORDS, "dimension": "organisation", "level": "L1", "weight": 2.5, "provenance": "ours", "source": "Us"}
SET = "criteria_set:own"
COPIED = perform(
    a_journey(),
    "copy_criteria",
    set_id=SET,
    set_name="Our criteria",
    criteria=[{"code": "C1", **WHOLE}, {"code": "C2", **WORDS, "dimension": "customer"}],
)
RATED = with_evaluation(a_journey())
C1 = criterion_id(SET, "C1")


def codes(document, set_id=SET):
    return " ".join(criterion.code for criterion in document.criteria(set_id))


def test_criteria_are_copied_in_their_order_with_all_that_is_said_of_them():
    assert codes(COPIED) == "C1 C2"
    first = COPIED.expect(C1, Criterion)
    assert first.model_dump(mode="json", include=set(WHOLE)) == WHOLE
    assert first.is_used


def test_a_second_set_stands_behind_the_first():
    after = perform(COPIED, "copy_criteria", set_id="criteria_set:a", set_name="B", criteria=[{"code": "C1", **WHOLE}])
    assert [one.name for one in after.entries(CriteriaSet)] == ["Our criteria", "B"]
    assert codes(after, "criteria_set:a") == "C1"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"set_id": SET}, "record_exists"),
        ({"set_id": "round:new"}, "id_kind_mismatch"),
        ({"set_name": ""}, "text_empty"),
        ({"criteria": []}, "command_invalid"),
        ({"criteria": [{"code": "C1", **WHOLE}, {"code": "C1", **WHOLE}]}, "criterion_twice"),
        ({"criteria": [{"code": f"C{n}", **WHOLE} for n in range(CRITERIA_LIMIT + 1)]}, "command_invalid"),
        ({"criteria": [{"code": "C1", **WHOLE, "weight": -1}]}, "number_invalid"),
        ({"criteria": [{"code": "C1", **WHOLE, "anchor_3": " "}]}, "text_empty"),
        ({"criteria": [{"code": "C1", **WORDS}]}, "command_invalid"),
    ],
)
def test_criteria_are_not_copied(fields, code):
    new = {"set_id": "criteria_set:new", "set_name": "New", "criteria": [{"code": "C1", **WHOLE}]}
    assert refused(COPIED, "copy_criteria", **{**new, **fields}) == code


def test_a_set_is_renamed_and_removed_with_its_criteria():
    assert perform(COPIED, "rename_criteria_set", set_id=SET, new_name="Ours").expect(SET, CriteriaSet).name == "Ours"
    assert refused(COPIED, "rename_criteria_set", set_id=SET, new_name="x" * 201) == "text_too_long"
    assert perform(COPIED, "remove_criteria_set", set_id=SET) == a_journey()


@pytest.mark.parametrize("name", ["rename_criteria_set", "remove_criteria_set", "add_criterion"])
@pytest.mark.parametrize("set_id", ["criteria_set:none", "stage:s1"])
def test_an_unknown_set_is_refused(name, set_id):
    new = {"code": "C9", "attributes": WHOLE}
    fields = {"rename_criteria_set": {"new_name": "x"}, "add_criterion": new}.get(name, {})
    assert refused(COPIED, name, set_id=set_id, **fields) == "criteria_set_unknown"


def test_criteria_a_round_asks_are_not_removed_whether_anybody_has_rated_or_not():
    assert refused(RATED, "remove_criteria_set", set_id=SET) == "criteria_set_in_use"
    asked = perform(COPIED, "open_round", round_id="round:r", round_name="Round", set_id=SET)
    assert refused(asked, "remove_criteria_set", set_id=SET) == "criteria_set_in_use"
    assert perform(perform(asked, "remove_round", round_id="round:r"), "remove_criteria_set", set_id=SET) == a_journey()


def test_a_criterion_is_added_at_the_end():
    assert codes(perform(COPIED, "add_criterion", set_id=SET, code="A1", attributes=WHOLE)) == "C1 C2 A1"
    assert refused(COPIED, "add_criterion", set_id=SET, code="C2", attributes=WHOLE) == "criterion_twice"
    assert refused(COPIED, "add_criterion", set_id=SET, code="no code", attributes=WHOLE) == "command_invalid"


def test_a_set_has_an_end():
    full = [{"code": f"C{number}", **WHOLE} for number in range(CRITERIA_LIMIT)]
    document = perform(a_journey(), "copy_criteria", set_id=SET, set_name="Full", criteria=full)
    assert refused(document, "add_criterion", set_id=SET, code="One_more", attributes=WHOLE) == "criteria_too_many"


@pytest.mark.parametrize(
    ("field", "value"), [*((name, "Other words") for name in WORDS), ("level", None), ("weight", 0)]
)
def test_every_field_of_a_criterion_is_edited(field, value):
    after = perform(COPIED, "edit_criterion", criterion_id=C1, attributes={field: value})
    assert getattr(after.expect(C1, Criterion), field) == value


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ({"code": "C9"}, "entry_field_unknown"),
        ({"set_id": "criteria_set:other"}, "entry_field_unknown"),
        ({"order": "a9"}, "entry_field_unknown"),
        ({"anchor_2": "x"}, "entry_field_unknown"),
        ({"weight": "2"}, "number_invalid"),
        ({"name": ""}, "text_empty"),
        ({"dimension": None}, "command_invalid"),
    ],
)
def test_a_criterion_is_not_edited(attributes, code):
    assert refused(COPIED, "edit_criterion", criterion_id=C1, attributes=attributes) == code


def test_a_criterion_is_removed():
    assert codes(perform(COPIED, "remove_criterion", criterion_id=C1)) == "C2"


@pytest.mark.parametrize("name", ["edit_criterion", "remove_criterion"])
def test_an_unknown_criterion_is_refused(name):
    fields = {"attributes": {}} if name == "edit_criterion" else {}
    assert refused(COPIED, name, criterion_id="criterion:none", **fields) == "criterion_unknown"


def test_once_somebody_has_rated_only_weights_may_change():
    for attributes in ({"weight": 3.0}, {"is_used": False}):
        perform(RATED, "edit_criterion", criterion_id=C1, attributes=attributes)
    for name in WORDS:
        assert refused(RATED, "edit_criterion", criterion_id=C1, attributes={name: "Other words"}) == "criteria_in_use"
    assert refused(RATED, "edit_criterion", criterion_id=C1, attributes={"weight": 1, "name": "x"}) == "criteria_in_use"
    assert refused(RATED, "remove_criterion", criterion_id=C1) == "criteria_in_use"
    assert refused(RATED, "add_criterion", set_id=SET, code="C9", attributes=WHOLE) == "criteria_in_use"


def test_a_round_nobody_has_rated_in_holds_no_words_fast():
    asked = perform(COPIED, "open_round", round_id="round:r", round_name="Round", set_id=SET)
    perform(asked, "edit_criterion", criterion_id=C1, attributes={"name": "Other words"})


def test_no_change_at_all_of_rated_words_is_let_through_but_of_weights():
    first = RATED.expect(C1, Criterion)
    new = first.replaced({"id": criterion_id(SET, "C9"), "code": "C9"})
    for change in (patch(first, name="Other words"), (Remove(first),), (Put(new),)):
        with pytest.raises(IntegrityError, match="criteria_in_use"):
            require_words_kept(RATED, change)
        require_words_kept(RATED.with_records(removed=[r.id for r in RATED.all(RatingEntry)]), change)
    require_words_kept(RATED, patch(first, weight=9.0, is_used=False))
    require_words_kept(RATED, patch(RATED.expect("round:first", EvaluationRound), state=RoundState.OPEN))
    assert frozenset({"weight", "is_used"}) == FREE


def test_subjects_name_the_set_or_the_criterion():
    assert parse({"name": "remove_criteria_set", "set_id": SET}).subject(COPIED) == "Our criteria"
    assert parse({"name": "remove_criterion", "criterion_id": C1}).subject(COPIED) == "C1 Kept promise"
    assert planned(COPIED, "edit_criterion", criterion_id=C1, attributes={}) == ()
