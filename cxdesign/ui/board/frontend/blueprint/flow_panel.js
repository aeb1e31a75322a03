// Arrows in the side panel: the list of a step's arrows, and all of one arrow.

import { button, element, setText } from "../dom.js";
import { icon } from "../icons.js";
import { group, heading, switchField } from "../inspector_fields.js";
import { actions } from "../inspector_others.js";
import { flowKind } from "../records.js";

/** One arrow: its ends, what it means, whether it is a repeat or a non-visual contact. */
export function flowPanel(subject) {
  const { t, board } = subject;
  const edit = (fields) => board.dispatch({ name: "edit_flow", flow_id: subject.id, ...fields });
  return { fields: [
    heading("h2", "insp-kind", t("board.selected_arrow")),
    endsField(subject),
    group(t("board.group_marks"), [
      switchField(subject, { label: t("board.field_is_repeat"), picture: icon("repeat", 14), hint: t("board.hint_is_repeat"), read: (flow) => flow.is_repeat, write: (value) => edit({ is_repeat: value }) }),
      switchField(subject, { label: t("board.field_is_non_visual"), picture: icon("phone", 14), hint: t("board.hint_is_non_visual"), read: (flow) => flow.is_non_visual, write: (value) => edit({ is_non_visual: value }) }),
    ]),
    actions(subject, [
      ["branch", "board.lead_elsewhere", () => { board.grid.focusSelection(); board.drawing.begin(subject.id); }],
      ["trash", "board.arrow_remove", () => board.actions.remove(subject.id)],
    ]),
  ] };
}

/** What an arrow between the lanes of its ends means, as a key of the catalogue. */
function meaningOf(state, flow) {
  const [source, target] = [flow.source_id, flow.target_id].map((id) => state.lane(state.records.get(id)?.lane_id)?.role);
  return flowKind(source, target, flow.is_non_visual) ?? "jump";
}

function endsField(subject) {
  const { t, board } = subject;
  const list = element("ul", "insp-paths");
  const meaning = element("p", "insp-place");
  const links = ["source_id", "target_id"].map((end) => {
    const name = element("span", "insp-path-name");
    const open = button("insp-link", t("board.show_step"), () => go(board, subject.record()?.[end]), name);
    list.append(element("li", "", {}, element("span", "insp-label", {}, t(end === "source_id" ? "board.arrow_from" : "board.arrow_to")), open));
    return [end, name];
  });
  return {
    element: element("div", "insp-pathbox", {}, meaning, list),
    update(flow) {
      const kind = meaningOf(board.state, flow);
      setText(meaning, t(kind === "jump" ? "board.arrow_jumps" : `enum.flow_kind.${kind}`));
      for (const [end, name] of links) setText(name, board.state.records.get(flow[end])?.text ?? "");
    },
  };
}

/** The arrows in and out of a step, each with a way to select and to remove it. */
export function flowsField(subject) {
  const { t, board } = subject;
  const list = element("ul", "insp-paths");
  const draw = button("insp-button", t("board.draw_arrow"), () => { board.grid.focusSelection(); board.drawing.begin(subject.id); }, icon("branch", 14), t("board.draw_arrow_short"));
  let shown = "";
  return {
    element: element("div", "insp-pathbox", {}, list, draw),
    update(record) {
      const flows = board.arrows.flowsOf(record.id);
      const rows = flows.map((flow) => [flow.id, flow.source_id === record.id, otherText(board, flow, record), flow.is_repeat, flow.is_non_visual, meaningOf(board.state, flow)]);
      const key = JSON.stringify([rows, subject.canEdit()]);
      draw.hidden = !subject.canEdit() || board.state.lane(record.lane_id)?.role === "evidence";
      if (key === shown) return;
      shown = key;
      list.replaceChildren(...flows.map((flow, index) => item(subject, flow, rows[index])));
    },
  };
}

function item(subject, flow, [, isOut, text, isRepeat, isNonVisual, kind]) {
  const { t, board } = subject;
  const name = element("span", "insp-path-name");
  setText(name, text);
  const tag = isRepeat ? t("board.arrow_repeat") : isNonVisual ? t("board.arrow_non_visual") : kind === "jump" ? t("board.arrow_jumps") : null;
  const words = [board.arrows.wordsOf(flow), kind === "jump" ? "" : t(`enum.flow_kind.${kind}`)].filter(Boolean).join(". ");
  return element("li", "", {}, element("span", "insp-way", { title: t(isOut ? "board.arrow_to" : "board.arrow_from") }, isOut ? "→" : "←"),
    button("insp-link", words, () => go(board, flow.id), name), tag ? element("span", "insp-tag", {}, tag) : null,
    subject.canEdit() ? button("insp-icon", t("board.arrow_remove"), () => board.dispatch({ name: "remove_flow", flow_id: flow.id }), icon("close", 12)) : null);
}

const otherText = (board, flow, record) => board.state.records.get(flow.source_id === record.id ? flow.target_id : flow.source_id)?.text ?? "";

function go(board, id) {
  if (!id) return;
  board.select(id);
  board.reveal(id);
  board.grid.focusSelection();
}
