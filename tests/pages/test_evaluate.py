"""The page of evaluations: no round, an open one, a revealed one, one without a result; in both languages."""

from __future__ import annotations

import secrets

import pytest

from cxdesign.commands import parse
from cxdesign.domain.evaluation import (
    Criterion,
    Decision,
    EvaluationRound,
    RaterEntry,
    RatingEntry,
    criterion_id,
)
from cxdesign.domain.vocabulary import GateMode, Outcome, RaterRole, RoundState
from cxdesign.i18n import Translator
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.services.scores import Side
from cxdesign.ui.plain import escaped
from tests.builders import a_journey
from tests.evaluations import with_evaluation
from tests.pages.conftest import COLLEAGUE
from tests.pages.reading import texts
from tests.rounds import ROUND, a_person, opens, rates, with_few_ratings, with_hotel_round

ANA, BO = a_person("ana"), a_person("bo")


@pytest.fixture
def project(services):
    return services.projects.create(COLLEAGUE, a_journey())


@pytest.fixture
def rating(services, project):
    """A project in which Ana and Bo rate; nobody else may see what."""
    bench = services.projects.workbench(project)
    opens(bench, COLLEAGUE, design="Future design")
    rates(bench, ANA, RaterRole.CUSTOMER, {"C1": 4, "C2": 2})
    rates(bench, BO, RaterRole.MANAGER, {"C1": 5})
    return project


@pytest.fixture
def revealed(services):
    return services.projects.create(COLLEAGUE, with_hotel_round(a_journey()))


def stored(services, project):
    return services.projects.workbench(project).document(COLLEAGUE)


def carries_out(services, project, name, **fields):
    bench = services.projects.workbench(project)
    bench.execute(COLLEAGUE, secrets.token_hex(16), parse({"name": name, **fields}))


def said(app):
    return [text for _, text in texts(app)]


def widget(app, kind, start):
    """Return the first widget of a kind whose key starts so."""
    return next(found for found in getattr(app, kind) if str(found.key).startswith(start))


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_without_a_round_the_page_says_what_one_is_and_opens_it(services, open_app, project, locale):
    app = open_app("evaluate", project=project, locale=locale)
    assert any(Translator(locale)("score.first") in text for text in said(app))
    assert any("24082" in text for text in said(app))
    app.text_input(key="rounds.design").set_value("Plan B").run()
    app.button(key="rounds.open").click().run()
    assert not app.exception
    (found,) = stored(services, project).all(EvaluationRound)
    assert (found.design, found.state, found.set_id) == ("Plan B", RoundState.OPEN, None)
    assert any(Translator(locale)("score.waiting") in text for text in said(app))


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_an_open_round_tells_how_far_people_are_and_nothing_more(open_app, rating, locale):
    app = open_app("evaluate", project=rating, locale=locale)
    assert not app.exception
    translate = Translator(locale)
    assert any(translate("score.answered", count=2, asked=29) in text for text in said(app))
    assert any("ana" in text for text in said(app))
    assert not [text for text in said(app) if "C1" in text or "α" in text]
    assert not app.get("download_button")
    assert any(f"/rate?project={rating}&round=round%3Afirst" in code.value for code in app.code)


def test_a_guest_joins_and_leaves(services, open_app, rating):
    app = open_app("evaluate", project=rating)
    app.text_input(key="raters.guest_name").set_value("Ms Li <b>")
    widget(app, "button", "raters.add.").click().run()
    guest = next(rater for rater in stored(services, rating).all(RaterEntry) if rater.is_guest)
    assert (guest.name, guest.role) == ("Ms Li <b>", RaterRole.CUSTOMER)
    app.button(key=f"raters.remove.{guest.id}").click().run()
    assert guest.id not in stored(services, rating)


def test_a_reveal_asks_first_and_shows_everything_to_everybody(services, open_app, rating):
    app = open_app("evaluate", project=rating)
    app.button(key="raters.reveal").click().run()
    assert stored(services, rating).expect(ROUND, EvaluationRound).is_open
    assert any("cannot be undone" in text for text in said(app))
    app.button(key="raters.reveal_do").click().run()
    assert not stored(services, rating).expect(ROUND, EvaluationRound).is_open
    assert len(stored(services, rating).all(RatingEntry)) == 3


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_a_reveal_says_who_has_not_begun_and_what_will_have_no_result(services, open_app, rating, locale):
    translate = Translator(locale)
    carries_out(services, rating, "add_rater", rater_id="rater:li", rater_name="Li", role="customer", is_guest=True)
    app = open_app("evaluate", project=rating, locale=locale)
    app.button(key="raters.reveal").click().run()
    shown = said(app)
    assert escaped(translate("score.reveal_idle", names="Li")) in shown
    assert escaped(translate("score.reveal_behind", count=2)) in shown
    assert escaped(translate("score.reveal_thin", thin=28, asked=29)) in shown


def test_weights_are_kept_only_when_they_make_a_hundred(services, open_app, rating):
    app = open_app("evaluate", project=rating)
    for name, points in (("customer", 50), ("organisation", 30)):
        widget(app, "number_input", f"weights.weight_{name}.").set_value(points).run()
    assert app.button(key="weights.keep").disabled
    widget(app, "number_input", "weights.weight_sustainability.").set_value(20).run()
    app.button(key="weights.keep").click().run()
    assert stored(services, rating).expect(ROUND, EvaluationRound).weight_customer == 50
    app.button(key="weights.equal").click().run()
    assert stored(services, rating).expect(ROUND, EvaluationRound).weight_customer is None


def test_the_gate_is_set_moved_and_put_back(services, open_app, revealed):
    app = open_app("evaluate", project=revealed)
    widget(app, "number_input", "weights.gate_high.").set_value(3.0).run()
    assert stored(services, revealed).expect(ROUND, EvaluationRound).gate_high == 3.0
    assert any("The gate is open" in text for text in said(app))
    widget(app, "button_group", "weights.mode.").set_value(GateMode.OFF).run()
    assert stored(services, revealed).expect(ROUND, EvaluationRound).gate_mode is GateMode.OFF
    app.button(key="weights.reset").click().run()
    found = stored(services, revealed).expect(ROUND, EvaluationRound)
    assert (found.gate_mode, found.gate_high) == (GateMode.RAMP, None)


def test_the_ramp_cannot_be_made_to_fall(services, open_app, revealed):
    app = open_app("evaluate", project=revealed)
    low, high = (widget(app, "number_input", f"weights.gate_{name}.") for name in ("low", "high"))
    assert (low.min, low.max, high.min, high.max) == (1.0, 3.5, 2.5, 5.0)


def test_a_limit_above_the_one_nobody_stated_takes_that_one_along(services, open_app, revealed):
    carries_out(services, revealed, "edit_round", round_id=ROUND, attributes={"gate_low": 4.5})
    app = open_app("evaluate", project=revealed)
    assert not app.error
    low, high = (widget(app, "number_input", f"weights.gate_{name}.") for name in ("low", "high"))
    assert (low.value, low.max, high.value, high.min) == (4.5, 4.5, 4.5, 4.5)
    app.button(key="weights.reset").click().run()
    assert not app.error
    assert any("only half of the delight counts" in text for text in said(app))


def test_an_optional_criterion_is_left_out(services, open_app, revealed):
    app = open_app("evaluate", project=revealed)
    widget(app, "toggle", "weights.optional.S8.").set_value(False).run()
    assert stored(services, revealed).expect(ROUND, EvaluationRound).without == ("S8",)
    assert any("28 criteria" in text for text in said(app))


@pytest.mark.parametrize(
    ("locale", "sentence", "figure"),
    [
        ("en", "Fix how complaints are handled. Until then, only half of the delight counts.", "3\\.77"),
        ("zh-CN", "先把投诉处理做好；在此之前，愉悦只有一半算数。", "3\\.77"),
    ],
)
def test_a_revealed_round_states_its_verdict(open_app, revealed, locale, sentence, figure):
    app = open_app("evaluate", project=revealed, locale=locale)
    assert not app.exception
    assert any(sentence in text for text in said(app))
    assert figure in app.button(key="figure.open.score.index").label
    assert len(app.get("vega_lite_chart")) == 6


def test_a_figure_opens_and_a_criterion_opens_to_its_ratings(open_app, revealed):
    app = open_app("evaluate", project=revealed)
    app.button(key="figure.open.score.index").click().run()
    assert any("3\\.00 \\+ 0\\.50 ×" in text for text in said(app))
    app.toggle(key="chart.table.score.criteria").set_value(True).run()
    widget(app, "selectbox", "chart.choice.score.criteria").select("criterion:C2").run()
    assert any("Ms Li" in text and "E2 test" in text for text in said(app))


def test_ratings_in_colour_and_gaps_are_drawn_for_whoever_asks(open_app, revealed):
    app = open_app("evaluate", project=revealed)
    app.toggle(key="score.heat_shown").set_value(True)
    app.toggle(key="score.gaps_shown").set_value(True).run()
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 8


def test_a_decision_is_recorded_changed_and_undone(services, open_app, revealed):
    app = open_app("evaluate", project=revealed)
    widget(app, "button_group", "decision.outcome.").set_value(Outcome.ITERATE)
    widget(app, "text_area", "decision.reason.").set_value("Complaints wait\nuntil morning")
    widget(app, "text_input", "decision.target.").set_value("L2 at 3.50")
    widget(app, "button", "decision.keep.").click().run()
    (found,) = stored(services, revealed).all(Decision)
    assert (found.outcome, found.back_to, found.target) == (Outcome.ITERATE, 3, "L2 at 3.50")
    widget(app, "button_group", "decision.outcome.").set_value(Outcome.STOP)
    widget(app, "button", "decision.keep.").click().run()
    assert stored(services, revealed).all(Decision)[0].outcome is Outcome.STOP
    app.button(key="decision.undo_latest").click().run()
    app.button(key="decision.undo_latest").click().run()
    assert not stored(services, revealed).all(Decision)


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_a_decision_without_outcome_or_reason_is_not_kept_and_says_what_is_missing(
    services, open_app, revealed, locale
):
    translate = Translator(locale)
    app = open_app("evaluate", project=revealed, locale=locale)
    widget(app, "button", "decision.keep.").click().run()
    assert [error.value for error in app.error] == [escaped(translate("score.decision_lacks_both"))]
    widget(app, "button_group", "decision.outcome.").set_value(Outcome.STOP)
    widget(app, "text_area", "decision.reason.").set_value(" ")
    widget(app, "button", "decision.keep.").click().run()
    assert [error.value for error in app.error] == [escaped(translate("score.decision_lacks_reason"))]
    assert not stored(services, revealed).all(Decision)
    widget(app, "text_area", "decision.reason.").set_value("Nobody wants it")
    widget(app, "button", "decision.keep.").click().run()
    assert not app.error
    assert stored(services, revealed).all(Decision)[0].outcome is Outcome.STOP


def test_the_activity_to_return_to_is_named_in_the_language_of_the_page(open_app, revealed):
    names = [
        widget(open_app("evaluate", project=revealed, locale=one), "selectbox", "decision.back_to.").key
        for one in ("en", "zh-CN")
    ]
    assert names[0] != names[1]


def test_a_second_round_is_kept_apart_and_the_first_can_be_looked_at(services, open_app, revealed):
    app = open_app("evaluate", project=revealed)
    app.button(key="rounds.next").click().run()
    second = stored(services, revealed).entries(EvaluationRound)[-1]
    assert (second.follows_id, second.is_open) == (ROUND, True)
    widget(app, "button_group", "rounds.choice.").set_value(ROUND).run()
    assert any("only half of the delight counts" in text for text in said(app))
    assert "rounds.next" not in {button.key for button in app.button}


def test_two_revealed_rounds_show_what_moved(services, open_app, revealed):
    document = with_hotel_round(stored(services, revealed), name="Round 2", suffix="second")
    second = document.expect("round:second", EvaluationRound)
    linked = document.with_records(changed=[second.model_copy(update={"follows_id": ROUND})])
    project = services.projects.create(COLLEAGUE, linked)
    app = open_app("evaluate", project=project)
    assert any("What the discussion moved" in text for text in said(app))
    assert any("| Round 1 | Round 2 |" in text for text in said(app))


def test_the_eyes_of_one_side(open_app, revealed):
    app = open_app("evaluate", project=revealed)
    app.button_group(key=f"score.side.{ROUND}").set_value(Side.CUSTOMERS).run()
    assert not app.exception
    assert any("2 raters, 1 role" in text for text in said(app))


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_a_link_below_the_figures_leads_to_weights_and_gate(open_app, revealed, locale):
    app = open_app("evaluate", project=revealed, locale=locale)
    assert f"[{Translator(locale)('score.jump_weights')}](#weights)" in said(app)
    assert "weights" in {heading.proto.anchor for heading in app.header}


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_a_perspective_that_is_not_offered_says_why(services, open_app, locale):
    document = with_hotel_round(a_journey())
    customer = next(rater for rater in document.entries(RaterEntry) if rater.role is RaterRole.CUSTOMER)
    lone = document.with_records(changed=[customer.model_copy(update={"role": RaterRole.MANAGER})])
    translate = Translator(locale)
    app = open_app("evaluate", project=services.projects.create(COLLEAGUE, lone), locale=locale)
    assert translate("score.side_absent", sides=translate("score.side_customers"), fewest=2) in said(app)


@pytest.mark.parametrize(("raters", "kind"), [(1, "none"), (3, "range")])
def test_what_the_bars_are_is_said_of_the_kind_of_uncertainty(services, open_app, raters, kind):
    codes = [criterion.id for criterion in criteria_catalogue().criteria]
    rows = {code: [3, 4, 5][:raters] for code in codes}
    app = open_app("evaluate", project=services.projects.create(COLLEAGUE, with_few_ratings(a_journey(), rows)))
    assert Translator("en")(f"score.dimensions_side_{kind}") in said(app)


def test_a_round_is_renamed_deleted_and_brought_back(services, open_app, revealed):
    app = open_app("evaluate", project=revealed)
    widget(app, "text_input", "rounds.name.").set_value("Before the talk").run()
    assert stored(services, revealed).expect(ROUND, EvaluationRound).name == "Before the talk"
    app.button(key="rounds.remove").click().run()
    assert not stored(services, revealed).all(RatingEntry)
    app.button(key="rounds.undo").click().run()
    assert len(stored(services, revealed).all(RatingEntry)) == 174


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
@pytest.mark.parametrize("rows", [{"C1": [3]}, {"C1": [4, 2], "C2": [5, 5]}, {"C1": [None, None]}])
def test_too_few_ratings_give_words_and_no_figure_that_is_none(services, open_app, rows, locale):
    project = services.projects.create(COLLEAGUE, with_few_ratings(a_journey(), rows))
    app = open_app("evaluate", project=project, locale=locale)
    assert not app.exception
    assert not app.error
    shown = [text for kind, text in texts(app) if "code" not in kind]
    assert not [text for text in shown if "nan" in text.lower().split()]
    assert any(Translator(locale)("score.no_result") in text or "–" in text for text in shown)


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_criteria_of_ones_own_are_scored_and_named_as_typed(services, open_app, locale):
    project = services.projects.create(COLLEAGUE, with_evaluation(a_journey()))
    app = open_app("evaluate", project=project, locale=locale)
    assert not app.exception
    assert not app.error
    assert any("Criterion C1" in text for text in said(app))
    assert any(Translator(locale)("score.own_note").rstrip(".") in text for text in said(app))


def test_criteria_that_are_all_switched_off_are_told(services, open_app):
    document = with_evaluation(a_journey())
    off = [criterion.model_copy(update={"is_used": False}) for criterion in document.all(Criterion)]
    project = services.projects.create(COLLEAGUE, document.with_records(changed=off))
    app = open_app("evaluate", project=project)
    assert not app.exception
    assert app.error
    assert app.button(key="rounds.remove")


def test_the_files_of_a_round_are_offered(open_app, revealed):
    app = open_app("evaluate", project=revealed)
    keys = [one.key for one in app.get("download_button")]
    assert {"rounds.file.xlsx", "rounds.file.csv", "rounds.file.json"} <= set(keys)


def test_the_round_the_address_names_is_shown(services, open_app, revealed):
    carries_out(services, revealed, "open_round", round_id="round:b", round_name="Second", follows_id=ROUND)
    app = open_app("evaluate", project=revealed)
    assert any("each alone" in text for text in said(app))
    app.query_params["round"] = ROUND
    app.run()
    assert any("only half of the delight counts" in text for text in said(app))


def test_an_open_round_whose_criteria_are_all_switched_off_says_so(services, open_app, project):
    words = {"question": "?", "anchor_1": "No", "anchor_3": "Half", "anchor_5": "Yes", "dimension": "customer"}
    own = {"set_id": "criteria_set:own", "set_name": "Ours", "criteria": [{"code": "C1", "name": "Kept", **words}]}
    carries_out(services, project, "copy_criteria", **own)
    opens(services.projects.workbench(project), COLLEAGUE, set_id="criteria_set:own")
    rates(services.projects.workbench(project), ANA, RaterRole.CUSTOMER, {"C1": 4})
    off = {"criterion_id": criterion_id("criteria_set:own", "C1"), "attributes": {"is_used": False}}
    carries_out(services, project, "edit_criterion", **off)
    app = open_app("evaluate", project=project)
    assert not app.exception
    assert all("No criterion of “Ours” is in use" in error.value for error in app.error)
    app.button(key="raters.reveal").click().run()
    assert not app.exception


def test_a_limit_of_the_gate_is_not_moved_past_the_one_a_colleague_has_moved(services, open_app, revealed):
    app = open_app("evaluate", project=revealed)
    carries_out(services, revealed, "edit_round", round_id=ROUND, attributes={"gate_high": 2.6})
    widget(app, "number_input", "weights.gate_low").set_value(3.0).run()
    (found,) = stored(services, revealed).all(EvaluationRound)
    assert (found.gate_low, found.gate_high) == (None, 2.6)
    assert any("Nothing was changed; swap the two limits" in toast.value for toast in app.toast)
