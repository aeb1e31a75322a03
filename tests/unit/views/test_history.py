from datetime import UTC, datetime

from cxdesign.history.operation import WORKBENCH_ID, Operation, SealedOperation
from cxdesign.i18n import Translator
from cxdesign.views.history import actor_name, history_entries

AT = datetime(2025, 11, 21, 14, 6, tzinfo=UTC)
NAMES = {"actor:mei": "Mei", "actor:gone": ""}


def operation(revision, command="move_card", subject="Reading lounge", *, actor="actor:mei", **fields):
    return Operation(
        revision=revision,
        command_id=f"{revision:032x}",
        actor_id=actor,
        at=AT,
        command=command,
        subject=subject,
        change=(),
        **fields,
    )


def told(*operations, locale="en"):
    return [entry.sentence for entry in history_entries(operations, NAMES, translate=Translator(locale))]


def test_entries_say_what_who_and_when_newest_first():
    newest, oldest = history_entries([operation(1), operation(2)], NAMES, translate=Translator("en"))
    assert (newest.revision, oldest.revision) == (2, 1)
    assert (newest.sentence, newest.actor_name, newest.at) == ("Move card: Reading lounge", "Mei", AT)
    assert not newest.is_version


def test_a_person_without_a_name_is_a_guest():
    for actor in ("actor:new", "actor:gone"):
        (entry,) = history_entries([operation(1, actor=actor)], NAMES, translate=Translator("en"))
        assert entry.actor_name == "Guest"


def test_undo_and_redo_tell_what_they_are_about_in_the_end():
    undo = operation(2, "undo", undoes=1)
    redo = operation(3, "redo", redoes=2)
    again = operation(4, "undo", undoes=3)
    assert told(operation(1), undo, redo, again) == [
        "Undone: Move card: Reading lounge",
        "Redone: Move card: Reading lounge",
        "Undone: Move card: Reading lounge",
        "Move card: Reading lounge",
    ]
    entries = history_entries([undo, redo], NAMES, translate=Translator("en"))
    assert [(entry.is_undo, entry.is_redo) for entry in entries] == [(False, True), (True, False)]


def test_an_undo_whose_origin_is_not_known_is_told_by_its_subject():
    assert told(operation(9, "undo", undoes=3)) == ["Undone: Reading lounge"]
    assert told(operation(9, "undo", undoes=3), SealedOperation(3))[0] == "Undone: Reading lounge"


def test_a_named_version_shows_its_name():
    (entry,) = history_entries([operation(5, "name_version", "Spring")], NAMES, translate=Translator("en"))
    assert entry.is_version
    assert entry.version_name == "Spring"


def test_a_sealed_operation_says_nothing():
    (entry,) = history_entries([SealedOperation(7)], NAMES, translate=Translator("en"))
    assert (entry.revision, entry.at, entry.actor_id, entry.sentence) == (7, None, "", "Not revealed yet")


def test_a_lane_without_a_name_is_told_by_its_role_in_the_readers_language():
    assert told(operation(1, "move_lane", "lane.pains")) == ["Move lane: Pains"]
    assert "lane.pains" not in told(operation(1, "move_lane", "lane.pains"), locale="zh-CN")[0]
    assert told(operation(1, "move_lane", "lane.unheard")) == ["Move lane: lane.unheard"]
    assert told(operation(1, "edit_card", "lane.pains")) == ["Edit card: lane.pains"]


def test_a_restored_revision_is_told_by_its_number():
    assert told(operation(8, "restore_revision", "3")) == ["Restore: revision 3"]


def test_who_acted_is_a_person_the_workbench_or_somebody():
    told = [actor_name(actor, NAMES, Translator("en")) for actor in ("actor:mei", "actor:gone", WORKBENCH_ID)]
    assert told == ["Mei", "Guest", "Workbench"]
