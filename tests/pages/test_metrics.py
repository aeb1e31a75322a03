"""Metrics: a table pasted, its columns named, the figure shown, kept, changed, removed and brought back."""

from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.domain.answers import AnswerSet
from cxdesign.domain.relations import Relation, relation_id
from cxdesign.domain.vocabulary import RelationType
from tests.pages.conftest import COLLEAGUE

PASTED = "Site\tHow likely to recommend us?\nNorth\t9\nSouth\t12\nNorth\t3\n"


def stored(services, project):
    return services.projects.workbench(project).document(COLLEAGUE)


@pytest.fixture
def app(open_app, hotel):
    found = open_app("metrics", project=hotel)
    assert not found.exception
    return found


def paste(app, text):
    return field(app.text_area, "metrics.paste.").set_value(text).run()


def field(fields, start):
    return next(found for found in fields if str(found.key).startswith(start))


def labels(app):
    return [button.label for button in app.button]


def test_a_pasted_table_becomes_a_figure(app, services, hotel):
    assert app.info[0].value.startswith("No answers yet")
    paste(app, PASTED)
    roles = [box.value for box in app.selectbox if str(box.key).startswith("metrics.role.")]
    assert roles == ["group", "answer"]
    assert "1 cell is no answer" in app.warning[0].value
    assert "B3" in app.warning[0].value
    app.text_input(key="metrics.name.nps").set_value("After the stay").run()
    touchpoint = stored(services, hotel).touchpoints[7].id
    field(app.multiselect, "metrics.measured.").set_value([touchpoint]).run()
    app.button(key="metrics.save").click().run()
    assert not app.exception
    (found,) = stored(services, hotel).entries(AnswerSet)
    assert (found.name, found.columns) == ("After the stay", ("group", "answer"))
    assert found.rows == (("North", 9.0), ("South", None), ("North", 3.0))
    links = [link for link in stored(services, hotel).all(Relation) if link.relation is RelationType.MEASURED_BY]
    assert [(link.source_id, link.target_id) for link in links] == [(touchpoint, found.id)]
    assert any("Net Promoter Score **0**" in label for label in labels(app))
    assert not [area for area in app.text_area if area.value and str(area.key).startswith("metrics.")]


def test_what_was_chosen_right_before_the_click_is_kept_though_the_page_was_not_drawn_since(app, services, hotel):
    paste(app, PASTED)
    field(app.text_area, "metrics.paste.").set_value("Site\tScore\nNorth\t10\n")
    field(app.selectbox, "metrics.role.nps.0.").set_value("")
    app.text_input(key="metrics.name.nps").set_value("After the stay")
    field(app.text_input, "metrics.collected.").set_value("May")
    touchpoint = stored(services, hotel).touchpoints[7].id
    field(app.multiselect, "metrics.measured.").set_value([touchpoint])
    app.button(key="metrics.save").click().run()
    assert not app.exception
    (found,) = stored(services, hotel).entries(AnswerSet)
    assert (found.name, found.collected) == ("After the stay", "May")
    assert (found.columns, found.rows) == (("answer",), ((10.0,),))
    links = [link for link in stored(services, hotel).all(Relation) if link.target_id == found.id]
    assert [link.source_id for link in links] == [touchpoint]


def test_a_column_taken_away_right_before_the_click_keeps_nothing_and_is_asked_for(app, services, hotel):
    paste(app, PASTED)
    field(app.selectbox, "metrics.role.nps.1.").set_value("")
    app.button(key="metrics.save").click().run()
    assert app.warning[0].value == "Choose which column is: Answer."
    assert not stored(services, hotel).entries(AnswerSet)


def test_a_figure_opens_to_its_formula(app):
    paste(app, PASTED)
    app.button(key="metrics.save").click().run()
    figure = next(button for button in app.button if "Net Promoter Score" in button.label)
    figure.click().run()
    assert any("100 \\(0\\.500 − 0\\.500\\)" in element.value for element in app.markdown)


def test_a_table_without_answers_asks_which_column_holds_them(app):
    paste(app, "Name\nAnn\nBen\n")
    assert app.warning[0].value == "Choose which column is: Answer."
    assert not [button for button in app.button if button.key == "metrics.save"]


def test_times_need_their_limit_before_they_are_kept(app):
    app.button_group(key="metrics.metric").set_value("on_time").run()
    paste(app, "Minutes\n4\n6\n")
    assert app.button(key="metrics.save").disabled
    field(app.number_input, "metrics.limit.").set_value(5.0).run()
    app.button(key="metrics.save").click().run()
    assert any("**50 %**" in label for label in labels(app))


def test_answers_are_renamed_removed_and_brought_back(app, services, hotel):
    paste(app, "9\n10\n")
    app.button(key="metrics.save").click().run()
    (found,) = stored(services, hotel).entries(AnswerSet)
    name = next(box for box in app.text_input if str(box.key).startswith(f"metrics.name.{found.id}"))
    name.set_value("Renamed").run()
    collected = next(box for box in app.text_input if str(box.key).startswith(f"metrics.collected.{found.id}"))
    collected.set_value("May").run()
    (found,) = stored(services, hotel).entries(AnswerSet)
    assert (found.name, found.collected) == ("Renamed", "May")
    app.button(key=f"metrics.remove.{found.id}").click().run()
    assert not stored(services, hotel).entries(AnswerSet)
    app.button(key="metrics.undo").click().run()
    assert stored(services, hotel).entries(AnswerSet) == (found,)


def test_answers_that_cannot_be_measured_say_why_and_leave_the_others(app, services, hotel):
    bench = services.projects.workbench(hotel)
    for name, value in (("bad", 11.0), ("good", 9.0)):
        payload = {"name": "add_answers", "answer_set_id": f"answer_set:{name}", "set_name": name, "metric": "nps"}
        bench.execute(COLLEAGUE, name, parse({**payload, "columns": ["answer"], "rows": [[value]]}))
    app.run()
    assert not app.exception
    assert app.error[0].value.startswith("bad: ")
    assert any("Net Promoter Score **\\+100**" in label for label in labels(app))


def test_links_are_let_go_though_a_colleague_has_let_go_of_one_meanwhile(app, services, hotel):
    paste(app, "9\n10\n")
    linked = sorted(touchpoint.id for touchpoint in stored(services, hotel).touchpoints[:2])
    field(app.multiselect, "metrics.measured.").set_value(linked).run()
    app.button(key="metrics.save").click().run()
    (found,) = stored(services, hotel).entries(AnswerSet)
    first = relation_id(RelationType.MEASURED_BY, linked[0], found.id)
    unlink = parse({"name": "unrelate", "relation_id": first})
    services.projects.workbench(hotel).execute(COLLEAGUE, "unlinked", unlink)
    field(app.multiselect, f"metrics.touchpoints.{found.id}").set_value([]).run()
    assert not app.exception
    assert not [link for link in stored(services, hotel).all(Relation) if link.target_id == found.id]
