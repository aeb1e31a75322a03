// The pictures this browser has fetched, by digest. The server asks for a ticket in a header, which an <img> cannot send.

const RETRY_AFTER = 4000;
const TRIES = 5;

/** The answer of the first source that has a picture, else that of the last one. */
async function firstOf(sources, digest) {
  let response = null;
  for (const { address, ticket } of sources) {
    response = await fetch(`${address}/pictures/${encodeURIComponent(digest)}`, { headers: { "X-Ticket": ticket } });
    if (response.status !== 404) return response;
  }
  return response;
}

export class Sources {
  #known = new Map();
  #isStopped = false;

  constructor(board) {
    this.board = board;
  }

  /** Have an image show a picture as soon as it is there; `tell(state)` hears "loading", "shown" or "missing". */
  show(image, digest, tell) {
    const entry = this.#entry(digest);
    image.dataset.digest = digest;
    tell(entry.state);
    if (entry.url) image.src = entry.url;
    else entry.waiting.set(image, tell);
  }

  stop() {
    this.#isStopped = true;
    for (const { url } of this.#known.values()) if (url) URL.revokeObjectURL(url);
    this.#known.clear();
  }

  #entry(digest) {
    let entry = this.#known.get(digest);
    if (!entry) {
      entry = { url: null, state: "loading", waiting: new Map(), tries: 0 };
      this.#known.set(digest, entry);
      this.#fetch(digest, entry);
    }
    return entry;
  }

  async #fetch(digest, entry) {
    const { net } = this.board;
    if (!net?.address) { this.#settle(digest, entry, "missing"); return; }
    try {
      const response = await firstOf([net, ...(net.furtherSources ?? [])], digest);
      if (this.#isStopped) return;
      if (response.status === 404) { this.#settle(digest, entry, "missing"); return; }
      if (!response.ok) throw new Error(String(response.status));
      entry.url = URL.createObjectURL(await response.blob());
      this.#settle(digest, entry, "shown");
    } catch {
      // The line may be down, or the ticket be exchanged just now.
      entry.tries += 1;
      if (entry.tries >= TRIES) this.#settle(digest, entry, "missing");
      else if (!this.#isStopped) setTimeout(() => { if (!this.#isStopped) this.#fetch(digest, entry); }, RETRY_AFTER * entry.tries);
    }
  }

  #settle(digest, entry, state) {
    entry.state = state;
    for (const [image, tell] of entry.waiting) {
      if (image.dataset.digest !== digest) continue;
      if (entry.url) image.src = entry.url;
      tell(state);
    }
    entry.waiting.clear();
    // What is not there yet may come: it is asked for again when something else shows it.
    if (!entry.url) this.#known.delete(digest);
  }
}
