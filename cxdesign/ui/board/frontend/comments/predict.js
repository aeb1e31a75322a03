// Predictions of comments: written, answered, edited, removed, settled and taken up again.

import { patch, put, remove, select } from "../edits.js";

const root = (records, id) => {
  const comment = records.get(id);
  return comment?.reply_to_id ? records.get(comment.reply_to_id) : comment;
};

/** Who wrote a comment and when is put in by the server; what is sent stands until then. */
function addComment(records, { comment_id, about_id, text, reply_to_id = null, author = "", written_at = null }) {
  const first = reply_to_id ? root(records, reply_to_id) : null;
  const aboutId = first ? first.about_id : about_id;
  if (records.has(comment_id) || !records.has(aboutId) || (reply_to_id && !first)) return [];
  return [put({ kind: "comment", id: comment_id, text, about_id: aboutId, author, written_at, edited_at: null, reply_to_id: first?.id ?? null, is_resolved: false })];
}

function editComment(records, { comment_id, text, edited_at = null }) {
  return records.get(comment_id)?.text === text ? [] : patch(records, comment_id, { text, edited_at });
}

/** Answers stay, and the first of them leads on. */
function removeComment(records, { comment_id }) {
  const comment = records.get(comment_id);
  if (!comment) return [];
  const [first, ...others] = select(records, (record) => record.reply_to_id === comment_id && record.kind === "comment").sort(inTime);
  if (!first) return [remove(comment)];
  return [...patch(records, first.id, { reply_to_id: null, is_resolved: comment.is_resolved }),
    ...others.flatMap((answer) => patch(records, answer.id, { reply_to_id: first.id })), remove(comment)];
}

/** Comments on a record go on to the one that takes its place. */
export function commentsMoved(records, oldId, newId) {
  return select(records, (record) => record.kind === "comment" && record.about_id === oldId)
    .flatMap((comment) => patch(records, comment.id, { about_id: newId }));
}

/** The order in which comments were written, those of unknown time first. */
export function inTime(a, b) {
  const [one, other] = [a.written_at ?? "", b.written_at ?? ""];
  if (one !== other) return one < other ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const settle = (isResolved) => (records, { comment_id }) => {
  const first = root(records, comment_id);
  return first && first.is_resolved !== isResolved ? patch(records, first.id, { is_resolved: isResolved }) : [];
};

export const COMMENT_RULES = {
  add_comment: addComment,
  edit_comment: editComment,
  remove_comment: removeComment,
  resolve_comment: settle(true),
  reopen_comment: settle(false),
};
