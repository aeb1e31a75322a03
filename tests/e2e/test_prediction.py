"""What the board shows before the server has answered is what the server then does."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest

from cxdesign.commands import parse
from cxdesign.domain.change import to_edits
from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName, MapView
from cxdesign.domain.picking import PeakScore, peak_score_id
from cxdesign.domain.relations import scene_cell_id
from cxdesign.errors import IntegrityError
from cxdesign.live.frames import snapshot
from tests.builders import a_blueprint, a_journey, commented, enriched
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.test_blueprint_by_mouse import FLOWS, STEPS
from tests.e2e.test_routing import BOARD_SCRIPT

pytestmark = pytest.mark.e2e

ENTRIES: dict[str, dict[str, Any]] = {
    "persona:ann": {"is_target": True},
    "persona:bob": {},
    "performer:desk": {},
    "standard:clean": {},
    "need:quiet": {"persona_id": "persona:ann"},
    "scene:wait": {"is_mandatory": True},
    "scene:rest": {},
    "peak_criterion:value": {},
}
NOTES = {"n1": ("ann", "see", "A queue"), "n2": ("ann", "see", "A clock")}
CELLS: dict[tuple[str, str], tuple[int | None, int | None]] = {("t1", "wait"): (4, None)}
WAIT_AT = {"touchpoint_id": "touchpoint:t1", "scene_id": "scene:wait"}
WAIT = {"name": "set_scene_cell", **WAIT_AT}
RELATIONS = [
    ("performed_by", "step:cleans", "performer:desk"),
    ("governed_by", "step:cleans", "standard:clean"),
    ("stems_from", "need:quiet", "empathy_note:n1"),
]
SHOWN = {"lane_ids": ["lane:pains"], "curves": ["target"], "density": "fit", "zoom": 125}
VIEWS = [
    MapView(id="view:a", name="Large", map_name=MapName.JOURNEY, order="a0", zoom=150, folded_ids=("stage:s1",)),
    MapView(id="view:b", name="All", map_name=MapName.BLUEPRINT, order="a1"),
]
PICTURE = {"image": "0a" * 32, "image_width": 40, "image_height": 30, "image_alt": "The desk"}
NO_PICTURE = {"image": None, "image_width": None, "image_height": None, "image_alt": ""}
FLOW: dict[str, Any] = {"name": "add_flow", "flow_id": "flow:new", "is_repeat": False, "is_non_visual": False}
COMMANDS: list[dict[str, Any]] = [
    {"name": "remove_touchpoint", "touchpoint_id": "touchpoint:t1"},
    {"name": "remove_stage", "stage_id": "stage:s1"},
    {"name": "remove_card", "card_id": "step:cleans"},
    {"name": "move_card", "card_id": "step:cleans", "touchpoint_id": "touchpoint:t2", "lane_id": "lane:support"},
    {"name": "move_card", "card_id": "step:asks", "touchpoint_id": "touchpoint:t2", "lane_id": "lane:pains"},
    {**FLOW, "source_id": "step:keeps", "target_id": "step:finds"},
    {**FLOW, "source_id": "step:keeps", "target_id": "step:greets"},
    {**FLOW, "source_id": "step:signs", "target_id": "step:asks"},
    {**FLOW, "source_id": "step:signs", "target_id": "step:asks", "is_repeat": True},
    {**FLOW, "source_id": "step:signs", "target_id": "step:cleans"},
    {**FLOW, "source_id": "step:signs", "target_id": "step:cleans", "is_non_visual": True},
    {**FLOW, "source_id": "step:signs", "target_id": "step:keeps"},
    {**FLOW, "source_id": "step:signs", "target_id": "step:signs", "is_repeat": True},
    {**FLOW, "source_id": "step:asks", "target_id": "step:signs"},
    {"name": "edit_flow", "flow_id": "flow:asks-greets", "target_id": "step:signs"},
    {"name": "edit_flow", "flow_id": "flow:finds-greets", "source_id": "step:cleans"},
    {"name": "edit_flow", "flow_id": "flow:asks-signs", "is_repeat": True},
    {"name": "remove_flow", "flow_id": "flow:asks-signs"},
    {"name": "add_entry", "entry_id": "performer:new", "entry_name": "Rider", "attributes": {"contract": "2026"}},
    {"name": "edit_entry", "entry_id": "performer:desk", "attributes": {"performer_type": "outsourced"}},
    {"name": "move_entry", "entry_id": "persona:bob", "before_id": "persona:ann"},
    {"name": "remove_entry", "entry_id": "performer:desk"},
    {"name": "remove_entry", "entry_id": "persona:ann"},
    {"name": "choose_target", "persona_id": "persona:bob", "is_target": True},
    {
        "name": "add_empathy_note",
        "note_id": "empathy_note:n3",
        "persona_id": "persona:ann",
        "area": "say",
        "text": "So slow",
    },
    {"name": "edit_empathy_note", "note_id": "empathy_note:n1", "text": "A long queue"},
    {"name": "move_empathy_note", "note_id": "empathy_note:n1", "persona_id": "persona:bob", "area": "pains"},
    {"name": "remove_empathy_note", "note_id": "empathy_note:n1"},
    WAIT,
    {**WAIT, "enterprise_relevance": 0},
    {**WAIT, "customer_relevance": None},
    {**WAIT, "scene_id": "scene:rest"},
    {**WAIT, "scene_id": "scene:rest", "customer_relevance": 5, "enterprise_relevance": 2},
    {"name": "remove_scene_cell", "scene_cell_id": scene_cell_id("touchpoint:t1", "scene:wait")},
    {"name": "move_entry", "entry_id": "scene:rest", "before_id": "scene:wait"},
    {"name": "edit_entry", "entry_id": "scene:wait", "attributes": {"senses": ["sight"], "is_mandatory": False}},
    {"name": "remove_entry", "entry_id": "scene:wait"},
    {"name": "add_view", "view_id": "view:new", "view_name": "Feelings", "map_name": "journey"},
    {"name": "add_view", "view_id": "view:new", "view_name": "Feelings", "map_name": "blueprint", **SHOWN},
    {"name": "add_view", "view_id": "view:b", "view_name": "Feelings", "map_name": "journey"},
    {"name": "rename_view", "view_id": "view:b", "new_name": "Feelings"},
    {"name": "update_view", "view_id": "view:b", **SHOWN},
    {"name": "update_view", "view_id": "view:a"},
    {"name": "move_view", "view_id": "view:b", "before_id": "view:a"},
    {"name": "remove_view", "view_id": "view:a"},
    {
        "name": "add_comment",
        "comment_id": "comment:n",
        "about_id": "touchpoint:t1",
        "text": "Why?",
        "author": "actor:a",
    },
    {"name": "add_comment", "comment_id": "comment:n", "about_id": "step:gone", "text": "Why?"},
    {
        "name": "add_comment",
        "comment_id": "comment:n",
        "about_id": "touchpoint:t1",
        "text": "Yes",
        "reply_to_id": "comment:b",
        "written_at": "2026-11-26T01:45:02.000Z",
    },
    {"name": "edit_comment", "comment_id": "comment:a", "text": "How slow?", "edited_at": "2026-11-26T01:45:02.000Z"},
    {"name": "edit_comment", "comment_id": "comment:a", "text": "Slow"},
    {"name": "remove_comment", "comment_id": "comment:a"},
    {"name": "remove_comment", "comment_id": "comment:c"},
    {"name": "resolve_comment", "comment_id": "comment:c"},
    {"name": "reopen_comment", "comment_id": "comment:a"},
    {
        "name": "move_several",
        "moves": [
            {"card_id": "step:cleans", "touchpoint_id": "touchpoint:t3", "lane_id": "lane:pains"},
            {
                "card_id": "step:asks",
                "touchpoint_id": "touchpoint:t1",
                "lane_id": "lane:onstage",
                "before_id": "step:greets",
            },
            {"card_id": "step:keeps", "touchpoint_id": "touchpoint:t2", "lane_id": "lane:support"},
        ],
    },
    {
        "name": "move_several",
        "moves": [
            {"card_id": "step:asks", "touchpoint_id": "touchpoint:t3", "lane_id": "lane:pains"},
            {"card_id": "step:gone", "touchpoint_id": "touchpoint:t3", "lane_id": "lane:pains"},
        ],
    },
    {
        "name": "move_several",
        "moves": [
            {"note_id": "empathy_note:n2", "persona_id": "persona:bob", "area": "do"},
            {"note_id": "empathy_note:n1", "persona_id": "persona:bob", "area": "do"},
        ],
    },
    {
        "name": "edit_several",
        "edits": [
            {"card_id": "step:asks", "attributes": {"is_fail": True}},
            {"note_id": "empathy_note:n1", "attributes": {"evidence": "test"}},
            {**WAIT_AT, "scene_id": "scene:rest", "customer_relevance": 3},
            {**WAIT_AT, "enterprise_relevance": 2},
        ],
    },
    {"name": "edit_several", "edits": [{"card_id": "step:gone", "attributes": {"is_fail": True}}]},
    {
        "name": "remove_several",
        "removals": [
            {"card_id": "note:asks"},
            {"card_id": "step:greets"},
            {"note_id": "empathy_note:n1"},
            {"scene_cell_id": scene_cell_id("touchpoint:t1", "scene:wait")},
        ],
    },
    {"name": "remove_several", "removals": [{"card_id": "step:asks"}, {"card_id": "step:gone"}]},
    {"name": "merge_cards", "card_ids": ["step:asks", "step:signs", "step:greets"], "text": "Asks and signs"},
    {"name": "merge_cards", "card_ids": ["step:greets", "step:cleans", "note:keeps", "step:asks"]},
    {"name": "merge_cards", "card_ids": ["step:keeps", "step:finds", "step:cleans", "step:keeps"]},
    {"name": "merge_cards", "card_ids": ["step:asks", "step:gone"]},
    {"name": "merge_cards", "card_ids": ["step:asks", "note:asks"]},
    {"name": "edit_card_attributes", "card_id": "step:asks", "attributes": PICTURE},
    {"name": "edit_card_attributes", "card_id": "step:signs", "attributes": NO_PICTURE},
    {"name": "edit_card_attributes", "card_id": "step:signs", "attributes": {"image_alt": "A form"}},
    {"name": "edit_empathy_note_attributes", "note_id": "empathy_note:n1", "attributes": PICTURE},
    {"name": "edit_entry", "entry_id": "persona:bob", "attributes": PICTURE},
    {"name": "move_card", "card_id": "step:signs", "touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"},
    {
        "name": "edit_several",
        "edits": [
            {"card_id": "step:asks", "attributes": PICTURE},
            {"card_id": "step:signs", "attributes": NO_PICTURE},
            {"note_id": "empathy_note:n1", "attributes": PICTURE},
        ],
    },
]
TALK = {
    "a": ("step:asks", "Slow"),
    "b": ("step:asks", "Yes", "a"),
    "c": ("step:asks", "No", "a"),
    "d": ("scene:wait", "Which?"),
}
DEFAULTS = (None, "", False, "assumption", "own", [], ["now", "target"], "compact", 100)
PREDICT = """
async ([script, records, commands]) => {
  const { predict } = await import(new URL("predict.js", script).href);
  const { complete } = await import(new URL("records.js", script).href);
  const map = new Map(records.map((record) => [record.id, complete(record)]));
  return commands.map((command) => predict(map, command).map((edit) => (edit.op === "patch" ? edit
    : { op: edit.op, record: complete(edit.record) })));
}
"""

# All series of so many steps, undos and redos; the answers come one by one, after the last of them went out.
OVERTAKEN = """
async ([script, records, commands]) => {
  const { length } = commands;
  const [{ BoardState }, { predict }, { applyEdits, idOf }] = await Promise.all(["state.js", "predict.js", "records.js"]
    .map((name) => import(new URL(name, script).href)));
  const shown = (map) => JSON.stringify([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  const back = (map, edits) => edits.map(idOf)
    .map((id) => (map.has(id) ? { op: "put", record: map.get(id) } : { op: "remove", record: { id } }));
  const flickers = [];
  for (let number = 0; number < 3 ** length; number += 1) {
    const types = commands.map((_, index) => ["command", "undo", "redo"][Math.floor(number / 3 ** index) % 3]);
    const state = new BoardState({ lanes: (lanes) => lanes, lane: () => null });
    state.reset({ revision: 1, records: structuredClone(records) });
    const server = new Map(state.records);
    const steps = { undo: [], redo: [] };
    const operations = [];
    types.forEach((type, index) => {
      const id = String(index);
      const command = commands[index];
      if (type === "command") steps.redo = [];
      else if (!steps[type].length) return;
      state.addPending({ type, id, command: type === "command" ? command : undefined });
      const edits = type === "command" ? predict(server, command) : steps[type].pop();
      steps[type === "undo" ? "redo" : "undo"].push(back(server, edits));
      applyEdits(server, edits);
      operations.push({ id, revision: operations.length + 2, edits: structuredClone(edits) });
      if (shown(state.records) !== shown(server)) flickers.push([types, index, "sent"]);
    });
    for (const operation of operations) {
      state.acknowledge(operation.id, operation.revision);
      state.applyOperation(operation);
      if (shown(state.records) !== shown(server)) flickers.push([types, operation.id, "confirmed"]);
    }
  }
  return flickers;
}
"""
STEPS_OF_ONE = [
    {"name": "edit_card", "card_id": "step:asks", "text": "Asks again"},
    {"name": "remove_card", "card_id": "step:asks"},
    {"name": "remove_card", "card_id": "step:greets"},
    {"name": "edit_card", "card_id": "step:cleans", "text": "Cleans again"},
    {"name": "remove_card", "card_id": "step:cleans"},
]


def a_score() -> PeakScore:
    """Return what the touchpoint that waits reaches as a candidate for a peak; it goes with its cell."""
    cell, criterion = scene_cell_id("touchpoint:t1", "scene:wait"), "peak_criterion:value"
    return PeakScore(id=peak_score_id(cell, criterion), cell_id=cell, criterion_id=criterion, value=4)


def planned(command: dict[str, Any], document: Document) -> list[dict[str, Any]]:
    """Return what the server makes of a command; nothing where it refuses."""
    with suppress(IntegrityError):
        return to_edits(parse(command).plan(document))
    return []


def told(edits: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    """Return what edits change, as facts: what is done to which record, without places and defaults."""
    facts = set()
    for edit in edits:
        fields = {**edit["record"]} if edit["op"] == "put" else {}
        if edit["op"] == "patch":
            fields = {name: value for name, value in edit["after"].items() if value != edit["before"].get(name)}
        known = {name: value for name, value in fields.items() if name != "order" and value not in DEFAULTS}
        record_id = edit["id"] if edit["op"] == "patch" else edit["record"]["id"]
        facts.add((edit["op"], record_id, repr(sorted(known.items()))))
    return facts


def test_the_board_predicts_what_the_server_does(room: Room, window: OpenWindow) -> None:
    # Without its size a picture is not fetched: there is none of this digest.
    named = {name: value for name, value in PICTURE.items() if name != "image_width"}
    blueprint = a_blueprint(STEPS, flows=FLOWS, attributes={"signs": named})
    document = enriched(blueprint, ENTRIES, notes=NOTES, relations=RELATIONS, cells=CELLS)
    document = commented(document.with_records(changed=[a_score(), *VIEWS]), TALK)
    board = room.enter_blueprint(window(), room.project(document))
    script = board.page.evaluate(BOARD_SCRIPT)
    predicted = board.page.evaluate(PREDICT, [script, snapshot(document)["records"], COMMANDS])
    for command, edits in zip(COMMANDS, predicted, strict=True):
        assert told(edits) == told(planned(command, document)), command


def test_the_board_predicts_the_lanes_of_a_new_blueprint(room: Room, window: OpenWindow) -> None:
    document = a_journey(lanes={"customer_actions": "customer_actions", "onstage": "notes"})
    board = room.enter_blueprint(window(), room.project(document))
    script = board.page.evaluate(BOARD_SCRIPT)
    command = {"name": "set_up_blueprint"}
    (edits,) = board.page.evaluate(PREDICT, [script, snapshot(document)["records"], [command]])
    expected = planned(command, document)
    assert told(edits) == told(expected)
    assert [edit["record"]["order"] for edit in edits] == [edit["record"]["order"] for edit in expected]


def test_what_is_shown_stays_while_the_server_answers_steps_that_were_taken_back_meanwhile(
    room: Room, window: OpenWindow
) -> None:
    document = a_blueprint(STEPS, flows=FLOWS)
    board = room.enter_blueprint(window(), room.project(document))
    script = board.page.evaluate(BOARD_SCRIPT)
    assert board.page.evaluate(OVERTAKEN, [script, snapshot(document)["records"], STEPS_OF_ONE]) == []
