from __future__ import annotations

import pytest
from sqlalchemy import text

from cxdesign.commands import ImportDocument, parse
from cxdesign.domain.comments import kept_moment
from cxdesign.domain.relations import relation_id
from cxdesign.domain.vocabulary import CurveState, RelationType
from cxdesign.errors import CommandError, CommandInvalid, IntegrityError, PermissionDenied, UndoRefused
from cxdesign.history.operation import SealedOperation
from cxdesign.services.actor import Actor, Role
from cxdesign.services.history import ProjectHistory
from cxdesign.services.workbench import Workbench
from cxdesign.storage.engine import writing
from tests.acting import ANN, BEN, OWNER, VIEWER, an_id, does, redoes, undoes
from tests.builders import a_blueprint, a_journey, enriched

JOURNEY = a_journey()


def renames(bench, actor, name, **fields):
    return does(bench, actor, "rename_touchpoint", touchpoint_id="touchpoint:t1", new_name=name, **fields)


def name_of(bench):
    return bench.document(ANN).get("touchpoint:t1").name


def adds_a_card(bench, actor, suffix="new"):
    place = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
    return does(bench, actor, "add_card", card_id=f"note:{suffix}", **place, text="Queues")


def test_a_command_is_carried_out_numbered_and_kept(services, bench, clock):
    operation = renames(bench, ANN, "Lobby")
    assert (operation.revision, operation.actor_id, operation.command, operation.subject) == (
        2,
        ANN.id,
        "rename_touchpoint",
        "Touchpoint t1",
    )
    assert operation.at == clock.now
    assert operation.payload == {
        "name": "rename_touchpoint",
        "touchpoint_id": "touchpoint:t1",
        "new_name": "Lobby",
    }
    assert (bench.revision, name_of(bench)) == (2, "Lobby")
    assert services.store.log.after(bench.project_id, 1) == (operation,)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.PARTICIPANT])
def test_who_may_only_look_changes_nothing(bench, role):
    actor = Actor("actor:looker", role)
    for acting in (lambda: renames(bench, actor, "x"), lambda: undoes(bench, actor), lambda: redoes(bench, actor)):
        with pytest.raises(PermissionDenied, match="role_may_not_edit"):
            acting()
    with pytest.raises(PermissionDenied):
        bench.restore(actor, an_id(), 1)
    assert bench.revision == 1
    assert bench.document(actor) == JOURNEY


def test_a_refused_command_changes_nothing_and_its_id_stays_free(services, bench):
    command_id = an_id()
    with pytest.raises(IntegrityError, match="touchpoint_unknown"):
        does(bench, ANN, "mark_peak", touchpoint_id="touchpoint:none", is_peak=True, command_id=command_id)
    assert bench.revision == 1
    assert bench.document(ANN) == JOURNEY
    assert len(services.store.log.after(bench.project_id, 0)) == 1
    assert renames(bench, ANN, "Lobby", command_id=command_id).revision == 2


def test_a_command_refused_by_the_integrity_check_changes_nothing(bench):
    back = {"path_id": "path:new", "source_id": "touchpoint:t3", "target_id": "touchpoint:t1"}
    with pytest.raises(IntegrityError, match="path_cycle"):
        does(bench, ANN, "add_path", **back)
    assert bench.document(ANN) == JOURNEY


def test_a_known_command_id_is_answered_with_its_first_result(bench):
    first = renames(bench, ANN, "Lobby", command_id="c" * 32)
    renames(bench, BEN, "Bar")
    again = renames(bench, ANN, "Something else", command_id="c" * 32)
    assert again == first
    assert (bench.revision, name_of(bench)) == (3, "Bar")


def test_a_known_undo_is_answered_with_its_first_result(bench):
    renames(bench, ANN, "Lobby")
    adds_a_card(bench, ANN)
    first = bench.undo(ANN, "u" * 32)
    assert bench.undo(ANN, "u" * 32) == first
    assert name_of(bench) == "Lobby"


def test_a_known_id_is_answered_after_a_restart(services, bench):
    first = renames(bench, ANN, "Lobby", command_id="c" * 32)
    restarted = Workbench(bench.project_id, services.store.log, services.clock)
    assert renames(restarted, ANN, "Bar", command_id="c" * 32) == first
    assert name_of(restarted) == "Lobby"


def test_somebody_elses_command_id_is_refused(bench):
    renames(bench, ANN, "Lobby", command_id="c" * 32)
    with pytest.raises(CommandInvalid, match="command_id_taken"):
        renames(bench, BEN, "Bar", command_id="c" * 32)


def test_undo_and_redo(bench):
    renames(bench, ANN, "Lobby")
    undone = undoes(bench, ANN)
    assert (undone.command, undone.undoes, undone.subject) == ("undo", 2, "Touchpoint t1")
    assert name_of(bench) == "Touchpoint t1"
    redone = redoes(bench, ANN)
    assert (redone.command, redone.redoes) == ("redo", 3)
    assert name_of(bench) == "Lobby"
    undoes(bench, ANN)
    assert bench.document(ANN) == JOURNEY


def test_nothing_to_undo_or_redo(bench):
    for acting, code in ((undoes, "nothing_to_undo"), (redoes, "nothing_to_redo")):
        with pytest.raises(UndoRefused, match=code):
            acting(bench, ANN)


def test_what_began_the_project_is_not_taken_back(bench):
    with pytest.raises(UndoRefused, match="nothing_to_undo"):
        undoes(bench, OWNER)
    assert bench.undo_state(OWNER.id) == {"undo": None, "redo": None}


def test_a_command_that_changes_nothing_is_not_taken_back(bench):
    renames(bench, ANN, "Lobby")
    does(bench, ANN, "move_stage", stage_id="stage:s1", before_id="stage:s2")
    does(bench, ANN, "name_version", version_name="v1")
    assert undoes(bench, ANN).undoes == 2
    assert bench.document(ANN) == JOURNEY


def test_undo_is_per_person(bench):
    renames(bench, ANN, "Lobby")
    adds_a_card(bench, BEN)
    undoes(bench, ANN)
    assert name_of(bench) == "Touchpoint t1"
    assert bench.document(ANN).get("note:new") is not None


def test_undo_is_refused_after_a_colleague_edited_the_same_field(bench):
    renames(bench, ANN, "Lobby")
    renames(bench, BEN, "Bar")
    with pytest.raises(UndoRefused, match="undo_overtaken") as caught:
        undoes(bench, ANN)
    assert caught.value.params == {"subject": "Touchpoint t1", "by": BEN.id}
    assert (bench.revision, name_of(bench)) == (3, "Bar")


def test_undo_is_not_refused_after_a_colleague_edited_another_field(bench):
    renames(bench, ANN, "Lobby")
    does(bench, BEN, "mark_peak", touchpoint_id="touchpoint:t1", is_peak=True)
    undoes(bench, ANN)
    touchpoint = bench.document(ANN).get("touchpoint:t1")
    assert (touchpoint.name, touchpoint.is_peak) == ("Touchpoint t1", True)


def test_undo_is_possible_again_once_the_colleague_has_undone(bench):
    renames(bench, ANN, "Lobby")
    renames(bench, BEN, "Bar")
    undoes(bench, BEN)
    assert undoes(bench, ANN).undoes == 2
    assert bench.document(ANN) == JOURNEY


def test_undo_passes_the_integrity_check(bench):
    does(bench, ANN, "add_stage", stage_id="stage:new", stage_name="After")
    new = {"touchpoint_id": "touchpoint:new", "stage_id": "stage:new", "touchpoint_name": "Farewell"}
    does(bench, BEN, "add_touchpoint", **new)
    with pytest.raises(UndoRefused, match="undo_overtaken") as caught:
        undoes(bench, ANN)
    assert caught.value.params == {"subject": "After", "by": BEN.id}
    assert bench.revision == 3


def test_undoing_a_removal_is_refused_when_its_place_is_gone(bench):
    does(bench, ANN, "remove_card", card_id="note:c3")
    does(bench, BEN, "remove_touchpoint", touchpoint_id="touchpoint:t2")
    with pytest.raises(UndoRefused, match="undo_overtaken") as caught:
        undoes(bench, ANN)
    assert caught.value.params == {"subject": "Waits in line", "by": BEN.id}


def test_two_ends_are_not_made_by_undo(bench):
    does(bench, ANN, "mark_end", touchpoint_id="touchpoint:t1", is_end=True)
    does(bench, ANN, "mark_end", touchpoint_id="touchpoint:t1", is_end=False)
    does(bench, BEN, "mark_end", touchpoint_id="touchpoint:t2", is_end=True)
    with pytest.raises(UndoRefused):
        undoes(bench, ANN)
    assert bench.document(ANN).planned_end.id == "touchpoint:t2"


STEPS = {"a": ("t1", "customer_actions"), "b": ("t2", "customer_actions"), "c": ("t2", "support")}
DRAWN = a_blueprint(STEPS, flows=[("a", "b"), ("a", "c")])
JUMP = "flow:a-c"


def a_bench(services, document):
    return services.projects.workbench(services.projects.create(OWNER, document))


@pytest.mark.parametrize(("ends", "code"), [(("a", "b"), "flow_twice"), (("b", "a"), "flow_cycle")])
def test_undo_makes_no_arrow_that_no_command_may_make(services, ends, code):
    bench = a_bench(services, DRAWN)
    does(bench, ANN, "remove_flow", flow_id="flow:a-b")
    does(bench, BEN, "add_flow", flow_id="flow:new", source_id=f"step:{ends[0]}", target_id=f"step:{ends[1]}")
    with pytest.raises(UndoRefused, match="undo_overtaken") as refusal:
        undoes(bench, ANN)
    assert refusal.value.__cause__.code == code
    assert refusal.value.params["by"] == (BEN.id if code == "flow_twice" else "")


def test_undo_brings_back_an_arrow_that_a_file_brought_in(services):
    bench = a_bench(services, DRAWN)
    does(bench, ANN, "remove_flow", flow_id=JUMP)
    undoes(bench, ANN)
    redoes(bench, ANN)
    undoes(bench, ANN)
    assert bench.document(ANN) == DRAWN


def test_undo_gives_no_step_two_performers(services):
    people = {"performer:one": {}, "performer:two": {}}
    link = ("performed_by", "step:a", "performer:one")
    bench = a_bench(services, enriched(DRAWN, people, relations=[link]))
    does(bench, ANN, "unrelate", relation_id=relation_id(RelationType(link[0]), *link[1:]))
    does(bench, BEN, "relate", relation=link[0], source_id=link[1], target_id="performer:two")
    with pytest.raises(UndoRefused, match="undo_overtaken") as refusal:
        undoes(bench, ANN)
    assert refusal.value.params["by"] == BEN.id


def test_a_finding_set_aside_that_is_none_any_more_does_not_stop_undo(bench):
    renames(bench, ANN, "Lobby")
    does(bench, ANN, "dismiss_finding", rule="R01")
    does(bench, BEN, "reopen_finding", rule="R01")
    assert undoes(bench, ANN).change == ()
    undoes(bench, ANN)
    assert name_of(bench) == "Touchpoint t1"
    redoes(bench, ANN)
    assert redoes(bench, ANN).change == ()


def test_a_refused_undo_may_be_passed_over(bench):
    adds_a_card(bench, ANN)
    renames(bench, ANN, "Lobby")
    renames(bench, BEN, "Bar")
    assert undoes(bench, ANN, skip=True).undoes == 2
    assert (name_of(bench), bench.document(ANN).get("note:new")) == ("Bar", None)
    with pytest.raises(UndoRefused, match="undo_overtaken"):
        undoes(bench, ANN, skip=True)
    assert redoes(bench, ANN).redoes == 5


def test_an_undo_of_a_command_that_was_refused_takes_back_nothing_older(bench):
    adds_a_card(bench, ANN)
    with pytest.raises(UndoRefused, match="step_gone"):
        undoes(bench, ANN, of="f" * 32)
    assert bench.document(ANN).get("note:new")


def test_an_undo_of_a_command_that_changed_nothing_takes_back_nothing_older(bench):
    adds_a_card(bench, ANN)
    unchanged = renames(bench, ANN, "Touchpoint t1")
    with pytest.raises(UndoRefused, match="step_gone"):
        undoes(bench, ANN, of=unchanged.command_id)
    assert bench.document(ANN).get("note:new")


def test_an_undo_takes_back_the_step_it_names_or_nothing(bench):
    renamed = renames(bench, ANN, "Lobby")
    added = adds_a_card(bench, ANN)
    for skip in (False, True):
        with pytest.raises(UndoRefused, match="step_not_newest") as caught:
            undoes(bench, ANN, of=renamed.command_id, skip=skip)
        assert caught.value.params == {"subject": "Queues"}
    assert (name_of(bench), bench.revision) == ("Lobby", 3)
    assert undoes(bench, ANN, of=added.command_id).undoes == 3
    assert undoes(bench, ANN, of=renamed.command_id).undoes == 2


def test_nobody_takes_back_a_colleagues_step_by_naming_it(bench):
    adds_a_card(bench, ANN)
    renamed = renames(bench, BEN, "Bar")
    with pytest.raises(UndoRefused, match="step_gone"):
        undoes(bench, ANN, of=renamed.command_id)


def test_a_redo_brings_back_the_undo_it_names_or_nothing(bench):
    renames(bench, ANN, "Lobby")
    undone = undoes(bench, ANN)
    with pytest.raises(UndoRefused, match="step_gone"):
        redoes(bench, ANN, of="f" * 32)
    redone = redoes(bench, ANN, of=undone.command_id)
    assert redone.redoes == undone.revision
    assert undoes(bench, ANN, of=redone.command_id).undoes == redone.revision


def test_redo_is_refused_after_a_colleague_edited_the_same_field(bench):
    renames(bench, ANN, "Lobby")
    undoes(bench, ANN)
    renames(bench, BEN, "Bar")
    with pytest.raises(UndoRefused, match="undo_overtaken"):
        redoes(bench, ANN)


def test_undo_survives_a_restart(services, bench):
    renames(bench, ANN, "Lobby")
    adds_a_card(bench, ANN)
    undoes(bench, ANN)
    restarted = Workbench(bench.project_id, services.store.log, services.clock)
    assert restarted.undo_state(ANN.id) == bench.undo_state(ANN.id)
    undoes(restarted, ANN)
    redoes(restarted, ANN)
    redoes(restarted, ANN)
    assert name_of(restarted) == "Lobby"
    assert restarted.document(ANN).get("note:new")


def test_what_undo_and_redo_would_take_next(bench):
    assert bench.undo_state(ANN.id) == {"undo": None, "redo": None}
    renamed = renames(bench, ANN, "Lobby")
    adds_a_card(bench, ANN)
    undone = undoes(bench, ANN)
    assert bench.undo_state(ANN.id) == {
        "undo": {"name": "rename_touchpoint", "subject": "Touchpoint t1", "id": renamed.command_id},
        "redo": {"name": "add_card", "subject": "Queues", "id": undone.command_id},
    }
    assert bench.undo_state(BEN.id) == {"undo": None, "redo": None}


def test_restore_is_one_more_operation_and_undoable(bench):
    renames(bench, ANN, "Lobby")
    does(bench, BEN, "remove_stage", stage_id="stage:s2")
    changed = bench.document(ANN)
    restored = bench.restore(ANN, an_id(), 1, label="Before lunch")
    assert (restored.command, restored.subject, restored.revision) == ("restore_revision", "Before lunch", 4)
    assert bench.document(ANN) == JOURNEY
    undoes(bench, ANN)
    assert bench.document(ANN) == changed


@pytest.mark.parametrize("revision", [0, -1, 2, 10**9])
def test_a_revision_that_is_not_there_is_not_restored(bench, revision):
    with pytest.raises(IntegrityError, match="revision_unknown"):
        bench.restore(ANN, an_id(), revision)


def test_an_import_is_one_operation_and_undoable(bench):
    other = a_journey(stages={"x": ["t1"]}, name="A meal")
    bench.execute(ANN, an_id(), ImportDocument(document=other, origin="meal.csv"))
    assert bench.document(ANN) == other
    undoes(bench, ANN)
    assert bench.document(ANN) == JOURNEY


def test_what_another_process_wrote_is_taken_in_before_the_next_command(services, bench):
    elsewhere = Workbench(bench.project_id, services.store.log, services.clock)
    adds_a_card(elsewhere, BEN)
    operation = renames(bench, ANN, "Lobby")
    assert operation.revision == 3
    assert bench.document(ANN).get("note:new")
    assert undoes(bench, BEN).undoes == 2


def test_every_operation_reaches_the_listeners_in_order(services, bench):
    heard = []
    stop = bench.listen(heard.append)
    elsewhere = Workbench(bench.project_id, services.store.log, services.clock)
    adds_a_card(elsewhere, BEN)
    renames(bench, ANN, "Lobby")
    undoes(bench, ANN)
    with pytest.raises(CommandError):
        does(bench, ANN, "remove_stage", stage_id="stage:none")
    assert [operation.revision for operation in heard] == [2, 3, 4]
    assert services.store.log.after(bench.project_id, 1) == tuple(heard)
    stop()
    stop()
    renames(bench, ANN, "Bar")
    assert len(heard) == 3


def test_a_document_given_out_does_not_change(bench):
    before = bench.document(VIEWER)
    does(bench, ANN, "set_emotion", touchpoint_id="touchpoint:t1", state="now", value=3)
    assert before == JOURNEY
    assert bench.document(VIEWER).emotion("touchpoint:t1", CurveState.NOW) == 3


def test_a_text_with_everything_in_it_survives_the_store(services, bench):
    text = "<b>&\"'</b> \u202e\u200f שלום 👩‍👩‍👧‍👦 {x} %s \\ \t\n\u2028 ' OR 1=1 --"
    does(bench, ANN, "edit_card", card_id="note:c3", text=text)
    restarted = Workbench(bench.project_id, services.store.log, services.clock)
    assert restarted.document(ANN).get("note:c3").text == text


def test_the_largest_import_is_kept(services, bench):
    payload = {"name": "edit_card", "card_id": "note:c3", "text": "字" * 10_000}
    bench.execute(ANN, an_id(), parse(payload))
    assert services.store.log.document(bench.project_id).get("note:c3").text == "字" * 10_000


def test_what_is_sealed_is_seen_by_nobody_else(services, bench):
    elsewhere = Workbench(bench.project_id, services.store.log, services.clock)
    operation = adds_a_card(elsewhere, ANN)
    with writing(services.store.engine) as connection:
        connection.execute(text("UPDATE operations SET is_sealed = 1 WHERE revision = 2"))
    renames(bench, BEN, "Bar")
    restarted = Workbench(bench.project_id, services.store.log, services.clock)
    history = ProjectHistory(bench.project_id, services.store.log)
    for either in (bench, restarted):
        assert either.document(ANN).get("note:new") is not None
        assert either.document(BEN).get("note:new") is None
        assert either.document(BEN).revision == 3
    assert history.operations(BEN, 1, until=2) == (SealedOperation(2),)
    assert history.operations(ANN, 1, until=2)[0].command_id == operation.command_id
    assert history.document(BEN, 2).get("note:new") is None


def test_who_comments_and_when_is_put_in_here(bench):
    fields = {"comment_id": "comment:a", "about_id": "touchpoint:t1", "text": "Why?"}
    operation = does(bench, ANN, "add_comment", **fields, author=BEN.id, written_at="2001-01-01T00:00:00Z")
    comment = bench.document(ANN).get("comment:a")
    assert (comment.author, comment.written_at) == (ANN.id, kept_moment(operation.at))
    assert operation.payload["author"] == ANN.id
    undoes(bench, ANN)
    assert "comment:a" not in bench.document(ANN)


def test_a_comment_is_changed_by_its_author_and_removed_by_the_owner_too(bench):
    does(bench, ANN, "add_comment", comment_id="comment:a", about_id="touchpoint:t1", text="Why?")
    for name, fields in (("edit_comment", {"text": "No"}), ("remove_comment", {})):
        with pytest.raises(PermissionDenied, match="comment_is_anothers"):
            does(bench, BEN, name, comment_id="comment:a", **fields)
        with pytest.raises(PermissionDenied, match="role_may_not_edit"):
            does(bench, VIEWER, name, comment_id="comment:a", **fields)
    with pytest.raises(PermissionDenied, match="comment_is_anothers"):
        does(bench, OWNER, "edit_comment", comment_id="comment:a", text="No")
    does(bench, BEN, "resolve_comment", comment_id="comment:a")
    does(bench, OWNER, "remove_comment", comment_id="comment:a")
    assert "comment:a" not in bench.document(ANN)
    undoes(bench, OWNER)
    assert bench.document(ANN).get("comment:a").is_resolved


def test_a_record_takes_its_comments_along_and_brings_them_back(bench):
    does(bench, ANN, "add_comment", comment_id="comment:a", about_id="touchpoint:t1", text="Why?")
    before = bench.document(ANN)
    does(bench, BEN, "remove_touchpoint", touchpoint_id="touchpoint:t1")
    assert not list(bench.document(ANN).of_kind("comment"))
    undoes(bench, BEN)
    assert bench.document(ANN) == before
