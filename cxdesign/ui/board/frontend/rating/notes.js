// What stands in place of the questions: no round, a revealed one, somebody who only looks on, a project that is gone.

import { button, element } from "../dom.js";
import { byDimension } from "./criteria.js";

class Note {
  constructor(screen, { title, text, actions = [], more = [] }) {
    this.screen = screen;
    this.heading = element("h1", "", { tabindex: "-1" }, title);
    const buttons = actions.map(({ label, run, isMain }) => button(`btn big${isMain ? " pri" : ""}`, label, run, label));
    this.root = element("div", "note-page", {},
      element("div", "intro", {}, this.heading, element("p", "lead", {}, text)),
      element("div", "actions", {}, ...buttons), ...more);
    screen.say(title);
  }

  update() {}
}

/** No round has been opened: the page is for raters, and opens by itself. */
export class Nothing extends Note {
  constructor(screen) {
    super(screen, {
      title: screen.t("rate.none_title"), text: screen.t("rate.none_text"),
      actions: [{ label: screen.t("rate.to_evaluation"), run: () => screen.leave("results"), isMain: true }],
    });
  }
}

/** Everybody may see everything now; answers that came too late are given back. */
export class Revealed extends Note {
  constructor(screen) {
    const { round, otherRound } = screen;
    const other = otherRound
      ? [{ label: screen.t("rate.rate_in", { name: otherRound.name }), run: () => screen.switchRound(otherRound), isMain: true }] : [];
    super(screen, {
      title: screen.t("rate.revealed_title", { name: round.name }), text: screen.t("rate.revealed_text"),
      actions: [{ label: screen.t("rate.to_results"), run: () => screen.leave("results"), isMain: !otherRound }, ...other],
      more: [element("section", "late")],
    });
    this.late = this.root.querySelector(".late");
    this.count = 0;
  }

  update() {
    const { screen } = this;
    const late = screen.late.of(screen.round.id);
    if (late.length === this.count) return;
    this.count = late.length;
    const names = new Map(screen.criteria.map((one) => [one.code, one.name]));
    const lines = late.map((one) => element("li", "", {},
      element("b", "", {}, `${one.criterion} ${names.get(one.criterion) ?? ""}: ${screen.answerInWords(one)}`), one.note ? ` – ${one.note}` : ""));
    this.late.replaceChildren(element("h2", "", {}, screen.t("rate.late_title")), element("p", "hint", {}, screen.t("rate.late_text")), element("ul", "", {}, ...lines));
  }
}

/** Somebody who looks on reads the questions along. */
export class Observing extends Note {
  constructor(screen) {
    const lists = byDimension(screen.criteria, screen.data).map(({ name, criteria }) => element("section", "reading", {},
      element("h2", "", {}, name),
      element("ol", "", {}, ...criteria.map((one) => element("li", "", {}, element("b", "", {}, `${one.code} ${one.name} `), one.question)))));
    super(screen, {
      title: screen.t("rate.observer_title"), text: screen.t("rate.observer_text"),
      actions: [{ label: screen.t("rate.another_role"), run: () => screen.choose() }], more: lists,
    });
  }
}

/** The project lies in the trash or was deleted for good. */
export class Gone extends Note {
  constructor(screen) {
    super(screen, {
      title: screen.t("rate.gone_title"), text: screen.t(screen.state.place === "trashed" ? "rate.trashed_text" : "rate.gone_text"),
      actions: [{ label: screen.t("rate.leave"), run: () => screen.leave("project"), isMain: true }],
    });
  }
}
