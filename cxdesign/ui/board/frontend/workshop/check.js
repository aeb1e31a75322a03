// The page of a test phone: does this address lead to the server, and do frames get there and back?

import { make, randomHex, translator } from "./parts.js";

const LIMIT = 10000;
const HELP = ["proxy", "vpn", "browser"];

const root = document.getElementById("room");
const base = document.querySelector("meta[name=base]").content;
const t = translator(JSON.parse(root.dataset.texts));
const phone = randomHex();
const main = make("main", { class: "main", "aria-live": "polite" });
root.append(make("header", { class: "head" }, make("span", { class: "place" }, t("wayin.page_title"))), main);

function show(name, { params = {}, more = [], isOver = false } = {}) {
  const again = isOver ? null : make("div", { class: "foot" }, make("button", { type: "button", onclick: () => test() }, t("wayin.again")));
  main.replaceChildren(make("section", { class: `screen way-${name}` },
    make("h1", {}, t(`wayin.${name}_title`)),
    make("p", {}, t(`wayin.${name}_text`, params)),
    more.length ? make("ul", { class: "help" }, more.map((text) => make("li", {}, text))) : null,
    name === "testing" ? null : again));
}

/** Say that the page has come; a refusal comes with its sentence. */
async function tell(token) {
  const headers = { "Content-Type": "application/json", "X-Locale": document.documentElement.lang };
  const answer = await fetch(`${base}/api/workshop/check`, { method: "POST", headers, body: JSON.stringify({ token, phone }) });
  return answer.ok ? "" : (await answer.json()).message;
}

/** Open the room's socket, answer what it asks, and give what it says at the end; null when nothing comes. */
function roundTrip(token) {
  return new Promise((done) => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}${base}/api/workshop/room`);
    const limit = setTimeout(() => socket.close(), LIMIT);
    let last = null;
    socket.onopen = () => socket.send(JSON.stringify({ type: "check", token, phone, locale: document.documentElement.lang }));
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === "probe") socket.send(JSON.stringify({ type: "probed", number: message.number }));
      else last = message;
    };
    socket.onclose = () => { clearTimeout(limit); done(last); };
  });
}

async function test() {
  const token = location.hash.slice(1);
  if (!token) { show("empty", { isOver: true }); return; }
  show("testing", { isOver: true });
  const refusal = await tell(token).catch(() => null);
  if (refusal) { show("refused", { params: { reason: refusal } }); return; }
  const told = await roundTrip(token);
  if (told?.type === "checked") show("through", { params: { address: location.origin, ms: Math.round(told.ms) } });
  else if (told?.message) show("refused", { params: { reason: told.message } });
  else show("no_line", { more: HELP.map((one) => t(`wayin.help_${one}`)) });
}

addEventListener("hashchange", () => test());
test();
