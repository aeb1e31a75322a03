// Unacknowledged frames, kept in IndexedDB so that a reload or a crash loses none of them.

const DATABASE = "cx-board";
const STORE = "frames";
const TAB_KEY = "cx-board.tab";
const OPEN_MILLISECONDS = 4000;
const ROLL_CALL_MILLISECONDS = 250;
// A frame that is on its way is answered sooner than this as a rule, and then needs no place on disk at all.
const WRITE_AFTER = 60;

export class Outbox {
  #database = null;
  #sequence = 0;
  #channel = null;
  #unwritten = new Map();
  #timer = 0;

  constructor(projectId, randomHex) {
    this.projectId = projectId;
    this.entries = [];
    this.tab = tabId(randomHex);
  }

  /** Open the store and return the frames that were left over, in the order they were made. */
  async open() {
    this.#database = await openDatabase();
    if (!this.#database) return [];
    this.#answerRollCall();
    this.flush();
    const stored = await this.#stored();
    const others = new Set(stored.map((entry) => entry.tab).filter((tab) => tab !== this.tab));
    const alive = others.size ? await this.#rollCall() : others;
    const left = stored.filter((entry) => !alive.has(entry.tab)).sort((a, b) => a.sequence - b.sequence);
    const known = new Set(this.entries.map((entry) => entry.id));
    const added = left.filter((entry) => !known.has(entry.id));
    this.entries = [...added, ...this.entries];
    return added.map((entry) => entry.frame);
  }

  /** Keep a frame; one that `isSent` is written a little later, unless it is answered before. */
  add(frame, isSent) {
    const entry = { id: frame.id, projectId: this.projectId, tab: this.tab, sequence: this.#nextSequence(), frame };
    this.entries.push(entry);
    this.#unwritten.set(entry.id, entry);
    if (isSent) this.#timer ||= setTimeout(() => this.flush(), WRITE_AFTER);
    else this.flush();
  }

  /** Forget an acknowledged frame and return it. */
  remove(id) {
    const entry = this.entries.find((candidate) => candidate.id === id);
    if (!entry) return null;
    this.entries = this.entries.filter((candidate) => candidate !== entry);
    if (this.#unwritten.get(id) === entry) this.#unwritten.delete(id);
    else {
      this.#unwritten.set(id, null);
      this.#timer ||= setTimeout(() => this.flush(), WRITE_AFTER);
    }
    return entry.frame;
  }

  /** Forget all frames of the project, those of other tabs too, and return those of this one. */
  clear() {
    const { frames } = this;
    this.entries = [];
    this.#unwritten.clear();
    this.#write((store) => {
      store.index("project").getAllKeys(this.projectId).onsuccess = ({ target }) => {
        for (const id of target.result) store.delete(id);
      };
    });
    return frames;
  }

  /** Write down at once what is not yet on disk. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#database || this.#unwritten.size === 0) return;
    const unwritten = [...this.#unwritten];
    this.#unwritten.clear();
    this.#write((store) => {
      for (const [id, entry] of unwritten) {
        if (entry) store.put(entry);
        else store.delete(id);
      }
    });
  }

  close() {
    this.flush();
    this.#channel?.close();
    this.#database?.close();
    this.#database = null;
  }

  get frames() {
    return this.entries.map((entry) => entry.frame);
  }

  #nextSequence() {
    this.#sequence = Math.max(this.#sequence + 1, Date.now() * 1000);
    return this.#sequence;
  }

  #write(action) {
    try {
      if (this.#database) action(this.#database.transaction(STORE, "readwrite").objectStore(STORE));
    } catch {
      // Without storage the frames live in memory alone, as in a private window.
      this.#database = null;
    }
  }

  #stored() {
    return new Promise((resolve) => {
      const request = this.#database.transaction(STORE).objectStore(STORE).index("project").getAll(this.projectId);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve([]);
    });
  }

  // A tab that was closed for good leaves frames behind; whoever finds them asks first whether that tab still lives.
  #answerRollCall() {
    if (typeof BroadcastChannel === "undefined") return;
    this.#channel = new BroadcastChannel(DATABASE);
    this.#channel.onmessage = ({ data }) => {
      if (data === "who") this.#channel?.postMessage({ tab: this.tab });
    };
  }

  #rollCall() {
    return new Promise((resolve) => {
      const alive = new Set();
      if (!this.#channel) return resolve(alive);
      const listen = ({ data }) => { if (data?.tab) alive.add(data.tab); };
      this.#channel.addEventListener("message", listen);
      this.#channel.postMessage("who");
      setTimeout(() => {
        this.#channel?.removeEventListener("message", listen);
        alive.delete(this.tab);
        resolve(alive);
      }, ROLL_CALL_MILLISECONDS);
    });
  }
}

function tabId(randomHex) {
  try {
    const known = sessionStorage.getItem(TAB_KEY);
    if (known) return known;
    const fresh = randomHex();
    sessionStorage.setItem(TAB_KEY, fresh);
    return fresh;
  } catch {
    return randomHex();
  }
}

function openDatabase() {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), OPEN_MILLISECONDS);
    const finish = (value) => { clearTimeout(timer); resolve(value); };
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(STORE, { keyPath: "id" }).createIndex("project", "projectId");
      };
      request.onsuccess = () => finish(request.result);
      request.onerror = () => finish(null);
      request.onblocked = () => finish(null);
    } catch {
      finish(null);
    }
  });
}
