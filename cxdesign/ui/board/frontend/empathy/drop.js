// Where a held note or need would land: among the notes of an area, on the register, on a need, or at a place of the journey.

import { isRelated, needNumber } from "../links.js";
import { isCardId, placeOf } from "../records.js";

export function drop(board, record, point) {
  if (isCardId(record.id)) return dropOnRegister(board, record, point) ?? dropNote(board, record, point);
  return record.kind === "need" ? dropAtPlace(board, record, point) ?? dropNeed(board, record, point) : null;
}

/** A note on a need: the need stems from it too. Elsewhere on the register: a new need is written from it. */
function dropOnRegister(board, note, { under }) {
  const register = under?.closest(".needs");
  if (!register) return null;
  const row = under.closest("[data-need-id]");
  if (!row) return { cell: register.querySelector(".needs-aim"), line: null, command: null, run: () => board.empathy.draft.takeAll(board.marked.has(note.id) ? board.marked.ids : [note.id]) };
  const needId = row.dataset.needId;
  const number = needNumber(board.state, needId);
  return {
    cell: row, line: null, said: () => board.t("empathy.said_stems", { number, text: note.text }),
    command: isRelated(board.state, "stems_from", needId, note.id) ? null
      : { name: "relate", relation: "stems_from", source_id: needId, target_id: note.id },
  };
}

/** Into the area under the pointer, before the first note that comes after the pointer in reading order. */
function dropNote(board, note, { x, y, under }) {
  const cell = under?.closest(".cell[data-lane]");
  if (!cell) return null;
  const place = { columnId: cell.dataset.column, laneId: cell.dataset.lane };
  const all = board.state.cards(place.columnId, place.laneId);
  const others = all.filter((other) => !board.drag.heldIds.includes(other.id));
  const boxes = others.map((other) => board.grid.elementOf(other.id).getBoundingClientRect());
  const isAfter = (box) => y < box.top || (y <= box.bottom && x < box.left + box.width / 2);
  const isOneColumn = boxes.length > 1 && boxes.every((box) => Math.abs(box.left - boxes[0].left) < 2);
  const index = boxes.findIndex((box) => (isOneColumn ? y < box.top + box.height / 2 : isAfter(box)));
  const beforeId = index < 0 ? null : others[index].id;
  const from = placeOf(note);
  const isSame = from.columnId === place.columnId && from.laneId === place.laneId && beforeId === (all[all.indexOf(note) + 1]?.id ?? null);
  return {
    cell, line: boxes.length ? lineAt(boxes, index, isOneColumn) : null, place, beforeId,
    command: isSame ? null : board.configuration.cards.move(note.id, place, beforeId),
    said: () => board.t("board.said_moved_card", { text: note.text, ...board.placeWords(place) }),
  };
}

function lineAt(boxes, index, isOneColumn) {
  const box = boxes[index] ?? boxes[boxes.length - 1];
  const isPast = index < 0;
  if (isOneColumn) return { isVertical: false, x: box.left, y: isPast ? box.bottom + 3 : box.top - 5, length: box.width };
  return { isVertical: true, x: isPast ? box.right + 3 : box.left - 6, y: box.top, length: box.height };
}

/** On a stage or touchpoint of the strip: there the need arises. */
function dropAtPlace(board, need, { under }) {
  const target = under?.closest("[data-place-id]");
  if (!target) return null;
  const placeId = target.dataset.placeId;
  return {
    cell: target, line: null, said: () => board.empathy.saidPlaced(need.id, placeId),
    command: isRelated(board.state, "arises_at", need.id, placeId) ? null
      : { name: "relate", relation: "arises_at", source_id: need.id, target_id: placeId },
  };
}

/** Between two rows, as long as the register stands in its own order. */
function dropNeed(board, need, { y, under }) {
  const { register } = board.empathy;
  if (!under?.closest(".needs") || !register.isInOrder) return null;
  const needs = register.shown();
  const others = needs.filter((other) => other.id !== need.id);
  const boxes = others.map((other) => register.elementOf(other.id).getBoundingClientRect());
  if (boxes.length === 0) return null;
  const index = boxes.findIndex((box) => y < box.top + box.height / 2);
  const beforeId = index < 0 ? after(board, others[others.length - 1]) : others[index].id;
  const box = boxes[index] ?? boxes[boxes.length - 1];
  const isSame = beforeId === need.id || beforeId === after(board, need);
  return {
    line: { isVertical: false, x: box.left, y: index < 0 ? box.bottom : box.top - 1, length: box.width },
    command: isSame ? null : { name: "move_entry", entry_id: need.id, before_id: beforeId },
    said: () => board.t("board.said_moved", { name: need.name }),
  };
}

/** The need that follows in the whole register, hidden ones included. */
function after(board, need) {
  const all = board.state.entries("need");
  return all[all.indexOf(need) + 1]?.id ?? null;
}
