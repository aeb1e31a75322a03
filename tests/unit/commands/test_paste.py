from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.commands.paste import CARDS_LIMIT
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.vocabulary import CurveState, EmpathyArea
from tests.builders import LANES, a_journey, enriched
from tests.performing import perform, planned, refused

STEM = "0123456789abcdef" * 2
JOURNEY = enriched(
    a_journey(
        lanes={**LANES, "more": "notes"},
        cards={"note:c1": ("t1", "pains", "Waits"), "note:c2": ("t1", "pains", "Signs")},
        end="t3",
    ),
    {"persona:ann": {}},
    notes={"n1": ("ann", "see", "A queue")},
)
PAINS = {"columns": ["touchpoint:t1"], "rows": ["lane:pains"]}


def paste(**fields):
    return perform(JOURNEY, "paste", stem=STEM, **fields)


def texts(document, touchpoint, lane):
    return [card.text for card in document.cards(touchpoint, lane)]


def test_lines_become_cards_of_a_cell_in_their_order_before_the_anchor():
    cards = [{"column": 0, "row": 0, "text": text, "before_id": "note:c2"} for text in ("One", "Two", "Three")]
    after = paste(**PAINS, cards=cards)
    assert texts(after, "touchpoint:t1", "lane:pains") == ["Waits", "One", "Two", "Three", "Signs"]


def test_a_table_fills_a_grid_and_every_card_gets_the_kind_of_its_lane():
    rows = ["lane:customer_actions", "lane:opportunities"]
    columns = ["touchpoint:t2", "touchpoint:t3"]
    cards = [{"column": c, "row": r, "text": f"{r}{c}"} for r in range(2) for c in range(2)]
    after = paste(columns=columns, rows=rows, cards=cards)
    kinds = [card.kind for row in rows for column in columns for card in after.cards(column, row)]
    assert kinds == ["step", "step", "feature", "feature"]
    assert texts(after, "touchpoint:t3", "lane:opportunities") == ["11"]


def test_a_lane_comes_with_its_cards_below_another_one():
    lane = f"lane:{STEM}.l0"
    after = paste(
        lanes=[{"role": "pains", "name": "More pains", "before_id": "lane:opportunities"}],
        columns=["touchpoint:t1"],
        rows=[lane],
        cards=[{"column": 0, "row": 0, "text": "Waits", "attributes": {"is_fail": True, "evidence": "test"}}],
    )
    ids = [found.id for found in after.lanes]
    assert ids.index(lane) == ids.index("lane:opportunities") - 1
    (card,) = after.cards("touchpoint:t1", lane)
    assert (card.kind, card.is_fail, card.evidence.value) == ("note", True, "test")


def test_a_stage_comes_with_touchpoints_emotions_attributes_and_cards_that_span():
    stage, first, last = f"stage:{STEM}.s0", f"touchpoint:{STEM}.t0", f"touchpoint:{STEM}.t1"
    after = paste(
        stages=[{"name": "Copied", "before_id": "stage:s2"}],
        touchpoints=[
            {
                "name": "Door",
                "stage_id": stage,
                "attributes": {"channel": "Desk"},
                "now": -2,
                "target": 3,
                "is_peak": True,
            },
            {"name": "Desk", "stage_id": stage},
        ],
        columns=[first, last],
        rows=["lane:pains"],
        cards=[{"column": 0, "row": 0, "text": "Both", "last": 1}],
    )
    assert [found.id for found in after.stages] == ["stage:s1", stage, "stage:s2"]
    assert [found.name for found in after.touchpoints if found.stage_id == stage] == ["Door", "Desk"]
    assert (after.get(first).channel, after.get(first).is_peak, after.emotion(first, CurveState.NOW)) == (
        "Desk",
        True,
        -2,
    )
    (card,) = after.cards(first, "lane:pains")
    assert [found.id for found in after.spanned(card)] == [first, last]


def test_cards_become_notes_on_an_empathy_map():
    cards = [
        {
            "column": 0,
            "row": 0,
            "text": "Long",
            "attributes": {"evidence": "observation"},
            "before_id": "empathy_note:n1",
        }
    ]
    after = paste(columns=["persona:ann"], rows=["area:see"], cards=cards)
    notes = after.empathy_notes("persona:ann", EmpathyArea.SEE)
    assert [(note.text, note.evidence.value) for note in notes] == [("Long", "observation"), ("A queue", "assumption")]


def test_the_same_paste_twice_is_refused():
    cards = [{"column": 0, "row": 0, "text": "x"}]
    after = paste(**PAINS, cards=cards)
    assert refused(after, "paste", stem=STEM, **PAINS, cards=cards) == "record_exists"


CARD = {"column": 0, "row": 0, "text": "x"}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "paste_empty"),
        ({**PAINS, "cards": [{**CARD, "row": 1}]}, "paste_place_unknown"),
        ({**PAINS, "cards": [{**CARD, "last": 7}]}, "paste_place_unknown"),
        ({**PAINS, "cards": [CARD, {**CARD, "before_id": "note:c1"}]}, "paste_anchors_differ"),
        ({**PAINS, "cards": [{**CARD, "before_id": "note:gone"}]}, "anchor_unknown"),
        ({**PAINS, "cards": [{**CARD, "attributes": {"level": "L1"}}]}, "attribute_unknown"),
        ({**PAINS, "cards": [{**CARD, "attributes": {"kind": "step"}}]}, "command_invalid"),
        ({**PAINS, "cards": [{**CARD, "text": " "}]}, "text_empty"),
        ({**PAINS, "cards": [{**CARD, "text": "x" * 10_001}]}, "text_too_long"),
        ({**PAINS, "cards": [CARD] * (CARDS_LIMIT + 1)}, "command_invalid"),
        ({"columns": ["touchpoint:t1"], "rows": ["lane:emotion"], "cards": [CARD]}, "lane_holds_no_cards"),
        ({"columns": ["touchpoint:gone"], "rows": ["lane:pains"], "cards": [CARD]}, "touchpoint_unknown"),
        ({"columns": ["touchpoint:t1"], "rows": ["area:see"], "cards": [CARD]}, "persona_unknown"),
        ({"columns": ["persona:ann"], "rows": ["area:nose"], "cards": [CARD]}, "lane_unknown"),
        ({"touchpoints": [{"name": "x", "stage_id": "stage:gone"}]}, "stage_unknown"),
        ({"lanes": [{"role": "evidence"}]}, "command_invalid"),
        ({"stem": "short", "stages": [{"name": "x"}]}, "command_invalid"),
    ],
)
def test_one_part_that_does_not_fit_refuses_the_whole_paste(fields, code):
    assert refused(JOURNEY, "paste", **{"stem": STEM, **fields}) == code


def test_a_thousand_cards_are_one_change():
    columns, rows = ["touchpoint:t1", "touchpoint:t2"], ["lane:pains", "lane:more"]
    cards = [{"column": n % 2, "row": n // 500, "text": str(n)} for n in range(1000)]
    change = planned(JOURNEY, "paste", stem=STEM, columns=columns, rows=rows, cards=cards)
    assert len({edit.id for edit in change}) == 1000


def test_what_was_pasted_is_told_by_its_first_name():
    lane = parse({"name": "paste", "stem": STEM, "lanes": [{"name": "Ideas"}], **PAINS, "cards": [CARD]})
    assert lane.subject(JOURNEY) == "Ideas"
    assert parse({"name": "paste", "stem": STEM, **PAINS, "cards": [CARD]}).subject(JOURNEY) == "x"


STEPS = {
    "columns": ["touchpoint:t1"],
    "rows": ["lane:customer_actions", "lane:onstage", "lane:support"],
    "cards": [{"column": 0, "row": row, "text": str(row)} for row in range(3)],
}


def test_arrows_between_pasted_steps_come_along():
    after = paste(**STEPS, flows=[{"source": 0, "target": 1}, {"source": 1, "target": 0, "is_repeat": True}])
    ends = [(flow.source_id, flow.target_id, flow.is_repeat) for flow in after.all(Flow)]
    assert ends == [
        (f"step:{STEM}.0", f"step:{STEM}.1", False),
        (f"step:{STEM}.1", f"step:{STEM}.0", True),
    ]


@pytest.mark.parametrize(
    ("flows", "code"),
    [
        ([{"source": 0, "target": 2}], "flow_jumps_lane"),
        ([{"source": 0, "target": 1}, {"source": 1, "target": 0}], "flow_cycle"),
        ([{"source": 0, "target": 1}] * 2, "flow_twice"),
        ([{"source": 0, "target": 7}], "step_unknown"),
    ],
)
def test_an_arrow_that_is_not_sound_refuses_the_whole_paste(flows, code):
    assert refused(JOURNEY, "paste", stem=STEM, **STEPS, flows=flows) == code
