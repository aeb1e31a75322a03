from __future__ import annotations

from cxdesign.checks.catalogue import Severity
from cxdesign.checks.finding import MOST_RECORDS, Finding, found


def test_a_finding_weighs_as_much_as_its_rule():
    assert (found("R01").severity, found("R05").severity, found("R36").severity) == tuple(Severity)


def test_equal_findings_are_equal_and_hash_alike():
    first, second = (found("R12", "touchpoint:a", variant="none", count=2) for _ in range(2))
    assert first == second
    assert hash(first) == hash(second)
    assert first != found("R12", "touchpoint:a", variant="none", count=3)


def test_a_finding_names_no_more_records_than_a_dismissal_holds():
    assert len(found("R12", *(f"touchpoint:t{n}" for n in range(300))).record_ids) == MOST_RECORDS


def test_a_finding_is_open_until_somebody_sets_it_aside():
    assert (Finding("R01").is_dismissed, Finding("R01").reason) == (False, "")
