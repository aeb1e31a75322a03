from cxdesign.analysis.evidence import BLUEPRINT_STATEMENTS, JOURNEY_STATEMENTS, evidence_count, evidence_meter
from cxdesign.domain.change import apply, patch
from cxdesign.domain.vocabulary import Evidence
from tests.builders import a_journey, an_empty_journey


def test_everything_but_an_assumption_rests_on_data():
    found = evidence_count(Evidence)
    assert (found.backed, found.total, found.share) == (3, 4, 0.75)


def test_of_no_statements_there_is_no_share():
    assert evidence_count([]).share is None


def a_map():
    """Return a map of four cards that count, two of them backed, a quotation and a card of the blueprint alone."""
    document = a_journey(
        cards={
            "step:a": ("t1", "customer_actions"),
            "note:b": ("t1", "pains"),
            "note:c": ("t3", "pains"),
            "feature:d": ("t3", "opportunities"),
            "note:said": ("t1", "thinking"),
            "step:front": ("t1", "onstage"),
        }
    )
    for card_id, level in (("note:b", "observation"), ("note:c", "measurement"), ("note:said", "test")):
        document = apply(document, patch(document.get(card_id), evidence=level))
    return document


def test_the_meter_counts_by_lane_and_by_stage_without_quotations():
    meter = evidence_meter(a_map(), JOURNEY_STATEMENTS)
    assert (meter.whole.backed, meter.whole.total, meter.whole.levels) == (2, 4, (2, 1, 0, 1))
    shares = {record_id: (found.backed, found.total) for record_id, found in (*meter.lanes, *meter.stages)}
    assert shares == {
        "lane:customer_actions": (0, 1),
        "lane:pains": (2, 2),
        "lane:opportunities": (0, 1),
        "stage:s1": (1, 2),
        "stage:s2": (1, 2),
    }


def test_the_blueprint_counts_its_own_lanes():
    meter = evidence_meter(a_map(), BLUEPRINT_STATEMENTS)
    assert [record_id for record_id, _ in meter.lanes] == ["lane:customer_actions", "lane:onstage"]
    assert meter.whole.levels == (2, 0, 0, 0)


def test_a_map_without_cards_has_no_parts():
    meter = evidence_meter(an_empty_journey(), JOURNEY_STATEMENTS)
    assert (meter.whole.share, meter.lanes, meter.stages) == (None, (), ())
