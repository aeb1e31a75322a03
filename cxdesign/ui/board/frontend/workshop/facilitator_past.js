// What a question came to that was revealed earlier in this workshop, fetched when who leads looks back at it.

/** What was revealed, and cards as soon as they were asked for: these are on the map at once. */
function mayBeSeen(prompt) {
  return prompt.state === "revealed" || (prompt.kind === "cards" && prompt.state !== "waiting");
}

export class PastPart {
  #found = new Map();
  #last = null;

  constructor(lead) {
    this.lead = lead;
  }

  forget() {
    this.#found.clear();
  }

  /** Forget what may not be looked at any more. */
  keep(prompts) {
    const revealed = new Set(prompts.filter(mayBeSeen).map((prompt) => prompt.id));
    for (const id of this.#found.keys()) if (!revealed.has(id)) this.#found.delete(id);
  }

  /** Ask again what is offered to be taken over: that depends on the map, which has changed. */
  renew() {
    for (const id of this.#found.keys()) this.#fetch(id);
  }

  /** The result of a prompt that is revealed but not on; null until it has come, and where there is none. */
  of(prompt) {
    const isHere = prompt?.id === this.lead.now.agenda.current_id || prompt?.id === this.lead.landed.prompt_id;
    if (!prompt || isHere || !mayBeSeen(prompt)) return null;
    if (prompt.id !== this.#last && prompt.kind === "cards") this.#found.delete(prompt.id); // they change on the map
    this.#last = prompt.id;
    if (!this.#found.has(prompt.id)) this.#fetch(prompt.id);
    return this.#found.get(prompt.id);
  }

  async #fetch(promptId) {
    const { lead } = this;
    if (!this.#found.has(promptId)) this.#found.set(promptId, null);
    const query = new URLSearchParams({ prompt: promptId });
    try {
      const response = await fetch(`${lead.path}/workshop/revealed?${query}`, { headers: { "X-Ticket": lead.data.ticket } });
      const found = await response.json().catch(() => ({}));
      if (!response.ok) throw new Error(found.message ?? "");
      if (this.#found.has(promptId)) this.#found.set(promptId, { ...found.result, peaks: found.peaks, notes: found.notes });
    } catch (error) {
      lead.trouble = error.message || lead.t("workshop.figure_failed");
    }
    lead.render();
  }
}
