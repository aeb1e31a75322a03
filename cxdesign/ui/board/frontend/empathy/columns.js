// The columns of the needs register: what each shows of a need, how it sorts, and what it offers when it is opened.

import { element, setText } from "../dom.js";
import { answersTo, needNumber, notesOf, peaksFor, placeName, placeOfNeed } from "../links.js";
import { evidenceDots } from "../marks.js";
import { EVIDENCE } from "../records.js";
import { answerChoices, evidenceChoices, importanceChoices, kanoChoices, kindChoices, learnedChoices, noteChoices, placeChoices } from "./choices.js";
import { importanceBars } from "./marks.js";

const NEED_TYPES = ["need", "expectation", "desire"];

/**
 * Each column says `shown(need, board)`, a list of which equal ones need no redrawing; `draw(need, board)`, the nodes;
 * `rank(need, board)`, a number or text to sort by, with `isHighestFirst` from the top at the first click; and
 * `choices(need, board)`, the menu it opens, unless it is written in.
 */
export const COLUMNS = [
  {
    id: "number",
    shown: (need, { state }) => [needNumber(state, need.id)],
    draw: (need, { state }) => [needNumber(state, need.id)],
    rank: (need, { state }) => state.entries("need").indexOf(need),
  },
  {
    id: "need", isText: true,
    shown: (need, board) => [need.name, need.occasion, need.outcome, board.locale],
    draw: (need, board) => sentence(need, board),
    rank: (need) => need.name,
  },
  {
    id: "from",
    shown: (need, board) => [notesOf(board.state, need.id).length, board.locale],
    draw: (need, board) => {
      const count = notesOf(board.state, need.id).length;
      return [count ? counted(board, "empathy.note_count", count) : missing(board.t("empathy.no_note"))];
    },
    rank: (need, { state }) => notesOf(state, need.id).length,
    choices: noteChoices,
  },
  {
    id: "kind",
    shown: (need, board) => [need.need_type, need.is_implicit, board.locale],
    draw: (need, board) => [board.t(`enum.need_type.${need.need_type}`),
      element("span", "aside", {}, board.t(need.is_implicit ? "empathy.implicit" : "empathy.explicit"))],
    rank: (need) => NEED_TYPES.indexOf(need.need_type) * 2 + (need.is_implicit ? 1 : 0),
    choices: kindChoices,
  },
  {
    id: "kano",
    shown: (need, board) => [need.kano, board.locale],
    draw: (need, board) => [need.kano ? board.t(`enum.kano_class.${need.kano}`) : missing(board.t("empathy.no_kano"))],
    rank: (need) => need.kano ?? "~",
    choices: kanoChoices,
  },
  {
    id: "importance", isHighestFirst: true,
    shown: (need, board) => [need.importance, board.locale],
    draw: (need, board) => [importanceBars(board, need.importance)],
    rank: (need) => need.importance ?? 0,
    choices: importanceChoices,
  },
  {
    id: "evidence", isHighestFirst: true,
    shown: (need, board) => [need.evidence, board.locale],
    draw: (need, board) => [evidenceDots(need.evidence), board.t(`enum.evidence.${need.evidence}`)],
    rank: (need) => EVIDENCE.indexOf(need.evidence),
    choices: evidenceChoices,
  },
  {
    id: "learned",
    shown: (need, board) => [need.learned_by, need.voice_channel, board.locale],
    draw: (need, board) => [need.learned_by ? board.t(`enum.learning_way.${need.learned_by}`) : missing(board.t("empathy.no_way")),
      need.voice_channel ? element("span", "aside", {}, board.t(`enum.voice_channel.${need.voice_channel}`)) : ""],
    rank: (need) => need.learned_by ?? "~",
    choices: learnedChoices,
  },
  {
    id: "place",
    shown: (need, board) => {
      const place = placeOfNeed(board.state, need.id);
      return [place?.id, place && placeName(board.state, place), board.locale];
    },
    draw: (need, board) => {
      const place = placeOfNeed(board.state, need.id);
      if (!place) return [missing(board.t("empathy.no_place"))];
      const number = place.kind === "touchpoint" ? element("span", "m", {}, String(board.state.numberOf(place.id))) : null;
      return [element("span", "at", {}, number, written(place.name, ""))];
    },
    rank: (need, { state }) => rankOfPlace(state, placeOfNeed(state, need.id)),
    choices: placeChoices,
  },
  {
    id: "answer",
    shown: (need, board) => [...[...answersTo(board.state, need.id), ...peaksFor(board.state, need.id)].map(nameOf), board.locale],
    draw: (need, board) => {
      const answers = answersTo(board.state, need.id);
      const peaks = peaksFor(board.state, need.id).map((peak) => written(`★ ${peak.name}`, "aside"));
      if (answers.length === 0) return [element("span", "warn", {}, board.t("empathy.no_answer")), ...peaks];
      const more = answers.length > 1 ? element("span", "aside", { title: answers.map(nameOf).join("\n") }, `+${answers.length - 1}`) : "";
      return [element("span", "", {}, written(nameOf(answers[0]), ""), " ", more), ...peaks];
    },
    rank: (need, { state }) => nameOf(answersTo(state, need.id)[0] ?? { name: "" }),
    choices: answerChoices,
  },
];

const nameOf = (record) => record.name ?? record.text;

/** Words that people wrote, in their own script. */
function written(text, className) {
  const shown = element("span", className);
  setText(shown, text);
  return shown;
}

const missing = (words) => element("span", "none", {}, words);

/** The need with its occasion and outcome; those that are missing whisper when the row is selected. */
function sentence(need, board) {
  const name = written(need.name, "need-name");
  name.dataset.field = "name";
  const parts = ["occasion", "outcome"].map((field) => {
    const text = written(need[field] || "…", need[field] ? "" : "none");
    text.dataset.field = field;
    return element("span", `part${need[field] ? "" : " missing"}`, {}, board.t(`empathy.sentence_${field}`), " ", text);
  });
  return [name, ...parts];
}

function rankOfPlace(state, place) {
  if (!place) return Infinity;
  if (place.kind === "touchpoint") return state.numberOf(place.id);
  return (state.numberOf(state.touchpoints(place.id)[0]?.id) || 1) - 0.5;
}

function counted(board, key, count) {
  return board.t(count === 1 ? `${key}_one` : key, { count });
}
