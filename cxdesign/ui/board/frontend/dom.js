// Building and reconciling elements. Text from people goes in as text nodes only.

const HAN = /[\u3400-\u9fff]/;
// Particles stay with the word before them, prefixes with the word after, and no single character stands alone at the end.
const CLINGS_BACK = /^[的了吗吧呢着过地得们]$/;
const CLINGS_ON = /[第不没很]$/;
const segmenters = new Map();

/** An element with a class, attributes and children; a null child is left out. */
export function element(tag, className = "", attributes = {}, ...children) {
  const created = document.createElement(tag);
  if (className) created.className = className;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) created.setAttribute(name, String(value));
  }
  for (const child of children) if (child !== null && child !== undefined) created.append(child);
  return created;
}

/** A button that never submits and is reached by other ways than the tab key unless told. */
export function button(className, label, onClick, ...children) {
  const created = element("button", className, { type: "button", "aria-label": label, title: label }, ...children);
  created.addEventListener("click", onClick);
  return created;
}

/** Show text in its own script; Chinese gets break opportunities between words, which are drawn and never stored. */
export function setText(target, text) {
  if (target.dataset.script && target.textContent === text) return;
  const isHan = setScript(target, text);
  if (isHan) target.replaceChildren(...wordBreaks(text));
  else target.textContent = text;
}

/** Have a field or element set its text by the script of that text; true when it is Chinese. */
export function setScript(target, text) {
  const isHan = HAN.test(text);
  setAttribute(target, "data-script", isHan ? "han" : "latin");
  return isHan;
}

function wordBreaks(text) {
  if (typeof Intl.Segmenter === "undefined") return [text];
  if (!segmenters.has("zh")) segmenters.set("zh", new Intl.Segmenter("zh", { granularity: "word" }));
  const segments = [...segmenters.get("zh").segment(text)];
  const nodes = [];
  let run = "";
  segments.forEach(({ segment, isWordLike }, index) => {
    if (isWordLike && breaksBefore(segments, index)) {
      nodes.push(run, document.createElement("wbr"));
      run = "";
    }
    run += segment;
  });
  nodes.push(run);
  return nodes;
}

function breaksBefore(segments, index) {
  const before = segments[index - 1];
  const { segment } = segments[index];
  if (!before?.isWordLike || CLINGS_BACK.test(segment) || CLINGS_ON.test(before.segment)) return false;
  return segment.length > 1 || Boolean(segments[index + 1]?.isWordLike);
}

/** Set or clear an attribute without touching the document when nothing changes. */
export function setAttribute(target, name, value) {
  if (value === null || value === undefined || value === false) {
    if (target.hasAttribute(name)) target.removeAttribute(name);
  } else if (target.getAttribute(name) !== String(value)) target.setAttribute(name, String(value));
}

/** Give or take a class without touching the document when nothing changes. */
export function toggleClass(target, name, isOn) {
  if (target.classList.contains(name) !== Boolean(isOn)) target.classList.toggle(name, Boolean(isOn));
}

/** Make `wanted` the children of `parent` in this order, with the fewest moves; `isForeign` children stay where they are. */
export function reconcile(parent, wanted, isForeign = () => false) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child) && !isForeign(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of wanted) {
    while (next && isForeign(next)) next = next.nextElementSibling;
    if (child === next) next = next.nextElementSibling;
    else place(parent, child, next);
  }
}

/** Insert before a node; a child that is only moved keeps focus, caret and scroll. */
export function place(parent, child, before) {
  const moved = child.isConnected && parent.isConnected;
  if (moved && typeof parent.moveBefore === "function") {
    parent.moveBefore(child, before);
    return;
  }
  const focused = moved ? child.getRootNode().activeElement : null;
  parent.insertBefore(child, before);
  if (focused && child.contains(focused)) focused.focus({ preventScroll: true });
}

/** Rectangle of a node relative to another. */
export function rectWithin(node, frame) {
  const inner = node.getBoundingClientRect();
  const outer = frame.getBoundingClientRect();
  return { left: inner.left - outer.left, top: inner.top - outer.top, width: inner.width, height: inner.height };
}

/** The element that has the focus inside a shadow root or document. */
export function focusedIn(root) {
  return root.getRootNode().activeElement ?? null;
}

/** Hear of every focus, on the page and on a board: what moves within a shadow tree is not told outside of it. */
export function listenToFocus(board, handler) {
  for (const target of [document, board.root]) board.listen(target, "focusin", (event) => handler(event.composedPath()[0]), true);
}

/** Whether typing in this element writes text. */
export function isTextField(target) {
  if (!target || !target.tagName) return false;
  if (target.isContentEditable || target.tagName === "TEXTAREA" || target.tagName === "SELECT") return true;
  return target.tagName === "INPUT" && !["button", "checkbox", "radio", "range", "color"].includes(target.type);
}

export const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

/** Whether the page has laid a dialog over the board: while it stands nothing beneath it is meant, wherever the focus fell. */
export const isCovered = () => document.querySelector("[data-testid=stDialog]") !== null;
