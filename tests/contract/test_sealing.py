"""Nobody learns what somebody else has rated before the round is revealed, whichever way they look and whoever helps.

Two workbenches on one log stand for two servers.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from cxdesign.commands import ImportDocument
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound, RatingEntry, criterion_id, own_rater_id, rating_id
from cxdesign.errors import CommandError, CommandInvalid, IntegrityError, PermissionDenied, UndoRefused
from cxdesign.formats import native
from cxdesign.history.audience import visible_to
from cxdesign.history.operation import Operation, SealedOperation
from cxdesign.i18n import Translator
from cxdesign.live.desk import Desk
from cxdesign.live.frames import dumps
from cxdesign.services.history import ProjectHistory
from cxdesign.services.workbench import Workbench
from cxdesign.storage.log import CHECKPOINT_EVERY
from tests.acting import ANN, BEN, CAT, OWNER, VIEWER, an_id, does, redoes, undoes
from tests.builders import a_journey
from tests.contract.conftest import NOON

ROUND, GUEST = "round:r", "rater:guest"
SECRET = "the-pool-is-cold"
AT_WORK = (BEN, CAT, OWNER)
OTHERS = (*AT_WORK, VIEWER)


class Scene:
    """A project with an open round, raters Ann, Ben and a guest, on two servers."""

    def __init__(self, place) -> None:
        self.place = place
        self.project_id = place.project()
        self.here = self.server()
        self.here.execute(OWNER, an_id(), ImportDocument(document=a_journey()))
        does(self.here, OWNER, "open_round", round_id=ROUND, round_name="Round 1")
        for actor in (ANN, BEN):
            does(self.here, actor, "add_rater", rater_id=own_rater_id(actor.id), role="manager", rater_name=actor.id)
        does(self.here, ANN, "add_rater", rater_id=GUEST, role="customer", is_guest=True)
        self.there = self.server()
        self.history = ProjectHistory(self.project_id, place.log)

    def server(self) -> Workbench:
        """Return the workbench of a server that has just begun."""
        return Workbench(self.project_id, self.place.log, lambda: NOON)

    def rates(self, actor=ANN, score=2, *, rater=None, criterion="C1", bench=None, **fields) -> Operation:
        """Let somebody rate with a note that nobody else may read."""
        place = {"round_id": ROUND, "rater_id": rater or own_rater_id(actor.id), "criterion": criterion}
        return does(bench or self.here, actor, "rate", **place, score=score, note=SECRET, **fields)

    def withdraws(self, actor=ANN, *, rater=None, bench=None) -> Operation:
        place = {"round_id": ROUND, "rater_id": rater or own_rater_id(actor.id), "criterion": "C1"}
        return does(bench or self.here, actor, "withdraw_rating", **place)

    def reveals(self, actor=BEN, bench=None) -> Operation:
        return does(bench or self.here, actor, "reveal_round", round_id=ROUND)

    def all_that_is_told(self, actor) -> str:
        """Return everything a person can get of the project, from both servers and one that begins now, as one text."""
        told: list[object] = [operation_words(o) for o in self.history.operations(actor, 0)]
        told += [records(self.history.document(actor, number)) for number in range(1, self.here.revision + 2)]
        for bench in (self.here, self.there, self.server()):
            desk = Desk(bench, actor, Translator("en"), dict, NOON.date)
            told += [records(bench.document(actor)), bench.undo_state(actor.id)]
            told += [desk.state(None), desk.state(0), desk.parts(["figures", "needs", "findings", "blueprint"])]
            told += desk.by_fallback([], 0, ["figures"])
            told.append(native.write(bench.document(actor)).decode())
        return "\n".join(dumps(one) if isinstance(one, dict) else str(one) for one in told)

    def ratings(self, actor, bench=None) -> list[int | None]:
        return [rating.score for rating in (bench or self.here).document(actor).all(RatingEntry)]


def operation_words(operation: Operation | SealedOperation) -> str:
    return repr(operation)


def records(document: Document) -> str:
    return json.dumps([record.to_dict() for record in document])


@pytest.fixture
def scene(place) -> Scene:
    return Scene(place)


def assert_sealed(scene: Scene, *, count: int) -> None:
    """The rater is told everything; others neither words nor any rating, and their revisions have no gap."""
    assert SECRET in scene.all_that_is_told(ANN)
    for actor in OTHERS:
        told = scene.all_that_is_told(actor)
        assert SECRET not in told
        assert '"kind": "rating"' not in told
        seen = scene.history.operations(actor, 0)
        assert [operation.revision for operation in seen] == list(range(1, len(seen) + 1))
        sealed = sum(isinstance(operation, SealedOperation) for operation in seen)
        assert sealed > count if actor is VIEWER else sealed == count


def test_a_rating_is_told_to_nobody_but_who_gave_it(scene):
    scene.rates()
    scene.rates(score=4)
    scene.rates(criterion="C2", score=None)
    assert_sealed(scene, count=3)


def test_what_is_withdrawn_undone_and_brought_back_is_sealed_as_well(scene):
    scene.rates()
    scene.withdraws()
    undoes(scene.here, ANN)
    undone = undoes(scene.there, ANN)
    redone = redoes(scene.here, ANN)
    assert (undone.is_sealed, redone.is_sealed) == (True, True)
    assert scene.ratings(ANN) == [2]
    assert_sealed(scene, count=5)


def test_what_others_do_meanwhile_shows_nothing_and_breaks_nothing(scene):
    scene.rates(record_ids=["note:c3"])
    does(scene.there, BEN, "rename_touchpoint", touchpoint_id="touchpoint:t1", new_name="Lobby")
    scene.rates(score=5, record_ids=["note:c3"])
    does(scene.here, CAT, "remove_card", card_id="note:c3")
    scene.rates(BEN, 1, bench=scene.there)
    scene.rates(score=3, criterion="C2")
    assert scene.here.document(BEN).get("touchpoint:t1").name == "Lobby"
    assert scene.ratings(BEN) == scene.ratings(BEN, scene.there) == [1]
    assert sorted(scene.ratings(ANN, scene.there)) == [3, 5]
    assert scene.ratings(CAT) == []


def test_a_reveal_shows_everybody_everything_on_every_server(scene):
    scene.rates()
    scene.rates(BEN, 5, bench=scene.there)
    scene.reveals(CAT, scene.there)
    for bench in (scene.here, scene.there, scene.server()):
        for actor in (ANN, *AT_WORK):
            assert sorted(scene.ratings(actor, bench)) == [2, 5]
    assert not [o for o in scene.history.operations(CAT, 0) if isinstance(o, SealedOperation)]
    assert scene.place.log.sealed(scene.project_id) == ()
    assert scene.ratings(VIEWER) == []
    assert SECRET not in scene.all_that_is_told(VIEWER)


def test_a_reveal_lifts_the_seals_of_its_round_only(scene):
    scene.rates()
    does(scene.here, OWNER, "open_round", round_id="round:other", round_name="Round 2")
    place = {"round_id": "round:other", "rater_id": own_rater_id(ANN.id), "criterion": "C1"}
    does(scene.here, ANN, "rate", **place, score=3, note="also-secret")
    scene.reveals()
    told = scene.all_that_is_told(BEN)
    assert SECRET in told
    assert "also-secret" not in told


def test_after_a_reveal_nobody_rates_withdraws_undoes_or_brings_back(scene):
    scene.rates(criterion="C2")
    scene.rates()
    undoes(scene.here, ANN)
    scene.reveals(bench=scene.there)
    for bench in (scene.here, scene.there, scene.server()):
        for acting, code in (
            (lambda bench=bench: scene.rates(bench=bench), "round_revealed"),
            (lambda bench=bench: scene.withdraws(bench=bench), "round_revealed"),
            (lambda bench=bench: redoes(bench, ANN), "nothing_to_redo"),
            (lambda bench=bench: undoes(bench, BEN, of="f" * 32), "step_gone"),
        ):
            with pytest.raises(CommandError, match=code):
                acting()
    assert scene.here.undo_state(ANN.id)["redo"] is None
    assert scene.ratings(BEN) == [2]


def test_a_reveal_cannot_be_taken_back_but_what_came_before_can(scene):
    does(scene.here, BEN, "rename_touchpoint", touchpoint_id="touchpoint:t1", new_name="Lobby")
    does(scene.here, ANN, "rename_project", new_name="Hotel")
    rated = scene.rates()
    revealed = scene.reveals()
    for actor, operation in ((BEN, revealed), (ANN, rated)):
        with pytest.raises(UndoRefused, match="step_gone"):
            undoes(scene.here, actor, of=operation.command_id)
    assert undoes(scene.here, ANN).subject == "A stay at the hotel"
    undoes(scene.there, BEN)
    assert scene.here.document(CAT) == scene.there.document(CAT)
    assert scene.here.document(BEN).get("touchpoint:t1").name == "Touchpoint t1"
    redoes(scene.here, ANN)
    assert scene.here.document(BEN).project.name == "Hotel"


def test_a_round_is_revealed_once_by_however_many_at_a_time(scene):
    scene.rates()

    def attempt(number):
        try:
            return scene.reveals(BEN if number % 2 else CAT, (scene.here, scene.there)[number % 2]).revision
        except IntegrityError as error:
            return error.code

    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(attempt, range(6)))
    assert results.count("round_revealed") == 5
    assert scene.ratings(CAT) == [2]


def test_who_rates_while_another_server_reveals_is_either_shown_or_refused(scene):
    scene.rates()

    def rate(number):
        try:
            return scene.rates(score=3, criterion=f"D{number}", bench=(scene.here, scene.there)[number % 2])
        except IntegrityError as error:
            return error.code

    with ThreadPoolExecutor(4) as pool:
        ratings = [pool.submit(rate, number) for number in range(12)]
        pool.submit(scene.reveals, BEN, scene.there).result(timeout=20)
        results = [found.result(timeout=20) for found in ratings]
    taken = [result for result in results if isinstance(result, Operation)]
    assert {result for result in results if not isinstance(result, Operation)} <= {"round_revealed"}
    assert len(scene.ratings(BEN)) == len(scene.ratings(BEN, scene.server())) == len(taken) + 1
    assert scene.place.log.sealed(scene.project_id) == ()


def test_a_command_id_of_somebody_else_gets_nothing(scene):
    command_id = an_id()
    scene.rates(command_id=command_id)
    for actor in (BEN, OWNER):
        with pytest.raises(CommandInvalid, match="command_id_taken") as refusal:
            scene.rates(actor, rater=GUEST, command_id=command_id)
        assert SECRET not in repr(refusal.value.params)
    assert scene.rates(score=5, command_id=command_id).revision == scene.here.revision
    assert scene.ratings(ANN) == [2]


def test_nobody_rates_or_withdraws_for_somebody_else(scene):
    scene.rates()
    for acting in (scene.rates, scene.withdraws):
        with pytest.raises(PermissionDenied, match="rater_is_another"):
            acting(BEN, rater=own_rater_id(ANN.id))
    with pytest.raises(PermissionDenied, match="role_may_not_edit"):
        scene.rates(VIEWER)
    for fields in ({"is_guest": True}, {"is_guest": False}):
        with pytest.raises(PermissionDenied, match="rater_is_another"):
            does(scene.here, BEN, "add_rater", rater_id=own_rater_id(CAT.id), role="customer", **fields)


def test_a_guests_rating_belongs_to_who_entered_it(scene):
    scene.rates(rater=GUEST)
    for bench in (scene.here, scene.there, scene.server()):
        for score in (2, 5):  # what was said, so that nothing would change, or something else
            with pytest.raises(PermissionDenied, match="sealed_by_another"):
                scene.rates(BEN, score, rater=GUEST, bench=bench)
        with pytest.raises(PermissionDenied, match="sealed_by_another"):
            scene.withdraws(BEN, rater=GUEST, bench=bench)
    scene.rates(BEN, 5, rater=GUEST, criterion="C2", bench=scene.there)
    assert (scene.ratings(ANN), scene.ratings(BEN), scene.ratings(CAT)) == ([2], [5], [])
    assert SECRET not in scene.all_that_is_told(CAT)
    scene.rates(score=3, rater=GUEST)
    assert scene.ratings(ANN) == [3]
    scene.withdraws(rater=GUEST)
    with pytest.raises(PermissionDenied, match="sealed_by_another"):  # not even a place that is empty again
        scene.rates(BEN, rater=GUEST)
    scene.reveals(CAT)
    assert scene.ratings(CAT) == [5]


def test_from_which_side_a_guest_speaks_stays_while_somebody_elses_rating_is_sealed(scene):
    def takes(actor, role, bench):
        return does(bench, actor, "edit_rater", rater_id=GUEST, rater_name="Lin", role=role)

    takes(BEN, "manager", scene.there)
    scene.rates(rater=GUEST)
    for bench in (scene.here, scene.there, scene.server()):
        for changing in (lambda bench=bench: takes(BEN, "observer", bench), lambda bench=bench: undoes(bench, BEN)):
            with pytest.raises(PermissionDenied, match="sealed_by_another"):
                changing()
    does(scene.there, BEN, "edit_rater", rater_id=GUEST, rater_name="Lin Wei", role="manager")
    takes(ANN, "customer", scene.here)
    scene.reveals(CAT)
    takes(BEN, "designer", scene.there)


def test_raters_and_rounds_with_sealed_ratings_stay(scene):
    scene.rates(rater=GUEST)
    scene.rates()
    for actor, name, fields in (
        (BEN, "remove_rater", {"rater_id": GUEST}),
        (ANN, "remove_rater", {"rater_id": own_rater_id(ANN.id)}),
        (BEN, "remove_round", {"round_id": ROUND}),
    ):
        with pytest.raises(IntegrityError, match="round_open"):
            does(scene.here, actor, name, **fields)
    with pytest.raises(UndoRefused, match="undo_overtaken"):
        undoes(scene.here, OWNER)  # who opened the round
    assert scene.ratings(ANN) == [2, 2]


def test_an_import_waits_until_the_round_is_revealed(scene):
    scene.rates()
    for actor in (ANN, BEN):
        with pytest.raises(IntegrityError, match="round_open"):
            scene.here.execute(actor, an_id(), ImportDocument(document=a_journey()))
    scene.reveals()
    before = scene.here.document(BEN)
    scene.here.execute(BEN, an_id(), ImportDocument(document=a_journey()))
    assert scene.ratings(BEN) == []
    undoes(scene.here, BEN)
    assert scene.here.document(CAT) == before


def test_a_round_is_revealed_by_nothing_but_its_reveal(scene):
    """Not by bringing back an import whose round was revealed, once somebody has rated in the one that is open."""
    opened = scene.here.document(BEN)
    revealed = opened.with_records(
        changed=[opened.expect(ROUND, EvaluationRound).replaced({"state": "revealed", "name": "From a file"})]
    )
    scene.here.execute(BEN, an_id(), ImportDocument(document=revealed))
    undoes(scene.here, BEN)
    scene.rates()
    for bench in (scene.here, scene.there):
        with pytest.raises(IntegrityError, match="round_open"):
            redoes(bench, BEN)
    assert SECRET not in scene.all_that_is_told(BEN)


def test_an_import_does_not_touch_what_is_withdrawn_under_seal(scene):
    scene.rates()
    rated = scene.here.document(ANN)
    scene.withdraws()
    for actor in (ANN, BEN):
        with pytest.raises(PermissionDenied, match="sealed_by_another"):
            scene.here.execute(actor, an_id(), ImportDocument(document=rated))
    scene.here.execute(BEN, an_id(), ImportDocument(document=a_journey()))
    assert SECRET not in scene.all_that_is_told(BEN)
    undoes(scene.here, BEN)
    assert SECRET not in scene.all_that_is_told(BEN)


def test_a_restored_revision_leaves_evaluation_as_it_is(scene):
    first = scene.here.revision
    scene.rates()
    does(scene.here, BEN, "rename_touchpoint", touchpoint_id="touchpoint:t1", new_name="Lobby")
    does(scene.here, BEN, "name_version", version_name="Before lunch")
    for actor, revision in ((BEN, 1), (ANN, first), (BEN, first + 1)):
        restored = scene.here.restore(actor, an_id(), revision)
        assert not [edit for edit in restored.change if edit.id.startswith(("rating:", "round:", "rater:"))]
        assert_sealed(scene, count=1)
    undoes(scene.here, BEN)
    assert scene.ratings(ANN) == [2]
    scene.reveals()
    scene.here.restore(BEN, an_id(), first)
    assert scene.ratings(CAT) == [2]
    assert not scene.here.document(CAT).expect(ROUND, EvaluationRound).is_open


def test_a_revision_that_is_not_there_yet_shows_nothing_that_comes_while_it_is_read(scene):
    """Between reading what is sealed and reading the document somebody may rate."""

    class Interrupted:
        def __init__(self, log) -> None:
            self._log = log

        def document(self, *args, **fields):
            scene.rates()
            return self._log.document(*args, **fields)

        def sealed(self, project_id):
            found = self._log.sealed(project_id)
            scene.rates()
            return found

    late = ProjectHistory(scene.project_id, Interrupted(scene.place.log))
    assert SECRET not in records(late.document(BEN, 10**6))


def test_no_undo_changes_the_words_somebody_has_rated_by(scene):
    words = {"name": "Kept", "question": "Is it?", "anchor_1": "No", "anchor_3": "So", "anchor_5": "Yes"}
    criteria = [{"code": "C1", **words, "dimension": "customer"}]
    own = "criteria_set:own"
    does(scene.here, BEN, "copy_criteria", set_id=own, set_name="Ours", criteria=criteria)
    does(scene.here, BEN, "edit_criterion", criterion_id=criterion_id(own, "C1"), attributes={"weight": 2.0})
    does(scene.here, BEN, "edit_criterion", criterion_id=criterion_id(own, "C1"), attributes={"name": "Kept promise"})
    does(scene.here, CAT, "open_round", round_id="round:own", round_name="By ours", set_id=own)
    place = {"round_id": "round:own", "rater_id": own_rater_id(ANN.id), "criterion": "C1"}
    does(scene.here, ANN, "rate", **place, score=3)
    with pytest.raises(UndoRefused, match="undo_overtaken"):
        undoes(scene.here, BEN)
    assert undoes(scene.here, BEN, skip=True).change[0].after == {"weight": 1.0}


def test_what_was_rated_under_seal_stays_sealed_when_its_round_is_gone(scene):
    scene.rates()
    scene.withdraws()
    does(scene.here, BEN, "remove_round", round_id=ROUND)
    assert SECRET not in scene.all_that_is_told(BEN)
    with pytest.raises(UndoRefused):
        undoes(scene.here, ANN)
    does(scene.here, BEN, "open_round", round_id=ROUND, round_name="The same id")
    scene.rates(BEN, 4)
    scene.reveals()
    assert scene.ratings(CAT) == [4]


def test_the_boards_of_another_server_are_told_as_little(scene):
    heard: list[Operation | SealedOperation] = []
    scene.there.listen(lambda operation: heard.append(visible_to(BEN.reader, operation)))
    rated = scene.rates()
    undoes(scene.here, ANN)
    redoes(scene.here, ANN)
    scene.there.follow()
    assert heard == [SealedOperation(rated.revision + number) for number in range(3)]
    scene.reveals(CAT)
    scene.there.follow()
    assert heard[-1].command == "reveal_round"
    assert scene.ratings(BEN, scene.there) == [2]
    assert scene.there.undo_state(ANN.id)["undo"]["name"] == "add_rater"


def test_a_server_that_hears_of_ratings_and_their_reveal_at_once_shows_both(scene):
    scene.rates()
    scene.reveals(CAT)
    scene.there.follow()
    assert scene.ratings(BEN, scene.there) == [2]
    assert undoes(scene.there, ANN).undoes < scene.here.revision - 1  # the guest she added, not what she rated


def test_a_server_that_begins_from_a_checkpoint_keeps_what_is_sealed(scene):
    scene.rates()
    document, before = scene.place.log.document(scene.project_id), scene.here.revision
    with scene.place.log.writing(scene.project_id) as transaction:
        for revision in range(before + 1, CHECKPOINT_EVERY + 3):
            named = Operation(revision, an_id(), BEN.id, NOON, "name_version", f"Version {revision}", ())
            scene.place.log.append(transaction, named, document.with_records(revision=revision))
    begun = scene.server()
    assert begun.revision > CHECKPOINT_EVERY
    assert (scene.ratings(ANN, begun), scene.ratings(BEN, begun), scene.ratings(BEN)) == ([2], [], [])
    assert SECRET not in records(scene.history.document(BEN, CHECKPOINT_EVERY + 1))
    scene.reveals(bench=begun)
    assert scene.ratings(CAT, scene.server()) == scene.ratings(CAT) == [2]


def test_of_a_rating_that_came_with_a_file_others_go_on_seeing_what_they_knew(scene):
    place = {"round_id": ROUND, "rater_id": GUEST, "criterion": "C1"}
    known = RatingEntry(id=rating_id(*place.values()), score=3, **place)
    opened = scene.here.document(BEN).with_records(changed=[known])
    does(scene.here, BEN, "remove_rater", rater_id=GUEST)
    scene.here.execute(BEN, an_id(), ImportDocument(document=opened))
    before = scene.here.revision
    scene.rates(rater=GUEST)
    scene.rates(score=5, rater=GUEST)
    for count, own in ((2, [5]), (3, [])):
        for bench in (scene.here, scene.there, scene.server()):
            assert (scene.ratings(ANN, bench), scene.ratings(BEN, bench)) == (own, [3])
        for number in range(count):
            assert scene.history.document(BEN, before + number).expect(known.id, RatingEntry) == known
        if own:
            scene.withdraws(rater=GUEST)
    for name, fields in (("remove_rater", {"rater_id": GUEST}), ("remove_round", {"round_id": ROUND})):
        with pytest.raises(IntegrityError, match="round_open"):
            does(scene.there, CAT, name, **fields)
    with pytest.raises(UndoRefused, match="undo_overtaken"):
        undoes(scene.here, BEN)  # the import
    does(scene.here, CAT, "rename_project", new_name="Hotel")
    assert scene.ratings(BEN) == [3]
