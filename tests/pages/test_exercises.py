"""The exercises: 24 statements sorted one by one and marked at once, six verdicts predicted, the playground."""

from __future__ import annotations

import pytest

from cxdesign.scoring.exercise import pyramid_exercise

KEYS = [str(item.key) for item in pyramid_exercise().items]


def said(app):
    return [element.value for element in app.markdown]


def answer(app, number, name):
    return app.button(key=f"sorting.choose.{number}.{name}").click().run()


def on(app, number):
    return app.button(key=f"sorting.next.{number}").click().run()


def test_an_answer_is_marked_at_once_with_its_reason(open_app):
    app = open_app("exercises")
    assert not app.exception
    answer(app, 1, "L2")
    told = said(app)
    assert any("Not quite: expected is L1 Core promise" in text for text in told)
    assert any("It is the promise itself" in text for text in told)
    assert any("Would customers complain" in text for text in told)
    assert any("badge[ours]" in text and "item and marking" in text for text in told)
    assert app.button(key="sorting.choose.1.L1").disabled


def test_an_item_for_discussion_accepts_several_answers_and_takes_a_reason(open_app):
    app = open_app("exercises")
    for number in range(1, 13):
        on(answer(app, number, KEYS[number - 1]), number)
    answer(app, 13, "L3")
    assert any(text == "**Right\\.**" for text in said(app))
    assert any("Level 3 counts too" in text for text in said(app))
    app.text_input(key="sorting.reason.13").set_value("They ask for it").run()
    assert app.session_state["sorting.given"][-1].reason == "They ask for it"


def test_half_credit_is_told_as_such(open_app):
    app = open_app("exercises")
    for number in range(1, 8):
        on(answer(app, number, KEYS[number - 1]), number)
    answer(app, 8, "L3")
    assert any("Half right: L4 Surprise wins" in text for text in said(app))


def test_the_end_says_what_to_revise_and_begins_anew(open_app):
    app = open_app("exercises")
    for number, key in enumerate(KEYS, start=1):
        on(answer(app, number, "L1" if number in {2, 6} else key), number)
    told = said(app)
    assert any("22 of 24 points" in text for text in told)
    assert any("Is it a reaction to a problem" in text for text in told)
    assert any("wrong\\-item claim" in text and "L2 Feedback" in text for text in told)
    app.button(key="sorting.restart").click().run()
    assert any("item 1 of 24" in text for text in said(app))


def test_everything_right_leaves_nothing_to_revise(open_app):
    app = open_app("exercises")
    for number, key in enumerate(KEYS, start=1):
        on(answer(app, number, key), number)
    assert any("24 of 24 points (100 %)" in text.replace("\\", "") for text in said(app))
    assert any("Nothing to revise" in text for text in said(app))


def test_a_verdict_is_predicted_marked_and_tried(open_app):
    app = open_app("exercises")
    assert not any("It is:" in text for text in said(app))
    app.selectbox(key="drill.verdict.4.0").set_value("delight").run()
    assert any("It is: Base first" in text and "E 2.00" in text for text in said(app))
    app.selectbox(key="drill.verdict.3.0").set_value("half_gate").run()
    assert any("Right: Half gate" in text and "g 0.50" in text for text in said(app))
    assert any("1 of 2 right" in text for text in said(app))
    app.button(key="drill.try.4.0").click().run()
    assert [slider.value for slider in app.slider] == [4.0, 5.0, 2.0, 5.0]
    assert any("Base first, because of L2" in text for text in said(app))
    app.button(key="drill.restart").click().run()
    assert app.selectbox(key="drill.verdict.4.1").value is None


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [("ramp", "Half gate. Index 3.50 instead of 4.00."), ("hard", "Valued"), ("off", "Valued")],
)
def test_the_playground_has_three_gates(open_app, mode, sentence):
    app = open_app("exercises")
    app.button_group(key="drill.play.mode").set_value(mode).run()
    told = [text.replace("\\", "") for text in said(app)]
    expected = sentence if mode == "ramp" else "Index 4.00."
    assert any(expected in text for text in told)


def test_a_slider_moves_the_gate_and_the_start_comes_back(open_app):
    app = open_app("exercises")
    app.slider[3].set_value(2.0).run()
    assert any("because of L1" in text for text in said(app))
    app.button(key="drill.play.back").click().run()
    assert [slider.value for slider in app.slider] == [3.0] * 4


def test_in_chinese_everything_is_in_chinese(open_app):
    app = open_app("exercises", locale="zh-CN")
    answer(app, 1, "L2")
    assert any("不太对" in text for text in said(app))
