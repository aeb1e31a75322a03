// The keys of a rater: 1 to 5, 0 for "cannot judge", Enter on, Backspace or the left arrow back.

import { isTextField } from "../dom.js";

const KEYS = {
  0: (screen) => screen.answerByKey(null),
  Enter: (screen) => screen.step(1),
  ArrowRight: (screen) => screen.step(1),
  ArrowLeft: (screen) => screen.step(-1),
  Backspace: (screen) => screen.step(-1),
};

/** Keys count wherever the focus is on this screen, but in text, in dialogs and on what they already mean something to. */
export function listenToKeys(screen, signal) {
  document.addEventListener("keydown", (event) => {
    const [target] = event.composedPath();
    const isElsewhere = target !== document.body && !event.composedPath().includes(screen.root);
    if (isElsewhere || isTextField(target) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith("Arrow") && target.getAttribute?.("role") === "radio") return;
    if (event.key === "Enter" && target.tagName === "BUTTON" && target.getAttribute("role") !== "radio") return;
    const isOurs = event.key in KEYS || /^[1-5]$/.test(event.key);
    if (!isOurs || screen.isPicking) return;
    if (event.repeat) event.preventDefault(); // a key held down must not run through the questions
    else if (screen.shown === "overview" && (event.key === "Backspace" || event.key === "ArrowLeft")) screen.step(-1);
    else if (screen.shown !== "question") return;
    else if (event.key in KEYS) KEYS[event.key](screen);
    else screen.answerByKey(Number(event.key));
    event.preventDefault();
    event.stopPropagation();
  }, { signal, capture: true });
}
