// Messages that tell only what is new in them, put together again; the server's `live/workshop/differences.py` says how.

/** What a difference makes of what was known before. */
export function applied(before, change) {
  if ("set" in change) return change.set;
  const gone = new Set(change.gone);
  if (!Array.isArray(before)) {
    const kept = Object.entries(before).filter(([key]) => !gone.has(key));
    const inner = Object.entries(change.in ?? {}).map(([key, one]) => [key, applied(before[key], one)]);
    return Object.fromEntries([...kept, ...inner]);
  }
  const made = before.filter((one) => !gone.has(one.id))
    .map((one) => (Object.hasOwn(change.at ?? {}, one.id) ? applied(one, change.at[one.id]) : one));
  for (const [place, one] of change.put ?? []) made.splice(place, 0, one);
  return made;
}

/** The messages of a line, each of them whole. */
export class Told {
  #known = {};

  take({ change, ...message }) {
    const known = change ? { ...applied(this.#known[message.type], change), ...message } : message;
    this.#known[message.type] = known;
    return known;
  }
}
