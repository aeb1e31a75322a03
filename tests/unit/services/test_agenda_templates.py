from __future__ import annotations

from datetime import timedelta

import pytest

from cxdesign.domain.agenda import TOUCHPOINTS, PromptState
from cxdesign.domain.step_deeds import BeginStep, ExtendStep
from cxdesign.errors import CommandInvalid, PermissionDenied, StorageError
from cxdesign.services.agenda_templates import TEMPLATES_AT_MOST, fitted, fresh
from tests.acting import ANN, OWNER, VIEWER, a_project, does
from tests.builders import a_journey, enriched
from tests.unit.domain.test_agenda import NOON, a_prompt, an_agenda
from tests.unit.domain.test_facilitation import after, conclude, to


def keeps(services, bench, agenda, *, actor=OWNER, template_id="t1"):
    services.templates.keep(actor, template_id, agenda, bench.document(actor))


def test_an_agenda_is_kept_once_and_begins_a_workshop_of_another_project(services, bench):
    for _ in range(2):
        keeps(services, bench, an_agenda(a_prompt()))
    elsewhere = services.projects.workbench(a_project(services))
    found = services.templates.agenda(OWNER, "t1", elsewhere.document(OWNER))
    assert found == an_agenda(a_prompt())
    assert len(services.templates.own(OWNER)) == 1


def test_nobody_sees_begins_or_forgets_what_another_keeps(services, bench):
    keeps(services, bench, an_agenda())
    assert services.templates.own(ANN) == ()
    services.templates.forget(ANN, "t1")
    with pytest.raises(CommandInvalid, match="format_unknown"):
        services.templates.agenda(ANN, "t1", bench.document(ANN))
    with pytest.raises(PermissionDenied):
        services.templates.own(VIEWER)
    services.templates.forget(OWNER, "t1")
    assert services.templates.own(OWNER) == ()


def test_one_person_does_not_fill_the_store(services, bench):
    for number in range(TEMPLATES_AT_MOST):
        keeps(services, bench, an_agenda(), template_id=f"t{number}")
    with pytest.raises(StorageError, match="templates_full"):
        keeps(services, bench, an_agenda(), template_id="more")


def test_what_belongs_to_one_workshop_is_not_kept(bench):
    held = after(
        an_agenda(a_prompt()),
        to("open"),
        to("revealed"),
        BeginStep(name="begin_step", step_id="s1"),
        ExtendStep(name="extend_step", step_id="s1"),
        conclude(text="Yes"),
    )
    kept = fresh(held, bench.document(OWNER))
    assert kept == an_agenda(a_prompt())
    assert kept.prompts[0].state is PromptState.WAITING
    assert kept.steps[0].took(NOON + timedelta(hours=1)) is None


def test_a_lane_is_kept_by_its_role(bench):
    lane = next(one for one in bench.document(OWNER).lanes if one.role == "pains")
    kept = fresh(an_agenda(a_prompt(kind="cards", target=lane.id)), bench.document(OWNER))
    assert kept.prompts[0].target == "pains"


def test_what_another_project_does_not_have_is_chosen_anew(bench):
    document = bench.document(OWNER)
    three = ("note:a", "note:b", "note:c")
    asked = an_agenda(
        a_prompt(kind="ranking", ranked_ids=three),
        a_prompt("p2", kind="criteria", set_id="criteria_set:gone", criteria=("K1", "C5")),
        a_prompt("p3", kind="dots", target="lane:gone"),
        a_prompt("p4", kind="cards", target="lane:gone"),
        a_prompt("p5", kind="ranking", ranked_ids=[one.id for one in document.touchpoints][:3]),
    )
    first, second, third, fourth, fifth = fitted(asked, document).prompts
    assert first.ranked_ids == ()
    assert (second.set_id, second.criteria) == (None, ("C1", "C2", "C5"))
    assert (third.target, fourth.target) == (TOUCHPOINTS, "pains")
    assert len(fifth.ranked_ids) == 3


def test_an_empathy_map_is_that_of_the_persona_the_other_project_aims_at(bench):
    does(bench, OWNER, "add_entry", entry_id="persona:ann", entry_name="Ann", attributes={})
    document = bench.document(OWNER)
    asked = an_agenda(a_prompt(kind="cards", target="persona:ann", area="pains"))
    (kept,) = fresh(asked, document).prompts
    assert (kept.target, kept.area) == ("persona", "pains")
    assert fitted(asked, document) == asked
    (elsewhere,) = fitted(asked, enriched(a_journey(), {"persona:bob": {}})).prompts
    assert (elsewhere.target, elsewhere.area) == ("persona", "pains")
    (without,) = fitted(asked, a_journey()).prompts
    assert (without.target, without.area) == ("pains", None)
