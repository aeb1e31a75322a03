// Choices of one among several, as a group of radio buttons: arrows move inside it, one of them is in the tab order.

import { element, setAttribute, toggleClass } from "../dom.js";

const STEP = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export class Scale {
  /** `options` are `{ value, className, label, content }`; `onChoose(value)` is told of every press. */
  constructor(className, label, options, onChoose) {
    this.onChoose = onChoose;
    this.root = element("div", className, { role: "radiogroup", "aria-label": label });
    this.options = options.map((option) => ({ ...option, node: this.#option(option) }));
    this.root.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** Put the buttons where they are wanted; by default all stand in the group itself. */
  fill(...children) {
    this.root.append(...(children.length ? children : this.options.map(({ node }) => node)));
    return this;
  }

  nodeOf(value) { return this.options.find((option) => option.value === value).node; }

  /** Show which one is chosen; undefined for none. */
  show(chosen) {
    const reached = this.options.some(({ value }) => value === chosen) ? chosen : this.options[0].value;
    for (const { value, node } of this.options) {
      setAttribute(node, "aria-checked", String(value === chosen));
      setAttribute(node, "tabindex", value === reached ? "0" : "-1");
      toggleClass(node, "sel", value === chosen);
    }
  }

  #option({ value, className, label, content }) {
    const node = element("button", className, { type: "button", role: "radio", "aria-checked": "false", "aria-label": label }, ...content);
    node.addEventListener("click", () => this.onChoose(value));
    return node;
  }

  #onKey(event) {
    const step = STEP[event.key];
    const nodes = this.options.map(({ node }) => node);
    const at = nodes.indexOf(event.target);
    if (!step || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = this.options[(at + step + nodes.length) % nodes.length];
    next.node.focus();
    this.onChoose(next.value);
  }
}
