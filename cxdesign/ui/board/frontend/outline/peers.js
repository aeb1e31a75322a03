// Which colleague is at which entry.

import { element } from "../dom.js";

export class Peers {
  #tags = new Map();

  constructor(outline) {
    this.outline = outline;
    this.board = outline.board;
  }

  update() {
    const { board, outline } = this;
    const wanted = new Map();
    for (const peer of board.state.peers) {
      const node = outline.elementOf(peer.editing ?? peer.selection);
      if (node) wanted.set(node, peer);
    }
    for (const [node, tag] of this.#tags) if (!wanted.has(node)) { tag.remove(); this.#tags.delete(node); }
    for (const [node, peer] of wanted) {
      let tag = this.#tags.get(node);
      if (!tag) this.#tags.set(node, (tag = element("span", "o-peer")));
      const words = board.t("board.outline_peer_here", { name: board.peerName(peer) });
      if (tag.textContent !== words) tag.textContent = words;
      tag.style.setProperty("--peer", `var(--peer-${(peer.colour % 8) + 1})`);
      if (!tag.isConnected) (node.querySelector(".o-line") ?? node).append(tag);
    }
  }
}
