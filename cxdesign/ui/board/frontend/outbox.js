// Unacknowledged frames, kept in IndexedDB so that a reload or a crash loses none of them.

const DATABASE = "cx-board";
const STORE = "frames";
const TAB_KEY = "cx-board.tab";
const OPEN_MILLISECONDS = 1500;
const ROLL_CALL_MILLISECONDS = 250;

export class Outbox {
  #database = null;
  #sequence = 0;
  #channel = null;

  constructor(projectId, randomHex) {
    this.projectId = projectId;
    this.entries = [];
    this.tab = tabId(randomHex);
  }

  /** Open the store and return the frames that were left over, in the order they were made. */
  async open() {
    const kept = this.entries;
    this.#database = await openDatabase();
    if (!this.#database) return [];
    this.#answerRollCall();
    for (const entry of kept) this.#write((store) => store.put(entry));
    const stored = await this.#stored();
    const others = new Set(stored.map((entry) => entry.tab).filter((tab) => tab !== this.tab));
    const alive = others.size ? await this.#rollCall() : others;
    const left = stored.filter((entry) => !alive.has(entry.tab)).sort((a, b) => a.sequence - b.sequence);
    const known = new Set(this.entries.map((entry) => entry.id));
    const added = left.filter((entry) => !known.has(entry.id));
    this.entries = [...added, ...this.entries];
    return added.map((entry) => entry.frame);
  }

  add(frame) {
    const entry = { id: frame.id, projectId: this.projectId, tab: this.tab, sequence: this.#nextSequence(), frame };
    this.entries.push(entry);
    this.#write((store) => store.put(entry));
  }

  /** Forget an acknowledged frame and return it. */
  remove(id) {
    const entry = this.entries.find((candidate) => candidate.id === id);
    if (!entry) return null;
    this.entries = this.entries.filter((candidate) => candidate !== entry);
    this.#write((store) => store.delete(id));
    return entry.frame;
  }

  close() {
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
