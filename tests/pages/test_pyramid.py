"""The pyramid page: features moved to another level, the gate that follows, the questions, the lines of the curve."""

from __future__ import annotations

import pytest
from streamlit.elements.lib import policies

from cxdesign.domain.cards import Feature
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EVALUATION_KINDS, EvaluationRound, RaterEntry
from cxdesign.domain.vocabulary import Level, RaterRole, RoundState
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.services.starters import load_starter
from tests.builders import a_journey
from tests.evaluations import a_rating
from tests.pages.conftest import COLLEAGUE
from tests.pages.firing import component_data, fire

BOARD = "pyramid.board"
TEA = "feature:lobby-idea-1"


def unrated():
    """Return the sample as it is before anybody has rated it."""
    return Document(record for record in load_starter("hotel", "en") if record.kind not in EVALUATION_KINDS)


def document_of(services, project):
    return services.projects.workbench(project).document(COLLEAGUE)


def level_of(services, project, feature=TEA):
    return document_of(services, project).expect(feature, Feature).level


def cards(app):
    return {level["level"]: [card["id"] for card in level["cards"]] for level in component_data(app, BOARD)["levels"]}


def said(app):
    return [element.value for element in app.markdown]


def act(app, *acts):
    numbered = [{"number": number, **act} for number, act in enumerate(acts, start=1)]
    return fire(app, BOARD, "acts", {"client": "one", "acts": numbered})


def move(app, record, source, level):
    return act(app, {"name": "move", "record": record, "source": source, "level": level})


def test_the_features_stand_on_their_levels(open_app, hotel):
    app = open_app("pyramid", project=hotel)
    assert not app.exception
    assert TEA in cards(app)["L3"]
    assert component_data(app, BOARD)["unplaced"] == []
    assert any("Base first, because of L1" in text for text in said(app))


def test_a_feature_is_moved_and_the_gate_with_it_and_both_are_taken_back(services, open_app, hotel):
    app = open_app("pyramid", project=hotel)
    move(app, TEA, "L3", "L1")
    assert level_of(services, hotel) is Level.L1
    assert TEA in cards(app)["L1"]
    told = component_data(app, BOARD)["said"]
    assert "L1 2.50 → 2.70, L3 3.67 → 3.56" in told
    assert "Gate 0.00 → 0.20, index 2.50 → 2.93, verdict: Base first → Half gate." in told
    assert any(text.startswith("What the map shows: **Half gate") for text in said(app))
    app.button(key="pyramid.undo").click().run()
    assert level_of(services, hotel) is Level.L3
    assert component_data(app, BOARD)["said"] == ""


def test_two_moves_that_come_together_are_both_made_and_none_of_them_twice(services, open_app, hotel):
    app = open_app("pyramid", project=hotel)
    both = (
        {"name": "move", "record": TEA, "source": "L3", "level": "L4"},
        {"name": "move", "record": TEA, "source": "L4", "level": "L2"},
    )
    act(app, *both)
    assert level_of(services, hotel) is Level.L2
    assert component_data(app, BOARD)["ack"] == {"client": "one", "number": 2}
    revision = document_of(services, hotel).revision
    act(app, *both)
    assert document_of(services, hotel).revision == revision


def test_the_playground_begins_with_the_map_and_follows_a_move(services, open_app):
    app = open_app("pyramid", project=services.projects.create(COLLEAGUE, unrated()))
    start = [slider.value for slider in app.slider]
    assert start == [2.5, 3.7, 2.8, 2.5]
    move(app, TEA, "L3", "L1")
    assert [slider.value for slider in app.slider] == [2.5, 3.6, 2.8, 2.7]


def test_a_feature_loses_its_level_and_waits(services, open_app, hotel):
    app = open_app("pyramid", project=hotel)
    move(app, TEA, "L3", "")
    assert level_of(services, hotel) is None
    assert [card["id"] for card in component_data(app, BOARD)["unplaced"]] == [TEA]


def test_a_level_of_the_touchpoint_itself_is_moved_and_the_others_stay(services, open_app, hotel):
    app = open_app("pyramid", project=hotel)
    assert "touchpoint:booking" in cards(app)["L1"]
    move(app, "touchpoint:booking", "L1", "L2")
    booking = document_of(services, hotel).get("touchpoint:booking")
    assert booking.levels == (Level.L2,)
    assert "touchpoint:booking" in cards(app)["L2"]


@pytest.mark.parametrize(
    "sent",
    [
        "nonsense",
        {"client": "one", "acts": [{"number": 1, "name": "move", "record": TEA}]},
        {"client": "one", "acts": [{"number": 1, "name": "move", "record": TEA, "source": "L3", "level": "L9"}]},
        {"client": "one", "acts": [{"number": 1, "name": "move", "record": 4, "source": "", "level": ""}]},
    ],
)
def test_what_cannot_be_understood_changes_nothing(services, open_app, hotel, sent):
    app = open_app("pyramid", project=hotel)
    fire(app, BOARD, "acts", sent)
    assert not app.exception
    assert "could not be understood" in app.toast[0].value
    assert level_of(services, hotel) is Level.L3


def test_a_feature_that_is_gone_is_told(services, open_app, hotel):
    app = open_app("pyramid", project=hotel)
    move(app, "feature:gone", "L3", "L1")
    assert app.toast
    assert not app.exception


def test_a_project_without_features_says_what_to_do(services, open_app):
    project = services.projects.create(COLLEAGUE, load_starter("empty", "en"))
    app = open_app("pyramid", project=project)
    assert any("no feature yet" in text for text in said(app))
    assert [slider.value for slider in app.slider] == [3.0] * 4
    assert any("No emotion is stated yet" in caption.value for caption in app.caption)
    app.button(key="pyramid.to_journey").click().run()
    assert not app.exception


def test_the_four_questions_lead_to_a_level_and_one_button_applies_it(services, open_app, hotel):
    app = open_app("pyramid", project=hotel)
    act(app, {"name": "ask", "record": TEA})
    assert app.selectbox(key="tagging.chosen").value == TEA
    about = TEA.partition(":")[2]
    for question, answer in (("missed", "no"), ("problem", "no"), ("personal", "yes"), ("unexpected", "yes")):
        app.button_group(key=f"tagging.answer.{question}.{about}").set_value(answer).run()
    assert any("L4, Surprising excellent service" in text and "L3 holds too" in text for text in said(app))
    app.button(key="tagging.apply").click().run()
    assert level_of(services, hotel) is Level.L4
    assert any("stands there already" in caption.value for caption in app.caption)


def test_the_first_yes_settles_the_level_and_four_times_no_takes_it_off(services, open_app, hotel):
    app = open_app("pyramid", project=hotel)
    first = app.selectbox(key="tagging.chosen").value.partition(":")[2]
    app.button_group(key=f"tagging.answer.missed.{first}").set_value("yes").run()
    assert not [found for found in app.get("button_group") if "tagging.answer.problem" in str(found.key)]
    assert any("L1, Core service proposition" in text for text in said(app))
    for question in ("missed", "problem", "personal", "unexpected"):
        app.button_group(key=f"tagging.answer.{question}.{first}").set_value("no").run()
    app.button(key="tagging.apply").click().run()
    assert level_of(services, hotel, f"feature:{first}") is None


def test_the_curve_is_told_against_both_lines_and_a_line_is_moved(services, open_app, hotel):
    app = open_app("pyramid", project=hotel)
    assert any("Target: 3 of 8 reach the delight line \\+3" in text for text in said(app))
    assert any("Now: 1 of 8 stay below the satisfaction line 0" in text for text in said(app))
    line = next(found for found in app.number_input if str(found.key).startswith("delight.delight_line"))
    line.set_value(4).run()
    assert document_of(services, hotel).project.delight_line == 4
    assert any("Target: 1 of 8 reach the delight line \\+4" in text for text in said(app))


def test_a_text_of_a_person_is_no_markup(services, open_app):
    document = a_journey({"s": ["t1"]}, cards={"feature:f": ("t1", "opportunities", "**<b>Tea</b>** :red[x]")})
    project = services.projects.create(COLLEAGUE, document)
    app = open_app("pyramid", project=project)
    move(app, "feature:f", "", "L3")
    notice = next(text for text in said(app) if "now stands on L3" in text)
    assert "\\<b\\>" in notice


def test_in_chinese_the_move_is_told_in_chinese(open_app, hotel):
    app = open_app("pyramid", project=hotel, locale="zh-CN")
    move(app, TEA, "L3", "L1")
    assert "闸门 0.00 → 0.20，指数 2.50 → 2.93，结论：先打好基础 → 闸门半开" in component_data(app, BOARD)["said"]
    assert any("闸门半开" in text for text in said(app))


def test_the_playground_begins_with_the_last_evaluation_until_something_is_moved(services, open_app, monkeypatch):
    document = unrated()
    codes = [criterion.id for criterion in criteria_catalogue().criteria]
    people = [
        RaterEntry(id=f"rater:{name}", name=name, role=RaterRole.CUSTOMER, order=key)
        for name, key in (("ann", "a0"), ("ben", "a1"))
    ]
    first = EvaluationRound(id="round:first", name="First <b>", order="a0", state=RoundState.REVEALED, gate_low=1.0)
    ratings = [a_rating("first", name, code, 4) for name in ("ann", "ben") for code in codes]
    project = services.projects.create(COLLEAGUE, document.with_records(changed=[*people, first, *ratings]))
    app = open_app("pyramid", project=project)
    assert [slider.value for slider in app.slider] == [4.0] * 4
    assert any("round “First \\<b\\>”" in caption.value for caption in app.caption)
    app.button_group(key="pyramid.begin").set_value("map").run()
    assert [slider.value for slider in app.slider] == [2.5, 3.7, 2.8, 2.5]
    app.button_group(key="pyramid.begin").set_value("rated").run()
    monkeypatch.setattr(policies, "_shown_default_value_warning", False)
    move(app, TEA, "L3", "L1")
    assert not policies._shown_default_value_warning
    assert any("now begins with the map" in caption.value for caption in app.caption)
    assert [slider.value for slider in app.slider] == [2.5, 3.6, 2.8, 2.7]
