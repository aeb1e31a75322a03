"""Compare: rounds of this project and of others, weights tried out, an explained page without any."""

from __future__ import annotations

import pytest

from cxdesign.domain.vocabulary import RoundState
from tests.builders import a_journey
from tests.pages.conftest import COLLEAGUE
from tests.rounds import with_few_ratings, with_hotel_round

HIGH = {f"{letter}{n}": [5, 5] for letter, count in (("C", 10), ("O", 10), ("S", 9)) for n in range(1, count + 1)}


@pytest.fixture
def rated(services):
    """A project with a revealed round of the hotel; its id."""
    return services.projects.create(COLLEAGUE, with_hotel_round(a_journey()))


def headline(app):
    return next(element.value for element in app.markdown if element.value.startswith("# "))


def test_without_a_revealed_round_the_page_says_what_to_do(services, open_app):
    still_open = with_hotel_round(a_journey(), state=RoundState.OPEN)
    project = services.projects.create(COLLEAGUE, still_open)
    app = open_app("compare", project=project)
    assert not app.exception
    assert app.info[0].value.startswith("Nothing to compare yet")
    assert app.button(key="compare.to_score").label == "Go to Score"


def test_one_round_alone_is_shown_but_not_ranked(open_app, rated):
    app = open_app("compare", project=rated)
    assert not app.exception
    assert headline(app) == "# There are not two designs with a result to compare yet\\."


def test_rounds_of_another_project_are_compared_with_ones_own(services, open_app, rated):
    other = services.projects.create(COLLEAGUE, with_few_ratings(a_journey(name="Another design"), HIGH))
    app = open_app("compare", project=rated)
    app.multiselect(key="compare.projects").set_value([other]).run()
    assert not app.exception
    assert headline(app).startswith("# “Another design · Round 1” comes first, whatever the method")
    tables = [element.value for element in app.markdown if element.value.startswith("| ")]
    assert any("5\\.00" in table and "3\\.72" in table for table in tables)


def test_weights_are_tried_out_and_change_nothing_in_the_project(services, open_app, rated):
    narrow = {code: [5, 5] if code[0] == "C" else [2, 2] for code in HIGH}
    other = services.projects.create(COLLEAGUE, with_few_ratings(a_journey(name="Narrow"), narrow))
    before = services.projects.workbench(rated).revision
    app = open_app("compare", project=rated)
    app.multiselect(key="compare.projects").set_value([other]).run()
    assert "Round 1” comes first" in headline(app)
    app.slider(key="compare.weight.customer").set_value(100).run()
    app.slider(key="compare.weight.organisation").set_value(0).run()
    app.slider(key="compare.weight.sustainability").set_value(0).run()
    assert headline(app).startswith("# “Narrow · Round 1” comes first at these weights, but that is not robust")
    assert services.projects.workbench(rated).revision == before


def test_without_any_weight_nothing_comes_first(services, open_app, rated):
    other = services.projects.create(COLLEAGUE, with_few_ratings(a_journey(name="Other"), HIGH))
    app = open_app("compare", project=rated)
    app.multiselect(key="compare.projects").set_value([other]).run()
    for name in ("customer", "organisation", "sustainability"):
        app.slider(key=f"compare.weight.{name}").set_value(0).run()
    assert not app.exception
    assert headline(app).startswith("# No dimension has a weight")


def test_two_rounds_of_one_name_stay_two_when_the_page_is_drawn_again(services, open_app):
    document = with_hotel_round(with_hotel_round(a_journey()), suffix="second")
    project = services.projects.create(COLLEAGUE, document)
    app = open_app("compare", project=project)
    app.run()
    assert app.multiselect[0].value == [f"{project}/round:first", f"{project}/round:second"]
