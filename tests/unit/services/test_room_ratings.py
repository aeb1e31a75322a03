from __future__ import annotations

import pytest

from cxdesign.domain.agenda import PromptState
from cxdesign.domain.evaluation import EvaluationRound, RaterEntry
from cxdesign.domain.facilitation import SetState
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import CommandInvalid
from cxdesign.scoring.stored import evaluate_round
from cxdesign.services.ballots import Ballots
from cxdesign.services.room_ratings import take_round
from cxdesign.views.room_items import items_of
from cxdesign.views.room_ratings import own_sets, own_words
from cxdesign.views.room_results import build_result
from tests.acting import OWNER, does, undoes
from tests.unit.domain.test_agenda import a_prompt, an_agenda

GRADED = a_prompt(kind="criteria", criteria=("C1", "C2", "S5"))
SAID = {
    "Ana": (RaterRole.CUSTOMER, {"C1": 2, "C1.evidence": "test", "C2": 4}),
    "Ben": (RaterRole.MANAGER, {"C1": 5, "C2": None, "C2.evidence": "test"}),
    "Cat": (RaterRole.CUSTOMER, {"C2.evidence": "measurement"}),
}


@pytest.fixture
def workshop(services, bench):
    """Two people have graded C1, one of them C2, and a third has said what a grade would rest on."""
    begun = services.workshops.begin(OWNER, bench.project_id, an_agenda(GRADED, a_prompt("p2")))
    set_state(services, bench, "open")
    for name, (role, given) in SAID.items():
        person, _ = services.participants.join(begun, name, role)
        for serial, (item, value) in enumerate(given.items(), 1):
            services.participants.answer(person, "p1", item, value, serial=serial)
    return begun


def set_state(services, bench, state):
    deed = SetState(name="set_state", prompt_id="p1", state=state)
    services.workshops.carry_out(OWNER, bench.project_id, deed)


def take(services, bench, prompt_id="p1", command_id="0" * 32):
    workshop = services.workshops.newest(OWNER, bench.project_id)
    take_round(bench, services.store.workshops, workshop, prompt_id, actor=OWNER, command_id=command_id)


def test_the_answers_become_a_revealed_round_in_one_step_that_can_be_undone(services, bench, workshop):
    set_state(services, bench, "revealed")
    before = bench.document(OWNER)
    take(services, bench)
    assert services.workshops.newest(OWNER, bench.project_id).agenda.prompt("p1").is_taken_over
    after = bench.document(OWNER)
    (found,) = after.all(EvaluationRound)
    report = evaluate_round(after, found.id, draws=0)
    first = next(one for one in report.criteria if one.criterion_id == "C1")
    assert (first.count, first.mean, first.gap) == (2, 3.5, -3.0)
    assert sorted(one.role.value for one in after.all(RaterEntry)) == ["customer", "manager"]
    assert after.revision == before.revision + 1
    take(services, bench, command_id="1" * 32)
    assert len(bench.document(OWNER).all(EvaluationRound)) == 1, "the same answers are there once"
    undoes(bench, OWNER)
    assert bench.document(OWNER) == before


def test_nothing_in_the_project_leads_back_to_a_participant(services, bench, workshop):
    set_state(services, bench, "revealed")
    take(services, bench)
    told = str(list(bench.document(OWNER)))
    operations = str([vars(one) for one in services.store.log.after(bench.project_id, 0)])
    for person in services.store.workshops.participants(workshop.id):
        suffix = person.id.partition(":")[2]
        assert suffix not in told + operations
        assert person.name not in told + operations


def test_the_phones_result_and_the_scores_page_show_the_same_figures(services, bench, workshop):
    set_state(services, bench, "revealed")
    take(services, bench)
    agenda = services.workshops.newest(OWNER, bench.project_id).agenda
    ballots = Ballots(services.store.workshops, workshop.id)
    roles = {one.id: one.role.value for one in services.store.workshops.participants(workshop.id)}
    document = bench.document(OWNER)
    result = build_result(agenda.prompts[0], document, ballots.revealed(agenda.prompts[0]), roles)
    report = evaluate_round(document, document.all(EvaluationRound)[0].id, draws=0)
    scores = {one.criterion_id: one for one in report.criteria}
    for item in result["items"]:
        score = scores[item["id"]]
        assert (item["n"], item["median"], item["low"], item["high"]) == (
            score.count,
            score.median,
            score.lowest,
            score.highest,
        )
    assert {one["id"]: one["mean"] for one in result["dimensions"]} == {"customer": 3.5, "sustainability": None}
    assert [one["median"] for one in result["items"]] == [3.5, None, None], "one valid rating is no result"


@pytest.mark.parametrize("state", [one for one in PromptState if one not in {PromptState.REVEALED, PromptState.OPEN}])
def test_nothing_is_taken_over_before_the_reveal(services, bench, workshop, state):
    if state is not PromptState.WAITING:
        set_state(services, bench, state)
    with pytest.raises(CommandInvalid, match="prompt_state_refused"):
        take(services, bench)
    assert bench.revision == 1


@pytest.mark.parametrize("prompt_id", ["p2", "p3"])
def test_nothing_is_taken_over_from_anything_but_criteria(services, bench, workshop, prompt_id):
    set_state(services, bench, "revealed")
    with pytest.raises(CommandInvalid):
        take(services, bench, prompt_id)


WORDS = {
    "name": "Quiet nights",
    "question": "Is it quiet?",
    "anchor_1": "No",
    "anchor_3": "Often",
    "anchor_5": "Always",
}
OWN = "criteria_set:ours"


@pytest.fixture
def own_criteria(services, bench):
    """The project's own criteria are asked: K1 was chosen, C1 belongs to the base, K2 was not chosen."""
    entries = [{"code": code, "dimension": "customer", **WORDS} for code in ("C1", "K1", "K2")]
    does(bench, OWNER, "copy_criteria", set_id=OWN, set_name="Ours", criteria=entries)
    begun = services.workshops.begin(
        OWNER, bench.project_id, an_agenda(a_prompt(kind="criteria", criteria=("K1",), set_id=OWN))
    )
    set_state(services, bench, "open")
    return services.participants.join(begun, "Ana", RaterRole.CUSTOMER)[0]


def test_the_projects_own_criteria_are_asked_in_their_own_words(services, bench, own_criteria):
    document = bench.document(OWNER)
    prompt = services.workshops.newest(OWNER, bench.project_id).agenda.prompts[0]
    assert [item.id for item in items_of(prompt, document)] == ["C1", "K1"]
    assert own_words(prompt, document)["K1"]["question"] == "Is it quiet?"
    assert [one["name"] for one in own_sets(document)] == ["Ours"]
    with pytest.raises(CommandInvalid, match="answer_invalid"):
        services.participants.answer(own_criteria, "p1", "K2", 3, serial=1)


def test_answers_to_own_criteria_become_a_round_by_them(services, bench, own_criteria):
    services.participants.answer(own_criteria, "p1", "K1", 4, serial=1)
    set_state(services, bench, "revealed")
    take(services, bench)
    (found,) = bench.document(OWNER).all(EvaluationRound)
    assert found.set_id == OWN
    assert next(
        one for one in evaluate_round(bench.document(OWNER), found.id).criteria if one.criterion_id == "K1"
    ).count


def test_own_criteria_that_are_gone_ask_and_tell_nothing(services, bench, own_criteria):
    services.participants.answer(own_criteria, "p1", "K1", 4, serial=1)
    set_state(services, bench, "revealed")
    does(bench, OWNER, "remove_criteria_set", set_id=OWN)
    workshop = services.workshops.newest(OWNER, bench.project_id)
    answers = Ballots(services.store.workshops, workshop.id).revealed(workshop.agenda.prompts[0])
    result = build_result(workshop.agenda.prompts[0], bench.document(OWNER), answers, {own_criteria.id: "customer"})
    assert result["items"] == []
