"""Whatever stands in a document, the linter answers, the same every time, and names what is there."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cxdesign.checks.catalogue import rule_text
from cxdesign.checks.context import Context
from cxdesign.checks.fixes import fix_of
from cxdesign.checks.linter import RULES, check_document
from cxdesign.domain.document import Document
from cxdesign.domain.relations import dismissal_id
from cxdesign.errors import CommandError
from tests.performing import performed
from tests.property.strategies import a_document, a_payload, chances, documents, steps
from tests.property.values import some_fields

TODAY = date(2025, 3, 1)
FULL = {"touchpoint", "step", "feature"}
PLACES = ("id", "kind", "name", "text", "order", "stage_id", "touchpoint_id", "lane_id", "is_end", "is_peak")


@settings(max_examples=200)
@given(documents, chances, steps)
def test_every_document_can_be_checked_and_gives_the_same_again(document, chance, count):
    for _ in range(count):
        try:
            document = performed(document, a_payload(chance, document))
        except CommandError:
            continue
    findings = check_document(document, today=TODAY)
    shuffled = list(document)
    chance.shuffle(shuffled)
    assert check_document(Document(shuffled), today=TODAY) == findings
    assert len({dismissal_id(f.rule, f.record_ids) for f in findings}) == len(findings)
    for finding in findings:
        assert all(record_id in document for record_id in finding.record_ids)
        assert finding.variant in rule_text(finding.rule).messages


def a_full_document(chance: random.Random) -> Document:
    """Return a document whose touchpoints, steps and features have random attributes as well."""
    document = a_document(chance)
    records = [record for record in document if record.kind in FULL]
    marks = [{**some_fields(chance, type(record), without=PLACES), **a_mark(chance, record)} for record in records]
    return document.with_records(changed=[r.replaced(fields) for r, fields in zip(records, marks, strict=True)])


def a_mark(chance, record):
    return {"is_peak": chance.random() < 0.3} if record.kind == "touchpoint" else {}


@settings(max_examples=150)
@given(st.builds(a_full_document, chances))
def test_attributes_of_every_kind_can_be_checked(document):
    findings = check_document(document, today=TODAY)
    assert len({dismissal_id(f.rule, f.record_ids) for f in findings}) == len(findings)


@settings(max_examples=150)
@given(st.builds(a_full_document, chances))
def test_every_fix_offered_is_carried_out_and_mends_its_finding(document):
    context = Context(document, TODAY)
    for finding in check_document(document, today=TODAY):
        fix = fix_of(context, finding)
        if fix is not None:
            after = performed(document, fix.command)
            assert finding not in check_document(after, today=TODAY)


def test_the_random_documents_break_every_rule():
    """Without this, the properties above could hold for want of findings."""
    found = set()
    for number in range(600):
        found.update(finding.rule for finding in check_document(a_full_document(random.Random(number)), today=TODAY))
    assert set(RULES) - found <= {"R20"}  # which needs a unit of time, and the texts are none
