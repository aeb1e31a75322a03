// Words that were refused, or begun in a run of a question that is over: they go back to their field when it is free.

const WRITTEN = /^(?:text|[0-9a-f]{16})$/; // the items of texts and cards, whose values are words

export class Returned {
  #words = [];

  /** An answer that was refused; `isOver` when its run of the question takes it no more. */
  refuse({ prompt_id: id, run, item, value }, isOver) {
    if (WRITTEN.test(item)) this.give({ id, run: run ?? 0 }, value, isOver);
  }

  /** What was written in a run of a question and is kept nowhere yet. */
  give({ id, run }, text, isOver = false) {
    if (text.trim()) this.#words.push({ id, run, text, isOver });
  }

  /** The words for a question, one after another; `isOther` when they were meant for another run of it. */
  take({ id, run }) {
    const at = this.#words.findIndex((one) => one.id === id && !(one.isOver && one.run >= run));
    if (at < 0) return { text: "", isOther: false };
    const [found] = this.#words.splice(at, 1);
    return { text: found.text, isOther: found.run !== run };
  }

  forget() {
    this.#words = [];
  }
}
