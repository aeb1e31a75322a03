// What a comment can mention: people by @name, findings of what it is about by their rule, and records by @“words”.

import { BLUEPRINT_ROLES } from "../records.js";
import { plain } from "../find/findable.js";
import { findingsOf, knownNames } from "./mentions.js";

/** Most people, findings and records offered at once (ours); what is typed narrows them. */
const MOST = { people: 4, findings: 3, records: 6 };
/** Longest words by which a record is mentioned (ours). */
const LONGEST = 60;
const QUOTES = /[“”]/g;
/** Kinds that can be mentioned, in the order in which they are offered. */
const MENTIONED = ["touchpoint", "stage", "step", "note", "feature", "scene", "persona", "need", "empathy_note"];
const KIND_WORDS = { step: "card", note: "card", feature: "card", empathy_note: "note" };
const PAGES = { persona: "empathy", empathy_note: "empathy", need: "empathy", scene: "scenes" };
const built = new WeakMap();

/** The words by which a record is mentioned: its name or text on one line, without quotation marks. */
export function wordsOf(record) {
  const words = (record.name ?? record.text ?? "").replace(QUOTES, "").replace(/\s+/g, " ").trim();
  const letters = words.length > LONGEST ? Array.from(words) : [];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : words;
}

/** Records by the words they are mentioned by; of several with the same words the first. */
export function recordsByWords({ records }) {
  if (!built.has(records)) {
    const all = new Map();
    const byKind = new Map(MENTIONED.map((kind) => [kind, []]));
    for (const record of records.values()) byKind.get(record.kind)?.push(record);
    for (const record of [...byKind.values()].flat()) {
      const words = wordsOf(record);
      if (words && !all.has(words)) all.set(words, record);
    }
    built.set(records, all);
  }
  return built.get(records);
}

/** The page on which a record stands. */
export function pageOf(board, { kind, lane_id: laneId }) {
  const role = laneId && board.state.records.get(laneId)?.role;
  const isBlueprint = role && role !== "customer_actions" && BLUEPRINT_ROLES.includes(role);
  return PAGES[kind] ?? (isBlueprint ? "blueprint" : "journey");
}

/** Findings of a record that can be mentioned, once each. */
export function rulesOf(board, aboutId) {
  const seen = new Map();
  for (const { rule, title, message } of findingsOf(board, aboutId)) {
    if (seen.has(rule)) seen.get(rule).sentences.push(message);
    else seen.set(rule, { text: rule, words: title, sentences: [message] });
  }
  return [...seen.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** What can follow an @ and some letters: `{text, words}`, people first, then findings, then records, those nearby before others. */
export function candidates(board, aboutId, typed) {
  const query = plain(typed);
  const begins = (words) => plain(words).split(/\s+/).some((word, index) => word.startsWith(query) || (index === 0 && plain(words).startsWith(query)));
  const people = knownNames(board).filter(begins).map((name) => ({ text: `@${name}`, words: board.t("comments.is_person") }));
  const rules = rulesOf(board, aboutId).flatMap((item) => {
    if (begins(item.text) || begins(item.words)) return [item];
    const said = item.sentences.find((sentence) => plain(sentence).includes(query));
    return said ? [{ ...item, words: said }] : [];
  });
  const about = board.state.records.get(aboutId);
  const column = about?.touchpoint_id ?? aboutId;
  const fitting = [...recordsByWords(board.state)].filter(([words, { id }]) => id !== aboutId && plain(words).includes(query));
  const isNear = ([, { id, touchpoint_id: at }]) => id === column || at === column;
  const records = [...fitting.filter(isNear), ...fitting.filter((one) => !isNear(one))].slice(0, MOST.records)
    .map(([words, record]) => ({ text: `@“${words}”`, words: kindWords(board, record) }));
  return [...people.slice(0, MOST.people), ...rules.slice(0, MOST.findings), ...records];
}

const kindWords = (board, { kind }) => board.t(`board.outline_kind_${KIND_WORDS[kind] ?? kind}`);
