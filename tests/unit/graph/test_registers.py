from cxdesign.domain.evaluation import EVALUATION_KINDS
from cxdesign.domain.records import kind_of
from cxdesign.domain.registers import SceneCell
from cxdesign.domain.relations import scene_cell_id
from cxdesign.domain.understanding import EmpathyNote
from cxdesign.graph.build import build_graph
from cxdesign.graph.registers import EVIDENCE_REACH
from tests.blueprints import a_blueprint, an_entry, related
from tests.builders import a_whole_project
from tests.evaluations import with_evaluation


def a_note(suffix, area, order="a0", persona="persona:p"):
    return EmpathyNote(id=f"empathy_note:{suffix}", persona_id=persona, area=area, order=order, text=suffix)


def test_what_is_kept_beside_the_maps_are_nodes_in_their_own_order():
    kinds = ("scene", "risk", "objective", "datapoint", "promise", "standard", "performer", "need", "persona")
    records = [an_entry(f"{kind}:a") for kind in kinds]
    notes = [a_note("2", "gains", persona="persona:a"), a_note("1", "see", persona="persona:a")]
    nodes = list(build_graph(a_blueprint({}, records=[*records, *notes, an_entry("need:b", order="Zz")])))
    assert nodes[2:] == [
        *(
            "persona:a",
            "empathy_note:1",
            "empathy_note:2",
            "need:b",
            "need:a",
            "performer:a",
            "standard:a",
            "promise:a",
        ),
        *("datapoint:a", "objective:a", "risk:a", "scene:a"),
    ]


def test_answers_are_counted_and_hang_on_the_touchpoints_they_measure():
    document = with_evaluation(a_blueprint({}))
    link = related("measured_by", "touchpoint:t1", "answer_set:stay")
    graph = build_graph(document.with_records(changed=[link]))
    answers = graph.nodes["answer_set:stay"]
    assert (answers["kind"], answers["metric"], answers["columns"]) == ("answer_set", "nps", ("answer",))
    assert answers["answer_count"] == 3
    assert "rows" not in answers
    assert graph.edges["touchpoint:t1", "answer_set:stay", link.id] == {"kind": "measured_by"}


def test_what_is_said_of_a_design_is_no_part_of_its_graph():
    project = a_whole_project()
    link = related("measured_by", "touchpoint:t1", "answer_set:stay")
    graph = build_graph(project.with_records(changed=[link]))
    left_out = {*EVALUATION_KINDS, "peak_criterion", "peak_score", "peak_judgement", "peak_weighting"}
    left_out |= {"environment_canvas", "participation", "session", "idea"}
    assert not left_out & {kind_of(node) for node in graph}
    assert all("kind" in data for _, data in graph.nodes(data=True))


def test_a_risk_carries_its_score_and_a_day_is_text():
    grades = {"likelihood": 4, "severity": 5, "controllability": 2}
    records = [an_entry("risk:a", **grades), an_entry("risk:b"), an_entry("objective:o", due_on="2026-09-30")]
    graph = build_graph(a_blueprint({}, records=records))
    assert (graph.nodes["risk:a"]["score"], graph.nodes["risk:b"]["score"]) == (80, None)
    assert graph.nodes["objective:o"]["due_on"] == "2026-09-30"


def test_a_relation_is_an_edge_of_its_name():
    relation = related("governed_by", "step:a", "standard:s")
    graph = build_graph(a_blueprint({"a": "onstage"}, records=[an_entry("standard:s"), relation]))
    assert graph.edges["step:a", "standard:s", relation.id] == {"kind": "governed_by"}


def test_the_cell_of_a_scene_carries_its_relevance():
    cell_id = scene_cell_id("touchpoint:t1", "scene:s")
    ends = {"source_id": "touchpoint:t1", "target_id": "scene:s"}
    cell = SceneCell(id=cell_id, customer_relevance=4, **ends)
    graph = build_graph(a_blueprint({}, records=[an_entry("scene:s"), cell]))
    assert graph.edges["touchpoint:t1", "scene:s", cell_id] == {
        "kind": "in_scene",
        "customer_relevance": 4,
        "enterprise_relevance": None,
    }


def test_notes_and_needs_lead_to_their_persona():
    records = [
        an_entry("persona:p"),
        a_note("n", "say"),
        an_entry("need:m", persona_id="persona:p"),
        an_entry("need:n"),
    ]
    graph = build_graph(a_blueprint({}, records=records))
    assert graph.edges["empathy_note:n", "persona:p", "noted_of"] == {"kind": "noted_of"}
    assert graph.edges["need:m", "persona:p", "needed_by"] == {"kind": "needed_by"}
    assert not graph.out_edges("need:n")


def test_evidence_is_evidence_of_the_customer_steps_of_its_touchpoint():
    steps = {"e": "evidence", "c": "customer_actions", "d": "customer_actions", "o": "onstage", "x": "customer_actions"}
    graph = build_graph(a_blueprint(steps, at={"x": "t2"}))
    edges = [(source, target) for source, target, kind in graph.edges(data="kind") if kind == "evidence_of"]
    assert edges == [("step:e", "step:c"), ("step:e", "step:d")]


def test_the_graph_stays_in_proportion_where_everything_stands_at_one_touchpoint():
    steps = {f"e{number}": "evidence" for number in range(50)} | {
        f"c{number}": "customer_actions" for number in range(50)
    }
    graph = build_graph(a_blueprint(steps))
    assert sum(kind == "evidence_of" for *_, kind in graph.edges(data="kind")) == 50 * EVIDENCE_REACH
