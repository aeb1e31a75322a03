// Exports: Topbar(board, mount)

import { button, element, focusedIn, isTextField, setAttribute } from "./dom.js";
import { icon } from "./icons.js";
import { NameForm } from "./name_form.js";
import { outlineToggle } from "./outline/toggle.js";
import { initials, peopleOf } from "./people.js";
import { ViewChooser } from "./view_chooser.js";
import { ZoomControl } from "./zoom_control.js";

const SHOWN_PEOPLE = 3;

/** The row above the board: undo and redo, the line to the server, who is here, density, help. */
export class Topbar {
  constructor(board, mount) {
    this.board = board;
    this.mount = mount;
    this.build();
  }

  /** Everything that holds words of the catalogue; built again when the language changes. */
  build() {
    const { board } = this;
    this.locale = board.locale;
    this.peopleKey = null;
    this.undo = this.historyButton("undo", () => board.undo());
    this.redo = this.historyButton("redo", () => board.redo());
    this.live = element("span", "live", { role: "status" }, element("i", "live-dot"), element("span", "live-text"));
    this.people = element("span", "people");
    this.peopleText = element("span", "people-text");
    this.name = new NameForm(board);
    this.views = new ViewChooser(board);
    this.present = button("bar-button bar-present", board.t("present.start"), () => board.present.start(), icon("present", 16), element("span", "bar-words", {}, board.t("present.start")));
    this.present.title = board.t("present.start_tip");
    this.zoom = new ZoomControl(board);
    this.drawing = outlineToggle(board);
    this.toggles = board.configuration.toggles ? this.toggleControl(board.configuration.toggles) : null;
    this.help = button("bar-button bar-icon bar-help", board.t("board.help"), () => board.keySheet.open(), icon("help", 16));
    this.find = button("bar-button bar-icon bar-find", board.t("board.find"), () => board.find.open(), icon("search", 16));
    this.element = element("div", "topbar", { role: "toolbar", "aria-label": board.t("board.toolbar_label") },
      this.undo, this.redo, element("span", "bar-grow"), this.live, this.people, this.peopleText, this.name.element, this.drawing.element, ...(this.toggles ? [this.toggles] : []), this.views.element, this.zoom.element, this.present, this.find, this.help);
    this.mount.replaceChildren(element("div", "topbar-frame", {}, this.element));
    this.element.addEventListener("keydown", (event) => keepKeys(event));
    this.element.addEventListener("mousedown", (event) => keepFocus(board, event));
  }

  update() {
    if (this.locale !== this.board.locale) this.build();
    this.showHistory(this.undo, "undo");
    this.showHistory(this.redo, "redo");
    this.showLive();
    this.showPeople();
    this.name.update();
    this.drawing.update();
    this.name.element.hidden = this.board.data.role === "viewer"; // leaves no name
    this.board.configuration.toggles?.forEach(({ isOn }, index) => setAttribute(this.toggles.children[index], "aria-pressed", String(isOn(this.board))));
    this.zoom.update();
    this.views.update();
  }

  historyButton(kind, run) {
    const words = element("span", "bar-words", {}, element("span"), element("span", "bar-what"), element("span"));
    const control = button("bar-button", this.board.t(`board.${kind}`), run, icon(kind, 16), words);
    control.dataset.history = kind;
    return control;
  }

  showHistory(control, kind) {
    const { board } = this;
    const ahead = board.state.stepAhead(kind);
    const confirmed = board.state.undo?.[kind] ?? null;
    // What waits to be sent has no words yet: they come with the server's answer.
    const step = confirmed && confirmed.id === ahead ? confirmed : null;
    const isOff = !board.state.canStep(kind) || board.canEdit === false;
    const what = step ? nameOf(board, step) : "";
    const words = what ? board.t(`board.${kind}_named`, { what }) : board.t(`board.${kind}`);
    control.hidden = board.data.can_edit === false; // who may only look has nothing to take back
    setAttribute(control, "aria-disabled", isOff ? "true" : null);
    control.disabled = isOff;
    if (control.lastChild.textContent === words) return;
    // What was done is cut where there is no room, and the quotation marks around it are kept.
    const [before, after] = what ? board.t(`board.${kind}_named`).split("{what}") : [words, ""];
    [before, what, after].forEach((text, index) => { control.lastChild.children[index].textContent = text; });
    control.title = words;
    control.setAttribute("aria-label", words);
  }

  showLive() {
    const { board } = this;
    const { live, pendingCount: waiting } = board.state;
    setAttribute(this.live, "data-live", live);
    const words = liveWords(board, live, waiting);
    if (this.live.lastChild.textContent === words) return;
    this.live.lastChild.textContent = words;
    this.live.title = board.t(`board.live_${live}_tip`);
  }

  showPeople() {
    const { board } = this;
    const people = peopleOf(board);
    const key = JSON.stringify(people);
    if (key === this.peopleKey) return;
    this.peopleKey = key;
    const shown = people.slice(0, SHOWN_PEOPLE);
    const circles = shown.map((person) => {
      const circle = button("who", board.t("board.person_show", { name: person.name }), () => person.selection && board.reveal(person.selection), initials(person.name));
      circle.style.setProperty("--who", `var(--peer-${(person.colour % 8) + 1}, var(--peer-1))`);
      return circle;
    });
    if (people.length > shown.length) circles.push(element("span", "who more", { title: people.slice(SHOWN_PEOPLE).map((one) => one.name).join(", ") }, `+${people.length - shown.length}`));
    this.people.replaceChildren(...circles);
    this.people.hidden = people.length === 0;
    this.peopleText.textContent = presenceWords(board, people);
    this.peopleText.hidden = people.length === 0;
  }

  /** Buttons of this map that switch something on. */
  toggleControl(toggles) {
    const { board } = this;
    return element("div", "seg toggles", { role: "group", "aria-label": board.t("board.toggles") }, ...toggles.map(({ key, picture, hint, run }) => {
      const words = board.t(`board.toggle_${key}`);
      const choice = element("button", "", { type: "button", "data-toggle": key, "aria-label": words, title: board.t(`board.toggle_${key}_tip`) },
        element("span", "ticked", {}, icon("check", 12)), icon(picture, 16), element("span", "bar-words", {}, words), hint ? element("kbd", "", {}, hint) : null);
      choice.addEventListener("click", () => run(board));
      return choice;
    }));
  }
}

/** What an undo or redo step did, in words; without its subject where that is empty. */
function nameOf(board, step) {
  return board.t(`history.${step.name}`, { subject: step.subject ?? "" }).replace(/[:：]\s*$/u, "").trim();
}

function liveWords(board, live, waiting) {
  if (live === "live" || waiting === 0) return board.t(`board.live_${live}`);
  return board.t(waiting === 1 ? `board.live_${live}_one` : `board.live_${live}_many`, { count: waiting });
}

function presenceWords(board, people) {
  const [first, second] = people.map((person) => person.name.split(/\s+/u)[0]);
  if (people.length === 0) return "";
  if (people.length === 1) return board.t("board.here_one", { name: first });
  if (people.length === 2) return board.t("board.here_two", { first, second });
  return board.t("board.here_many", { first, count: people.length - 1 });
}

/** Delete, letters and digits act on the board's selection only while the board has the focus. */
function keepKeys(event) {
  if (event.ctrlKey || event.metaKey || event.key === "?" || event.key === "Escape" || event.key === "Tab") return;
  event.stopPropagation();
}

/** Whoever points at a button goes on with keys where they were on the map; a field that is left keeps what was written. */
function keepFocus(board, event) {
  const focused = focusedIn(board.root);
  const isElsewhere = focused && (!board.frame.main.contains(focused) || isTextField(focused));
  if (isElsewhere || !event.target.closest("button")) return;
  if (!focused) (board.outline.isOn ? board.outline.root : board.grid.scroller).focus({ preventScroll: true });
  event.preventDefault();
}
