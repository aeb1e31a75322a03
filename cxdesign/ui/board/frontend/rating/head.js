// The line above: which design and round, as whom, in which language, and the way out. On a phone it is two lines.

import { button, element, setAttribute, toggleClass } from "../dom.js";
import { icon } from "../icons.js";

/** Stands in a sentence where a button or a strong word goes. */
const HOLE = "\u0000";

const SHOWS_ROLE = new Set(["question", "overview", "observer"]);

export class Head {
  constructor(screen) {
    this.screen = screen;
    this.root = element("header", "hd");
    this.#build();
  }

  update() {
    const { screen } = this;
    const { round, rater } = screen;
    const project = screen.state.record("project:main")?.name ?? "";
    this.project.textContent = project;
    this.round.textContent = round ? round.name : "";
    toggleClass(this.as, "hidden", !rater || !SHOWS_ROLE.has(screen.shown));
    if (rater) this.#sayAs(rater);
    const at = screen.position;
    toggleClass(this.count, "hidden", at === null);
    if (at !== null) this.#sayCount(at, screen.criteria.length);
  }

  #build() {
    const { screen } = this;
    this.project = element("b", "project");
    this.round = element("span", "round");
    this.role = button("link", "", () => screen.choose());
    this.as = element("p", "as");
    this.count = button("count", screen.t("rate.all_criteria"), () => screen.goTo("end"));
    const leave = button("leave", screen.t("rate.leave"), () => screen.leave("project"), icon("close", 16));
    this.root.replaceChildren(
      element("p", "where", {}, this.project, " ", this.round), this.as, this.count,
      element("div", "tools", {}, languages(screen), leave),
    );
  }

  #sayAs(rater) {
    const { screen } = this;
    const role = screen.t(`enum.rater_role.${rater.role}`);
    const name = rater.name || screen.t("rate.guest_unnamed");
    const own = rater.role === "observer" ? "rate.as_observer" : "rate.as_self";
    const sentence = rater.is_guest ? screen.t("rate.as_guest", { name, role: HOLE }) : screen.t(own, { role: HOLE });
    this.role.textContent = role;
    setAttribute(this.role, "aria-label", screen.t("rate.change_role", { role }));
    setAttribute(this.role, "title", screen.t("rate.change_role", { role }));
    const [before, after] = sentence.split(HOLE);
    const blind = ` · ${screen.t("rate.blind")}`;
    this.as.replaceChildren(element("span", "before", {}, before), this.role, element("span", "after", {}, after ?? ""), element("span", "blind", {}, blind));
  }

  #sayCount(at, total) {
    const [before, after] = this.screen.t("rate.count", { at: HOLE, total }).split(HOLE);
    this.count.replaceChildren(before, element("b", "", {}, String(at + 1)), after ?? "");
  }
}

/** Both languages side by side, the present one marked. */
function languages(screen) {
  const options = screen.data.locales.map((locale) => {
    const isHere = locale === screen.locale;
    const name = screen.t(`rate.locale_${locale.slice(0, 2)}`);
    const one = button(isHere ? "sel" : "", name, () => { if (!isHere) screen.speak(locale); }, name);
    setAttribute(one, "aria-pressed", String(isHere));
    setAttribute(one, "lang", locale);
    return one;
  });
  return element("div", "seg", { role: "group", "aria-label": screen.t("rate.language") }, ...options);
}
