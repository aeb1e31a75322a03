from __future__ import annotations

import pytest

from cxdesign.domain.change import apply, patch
from cxdesign.domain.document import Document
from cxdesign.formats import FORMATS, format_for
from cxdesign.formats.carrying import EVALUATION, PICKING, lost_parts
from tests.builders import a_blueprint, a_journey, a_participation, a_whole_project, enriched

CSV, XLSX = format_for("map.csv"), format_for("map.xlsx")
PLAIN = a_journey(peak="t1", end="t2", attributes={"t1": {"channel": "App", "levels": ("L1",)}})


def test_a_plain_map_loses_only_its_history() -> None:
    assert lost_parts(PLAIN, CSV) == ("history",)


@pytest.mark.parametrize(
    ("document", "key"),
    [
        (a_journey(attributes={"t1": {"owner": "Front desk"}}), "attributes"),
        (a_journey(attributes={"t1": {"source": "Interviews"}}), "provenance"),
        (a_journey(repeats={"r": ("t3", "t1")}), "paths"),
        (a_journey(cards={"note:n": ("t1", "pains", "one\ntwo")}), "line_breaks"),
        (apply(PLAIN, patch(PLAIN.get("step:c1"), is_fail=True)), "evidence"),  # type: ignore[arg-type]
        (apply(PLAIN, patch(PLAIN.get("step:c1"), standard_minutes=2)), "evidence"),  # type: ignore[arg-type]
        (apply(PLAIN, patch(PLAIN.project, delight_line=4)), "project"),
        (apply(PLAIN, patch(PLAIN.project, price=4.5)), "project"),
        (apply(PLAIN, patch(PLAIN.lanes[0], is_hidden=True)), "hidden"),
        (a_blueprint({"a": ("t1", "onstage"), "b": ("t1", "onstage")}, flows=[("a", "b")]), "arrows"),
        (enriched(PLAIN, {"persona:p": {}}), "understanding"),
        (enriched(PLAIN, {"performer:p": {}}), "registers"),
        (enriched(PLAIN, {"idea:tea": {}}), "registers"),
        (PLAIN.with_records(changed=[a_participation("s1", "customer", "decide")]), "environment"),
        (enriched(PLAIN, dismissals={("R01",): "on purpose"}), "dismissals"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_document_holds_and_a_table_cannot_carry_is_told(document: Document, key: str) -> None:
    assert lost_parts(document, CSV) == tuple(k for k in CSV.cannot_carry if k in {"history", key})


def test_a_workbook_carries_nearly_everything() -> None:
    hidden = apply(a_whole_project(), patch(a_whole_project().lanes[0], is_hidden=True))
    assert lost_parts(hidden, XLSX) == ("history", "hidden", "dismissals", "views", "evaluation")


@pytest.mark.parametrize("kind", [*EVALUATION, *PICKING, "answer_set"])
def test_each_record_of_an_evaluation_is_told_by_itself(kind: str) -> None:
    assert "evaluation" not in lost_parts(a_journey(), XLSX)
    only = [record for record in a_whole_project() if record.kind == kind]
    assert "evaluation" in lost_parts(a_journey().with_records(changed=only), XLSX)


def test_another_table_than_the_map_leaves_everything_else() -> None:
    assert lost_parts(a_whole_project(), CSV, table="need") == ("history", "other_tables")
    assert lost_parts(PLAIN, XLSX, table="need") == ("history",)


def test_what_is_said_of_a_format_as_a_whole_is_always_told() -> None:
    assert "reading_back" in lost_parts(PLAIN, next(known for known in FORMATS if known.name == "graphml"))
