// Printing the page prints the map and nothing else. The sheets are made anew just before the browser prints, from the map
// drawn once with everything unfolded, and stand beside the page, because the page cuts off what does not fit its window.

import { element } from "./dom.js";
import { lay, widthOf } from "./print_sheets.js";

const HOST = "cx-print";

export class Print {
  constructor(board) {
    this.board = board;
    document.querySelector(`.${HOST}`)?.remove();
    this.host = element("div", HOST);
    this.shadow = this.host.attachShadow({ mode: "open" });
    const { sheets } = board.frame;
    this.shadow.append(...[...sheets, "print.css"].map((name) => link(name)));
    this.page = link("print_page.css");
    this.page.media = "print";
    document.head.append(this.page);
    document.body.append(this.host);
    this.isReading = false;
    board.listen(window, "beforeprint", () => this.#prepare());
    board.listen(window, "afterprint", () => this.#clear());
  }

  update() {}

  destroy() {
    this.host.remove();
    this.page.remove();
  }

  #prepare() {
    const { board } = this;
    this.#clear();
    if (board.start.missing) return;
    const paper = element("div", "cxb ready printing", {
      lang: board.locale, "data-theme": "light", "data-configuration": board.configuration.name, "data-density": "compact",
    });
    this.shadow.append(paper);
    this.#withAll(() => lay(board, paper));
    document.documentElement.dataset.printsMap = "";
  }

  #clear() {
    delete document.documentElement.dataset.printsMap;
    this.shadow.querySelector(".printing")?.remove();
  }

  /** Do something while the map is drawn as it goes on paper: every stage unfolded, in its own size, for reading only. */
  #withAll(run) {
    const { board } = this;
    const { state, zoom, grid, root } = board;
    const { folded, density, leastColumn } = state;
    const { override } = zoom;
    const { scrollLeft: left, scrollTop: top } = grid.scroller;
    const draw = () => { grid.forget(); board.render(); };
    this.isReading = true;
    Object.assign(state, { folded: new Set(), density: "compact", leastColumn: widthOf(board) });
    zoom.override = () => 1;
    root.dataset.density = "compact";
    draw();
    try {
      return run();
    } finally {
      this.isReading = false;
      Object.assign(state, { folded, density, leastColumn });
      zoom.override = override;
      root.dataset.density = density;
      draw();
      grid.scroller.scrollTo({ left, top, behavior: "instant" });
    }
  }
}

const link = (name) => element("link", "", { rel: "stylesheet", href: new URL(name + new URL(import.meta.url).search, import.meta.url).href });
