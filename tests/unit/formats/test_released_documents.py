"""A file of every schema version ever released opens for ever, with what it held. The files are never changed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cxdesign.domain.answers import AnswerSet
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Step
from cxdesign.domain.document import RECORD_TYPES
from cxdesign.domain.evaluation import Decision, EvaluationRound, RatingEntry, rating_id
from cxdesign.domain.picking import PeakJudgement
from cxdesign.domain.registers import Objective, Promise
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import WEIGHT_FIELDS, Persona
from cxdesign.domain.vocabulary import CurveState, EmpathyArea, Evidence, Level, RelationType, Sense
from cxdesign.formats import native
from cxdesign.migrations import SCHEMA_VERSION

DOCUMENTS = Path(__file__).parents[2] / "documents"
VERSIONS = range(1, SCHEMA_VERSION + 1)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_every_released_version_opens(version: int) -> None:
    result = native.read((DOCUMENTS / f"v{version}.json").read_bytes())
    assert not result.losses
    assert native.read(native.write(result.document)).document == result.document


def test_there_is_a_file_for_every_version_and_no_other() -> None:
    assert sorted(path.name for path in DOCUMENTS.glob("*.json")) == sorted(f"v{version}.json" for version in VERSIONS)


def test_the_newest_file_holds_every_kind_of_record() -> None:
    stored = json.loads((DOCUMENTS / f"v{SCHEMA_VERSION}.json").read_text("utf-8"))
    assert {record["kind"] for record in stored["records"]} == set(RECORD_TYPES)


def test_version_1_keeps_its_values() -> None:
    document = native.read((DOCUMENTS / "v1.json").read_bytes()).document
    assert [touchpoint.name for touchpoint in document.touchpoints] == ["Full", "Bare", "End"]
    full = document.touchpoints[0]
    assert (full.levels, full.senses) == ((Level.L1, Level.L4), (Sense.SIGHT, Sense.SMELL))
    assert (full.duration_minutes, full.importance, full.is_peak) == (2.5, 5, True)
    assert document.emotion(full.id, CurveState.NOW) == -5
    assert document.project.delight_line == 4
    assert [lane.name for lane in document.lanes if lane.name] == ["What guests do", "Legal"]


def test_version_2_keeps_its_values() -> None:
    document = native.read((DOCUMENTS / "v2.json").read_bytes()).document
    project, greet = document.project, document.expect("step:greet", Step)
    assert (project.price, project.minute_cost, project.waived_links) == (399.5, 0.75, ("closing", "follow_up"))
    assert (greet.standard_minutes, greet.recovery_remedy, greet.is_fail) == (2.5, "Calls a colleague", True)
    assert {flow.id: (flow.is_repeat, flow.is_non_visual) for flow in document.all(Flow)} == {
        "flow:ask-greet": (False, False),
        "flow:ask-sleep": (False, False),
        "flow:assign-book": (False, False),
        "flow:book-assign": (True, False),
        "flow:call": (False, True),
        "flow:greet-assign": (False, False),
    }
    (target,) = (persona for persona in document.entries(Persona) if persona.is_target)
    assert [getattr(target, name) for name in WEIGHT_FIELDS] == [10, 35, 25, 20, 10]
    assert [note.evidence for note in document.empathy_notes(target.id, EmpathyArea.SAY)] == [Evidence.MEASUREMENT]
    assert document.expect("objective:rest", Objective).due_on == date(2026, 3, 31)
    assert {link.relation for link in document.all(Relation)} == set(RelationType) - {
        RelationType.MEASURED_BY,
        RelationType.EMPOWERED_BY,
    }
    assert document.expect("promise:quiet", Promise).is_total


def test_version_3_keeps_its_values() -> None:
    document = native.read((DOCUMENTS / "v3.json").read_bytes()).document
    first, second = document.entries(EvaluationRound)
    assert (first.state, first.weight_customer, first.gate_mode, first.gate_hard) == ("revealed", 50, "hard", 3.5)
    assert (second.follows_id, second.is_open, second.rated_revision) == (first.id, True, 0)
    rating = document.expect(rating_id(first.id, "rater:ann", "C1"), RatingEntry)
    assert (rating.score, rating.evidence, rating.record_ids) == (4, Evidence.TEST, ("step:greet",))
    assert document.expect("decision:first", Decision).due_on == date(2027, 1, 15)
    assert [criterion.weight for criterion in document.criteria("criteria_set:own")] == [2.0, 1.0]
    (judgement,) = document.all(PeakJudgement)
    assert judgement.importance == pytest.approx(1 / 3)
    (answers,) = document.entries(AnswerSet)
    assert answers.rows == ((9.0, "North"), (None, "South"), (4.5, None))
    assert {link.relation for link in document.all(Relation)} == set(RelationType) - {RelationType.EMPOWERED_BY}


@pytest.mark.parametrize("kind", sorted(RECORD_TYPES))
def test_the_newest_file_uses_every_field_of_a_kind(kind: str) -> None:
    stored = json.loads((DOCUMENTS / f"v{SCHEMA_VERSION}.json").read_text("utf-8"))["records"]
    used = {field for record in stored if record["kind"] == kind for field in record}
    unused = set(RECORD_TYPES[kind].model_fields) - used
    assert not unused
