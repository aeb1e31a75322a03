// The prediction of cards merged into the first of them: what each said, attributes, comments, arrows and relations.

import { commentsMoved } from "./comments/predict.js";
import { relationId } from "./digest.js";
import { ofKind, patch, put, removal, select } from "./edits.js";
import { unsoundness } from "./predict_blueprint.js";
import { DEFAULTS } from "./record_defaults.js";
import { applyEdits, cardIdIn, isLaneCardKind, suffixOf } from "./records.js";

/** Attributes that say something only with each other. */
const TOGETHER = [["image", "image_width", "image_height", "image_alt"], ["provenance", "source"]];
const OWN = new Set(["last_touchpoint_id", "said", ...TOGETHER.flat()]);
/** Relations of which a card has at most one. */
const SINGLE = "performed_by";
const SAID_AT_MOST = 200;
const ENDS = ["source_id", "target_id"];

function mergeCards(records, { card_ids, text = null }) {
  const cards = found(records, card_ids);
  if (!cards || cards.length < 2) return [];
  const [first, ...others] = cards;
  const said = cards.flatMap(sayings);
  if (said.length > SAID_AT_MOST) return [];
  const after = new Map(records);
  const edits = [];
  const add = (made) => { applyEdits(after, made); edits.push(...made); };
  add(patch(after, first.id, { ...stated(first, others), text: text ?? first.text, said }));
  for (const card of others) add(commentsMoved(after, card.id, first.id));
  for (const card of others) if (card.kind === first.kind) leadOn(after, card, first, add);
  add(removal(after, others.map((card) => card.id)));
  return edits;
}

/** The cards with these ids, each once; one that was merged already is the one it became. Null when one is gone. */
function found(records, ids) {
  const cards = new Map();
  for (const id of ids) {
    const card = records.get(cardIdIn(records, id)) ??
      select(records, (record) => isLaneCardKind(record.kind) && record.said?.some((one) => one.card === suffixOf(id)))[0];
    if (!card || !isLaneCardKind(card.kind)) return null;
    cards.set(card.id, card);
  }
  return [...cards.values()];
}

const sayings = (card) => (card.said?.length ? card.said : [{ card: suffixOf(card.id), text: card.text }]);

/** What the first card leaves open is taken from the first other one that states it. */
function stated(first, others) {
  const defaults = DEFAULTS[first.kind];
  const alone = Object.keys(defaults).filter((field) => !OWN.has(field)).map((field) => [field]);
  const fields = {};
  for (const group of [...TOGETHER, ...alone]) {
    const value = (card, field) => card[field] ?? defaults[field];
    const card = [first, ...others].find((one) => group.some((field) => value(one, field) !== defaults[field]));
    if (card) for (const field of group) fields[field] = value(card, field);
  }
  return fields;
}

/** Arrows and relations go along where they may; the others go with the card. */
function leadOn(after, card, first, add) {
  const joining = [...ofKind(after, "flow"), ...ofKind(after, "relation")].filter((link) => ENDS.some((end) => link[end] === card.id));
  for (const link of joining.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const ends = Object.fromEntries(ENDS.filter((end) => link[end] === card.id).map((end) => [end, first.id]));
    const moved = { ...link, ...ends };
    if (link.kind === "flow") {
      if (!unsoundness(after, moved)) add(patch(after, link.id, ends));
    } else {
      const made = { ...moved, id: relationId(link.relation, moved.source_id, moved.target_id) };
      const isTaken = made.relation === SINGLE && ofKind(after, "relation").some((one) => one.relation === SINGLE && one.source_id === made.source_id);
      if (!after.has(made.id) && !isTaken) add([put(made)]);
    }
  }
}

export const MERGE_RULES = { merge_cards: mergeCards };
