from __future__ import annotations

from datetime import date

import pytest

from cxdesign.checks.catalogue import Severity, rule_texts
from cxdesign.checks.linter import RULES, check_document
from cxdesign.i18n import LOCALES, Translator
from tests.builders import a_blueprint, a_journey, a_whole_project, enriched
from tests.unit.checks.examples import CLEAN, DIRTY, TODAY, clean, dirty, results


def named(value):
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("rule", "name", "document", "expected"), list(dirty()), ids=named)
def test_a_rule_finds_what_breaks_it(rule, name, document, expected):
    assert results(rule, document) == expected


@pytest.mark.parametrize(("rule", "name", "document"), list(clean()), ids=named)
def test_a_rule_finds_nothing_where_it_is_kept(rule, name, document):
    assert results(rule, document) == []


def test_every_rule_has_a_function_a_text_and_both_kinds_of_examples():
    ids = [f"R{number:02}" for number in range(1, 40)]
    assert list(RULES) == ids
    assert [text.id for text in rule_texts()] == ids
    assert sorted(DIRTY) == sorted(CLEAN) == ids


def test_every_way_of_breaking_a_rule_has_a_text_and_an_example():
    shown = {(rule, finding[0]) for rule, _, _, expected in dirty() for finding in expected}
    assert shown == {(text.id, variant) for text in rule_texts() for variant in text.messages}


def test_a_rule_says_what_it_means():
    assert not [rule for rule, function in RULES.items() if not (function.__doc__ or "").startswith(f"{rule}: ")]


def test_findings_come_by_severity_then_rule_then_place():
    findings = check_document(a_whole_project(), today=TODAY)
    weights = [list(Severity).index(finding.severity) for finding in findings]
    assert weights == sorted(weights)
    for severity in {finding.severity for finding in findings}:
        rules = [finding.rule for finding in findings if finding.severity is severity]
        assert rules == sorted(rules)
    touchpoints = [f.record_ids for f in check_document(a_journey(), today=TODAY) if f.rule == "R04"]
    assert touchpoints == [("touchpoint:t1",), ("touchpoint:t2",), ("touchpoint:t3",)]


def test_cards_and_entries_stand_in_the_order_of_the_map_and_of_their_register():
    steps = {"z": ("t1", "onstage"), "a": ("t2", "onstage"), "m": ("t1", "backstage")}
    findings = check_document(a_blueprint(steps), today=TODAY)
    assert [f.record_ids for f in findings if f.rule == "R07"] == [("step:z",), ("step:m",), ("step:a",)]
    registers = enriched(a_journey(), {"standard:z": {}, "standard:a": {}})
    assert [f.record_ids for f in check_document(registers, today=TODAY) if f.rule == "R19"] == [
        ("standard:z",),
        ("standard:a",),
    ]


def test_a_dismissal_marks_its_finding_and_no_other():
    document = enriched(a_journey(), dismissals={("R04", "touchpoint:t2"): "Nobody meets it"})
    marked = [(f.record_ids, f.reason) for f in check_document(document, today=TODAY) if f.is_dismissed]
    assert marked == [(("touchpoint:t2",), "Nobody meets it")]


def test_a_dismissal_of_the_whole_document_names_no_record():
    document = enriched(a_journey(), dismissals={("R01",): ""})
    assert [f.rule for f in check_document(document, today=TODAY) if f.is_dismissed] == ["R01"]


def test_the_day_matters_only_for_what_grows_old():
    document = a_journey(attributes={"t1": {"levels": ["L4"], "refreshed_on": "2025-01-01"}})
    early, late = (check_document(document, today=date(year, 3, 1)) for year in (2025, 2027))
    assert [f.rule for f in late if f not in early] == ["R30"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", ["checks.subtitle", "choosing.checks"])
def test_pages_tell_how_many_rules_there_are(key, locale):
    assert str(len(RULES)) in Translator(locale)(key)
