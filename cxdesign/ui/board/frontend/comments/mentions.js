// What a comment mentions: findings of its record by the number of their rule, people by @name, records by @“words”.

import { button, element, setText } from "../dom.js";
import { recordsByWords } from "./candidates.js";

const RULE = "(?<![A-Za-z0-9])R\\d{2}(?![A-Za-z0-9])";
const RECORD = "@“[^“”\\n]{1,80}”";
const PLAIN = /[.*+?^${}()|[\]\\]/g;

/** Names of the people known to the project, once each, one's own among them. */
export function knownNames(board) {
  const { state } = board;
  const names = [state.name, ...Object.values(state.people ?? {}), ...state.peers.map((peer) => peer.name)];
  return [...new Set(names.filter(Boolean))].sort((a, b) => a.localeCompare(b, board.locale));
}

/** Findings about a record, those set aside included; about the map as a whole, those that name no record. */
export function findingsOf(board, aboutId) {
  const list = board.state.parts.findings?.list ?? [];
  const isWhole = aboutId === board.state.project?.id;
  return list.filter((finding) => (isWhole ? finding.records.length === 0 : finding.records.includes(aboutId)));
}

/** What became of the finding of a rule at a record: {state: "open" | "dismissed" | "gone", finding, title}; null for no rule. */
export function foundBy(board, rule, aboutId) {
  const title = board.state.parts.findings?.rules?.[rule];
  if (title === undefined) return null;
  const found = findingsOf(board, aboutId).filter((finding) => finding.rule === rule);
  const finding = found.find((one) => !one.is_dismissed) ?? found[0] ?? null;
  return { state: finding === null ? "gone" : finding.is_dismissed ? "dismissed" : "open", finding, title };
}

/** How many comments on the records of a finding mention it. */
export function mentionsOf(board, finding) {
  const ids = finding.records.length ? finding.records : [board.state.project?.id];
  const rule = new RegExp(RULE.replace("R\\d{2}", finding.rule));
  return ids.flatMap((id) => board.state.comments(id)).filter((comment) => rule.test(comment.text)).length;
}

/** A comment's text as nodes; `open(found, rule)` is what a mentioned finding does, `show(record)` what a record does. */
export function textNodes(board, comment, { open, show }) {
  const names = knownNames(board).sort((a, b) => b.length - a.length).map((name) => name.replace(PLAIN, "\\$&"));
  const pattern = new RegExp([RULE, RECORD, ...(names.length ? [`@(?:${names.join("|")})(?![\\p{L}\\p{N}_])`] : [])].join("|"), "gu");
  const nodes = [];
  let last = 0;
  const plain = (text) => {
    if (!text) return;
    const shown = element("span");
    setText(shown, text);
    nodes.push(shown);
  };
  for (const match of comment.text.matchAll(pattern)) {
    const node = mentionNode(board, match[0], comment, { open, show });
    if (!node) continue;
    plain(comment.text.slice(last, match.index));
    nodes.push(node);
    last = match.index + match[0].length;
  }
  plain(comment.text.slice(last));
  return nodes;
}

/** What stands for a mention; null where nothing of that name is there, so that it stays text. */
function mentionNode(board, text, comment, { open, show }) {
  if (text.startsWith("@“")) {
    const record = recordsByWords(board.state).get(text.slice(2, -1));
    return record ? button("insp-link talk-record", board.t("comments.show_record", { name: text.slice(2, -1) }), () => show(record), text) : null;
  }
  if (text.startsWith("@")) return person(board, text);
  const found = foundBy(board, text, comment.about_id);
  return found && findingLink(board, text, found, open);
}

function findingLink(board, rule, found, open) {
  const state = board.t(`comments.finding_${found.state}`);
  const words = board.t("comments.finding_words", { rule, title: found.title, state });
  return button(`insp-link talk-finding ${found.state}`, words, () => open(found, rule), element("b", "", {}, rule), element("small", "", {}, state));
}

const person = (board, name) => element("span", name.slice(1) === board.state.name ? "talk-person me" : "talk-person", {}, name);
