"""The page of checks: findings grouped, shown on their map, mended, set aside and taken up again."""

from __future__ import annotations

import secrets

import pytest

from cxdesign.commands import parse
from cxdesign.domain.relations import Dismissal
from cxdesign.services.starters import load_starter
from tests.builders import a_journey
from tests.pages.conftest import COLLEAGUE


@pytest.fixture
def delivery(services):
    return services.projects.create(COLLEAGUE, load_starter("food_delivery", "en"))


def said(app):
    return [element.value for element in app.markdown]


def button(app, start):
    """Return the first button whose key starts so."""
    return next(found for found in app.button if str(found.key).startswith(start))


def document_of(services, project):
    return services.projects.workbench(project).document(COLLEAGUE)


def test_findings_are_told_by_severity(open_app, delivery):
    app = open_app("checks", project=delivery)
    assert not app.exception
    assert said(app).index("## Errors") < said(app).index("## Warnings")
    assert any("Lockers" in text for text in said(app))


@pytest.mark.parametrize(("grouping", "heading"), [("rule", "## R07"), ("map", "## Service blueprint")])
def test_findings_are_grouped_otherwise(open_app, delivery, grouping, heading):
    app = open_app("checks", project=delivery)
    app.button_group(key="checks.group").set_value(grouping).run()
    assert any(text.startswith(heading) for text in said(app))


def test_a_finding_is_set_aside_and_taken_up_again(services, open_app, delivery):
    app = open_app("checks", project=delivery)
    before = sum(str(found.key).startswith("finding.show.") for found in app.button)
    reason = next(found for found in app.text_input if str(found.key).startswith("finding.reason.R07"))
    reason.set_value("Out of scope <b>now</b>")
    next(found for found in app.button if "reason_form.R07" in str(found.proto.form_id)).click().run()
    (dismissal,) = document_of(services, delivery).all(Dismissal)
    assert (dismissal.rule, dismissal.reason) == ("R07", "Out of scope <b>now</b>")
    assert sum(str(found.key).startswith("finding.show.") for found in app.button) == before - 1
    app.toggle(key="checks.show_dismissed").set_value(True).run()
    button(app, "finding.reopen.R07").click().run()
    assert not document_of(services, delivery).all(Dismissal)


def test_a_finding_with_one_way_out_is_mended_by_a_click(services, open_app):
    project = services.projects.create(COLLEAGUE, load_starter("four_phases", "en"))
    app = open_app("checks", project=project)
    button(app, "finding.fix.R06").click().run()
    assert len(document_of(services, project).project.waived_links) == 7
    assert not [found for found in app.button if str(found.key).startswith("finding.fix.R06")]
    app.button(key="checks.undo_latest").click().run()
    assert not document_of(services, project).project.waived_links
    assert button(app, "finding.fix.R06").label == "Leave out on purpose"


def test_a_fix_leaves_alone_what_a_colleague_has_changed(services, open_app):
    document = a_journey(attributes={"t1": {"setting": "online"}})
    project = services.projects.create(COLLEAGUE, document)
    app = open_app("checks", project=project)
    values = {"environments": ["physical", "interpersonal"], "setting": "offline"}
    command = {"name": "edit_touchpoint", "touchpoint_id": "touchpoint:t1", "attributes": values}
    services.projects.workbench(project).execute(COLLEAGUE, secrets.token_hex(16), parse(command))
    button(app, "finding.fix.R04").click().run()
    assert set(document_of(services, project).touchpoints[0].environments) == {"physical", "interpersonal"}
    assert "changed this meanwhile" in app.toast[0].value


def test_a_project_without_findings_says_so(services, open_app, hotel, monkeypatch):
    monkeypatch.setattr("cxdesign.ui.panels.findings.build_findings", lambda *_: [])
    app = open_app("checks", project=hotel)
    assert any("find nothing" in text for text in said(app))


def test_a_finding_leads_to_its_place(open_app, delivery):
    app = open_app("checks", project=delivery)
    button(app, "finding.show.R07").click().run()
    assert not app.exception
    assert app.query_params["record"].startswith("step:")
