// The parts of the page on choosing peaks that are drawn in the browser: each mount draws the one its data name.

import { element } from "../dom.js";
import { Press } from "../press.js";
import { filled } from "../texts.js";
import { Acts } from "./acts.js";
import { Candidates } from "./candidates.js";
import { Matrix } from "./matrix.js";
import { Memory } from "./memory.js";
import { Methods } from "./methods.js";

const PARTS = { candidates: Candidates, matrix: Matrix, memory: Memory, methods: Methods };
const MOUNTS = new WeakMap();

/** One part on the page: its root, its line to the server, and what draws it. */
class Mount {
  constructor(component) {
    const host = component.parentElement;
    this.root = element("div", `pk pk-${component.data.part}`);
    this.acts = new Acts(() => this.draw());
    this.part = new PARTS[component.data.part](this.acts);
    const styles = element("link", "", { rel: "stylesheet", href: new URL("picking.css", import.meta.url).href });
    this.root.hidden = true;
    for (const event of ["load", "error"]) styles.addEventListener(event, () => { this.root.hidden = false; });
    this.root.addEventListener("keydown", (pressed) => {
      if (pressed.key !== "Escape") pressed.stopPropagation(); // or the page takes letters for its own
    });
    host.append(styles, this.root);
    this.press = new Press(this.root);
  }

  take(component) {
    this.acts.take(component);
    this.data = component.data;
    this.press.after(() => this.draw());
  }

  /** Draw anew and give the focus back to what had it; what is being dragged is drawn when it is let go. */
  draw() {
    if (this.part.isHeld) return;
    const focused = this.root.getRootNode().activeElement?.dataset?.focus;
    const scrolled = this.root.querySelector(".scroll")?.scrollLeft ?? 0;
    const texts = this.data.texts;
    const words = (key, values = {}) => filled(texts[key] ?? key, values);
    this.root.lang = this.data.locale;
    this.root.replaceChildren(...this.part.draw(this.data, words, () => this.draw()));
    if (scrolled) this.root.querySelector(".scroll").scrollLeft = scrolled;
    const wanted = this.part.takeFocus?.() ?? focused;
    if (wanted) [...this.root.querySelectorAll("[data-focus]")].find((one) => one.dataset.focus === wanted)?.focus();
  }
}

export default function picking(component) {
  const { parentElement } = component;
  if (!MOUNTS.has(parentElement)) MOUNTS.set(parentElement, new Mount(component));
  MOUNTS.get(parentElement).take(component);
}
