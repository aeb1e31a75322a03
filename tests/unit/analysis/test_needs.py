from cxdesign.analysis.needs import learned_by, need_figures
from cxdesign.domain.vocabulary import LearningWay
from tests.builders import a_journey, enriched


def register(**needs):
    entries = {"persona:ann": {}, "persona:ben": {}, "standard:s": {}, **{f"need:{k}": v for k, v in needs.items()}}
    return enriched(
        a_journey(cards={"feature:f": ("t1", "opportunities", "A lamp")}),
        entries,
        notes={"n1": ("ann", "say", "Dark"), "n2": ("ann", "do", "Leaves"), "n3": ("ben", "see", "A queue")},
        relations=[("stems_from", "need:light", "empathy_note:n1")] if "light" in needs else [],
    )


def test_an_empty_register_has_no_share():
    figures = need_figures(register())
    assert (figures.need_ids, figures.note_count, figures.used_note_count) == ((), 3, 0)
    assert figures.assumption_share is None
    assert not figures.is_mostly_assumed
    assert figures.missing_ways == tuple(LearningWay)


def test_a_persona_is_concerned_by_its_own_needs_and_those_of_customers_in_general():
    study = register(light={"persona_id": "persona:ann"}, rest={}, calm={"persona_id": "persona:ben"})
    assert need_figures(study).need_ids == ("need:light", "need:rest", "need:calm")
    ann = need_figures(study, "persona:ann")
    assert ann.need_ids == ("need:light", "need:rest")
    assert (ann.note_count, ann.used_note_count) == (2, 1)
    ben = need_figures(study, "persona:ben")
    assert (ben.need_ids, ben.note_count, ben.used_note_count) == (("need:rest", "need:calm"), 1, 0)


def test_half_of_the_needs_may_be_assumptions_and_no_more():
    half = need_figures(register(light={}, rest={"evidence": "test"}))
    assert (half.assumption_ids, half.assumption_share, half.is_mostly_assumed) == (("need:light",), 0.5, False)
    more = need_figures(register(light={}, rest={}, calm={"evidence": "observation"}))
    assert more.is_mostly_assumed


def test_a_standard_or_a_feature_answers_a_need_and_a_peak_does_not():
    study = enriched(
        a_journey(cards={"feature:f": ("t1", "opportunities", "A lamp")}),
        {"need:a": {}, "need:b": {}, "need:c": {}, "standard:s": {}},
        relations=[
            ("meets", "standard:s", "need:a"),
            ("serves", "feature:f", "need:b"),
            ("answers", "touchpoint:t1", "need:c"),
        ],
    )
    assert need_figures(study).unanswered_ids == ("need:c",)


def test_ways_of_learning_are_counted_and_the_missing_ones_named():
    study = register(
        light={"learned_by": "employees"}, rest={"learned_by": "employees"}, calm={"learned_by": "trends"}, cold={}
    )
    figures = need_figures(study)
    assert {way.value: count for way, count in figures.learned if count} == {"employees": 2, "trends": 1}
    assert [way.value for way in figures.missing_ways] == ["voice_of_customer", "co_creation", "usage_data", "market"]
    assert figures.untold_count == 1


def test_all_six_ways_are_listed_in_the_order_of_the_standard():
    assert learned_by([]) == tuple((way, 0) for way in LearningWay)
