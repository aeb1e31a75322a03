import pytest

from cxdesign.analysis.flow import flow_figures
from cxdesign.i18n import Translator
from cxdesign.views.time_strip import NAMES, build_strip, listed
from tests.blueprints import a_blueprint, an_entry
from tests.golden.food_delivery import the_food_delivery
from tests.golden.test_flow_figures import the_shoeshine

ENGLISH, CHINESE = Translator("en"), Translator("zh-CN")


def the_strip(document, translate=ENGLISH):
    return build_strip(document, flow_figures(document), translate)


def test_the_strip_of_the_food_delivery():
    strip = the_strip(the_food_delivery())
    assert (strip["title"], strip["unit"]) == ("Critical path", "minutes, standard")
    assert [(bar["step_id"][5:], bar["time"], bar["start"], bar["end"], bar["is_wait"]) for bar in strip["bars"]] == [
        ("c3", "2", 0, 2, False),
        ("b3", "1", 2, 3, False),
        ("b4", "14", 3, 17, True),
        ("b5", "15", 17, 32, True),
        ("o6", "2", 32, 34, False),
    ]
    assert [tick["label"] for tick in strip["ticks"]] == ["0", "10", "20", "30", "40", "50"]
    assert strip["end"] == 50
    assert strip["promise"] == {"at": 40.0, "label": "promise 40"}
    assert strip["overdue"] == {"at": 48.0, "label": "overdue 48"}
    assert strip["spare"] == {"start": 34.0, "end": 40.0, "label": "6 spare"}
    assert strip["wait"] == {"start": 3.0, "end": 32.0, "label": "the customer waits 29 min"}
    assert (strip["failure"], strip["message"]) == (None, "")


def test_in_chinese_it_says_the_same():
    strip = the_strip(the_food_delivery(), CHINESE)
    assert (strip["title"], strip["unit"], strip["wait"]["label"]) == ("关键路径", "标准时间，分钟", "顾客等待 29 分钟")


def test_one_failure_is_marked():
    assert the_strip(the_shoeshine())["failure"] == {"at": 3.25, "label": "one failure 3.25"}


def test_a_broken_promise_shows_what_is_too_long():
    promise = an_entry("promise:p", promised_minutes=4.0, is_total=True)
    document = a_blueprint({"a": "onstage", "b": "onstage"}, [("a", "b")], minutes={"a": 6.5}, records=[promise])
    assert the_strip(document)["spare"] == {"start": 4.0, "end": 6.5, "label": "2.5 too long"}


@pytest.mark.parametrize(
    ("arrows", "minutes", "message"),
    [
        ([], {"a": 1}, "Draw arrows between the steps"),
        ([("a", "b")], {}, "No step on the way has a standard time yet"),
        ([("a", "b"), ("b", "a")], {}, "The arrows run in a circle: a → b → a. Mark the way back as a repeat (R02)"),
    ],
)
def test_without_a_path_there_is_a_message_and_an_empty_axis(arrows, minutes, message):
    strip = the_strip(a_blueprint({"a": "onstage", "b": "onstage"}, arrows, minutes=minutes))
    assert strip["message"] == message
    assert (strip["bars"], strip["spare"], strip["wait"], strip["note"]) == ([], None, None, "")


def test_the_note_says_where_times_and_promise_come_from():
    tagged = {"provenance": "illustrative"}
    promise = an_entry("promise:p", promised_minutes=4.0, is_total=True, provenance="public", source="One answer.")
    document = a_blueprint(
        {"a": "onstage", "b": "onstage"},
        [("a", "b")],
        minutes={"a": 1, "b": 2},
        attributes={"a": tagged},
        records=[promise],
    )
    note = the_strip(document)["note"]
    assert note == "Times: Illustrative, provenance not stated. Promise: One answer (Public)."


def test_long_lists_say_how_much_more_there_is():
    steps = [f"s{number}" for number in range(NAMES + 3)]
    document = a_blueprint(dict.fromkeys(steps, "onstage"))
    told = listed(document, [f"step:{step}" for step in steps], ENGLISH)
    assert told.endswith("“s11”, and 3 more")
    assert listed(document, ["step:s0", "step:s1"], ENGLISH) == "“s0”, “s1”"
