// The side panel of the matrix: the map as a whole with its quadrants, a scene, a cell, a touchpoint.

import { button, element, setAttribute, setText } from "../dom.js";
import { go } from "../going.js";
import { icon } from "../icons.js";
import { chipsField, group, heading, stepsField, switchField, textField } from "../inspector_fields.js";
import { needsOfPeak, needsOfPlace } from "../inspector_needs.js";
import { actions, keyList } from "../inspector_others.js";
import { titleField } from "../inspector_touchpoint.js";
import { starMark } from "../marks.js";
import { quadrantPlot } from "./plot.js";
import { MOST, VIEWS, fieldOf, quadrantMark } from "./quadrant.js";

const SENSES = ["sight", "hearing", "touch", "smell", "taste", "feeling"];
const KEYS = [
  ["0 – 5", "scenes.key_customer"], ["Shift 0 – 5", "scenes.key_enterprise"], ["Enter", "scenes.key_link"], ["Del", "scenes.key_unlink"],
  ["N", "scenes.key_new"], ["?", "key_all"],
];

/** Nothing is selected: what the map is for, what can be bypassed, and the quadrants read out. */
export function mapPanel(subject) {
  const { t } = subject;
  return { fields: [
    heading("h2", "insp-title still", t("scenes.nothing_selected")),
    heading("p", "insp-calm", t("scenes.nothing_selected_text")),
    passages(subject),
    quadrants(subject),
    ...(subject.canEdit() ? [keyList(subject, KEYS)] : []),
  ] };
}

/** A scene: what it is for, how it is set, whether it can be bypassed, and what takes part. */
export function scenePanel(subject) {
  const { t, board, id } = subject;
  const set = (field) => (value) => board.scenes.edit(id, { [field]: value });
  const line = (field, label) => textField(subject, { label: t(label), read: (scene) => scene[field], write: set(field), isMultiline: true });
  return { fields: [
    heading("h2", "insp-kind", t("scenes.selected_scene")),
    titleField(subject, set("name")),
    group(null, [
      line("purpose", "board.field_purpose"), line("emotional_line", "scenes.emotional_line"), line("rational_line", "scenes.rational_line"),
      chipsField(subject, {
        label: t("scenes.senses"), options: SENSES.map((value) => [value, t(`enum.sense.${value}`)]),
        read: (scene) => scene.senses ?? [], write: (values) => set("senses")([...values].sort()),
      }),
      line("sensory_notes", "scenes.sensory_notes"),
      switchField(subject, { label: t("scenes.mandatory"), read: (scene) => scene.is_mandatory, write: set("is_mandatory") }),
    ]),
    passageOf(subject),
    cellList(subject, "scenes.group_members", () => board.scenes.cellsOf({ sceneId: id }), (cell) => cell.source_id),
    actions(subject, [
      ["edit", "scenes.all_fields", () => go(board, "standards", id)],
      ["trash", "scenes.remove_scene", () => board.scenes.remove(id)],
    ]),
  ] };
}

/** A cell: both relevances, what their quadrant advises, and whether the base of its touchpoint holds. */
export function cellPanel(subject) {
  const { t, board, id } = subject;
  const view = (name) => stepsField(subject, {
    label: t(`scenes.${name}`), className: "insp-steps insp-relevance",
    options: Array.from({ length: MOST + 1 }, (_, value) => [String(value), String(value), null, t("scenes.relevance_of", { view: t(`scenes.${name}`), value })]),
    read: (cell) => cell[fieldOf(name)], write: (value) => board.scenes.setRelevance(subject.record(), name, value === null ? null : Number(value)),
  });
  return { fields: [
    heading("h2", "insp-kind", t("scenes.selected_cell")),
    endsOf(subject),
    group(null, VIEWS.map(view)),
    advice(subject),
    base(subject, (cell) => cell.source_id),
    actions(subject, [["close", "scenes.unlink", () => board.scenes.unlink(board.state.records.get(id))]]),
  ] };
}

/** A touchpoint: what of it matters here; the rest stands on the journey map. */
export function touchpointPanel(subject) {
  const { t, board, id } = subject;
  return { fields: [
    heading("h2", "insp-kind", t("scenes.selected_touchpoint")),
    titleField(subject, (text) => subject.send("rename_touchpoint", { new_name: text })),
    group(null, [
      switchField(subject, { label: t("board.field_may_be_skipped"), picture: icon("skip", 14), read: (record) => record.may_be_skipped, write: (value) => subject.edit({ may_be_skipped: value }) }),
      switchField(subject, { label: t("board.field_is_peak"), picture: starMark(), read: (record) => record.is_peak, write: (value) => subject.send("mark_peak", { is_peak: value }) }),
    ]),
    base(subject, (record) => record.id),
    cellList(subject, "scenes.group_scenes", () => board.scenes.cellsOf({ touchpointId: id }), (cell) => cell.target_id),
    needsOfPeak(subject),
    needsOfPlace(subject),
    { element: element("div", "insp-actions", {}, button("insp-button", t("scenes.to_journey"), () => go(board, "journey", id), icon("chevron_right", 14), t("scenes.to_journey"))), update() {} },
  ] };
}

/** For each scene whether it can be bypassed, with the way that does it. */
function passages(subject) {
  const { t, board } = subject;
  const list = element("ul", "passages");
  const mandatory = () => {
    const known = board.state.scenes?.passages ?? {};
    return board.state.entries("scene").filter((scene) => known[scene.id]?.state && known[scene.id].state !== "optional")
      .map((scene) => ({ id: scene.id, name: scene.name, ...known[scene.id] }));
  };
  return withScenes(board, group(t("scenes.group_passage"), [filled(list, mandatory, (rows) => {
    if (rows.length === 0) return [element("li", "", {}, element("p", "", {}, t("scenes.none_mandatory")))];
    return rows.map(({ id, name, state, label, text }) => element("li", "", { "data-passage": state },
      link(name, () => show(board, id)), element("span", "passage", {}, label), element("p", "", {}, text)));
  })]));
}

/** A part of the panel that there is nothing to say in before the first scene. */
function withScenes(board, field) {
  return { ...field, update(record) { field.update(record); field.element.hidden = board.state.entries("scene").length === 0; } };
}

function passageOf(subject) {
  const { t, board, id } = subject;
  const box = element("div", "passages one");
  return group(t("scenes.group_passage"), [filled(box, () => board.state.scenes?.passages[id] ?? null, (found) =>
    (found ? [element("p", "", { "data-passage": found.state }, element("span", "passage", {}, found.label), found.text)] : []))]);
}

/** The plot, and each quadrant as a list. */
function quadrants(subject) {
  const { t, board } = subject;
  const box = element("div", "quadrants");
  const note = element("p", "insp-place");
  const content = () => {
    const part = board.state.scenes;
    if (!part) return null;
    const cells = part.quadrants.flatMap(({ cell_ids: ids }) => ids.map((id) => board.state.records.get(id))).filter(Boolean);
    return { part, cells, names: cells.map((cell) => board.scenes.nameOf(cell)) };
  };
  return withScenes(board, group(t("scenes.group_quadrants"), [filled(box, content, (found) => {
    if (!found) return [];
    setText(note, found.part.note);
    const judged = found.cells.filter((cell) => board.scenes.quadrantOf(cell) !== "unjudged");
    const upwards = element("p", "plot-upwards", { "aria-hidden": "true" }, t("scenes.plot_customer"));
    return [upwards, quadrantPlot(board, judged, found.part.high), note, ...found.part.quadrants.filter(({ key, cell_ids: ids }) => ids.length || key !== "unjudged")
      .map((quadrant) => quadrantList(board, quadrant))];
  })]));
}

function quadrantList(board, { key, label, advice: words, cell_ids: ids }) {
  const cells = ids.map((id) => board.state.records.get(id)).filter(Boolean);
  const items = cells.map((cell) => element("li", "", {}, link(board.scenes.nameOf(cell), () => show(board, cell.id))));
  return element("section", `quadrant-list ${key}`, {},
    element("h4", "", {}, quadrantMark(key), element("span", "", {}, label), element("b", "", {}, String(cells.length))),
    element("p", "", {}, words), items.length ? element("ul", "", {}, ...items) : "");
}

/** Touchpoint and scene of a cell, each a way to it. */
function endsOf(subject) {
  const { board } = subject;
  const line = element("p", "insp-title still");
  return filled(line, () => {
    const cell = subject.record();
    return [cell?.source_id, cell?.target_id].map((id) => board.state.records.get(id)).map((record) => record && [record.id, record.name]);
  }, (ends) => ends.filter(Boolean).flatMap(([id, name], index) => [index ? " × " : "", link(name, () => show(board, id))]));
}

function advice(subject) {
  const { board } = subject;
  const box = element("div", "insp-advice");
  const content = () => {
    const cell = subject.record();
    const key = cell && board.scenes.quadrantOf(cell);
    const found = board.state.scenes?.quadrants.find((quadrant) => quadrant.key === key);
    return found ? { key, label: found.label, words: found.advice, note: board.state.scenes.note } : null;
  };
  return filled(box, content, (found) => {
    setAttribute(box, "data-quadrant", found?.key ?? null);
    if (!found) return [];
    return [element("p", "quadrant", {}, quadrantMark(found.key, 12), element("b", "", {}, found.label)), element("p", "", {}, found.words), element("p", "insp-place", {}, found.note)];
  });
}

/** Standards of the touchpoint that are not met, each a way to it. */
function base(subject, touchpointOf) {
  const { t, board } = subject;
  const list = element("ul", "insp-paths");
  const field = filled(list, () => {
    const record = subject.record();
    const ids = (record && board.state.scenes?.unmet[touchpointOf(record)]) ?? [];
    return ids.map((id) => board.state.records.get(id)).filter(Boolean).map((standard) => [standard.id, standard.name]);
  }, (standards) => standards.map(([id, name]) => element("li", "", {}, icon("warning", 14), link(name, () => go(board, "standards", id)))));
  const box = group(t("scenes.group_base"), [heading("p", "insp-calm warn", t("scenes.unmet_text")), field]);
  const { update } = box;
  return { ...box, update(record) { update(record); box.element.hidden = list.children.length === 0; } };
}

/** Cells of a scene or of a touchpoint, each with its other end, its relevances and its quadrant. */
function cellList(subject, title, read, otherEnd) {
  const { t, board } = subject;
  const list = element("ul", "member-list");
  const content = () => read().map((cell) => ({
    id: cell.id, name: board.state.records.get(otherEnd(cell))?.name ?? "", quadrant: board.scenes.quadrantOf(cell),
    values: VIEWS.map((view) => cell[fieldOf(view)] ?? "–").join(" / "),
  }));
  return group(t(title), [filled(list, content, (rows) => (rows.length ? rows.map((row) => element("li", "", {},
    link(row.name, () => show(board, row.id)), element("span", "values", {}, row.values),
    element("span", `quadrant ${row.quadrant}`, { title: t(`scenes.tag_${row.quadrant}`), role: "img", "aria-label": t(`scenes.tag_${row.quadrant}`) }, quadrantMark(row.quadrant))))
    : [element("li", "insp-calm", {}, t("scenes.no_members"))]))]);
}

/** A field that is filled anew when what it shows has changed. */
function filled(node, read, draw) {
  let shown = null;
  return { element: node, update() {
    const found = read();
    const key = JSON.stringify(found);
    if (key === shown) return;
    shown = key;
    node.replaceChildren(...draw(found));
  } };
}

const link = (name, run) => {
  const control = button("insp-link", name, run);
  setText(control, name);
  return control;
};

function show(board, id) {
  board.select(id);
  board.reveal(id);
  board.grid.focusSelection();
}
