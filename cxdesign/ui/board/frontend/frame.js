// The frame around the grid: places for the parts, theme, fonts, style sheets, height and the narrow layout.

import { button, element } from "./dom.js";
import { icon } from "./icons.js";
import { Press } from "./press.js";

const NARROW = 900;
const PHONE = 600;
const LEAST_HEIGHT = 420;
const STYLE_LIMIT = 3000;
const SHEETS = [
  "board.css", "parts.css", "findings.css", "marking.css", "find.css", "clip.css", "views.css", "images.css", "touch.css",
  "comments/comments.css", "evidence/evidence.css", "outline/outline.css",
];
const DARK_BELOW = 0.4;
const PRESSED = ":is(.top, .side) :is(button:not([role=slider]), summary)";
const CJK_LOCAL = ["PingFang SC", "PingFangSC-Regular", "Microsoft YaHei", "Noto Sans CJK SC", "NotoSansCJKsc-Regular", "Noto Sans SC"];
const CJK_PUNCTUATION = "U+2014, U+2018-2019, U+201C-201D, U+2026, U+3000-303F, U+FF01-FF0F, U+FF1A-FF1F";

export class Frame {
  constructor(board, host) {
    this.board = board;
    this.host = host;
    this.top = element("div", "top");
    this.main = element("div", "board-main");
    this.figures = element("div", "figures-mount");
    this.inspector = element("div", "side-body");
    this.handle = button("sheet-handle", "", () => this.toggleSheet(), element("span", "words"), icon("chevron_up", 16));
    this.findings = element("div", "side-findings");
    this.side = element("aside", "side", {}, this.handle, this.inspector, this.findings);
    this.work = element("div", "work", {}, this.main, this.side);
    this.layer = element("div", "layer");
    this.root = element("div", "cxb", { "data-live": "connecting" }, this.top, this.work, this.layer);
    this.press = new Press(this.root, PRESSED);
    this.isNarrow = false;
    this.isPhone = false;
    this.isSheetOpen = false;
    host.append(this.root);
    registerPunctuationFont();
  }

  /** Names of the style sheets of this board. */
  get sheets() {
    return [...SHEETS, ...(this.board.configuration.sheets ?? []), ...(this.board.data.still ? ["still.css"] : [])];
  }

  /** Load the style sheets that lie beside this module; what is drawn before would be measured wrongly. */
  loadStyles() {
    const loads = this.sheets.map((name) => new Promise((resolve) => {
      const link = element("link", "", { rel: "stylesheet", href: new URL(name + new URL(import.meta.url).search, import.meta.url).href });
      link.addEventListener("load", resolve);
      link.addEventListener("error", resolve);
      this.host.insertBefore(link, this.root);
    }));
    const limit = new Promise((resolve) => { setTimeout(resolve, STYLE_LIMIT); });
    return Promise.race([Promise.all(loads), limit]);
  }

  /** Dark or light as the page is, told by how bright its ground is. */
  applyTheme() {
    const ground = getComputedStyle(this.root).getPropertyValue("--st-background-color").trim();
    const luminance = luminanceOf(ground);
    this.root.dataset.theme = luminance !== null && luminance < DARK_BELOW ? "dark" : "light";
  }

  /** Fill the window below the place where the page put the board. */
  fit() {
    const scroller = scrollerOf(this.root);
    const top = this.root.getBoundingClientRect().top + (scroller?.scrollTop ?? window.scrollY);
    const height = this.board.data.still?.height ?? Math.max(LEAST_HEIGHT, Math.floor(innerHeight - top));
    if (this.height !== height) {
      this.height = height;
      this.root.style.height = `${height}px`;
    }
    const width = this.root.clientWidth;
    const isNarrow = width < NARROW;
    this.isPhone = width < PHONE;
    if (this.isNarrow === isNarrow && this.placed) return;
    this.isNarrow = isNarrow;
    this.placed = true;
    this.root.classList.toggle("narrow", isNarrow);
    this.setSheet(false);
  }

  /** On a narrow board the figures scroll with the cells, on a wide one they stand below them. */
  placeFigures(scroller) {
    const parent = this.isNarrow ? scroller : this.main;
    if (this.figures.parentElement !== parent) parent.append(this.figures);
  }

  /** The closed sheet says whose details it holds. */
  nameSheet(name) {
    const words = this.handle.firstChild;
    const { marked, outline } = this.board;
    const chosen = marked?.isMany ? this.board.t("board.marking_count", { count: marked.ids.length }) : name;
    const shown = outline.isOn ? this.board.t("board.findings") : chosen || this.board.t("board.details");
    if (words.textContent !== shown) words.textContent = shown;
  }

  toggleSheet() {
    this.setSheet(!this.isSheetOpen);
  }

  setSheet(isOpen) {
    this.isSheetOpen = isOpen;
    this.root.classList.toggle("sheet-open", isOpen);
    this.side.classList.toggle("open", isOpen);
    const label = this.board.t(isOpen ? "board.close_details" : "board.open_details");
    this.handle.setAttribute("aria-label", label);
    this.handle.setAttribute("aria-expanded", String(isOpen));
    this.handle.title = label;
  }

}

function luminanceOf(colour) {
  if (!colour) return null;
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = "#fff";
  probe.fillStyle = colour;
  const channels = /^#(..)(..)(..)$/.exec(probe.fillStyle);
  if (!channels) return null;
  const [red, green, blue] = channels.slice(1).map((pair) => parseInt(pair, 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function scrollerOf(node) {
  let parent = node.parentNode ?? node.host;
  while (parent) {
    if (parent instanceof Element && /auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
    parent = parent.parentNode ?? parent.host;
  }
  return null;
}

/** Chinese punctuation comes from one font of the reader's own; a shadow root cannot declare fonts, the document can. */
export function registerPunctuationFont() {
  const family = "cjk-punctuation";
  if ([...document.fonts].some((font) => font.family.replace(/["']/g, "") === family)) return;
  const sources = CJK_LOCAL.map((name) => `local("${name}")`).join(", ");
  const font = new FontFace(family, sources, { unicodeRange: CJK_PUNCTUATION });
  document.fonts.add(font);
  font.load().catch(() => document.fonts.delete(font));
}
