// The entries of the outline by key, put in order so that nothing a person holds is built anew or loses the focus.

import { focusedIn, place } from "../dom.js";

const CONTROLS = "button:not([disabled], [data-skip]), select:not([disabled]), input, textarea";

export class Tree {
  #views = new Map();
  #lists = new Map();

  constructor(root) {
    this.root = root;
  }

  /** The entry of a key, made when it is asked for first. */
  view(key, create) {
    let view = this.#views.get(key);
    if (!view) this.#views.set(key, (view = create()));
    return view;
  }

  /** The entry of a key, null when there is none. */
  find(key) {
    return this.#views.get(key) ?? null;
  }

  /** The entries there are. */
  views() {
    return this.#views.values();
  }

  /** Draw with the focus kept: on what has it, or on what stands next to it when that is gone. */
  draw(run) {
    const held = this.#remember();
    this.#lists.clear();
    run();
    for (const [parent, keep] of this.#lists) for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
    for (const [key, view] of this.#views) {
      if (view.root.isConnected) continue;
      this.#views.delete(key);
      view.leave?.();
    }
    this.#restore(held);
  }

  /**
   * Make these the children of a parent that is in the document already. What is left over stays until all lists are in
   * order: an entry that goes on to another list is moved there, and its caret with it.
   */
  arrange(parent, wanted) {
    const keep = new Set(wanted);
    let next = parent.firstElementChild;
    for (const child of wanted) {
      while (next && !keep.has(next)) next = next.nextElementSibling;
      if (child === next) next = next.nextElementSibling;
      else place(parent, child, next);
    }
    this.#lists.set(parent, keep);
  }

  /** What had the focus, and where it goes when that is gone: the entries after it, before it, and around it. */
  #remember() {
    const focused = focusedIn(this.root);
    if (!focused || !this.root.contains(focused)) return null;
    const trail = [];
    for (let node = focused; node !== this.root; node = node.parentElement) {
      if (!node.dataset.key) continue;
      trail.push(node);
      for (let next = node.nextElementSibling; next; next = next.nextElementSibling) trail.push(next);
      for (let before = node.previousElementSibling; before; before = before.previousElementSibling) trail.push(before);
    }
    return { focused, trail, caret: [focused.selectionStart, focused.selectionEnd] };
  }

  #restore(held) {
    if (!held || focusedIn(this.root) === held.focused) return;
    const { focused, trail, caret: [start, end] } = held;
    if (focused.isConnected && !focused.hidden) {
      focused.focus({ preventScroll: true });
      if (typeof start === "number" && focusedIn(this.root) === focused) focused.setSelectionRange?.(start, end);
      if (focusedIn(this.root) === focused) return;
    }
    for (const node of trail) if (node.isConnected && focusFirst(node)) return;
  }
}

/** Focus the first control of an entry; true when there is one. */
export function focusFirst(node) {
  for (const control of node.querySelectorAll(CONTROLS)) {
    control.focus({ preventScroll: true });
    if (focusedIn(node) === control) return true;
  }
  return false;
}
