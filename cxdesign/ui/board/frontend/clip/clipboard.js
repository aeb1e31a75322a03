// Copying, cutting, pasting and duplicating: by the browser's own events, which work without a secure address, by keys and
// by menus. What is copied also lies in this browser's storage, so that a menu in another tab can paste it.

import { focusedIn, isCovered, isTextField } from "../dom.js";
import { recall, store } from "../storage.js";
import { ask } from "./asking.js";
import { columnPaste, lanePaste, missingIn } from "./heads.js";
import { Judgements } from "./judgements.js";
import { doublingOf, fitOf, gridOfLines, gridOfTexts, layingOf, startOf } from "./laying.js";
import { menuItems } from "./menu_items.js";
import { parcelOf, readParcel } from "./parcel.js";
import { linesOf, markup, parsed, rowsOfTable, rowsOfText, tabbed, withoutBullets } from "./tables.js";
import { rowsOf } from "./words.js";

const TYPE = "application/x-cxdesign+json";
const KEY = "clip";
const CARDS_LIMIT = 2000;
/** The line to the server takes no more at once. */
const COMMAND_LIMIT = 250_000;
const KIND = { lanes: "lane", columns: "touchpoint", stages: "stage" };

export class Clipboard {
  #sending = null;
  #own = null;
  #sent = null;

  constructor(board) {
    this.board = board;
    this.judgements = new Judgements(board);
    board.listen(document, "copy", (event) => this.#onCopy(event, false));
    board.listen(document, "cut", (event) => this.#onCopy(event, true));
    board.listen(document, "paste", (event) => this.#onPaste(event));
    // One browser offers copying outside a field only to who says beforehand that there is something to copy.
    for (const type of ["beforecopy", "beforecut", "beforepaste"]) board.listen(document, type, (event) => { if (this.#isMine(event)) event.preventDefault(); });
  }

  /** When what was pasted is taken back and nothing else was chosen, the place it went to is chosen again. */
  update() {
    const { board } = this;
    const { state } = board;
    const sent = this.#sent;
    if (!sent || sent.ids.some((id) => state.currentId(id))) return;
    this.#sent = null;
    if (state.selection || state.cursor) return;
    if (sent.cursor) board.selectCell(sent.cursor.columnId, sent.cursor.laneId);
    else board.select(state.currentId(sent.selection));
    if (!this.#isElsewhere()) board.grid.focusSelection();
    if (!board.outline.isOn) board.say(board.t("board.clip_said_gone"));
  }

  /** Ctrl or ⌘ with D makes a second one of what is selected; true when it was that. */
  pressCommand(event) {
    if (event.key.toLowerCase() !== "d" || event.shiftKey || event.altKey || this.#isElsewhere()) return false;
    if (!this.#ids().length) return false;
    this.duplicate();
    return true;
  }

  /** A menu with the items of the clipboard put before its last part. */
  withItems(items, id) {
    return menuItems(this.board, items, id);
  }

  /** What the browser's storage holds of an earlier copy, null when there is nothing. */
  get stored() {
    return readParcel(recall(KEY)) ?? this.#own;
  }

  /** Copy by a menu: into the browser's storage, and where the browser allows it into the clipboard of the computer. */
  copy() {
    const parcel = this.#take(this.#ids());
    if (!parcel) return false;
    this.#sending = parcel;
    try { document.execCommand("copy"); } catch { /* the storage has it */ }
    this.#sending = null;
    this.#tellCopied(parcel);
    return true;
  }

  cut() {
    const ids = this.#ids();
    if (this.board.canEdit && this.copy()) this.#remove(ids);
  }

  /** Paste by a menu; with `afterId` a lane, touchpoint or stage goes after that one and nothing is asked. */
  pasteStored(afterId = null) {
    const parcel = this.stored;
    if (parcel && afterId && !this.#refuses(parcel)) this.board.images.fit(parcel, (fit) => this.#pasteHeads(fit, afterId));
    else if (parcel && !afterId) this.board.images.fit(parcel, (fit) => this.#pasteParcel(fit));
  }

  /** What the selection stands on that a parcel would go after, null when it is not on such a thing. */
  placeFor({ what }) {
    const id = KIND[what] && this.#near(KIND[what]);
    return id && this.board.state.records.get(id)?.kind === KIND[what] ? id : null;
  }

  /** A second one beside what is selected, in one step. */
  duplicate() {
    const { board } = this;
    if (!board.canEdit) return;
    const ids = this.#ids();
    const parcel = parcelOf(board, ids);
    if (!parcel || this.#refuses(parcel)) return;
    if (parcel.what === "cards") this.#send(doublingOf(board, ids.map((id) => board.state.records.get(id)), parcel));
    else this.#pasteHeads(parcel, ids[0]);
  }

  // ---- copying --------------------------------------------------------------------------------------------------

  #ids() {
    return this.board.marked?.ids ?? (this.board.selection && !this.board.state.cursor ? [this.board.selection] : []);
  }

  /** Whether an event of the clipboard is about the board and not about a field or marked text. */
  #isMine(event) {
    const [target] = event.composedPath();
    return !isTextField(target) && !this.#isElsewhere() && !isTextMarked();
  }

  /** Whether the focus is in a field, a dialog, or outside the board on something of its own. */
  #isElsewhere() {
    const { board } = this;
    const focused = focusedIn(board.root);
    if (isCovered() || board.editor.isOpen || board.menu.isOpen || board.keySheet.isOpen) return true;
    if (focused) return ![board.grid.scroller, board.outline.root].some((root) => root.contains(focused)) && !(focused === board.root || board.placeBanner.root.contains(focused));
    return document.activeElement !== null && document.activeElement !== document.body;
  }

  #take(ids) {
    const parcel = parcelOf(this.board, ids);
    if (!parcel) return null;
    this.#own = parcel;
    store(KEY, JSON.stringify(parcel));
    return parcel;
  }

  #onCopy(event, isCut) {
    if (this.#sending) { this.#fill(event, this.#sending); return; }
    if (!this.#isMine(event) || (isCut && !this.board.canEdit)) return;
    const ids = this.#ids();
    if (!isCut && this.judgements.fill(event, ids)) return;
    const parcel = this.#take(ids);
    if (parcel) this.#fill(event, parcel);
    else if (isCut || !this.#fillNames(event, ids)) return;
    if (isCut) this.#remove(ids);
    else this.#tellCopied(parcel);
  }

  #fill(event, parcel) {
    const text = JSON.stringify(parcel);
    const { rows, isList } = rowsOf(this.board, parcel);
    event.clipboardData.setData("text/plain", isList ? rows.map(([cell]) => cell).join("\n") : tabbed(rows));
    event.clipboardData.setData("text/html", markup(rows, text, isList));
    event.clipboardData.setData(TYPE, text);
    event.preventDefault();
  }

  /** What cannot be pasted into a map is still text: the name of a persona, a need, a scene. */
  #fillNames(event, ids) {
    const names = ids.map((id) => this.board.state.records.get(id)).map((record) => record?.name ?? record?.text).filter(Boolean);
    if (!names.length) return false;
    event.clipboardData.setData("text/plain", names.join("\n"));
    event.preventDefault();
    return true;
  }

  #tellCopied(parcel) {
    const { board } = this;
    if (!parcel) return;
    board.say(board.t(`board.clip_said_copied_${parcel.what}`, { count: parcel.cards.length, name: nameOf(parcel) }));
  }

  #remove(ids) {
    const { board } = this;
    if (ids.length === 1) board.actions.remove(ids[0]);
    else board.markedActs.remove();
  }

  // ---- pasting --------------------------------------------------------------------------------------------------

  #onPaste(event) {
    const { board } = this;
    const isDraft = board.editor.isBlankDraft && board.editor.holds(event.composedPath()[0]);
    if (!board.canEdit || !event.clipboardData || !(isDraft || this.#isMine(event))) return;
    if (isDraft && !this.#isForCell(event.clipboardData)) return;
    event.preventDefault();
    if (isDraft) board.editor.cancel();
    if (board.configuration.name === "scenes") {
      if (!this.judgements.paste(event.clipboardData)) board.notice(board.t("board.clip_no_cards"));
      return;
    }
    if (board.images.paste(event.clipboardData)) return;
    const { parcel, grid } = contentOf(event.clipboardData);
    if (parcel) board.images.fit(parcel, (fit) => this.#pasteParcel(fit));
    else this.#lay(grid);
  }

  /** Whether it becomes cards even where somebody opened a new card to write in; one line of text goes on there. */
  #isForCell(data) {
    const { parcel, grid } = contentOf(data);
    return parcel !== null || grid.cards.length > 1;
  }

  #pasteParcel(parcel) {
    const { board } = this;
    if (parcel.what === "cards") {
      this.#lay({ width: parcel.columns.length, height: parcel.lanes.length, cards: parcel.cards, flows: parcel.flows });
      return;
    }
    if (this.#refuses(parcel)) return;
    const kind = KIND[parcel.what];
    const asked = board.placeBanner.open(kind, board.t(`board.clip_where_${kind}`, { name: nameOf(parcel) }), this.#near(kind), (id) => this.#pasteHeads(parcel, id));
    if (!asked) board.notice(board.t("board.clip_nowhere"));
  }

  /** Whether this map has no place for a lane, touchpoint or stage; then it is told. */
  #refuses({ what }) {
    const { can, hasStages } = this.board.configuration;
    const takes = { cards: true, lanes: can.addLanes, columns: can.addColumns, stages: can.addColumns && hasStages }[what];
    if (!takes) this.board.notice(this.board.t(`board.clip_no_${KIND[what]}s`));
    return !takes;
  }

  /** The lane, touchpoint or stage that the selection lies in. */
  #near(kind) {
    const { state } = this.board;
    const record = state.records.get(state.selection);
    if (kind === "lane") return state.cursor?.laneId ?? record?.lane_id ?? record?.id ?? null;
    const columnId = state.columnInFocus;
    return kind === "stage" ? state.records.get(columnId)?.stage_id ?? columnId : columnId;
  }

  #pasteHeads(parcel, afterId) {
    const { board } = this;
    const make = parcel.what === "lanes" ? lanePaste : columnPaste;
    const missing = missingIn(board, parcel);
    const count = missing.columns.length || missing.lanes.length;
    const put = (adds) => this.#send(make(board, parcel, afterId, adds));
    if (!count) { put(false); return; }
    const kind = missing.columns.length ? "touchpoints" : "lanes";
    ask(board, board.t(`board.clip_missing_${kind}`, { count }), [
      { label: board.t(`board.clip_add_${kind}`, { count }), run: () => put(true) },
      { label: board.t("board.clip_leave_out"), run: () => put(false) },
    ]);
  }

  /** Lay cards from the selected cell on; what does not fit is asked about. */
  #lay(grid) {
    const { board } = this;
    if (!grid.cards.length) { board.notice(board.t("board.clip_nothing")); return; }
    const start = startOf(board);
    if (!start) { board.notice(board.t("board.clip_select_cell")); return; }
    const fit = fitOf(board, start, grid);
    const { columns, rows } = fit.missing;
    const put = (adds) => this.#send(layingOf(board, start, grid, fit, adds));
    if (!columns && !rows) { put(); return; }
    const adds = { columns: fit.addable.columns ? columns : 0, rows: fit.addable.rows ? rows : 0 };
    const counts = { columns, rows };
    ask(board, board.t(`board.clip_no_room_${which(columns, rows)}`, counts), [
      ...(adds.columns || adds.rows ? [{ label: board.t(`board.clip_room_${which(adds.columns, adds.rows)}`, adds), run: () => put(adds) }] : []),
      { label: board.t("board.clip_what_fits"), run: () => put() },
    ]);
  }

  /** Send one command, and tell what came of it and what could not come along. */
  #send({ command, ids, folded = [], poorer = 0, left = 0, links = 0 }) {
    const { board } = this;
    const count = command.cards?.length ?? 0;
    if (count > CARDS_LIMIT || JSON.stringify(command).length > COMMAND_LIMIT) {
      board.notice(board.t("board.clip_too_much"));
      return;
    }
    if (!count && !command.lanes && !command.touchpoints && !command.stages) { board.notice(board.t("board.clip_nothing_fits")); return; }
    this.#unfold(folded);
    const { selection, cursor } = board.state;
    this.#sent = { ids, selection, cursor };
    board.dispatch(command);
    const losses = Object.entries({ poorer, left, links }).filter(([, lost]) => lost).map(([what, lost]) => board.t(`board.clip_said_${what}`, { count: lost }));
    const unfolded = folded.length ? [board.t("board.clip_said_unfolded", { names: folded.map(({ name }) => name).join(board.t("figure.separator")) })] : [];
    const hidden = hiddenAmong(board, command);
    const elsewhere = hidden ? [board.t(hidden === 1 ? "board.clip_said_hidden_one" : "board.clip_said_hidden", { count: hidden })] : [];
    board.steps.tell([board.t("board.clip_said_pasted", { count }), ...elsewhere, ...unfolded, ...losses].join(" "));
    if (ids.length > 1 && board.marked) board.marked.set(ids, ids[0]);
    else board.select(ids[0]);
    board.grid.focusSelection();
  }

  #unfold(stages) {
    if (!stages.length) return;
    const { board } = this;
    board.setFolded(new Set([...board.state.folded].filter((id) => !stages.some((stage) => stage.id === id))));
    board.render();
  }
}

/** What a clipboard holds: a parcel of ours, or a grid of cards. */
function contentOf(data) {
  const html = data.getData("text/html");
  const page = html ? parsed(html) : null;
  const parcel = readParcel(data.getData(TYPE)) ?? readParcel(page?.querySelector("[data-cxdesign]")?.dataset.cxdesign ?? "");
  return { parcel, grid: parcel ? null : gridOf(data.getData("text/plain"), page) };
}

function gridOf(plain, page) {
  const text = withoutBullets(plain);
  const rows = (page && rowsOfTable(page)) ?? (text.includes("\t") ? rowsOfText(text) : null);
  return rows && rows[0]?.length > 1 ? gridOfTexts(rows) : gridOfLines(rows ? rows.flat().filter(Boolean) : linesOf(text));
}

/** Whether text of the page is marked; what stays marked in a field that was left, as the tab key marks it, is not meant. */
function isTextMarked() {
  const marked = getSelection();
  return Boolean(String(marked ?? "")) && !isTextField(marked.anchorNode?.childNodes[marked.anchorOffset]);
}

/** How many pasted cards stand in lanes that are not seen here. */
function hiddenAmong({ state }, { cards = [], rows = [] }) {
  const seen = new Set(state.visibleLanes().map(({ id }) => id));
  return cards.filter((card) => !seen.has(rows[card.row])).length;
}

const which = (columns, rows) => (columns && rows ? "both" : columns ? "columns" : "rows");
const nameOf = ({ what, stages, columns, lanes }) => ({ lanes: lanes[0]?.label, columns: columns[0]?.name, stages: stages[0]?.name })[what] ?? "";
