// Whether what was answered has arrived, in a sentence.

/** The sentence at the foot: saved, on its way, or kept here until the line is back. */
export function statusOf(screen) {
  const { live, waiting } = screen.state;
  if (!waiting) return screen.t(live === "offline" ? "rate.saved_offline" : "rate.saved");
  if (live === "waiting") return screen.t(waiting === 1 ? "rate.unsaved_one" : "rate.unsaved", { count: waiting });
  if (live === "offline") return screen.t(waiting === 1 ? "rate.kept_one" : "rate.kept", { count: waiting });
  return screen.t("rate.saving");
}
