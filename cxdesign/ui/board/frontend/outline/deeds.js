// What a command changes, in words that name the thing and the value; they fit "Done" as well as "Undone".

import { unsoundness } from "../predict_blueprint.js";
import { shortened } from "./item.js";

const FLAGS = { is_fail: ["fail_off", "fail_on"], is_wait: ["wait_off", "wait_on"], may_be_skipped: ["skip_off", "skip_on"] };
const IDS = ["card_id", "note_id", "touchpoint_id"];

/** The sentence of a command that is about to be sent, null where the name of the command says all there is. */
export function deedOf(board, command) {
  if (command.name === "add_flow" || command.name === "edit_flow") return arrowDeed(board, command);
  const record = board.state.records.get(IDS.map((field) => command[field]).find(Boolean));
  if (!record) return null;
  const tell = (deed, words = {}) => board.t(`board.deed_${deed}`, { name: shortened(record.name ?? record.text ?? ""), ...words });
  if (command.name === "toggle_level") return tell((record.levels ?? []).includes(command.level) ? "level_off" : "level_on", { level: command.level });
  return command.attributes ? attributeDeed(board, record, Object.entries(command.attributes), tell) : null;
}

function attributeDeed(board, record, changes, tell) {
  if (changes.length !== 1) return null;
  const [[field, value]] = changes;
  if (FLAGS[field]) return tell(FLAGS[field][Number(value)]);
  if (field === "evidence") return tell("evidence", { before: board.t(`enum.evidence.${record.evidence}`), after: board.t(`enum.evidence.${value}`) });
  if (field === "level") return value ? tell("level_on", { level: value }) : tell("level_off", { level: record.level });
  return field === "levels" && value.length === 0 ? tell("levels_off") : null;
}

function arrowDeed(board, { flow_id: id, source_id, target_id, ...marks }) {
  const { records } = board.state;
  if (!source_id || !target_id || unsoundness(records, { ...records.get(id), ...marks, id, source_id, target_id })) return null;
  const textOf = (step) => shortened(records.get(step)?.text ?? "");
  return board.t("board.said_arrow_drawn", { source: textOf(source_id), target: textOf(target_id) });
}
