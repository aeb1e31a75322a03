// Tells the page its language and theme, so that style sheet and screen readers know them, and keeps both choices for
// the next visit; closes the menu of a narrow screen on every new page. Called at first and whenever language, theme or
// page change.

const YEAR = 34560000;
const DARK_BELOW = 0.4;
const NARROW = "(max-width: 768px)"; // there the menu lies over the page
const OPENED = '[data-testid="stPopoverBody"]';
const FOCUS_EVERY = 60; // milliseconds: Streamlit draws the fields of a popover, and focuses its frame, some time later
const FOCUS_TRIES = 25;
const LEAD_AFTER = 400; // milliseconds: the chosen entry's form is drawn by then, else the former one's place serves
const root = document.documentElement;
const loadedAt = new URL(performance.getEntriesByType("navigation")[0]?.name ?? location.href).pathname;

const STACKED = "(max-width: 900px)"; // there the form of an entry stands below the list
const CHOOSES = '[class*="st-key-register-choose-"] button, [class*="st-key-register-add-"] button';
const KEYED = "st-key-";
const HERE = ':is([class*="st-key-shell-here-"], [class*="st-key-head-here-"]) a';
const ICONS = '[data-testid="stIconMaterial"], span[role="img"][aria-label$=" icon"]';

let shownPage = null;
let isWatching = false;
let isLeading = false;

export default function ({ data, parentElement }) {
  root.lang = data.locale;
  root.dataset.theme = isDark(parentElement.host ?? parentElement) ? "dark" : "light";
  document.cookie = `${data.cookie}=${data.locale}; path=/; max-age=${YEAR}; samesite=lax`;
  for (const [name, text] of Object.entries(data.labels)) root.style.setProperty(`--label-${name}`, JSON.stringify(text));
  shareTheme(data.paths);
  watchPage();
  leadToForm();
  offerMap(data.to_map);
  if (data.page !== shownPage) closeMenu();
  shownPage = data.page;
}

/** Tend to what is drawn on the page, now and from now on: by now somebody may have opened a popover. */
function watchPage() {
  if (isWatching) return;
  isWatching = true;
  document.addEventListener("keydown", closeDialog);
  silenceIcons(document.body);
  markHere();
  const opened = document.querySelector(OPENED);
  if (opened && !isInUse(opened)) focusFirstField(opened);
  new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      if (!(node instanceof Element)) continue;
      silenceIcons(node);
      const body = node.matches(OPENED) ? node : node.querySelector(OPENED);
      if (body) focusFirstField(body);
    }
    if (changes.some(mayMoveHere)) markHere();
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
}

function mayMoveHere({ type, target, addedNodes }) {
  return type === "attributes" ? (target.getAttribute("class") ?? "").includes(KEYED) : addedNodes.length > 0;
}

/** Links to the page that is shown say so to those who cannot see their colour; Streamlit uses a link again for another page. */
function markHere() {
  for (const link of document.querySelectorAll('a[aria-current="page"]')) if (!link.matches(HERE)) link.removeAttribute("aria-current");
  for (const link of document.querySelectorAll(HERE)) if (!link.hasAttribute("aria-current")) link.setAttribute("aria-current", "page");
}

/** On the page of a map the first press of the tab key offers the way to it, past menu and heads. */
function offerMap(label) {
  const link = document.querySelector(".cx-to-map") ?? document.body.insertBefore(document.createElement("a"), document.body.firstChild);
  if (!link.className) {
    link.className = "cx-to-map";
    link.href = "#map";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      window.dispatchEvent(new Event("cx-to-map"));
    });
  }
  link.hidden = !label;
  link.textContent = label;
}

/** Icons are letters of a font, and screen readers would read the letters out. */
function silenceIcons(node) {
  for (const icon of node.matches(ICONS) ? [node] : node.querySelectorAll(ICONS)) icon.setAttribute("aria-hidden", "true");
}

function isInUse(opened) {
  const focused = document.activeElement;
  return opened.contains(focused) && focused.matches("input, textarea, button");
}

/** What opens over the page asks for its first field at once, and keeps it until somebody presses something. */
function focusFirstField(opened) {
  const pressed = new AbortController();
  for (const type of ["keydown", "pointerdown"]) {
    document.addEventListener(type, () => pressed.abort(), { capture: true, signal: pressed.signal });
  }
  keepFocus(opened, pressed.signal, FOCUS_TRIES);
}

function keepFocus(opened, pressed, tries) {
  if (pressed.aborted || !opened.isConnected) return;
  const field = opened.querySelector("input[type=text]");
  if (document.activeElement !== field) field?.focus();
  if (tries > 1) setTimeout(() => keepFocus(opened, pressed, tries - 1), FOCUS_EVERY);
}

/** A dialog that is drawn anew loses the focus to the page, and with it the Escape that closes it. */
function closeDialog(event) {
  if (event.key !== "Escape" || event.defaultPrevented || document.activeElement !== document.body) return;
  document.querySelector('[data-testid="stDialog"] [aria-label="Close"]')?.click();
}

/** Where the form of an entry stands below the list, choosing an entry leads to it. */
function leadToForm() {
  if (isLeading) return;
  isLeading = true;
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(CHOOSES) || !matchMedia(STACKED).matches) return;
    setTimeout(() => document.querySelector(".st-key-shell-rail")?.scrollIntoView({ block: "start" }), LEAD_AFTER);
  });
}

/** Streamlit remembers that the menu was opened, on a phone too, and leaves it open when a link in it was followed. */
function closeMenu() {
  const menu = document.querySelector('[data-testid="stSidebar"]');
  if (!menu || !matchMedia(NARROW).matches || menu.getBoundingClientRect().right < 1) return;
  menu.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}

function isDark(element) {
  const ground = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const channels = /^#(..)(..)(..)/.exec(ground)?.slice(1).map((pair) => parseInt(pair, 16) / 255);
  if (!channels) return matchMedia("(prefers-color-scheme: dark)").matches;
  return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] < DARK_BELOW;
}

/** The menu keeps the chosen theme for the address the visit began at; the other pages are to open in it too. */
function shareTheme(paths) {
  const key = (path) => `stActiveTheme-${path}-v2`;
  try {
    const chosen = localStorage.getItem(key(loadedAt));
    for (const path of paths) {
      if (chosen === null) localStorage.removeItem(key(path));
      else localStorage.setItem(key(path), chosen);
    }
  } catch {
    // Storage may be switched off; then each page follows the system.
  }
}
