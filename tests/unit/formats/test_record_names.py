from __future__ import annotations

from cxdesign.domain.cards import CARD_KINDS
from cxdesign.formats.record_names import RecordNames
from tests.builders import a_blueprint, a_whole_project, enriched

STEPS = {
    "a": ("t1", "onstage", "Waits"),
    "b": ("t2", "onstage", "waits"),
    "c": ("t2", "backstage", "Waits"),
    "d": ("t1", "support", "Cooks"),
    "e": ("t1", "onstage", "Waits (Touchpoint t2) #1"),
}
NAMES = RecordNames(a_blueprint(STEPS))
STEP = ("step",)


def names(*suffixes):
    return [NAMES.of(f"step:{suffix}", STEP) for suffix in suffixes]


def test_a_record_is_called_by_its_text():
    assert names("d") == ["Cooks"]


def test_the_same_text_is_told_apart_by_touchpoint_then_by_number():
    assert names("a", "b", "c", "e") == [
        "Waits (Touchpoint t1)",
        "waits (Touchpoint t2) #2",
        "Waits (Touchpoint t2) #3",
        "Waits (Touchpoint t2) #1",
    ]


def test_every_name_means_its_record_alone():
    project = RecordNames(a_whole_project())
    for kinds in (STEP, CARD_KINDS, ("touchpoint",), ("need",), ("step", "touchpoint"), ("empathy_note",)):
        for record in project.ordered(kinds):
            assert project.find(project.of(record.id, kinds), kinds) == (record.id,)


def test_a_text_of_several_means_all_of_them():
    assert NAMES.find(" WAITS ", STEP) == ("step:a", "step:b", "step:c")
    assert NAMES.find("Sleeps", STEP) == ()
    assert NAMES.find("Cooks", ("note",)) == ()


def test_a_long_text_is_quoted_short_and_known_in_full():
    long = RecordNames(a_blueprint({"a": ("t1", "onstage", "x" * 300)}))
    assert len(long.of("step:a", STEP)) == 120
    assert long.find("x" * 300, STEP) == long.find(long.of("step:a", STEP), STEP) == ("step:a",)


def test_very_many_of_one_name_are_numbered_at_once():
    many = enriched(a_blueprint(STEPS), {f"need:n{number}": {"name": "Rest"} for number in range(3000)})
    found = RecordNames(many)
    assert found.of("need:n2999", ("need",)) == "Rest #3000"
    assert len(found.find("rest", ("need",))) == 3000


def test_records_come_in_the_order_of_the_map():
    assert [record.id for record in NAMES.ordered(STEP)] == ["step:a", "step:e", "step:d", "step:b", "step:c"]
