// All that can be said of one record, unfolded below its entry: the fields of the side panel.

import { element, setAttribute } from "../dom.js";
import { Subject, panelOf } from "../inspector.js";
import { kindOf } from "../records.js";
import { moreFields } from "./more_fields.js";

/** What the entry says itself, and what tells of the map. */
const SAID = "h2, .insp-calm, .insp-keys, .insp-title, .insp-cardtext, .insp-place:has(> .insp-link)";
/** Buttons that the entry has itself; those of a scene lead elsewhere. */
const BUTTONS = ".insp-actions:not([data-way])";
const HEADS = "h2, h3, h4, h5";
const LAST_LEVEL = 6;

export class Details {
  /** Fields of a panel tell it from the side panel by this. */
  isOutline = true;

  constructor(board, id) {
    this.board = board;
    this.shown = id;
    this.fields = [];
    this.root = element("div", "inspector o-details", { role: "group" });
    this.#build();
  }

  /** A field that is left asks for it. */
  update() {
    const record = this.subject.record();
    if (!record) return;
    this.shown = this.subject.id;
    if (kindOf(this.shown) !== this.kind || this.board.canEdit !== this.canEdit) this.#build();
    for (const field of this.fields) field.update(record);
    this.#level();
    setAttribute(this.root, "aria-label", this.board.t("board.outline_details_of", { name: this.board.outline.nameOf(record) }));
  }

  /** Keep what stands in the fields. */
  finish() {
    for (const field of this.fields) field.commit?.(true);
  }

  #build() {
    this.finish();
    this.kind = kindOf(this.shown);
    this.canEdit = this.board.canEdit;
    this.subject = new Subject(this, this.shown);
    const record = this.subject.record();
    const { fields } = record ? panelOf(this.board, record.kind)(this.subject) : { fields: [] };
    const { evidence, comments } = this.board;
    const shown = fields.filter((field) => field && !isSaid(field.element, record));
    const metered = record && evidence ? evidence.among(this.subject, shown) : shown;
    this.talk = record && comments ? comments.section(this.subject) : null;
    this.fields = [...metered, ...moreFields(this.subject, record), ...(this.talk ? [this.talk] : [])];
    this.root.replaceChildren(...this.fields.map((field) => field.element));
  }

  /** The headings of the side panel go on from the level of the one they stand below. */
  #level() {
    const heads = [...this.root.querySelectorAll(HEADS)];
    const others = [...this.board.outline.root.querySelectorAll(HEADS)].filter((head) => !head.closest(".o-details"));
    const above = others.findLast((head) => head.compareDocumentPosition(this.root) & Node.DOCUMENT_POSITION_FOLLOWING);
    const down = (above ? rankOf(above) + 1 : LAST_LEVEL) - Math.min(...heads.map(rankOf));
    for (const head of heads) setAttribute(head, "aria-level", Math.min(LAST_LEVEL, rankOf(head) + down));
  }
}

function rankOf(head) {
  return Number(head.tagName[1]);
}

function isSaid(node, record) {
  return node.matches(SAID) || (record.kind !== "scene" && node.matches(BUTTONS));
}
