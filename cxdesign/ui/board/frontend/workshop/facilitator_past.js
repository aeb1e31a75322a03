// What a question came to that was revealed earlier in this workshop, fetched when who leads looks back at it.

export class PastPart {
  #found = new Map();

  constructor(lead) {
    this.lead = lead;
  }

  forget() {
    this.#found.clear();
  }

  /** Forget what is not revealed any more. */
  keep(prompts) {
    const revealed = new Set(prompts.filter((prompt) => prompt.state === "revealed").map((prompt) => prompt.id));
    for (const id of this.#found.keys()) if (!revealed.has(id)) this.#found.delete(id);
  }

  /** Ask again what is offered to be taken over: that depends on the map, which has changed. */
  renew() {
    for (const id of this.#found.keys()) this.#fetch(id);
  }

  /** The result of a prompt that is revealed but not on; null until it has come, and where there is none. */
  of(prompt) {
    if (prompt?.state !== "revealed" || prompt.id === this.lead.now.agenda.current_id || prompt.kind === "cards") return null;
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
