import pytest

from cxdesign.analysis.impact import PASSES_ON, Impact, impact
from cxdesign.domain.registers import SceneCell
from cxdesign.domain.relations import scene_cell_id
from cxdesign.domain.understanding import EmpathyNote
from cxdesign.domain.vocabulary import RelationType
from cxdesign.errors import IntegrityError
from cxdesign.graph.build import build_graph
from tests.blueprints import a_blueprint, an_entry, related
from tests.builders import a_journey
from tests.golden.food_delivery import the_food_delivery


def suffixes(ids):
    return [record_id.partition(":")[2] for record_id in ids]


def test_arrows_pass_a_failure_on_nearest_first():
    lanes = {"s": "support", "b": "backstage", "o": "onstage", "p": "support"}
    document = a_blueprint(lanes, [("s", "b"), ("b", "o"), ("p", "o")])
    found = impact(document, "step:s")
    assert found.downstream == ("touchpoint:t1", "step:b", "stage:s1", "step:o")
    assert found.contacts == ("step:b", "step:o")
    assert impact(document, "step:o").upstream == ("step:b", "step:p", "step:s")


def test_a_repeat_passes_nothing_on():
    document = a_blueprint(dict.fromkeys("ab", "onstage"), [("a", "b")], repeats=[("b", "a")])
    assert "step:a" not in impact(document, "step:b").downstream


def test_what_the_customer_does_next_comes_later():
    document = a_blueprint(
        {"o": "onstage", "c": "customer_actions", "d": "customer_actions", "p": "onstage"},
        [("o", "c"), ("c", "d"), ("d", "p")],
        at={"d": "t2", "p": "t2"},
    )
    found = impact(document, "step:o")
    assert suffixes(found.downstream) == ["t1", "c", "s1"]
    assert suffixes(found.later) == ["t2", "d", "p"]
    back = impact(document, "step:p")
    assert (suffixes(back.upstream), suffixes(back.earlier)) == (["d"], ["c", "o"])


def test_peaks_suffer_directly_or_later():
    document = a_blueprint({"o": "onstage", "x": "onstage"}, at={"x": "t2"})
    peaks = [touchpoint.replaced({"is_peak": True}) for touchpoint in document.touchpoints]
    found = impact(document.with_records(changed=peaks), "step:o")
    assert (found.peaks, found.later_peaks) == (("touchpoint:t1",), ("touchpoint:t2",))


def test_a_touchpoint_is_taken_with_its_cards_and_a_stage_with_its_touchpoints():
    document = a_blueprint(
        {"a": "onstage", "b": "onstage"}, [("a", "b")], at={"b": "t2"}, stages={"s": ["t1"], "r": ["t2"]}
    )
    assert impact(document, "touchpoint:t1").downstream == ("stage:s", "step:b", "touchpoint:t2", "stage:r")
    found = impact(document, "stage:s")
    assert not {"stage:s", "touchpoint:t1", "step:a"}.intersection(found.downstream)
    assert "step:b" in found.downstream


def the_register():
    note = EmpathyNote(id="empathy_note:n", persona_id="persona:p", area="say", order="a0", text="Late again")
    kinds = ("standard", "promise", "risk", "datapoint", "scene", "persona")
    entries = [*(an_entry(f"{kind}:{kind[0]}") for kind in kinds), note]
    entries += [an_entry("need:n", persona_id="persona:p"), an_entry("need:stage"), an_entry("need:answered")]
    relations = [
        related("governed_by", "step:a", "standard:s"),
        related("kept_by", "promise:p", "standard:s"),
        related("promises", "promise:p", "need:n"),
        related("stems_from", "need:n", "empathy_note:n"),
        related("threatened_by", "step:a", "risk:r"),
        related("captures", "touchpoint:t1", "datapoint:d"),
        related("adapts", "datapoint:d", "step:b"),
        related("arises_at", "need:stage", "stage:s1"),
        related("answers", "touchpoint:t1", "need:answered"),
    ]
    ends = {"source_id": "touchpoint:t1", "target_id": "scene:s"}
    cell = SceneCell(id=scene_cell_id("touchpoint:t1", "scene:s"), **ends)
    return a_blueprint(
        {"e": "evidence", "c": "customer_actions", "a": "onstage", "b": "onstage"},
        at={"b": "t2"},
        records=[*entries, *relations, cell],
        performed_by={"a": "partner"},
    )


@pytest.mark.parametrize(
    ("failing", "suffering"),
    [
        ("performer:partner", "step:a"),
        ("risk:r", "step:a"),
        ("step:a", "standard:s"),
        ("standard:s", "promise:p"),
        ("promise:p", "need:n"),
        ("need:n", "persona:p"),
        ("empathy_note:n", "need:n"),
        ("touchpoint:t1", "datapoint:d"),
        ("datapoint:d", "step:b"),
        ("step:a", "scene:s"),
        ("stage:s1", "need:stage"),
        ("touchpoint:t1", "need:answered"),
        ("step:e", "step:c"),
        ("performer:partner", "persona:p"),
    ],
)
def test_what_fails_and_what_suffers(failing, suffering):
    document = the_register()
    assert suffering in impact(document, failing).downstream
    assert failing in impact(document, suffering).upstream


def test_nothing_passes_the_other_way():
    document = the_register()
    assert "performer:partner" not in impact(document, "step:a").downstream
    assert impact(document, "persona:p").downstream == ()
    assert impact(document, "need:n").needs == ("need:n",)


def test_a_feature_and_its_touchpoint_suffer_together_but_a_note_makes_nothing_suffer():
    document = a_journey(
        {"s1": ["t1"]}, cards={"feature:f": ("t1",), "note:n": ("t1",), "step:a": ("t1", "customer_actions")}, peak="t1"
    )
    need = an_entry("need:n")
    document = document.with_records(changed=[need, related("serves", "feature:f", "need:n")])
    assert impact(document, "step:a").needs == ("need:n",)
    assert impact(document, "feature:f").peaks == ("touchpoint:t1",)
    assert impact(document, "note:n").downstream == ()
    assert "note:n" not in impact(document, "step:a").downstream


def test_an_arrow_or_a_lane_is_no_node_and_an_unknown_record_is_refused():
    document = the_food_delivery()
    assert impact(document, "flow:b4-b5") == Impact("flow:b4-b5")
    assert impact(document, "lane:onstage") == Impact("lane:onstage")
    with pytest.raises(IntegrityError, match="reference_unknown"):
        impact(document, "step:nowhere")


def test_every_kind_of_edge_has_a_direction():
    kinds = {kind for *_, kind in build_graph(the_register()).edges(data="kind")} - {"at"}
    assert kinds <= set(PASSES_ON)
    assert set(RelationType) <= set(PASSES_ON)


def test_up_is_down_read_backwards():
    document = the_food_delivery()
    graph = build_graph(document)
    steps = [node for node, kind in graph.nodes(data="kind") if kind == "step"]
    down = {step: impact(document, step) for step in steps}
    for step in steps:
        found = impact(document, step)
        assert {other for other in steps if step in down[other].downstream} == set(found.upstream) & set(steps)
