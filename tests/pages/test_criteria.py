"""The page of criteria: read, copied, edited, weighed, removed and brought back, carried as a file."""

from __future__ import annotations

import pytest

from cxdesign.commands.evaluation import AddRater, OpenRound, Rate, RevealRound
from cxdesign.domain.evaluation import CriteriaSet, Criterion, own_rater_id
from cxdesign.domain.vocabulary import Dimension, RaterRole
from cxdesign.formats import criteria_file
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.copies import catalogue_copies
from cxdesign.ui.plain import escaped
from tests.pages.conftest import COLLEAGUE
from tests.pages.reading import texts


def stored(services, project):
    return services.projects.workbench(project).document(COLLEAGUE)


def own_set(services, project):
    (found,) = stored(services, project).entries(CriteriaSet)
    return found


def criteria(services, project):
    return stored(services, project).criteria(own_set(services, project).id)


def field(app, widget, name):
    return next(
        found for found in getattr(app, widget) if f".{name}." in f"{found.key}." and "criteria.field" in found.key
    )


@pytest.fixture
def copied(open_app, hotel):
    return open_app("criteria", project=hotel).button(key="criteria.copy").click().run()


def said(app):
    return " ".join(text for _, text in texts(app))


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_all_criteria_are_read_with_what_they_feed(open_app, hotel, locale):
    app = open_app("criteria", project=hotel, locale=locale)
    assert len([button for button in app.button if str(button.key).startswith("register.choose.")]) == 29
    app.button(key="register.choose.C2").click().run()
    second = criteria_catalogue().criterion("C2")
    assert escaped(second.anchors["5"].of(locale)) in said(app)
    assert all(escaped(origin.source.of(locale)) in said(app) for origin in second.origins)


def test_a_copy_is_made_in_the_language_that_is_read_and_shown(services, open_app, hotel):
    app = open_app("criteria", project=hotel, locale="zh-CN").button(key="criteria.copy").click().run()
    assert not app.exception
    assert criteria(services, hotel)[0].name == "核心承诺达成"
    assert app.button_group(key="criteria.set").value == own_set(services, hotel).id


@pytest.mark.parametrize(("locale", "told"), [("en", "one language only"), ("zh-CN", "只有一种语言")])
def test_before_copying_it_is_said_that_a_copy_has_one_language(open_app, hotel, locale, told):
    assert told in said(open_app("criteria", project=hotel, locale=locale))


def test_a_copy_says_which_criterion_is_a_veto_and_which_is_optional(copied):
    assert escaped("Veto: a mean below") in said(copied)
    assert escaped("Factor of GB/T 42509") in said(copied)
    copied.button(key="register.choose.S8").click().run()
    assert escaped("Optional: a round may leave it out.") in said(copied)


def test_a_copy_is_taken_back(services, copied, hotel):
    copied.button(key="criteria.undo").click().run()
    assert not copied.exception
    assert stored(services, hotel).entries(CriteriaSet) == ()


def test_words_weight_and_place_of_a_criterion_are_kept(services, copied, hotel):
    field(copied, "text_input", "name").set_value("Promise").run()
    field(copied, "number_input", "weight").set_value(2.5).run()
    field(copied, "selectbox", "dimension").set_value("organisation").run()
    field(copied, "selectbox", "level").set_value("").run()
    field(copied, "toggle", "is_used").set_value(False).run()
    assert not copied.exception
    first = stored(services, hotel).expect(criteria(services, hotel)[0].id, Criterion)
    assert (first.name, first.weight, first.dimension, first.level, first.is_used) == (
        "Promise",
        2.5,
        Dimension.ORGANISATION,
        None,
        False,
    )


def test_an_empty_question_is_refused_and_the_field_shows_what_is_kept(services, copied, hotel):
    before = criteria(services, hotel)[0].question
    field(copied, "text_area", "question").set_value(" ").run()
    assert copied.toast
    assert criteria(services, hotel)[0].question == before
    assert field(copied, "text_area", "question").value == before


def test_a_criterion_is_added_under_its_code_and_removed_and_brought_back(services, copied, hotel):
    copied.text_input(key="criteria.add_code").set_value("C11").run()
    copied.button(key="criteria.add").click().run()
    assert [one.code for one in criteria(services, hotel)][-1] == "C11"
    copied.button(key="criteria.remove").click().run()
    assert len(criteria(services, hotel)) == 29
    copied.button(key="criteria.undo").click().run()
    assert len(criteria(services, hotel)) == 30
    assert not copied.exception


@pytest.mark.parametrize("code", ["C1", "", "1 C"])
def test_a_code_that_will_not_do_is_refused(services, copied, hotel, code):
    copied.text_input(key="criteria.add_code").set_value(code).run()
    copied.button(key="criteria.add").click().run()
    assert copied.toast
    assert not copied.exception
    assert len(criteria(services, hotel)) == 29


def test_a_set_is_renamed_and_removed_and_brought_back(services, copied, hotel):
    name = next(found for found in copied.text_input if str(found.key).startswith("criteria.name."))
    name.set_value("For hotels").run()
    assert own_set(services, hotel).name == "For hotels"
    copied.button(key="criteria.remove_set").click().run()
    assert stored(services, hotel).entries(CriteriaSet) == ()
    copied.button(key="criteria.undo").click().run()
    assert len(criteria(services, hotel)) == 29
    assert not copied.exception


def rated(services, hotel):
    bench, own = services.projects.workbench(hotel), own_set(services, hotel)
    rater = own_rater_id(COLLEAGUE.id)
    for command in (
        OpenRound(round_id="round:1", round_name="Round 1", set_id=own.id),
        AddRater(rater_id=rater, role=RaterRole.MANAGER),
        Rate(round_id="round:1", rater_id=rater, criterion="C1", score=4),
    ):
        bench.execute(COLLEAGUE, services.new_id(), command)
    return bench


def test_once_rated_only_weights_may_change_and_the_page_says_why(services, copied, hotel):
    bench = rated(services, hotel)
    bench.execute(COLLEAGUE, services.new_id(), RevealRound(round_id="round:1"))
    copied.run()
    assert not [found for found in copied.text_input if str(found.key).startswith("criteria.field.")]
    assert not [found for found in copied.button if found.key == "criteria.remove"]
    assert escaped(criteria(services, hotel)[0].question) in said(copied)
    field(copied, "number_input", "weight").set_value(3.0).run()
    assert criteria(services, hotel)[0].weight == 3.0
    assert "Round 1" in said(copied)


def test_while_ratings_are_secret_the_refusal_tells_and_gives_the_words_back(services, copied, hotel):
    rated(services, hotel)
    before = criteria(services, hotel)[0].name
    field(copied.run(), "text_input", "name").set_value("Another").run()
    assert criteria(services, hotel)[0].name == before
    assert "Another" in said(copied)
    copied.button(key="criteria.remove_set").click().run()
    assert own_set(services, hotel)


def test_a_set_that_is_asked_is_not_removed(services, copied, hotel):
    rated(services, hotel)
    copied.run().button(key="criteria.remove_set").click().run()
    assert copied.toast
    assert len(criteria(services, hotel)) == 29


def test_a_file_is_read_and_taken_over(services, open_app, hotel):
    copies = catalogue_copies(criteria_catalogue(), "en")[:3]
    app = open_app("criteria", project=hotel)
    app.file_uploader(key="criteria.file.0").upload(
        "own.json", criteria_file.write("Three", copies), "application/json"
    ).run()
    app.button(key="criteria.import_take").click().run()
    assert not app.exception
    assert own_set(services, hotel).name == "Three"
    assert [one.code for one in criteria(services, hotel)] == ["C1", "C2", "C3"]


def test_a_file_that_is_not_sound_is_refused_as_a_whole(services, open_app, hotel):
    app = open_app("criteria", project=hotel)
    app.file_uploader(key="criteria.file.0").upload("own.json", b'{"format": "cxdesign"}', "application/json").run()
    assert len(app.error) == 1
    assert not [button for button in app.button if button.key == "criteria.import_take"]
    assert stored(services, hotel).entries(CriteriaSet) == ()
