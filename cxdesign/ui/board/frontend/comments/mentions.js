// What a comment mentions: findings of its record by the number of their rule, and people by @name.

import { button, element, setText } from "../dom.js";

const RULE = "(?<![A-Za-z0-9])R\\d{2}(?![A-Za-z0-9])";
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

/** A comment's text as nodes; `open(found, rule)` is what a mentioned finding does. */
export function textNodes(board, comment, open) {
  const names = knownNames(board).sort((a, b) => b.length - a.length).map((name) => name.replace(PLAIN, "\\$&"));
  const pattern = new RegExp(names.length ? `${RULE}|@(?:${names.join("|")})(?![\\p{L}\\p{N}_])` : RULE, "gu");
  const nodes = [];
  let last = 0;
  const plain = (text) => {
    if (!text) return;
    const shown = element("span");
    setText(shown, text);
    nodes.push(shown);
  };
  for (const match of comment.text.matchAll(pattern)) {
    const found = match[0].startsWith("@") ? null : foundBy(board, match[0], comment.about_id);
    if (!found && !match[0].startsWith("@")) continue;
    plain(comment.text.slice(last, match.index));
    nodes.push(found ? findingLink(board, match[0], found, open) : person(board, match[0]));
    last = match.index + match[0].length;
  }
  plain(comment.text.slice(last));
  return nodes;
}

function findingLink(board, rule, found, open) {
  const state = board.t(`comments.finding_${found.state}`);
  const words = board.t("comments.finding_words", { rule, title: found.title, state });
  return button(`insp-link talk-finding ${found.state}`, words, () => open(found, rule), element("b", "", {}, rule), element("small", "", {}, state));
}

const person = (board, name) => element("span", name.slice(1) === board.state.name ? "talk-person me" : "talk-person", {}, name);
