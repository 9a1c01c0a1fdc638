// The list of what was logged on this device: waiting, sent, needs you. It sends by itself whenever there is a network.

import * as store from "./store.js";
import { sendAll } from "./sending.js";

const AGAIN = [5, 15, 60, 180]; // seconds between tries; the last one repeats
const TONES = { waiting: "idea", sending: "open", sent: "good", refused: "bad" };

export function settings() {
  return JSON.parse(document.getElementById("visit-data").textContent);
}

function element(tag, words = "", more = {}) {
  const made = document.createElement(tag);
  made.textContent = words;
  for (const [name, value] of Object.entries(more)) made.setAttribute(name, value);
  return made;
}

export function wake(panel) {
  if (panel.dataset.awake) return;
  panel.dataset.awake = "yes";
  const config = settings();
  const say = config.say;
  const list = panel.querySelector("[data-visit-items]");
  const told = panel.querySelector("[data-visit-told]");
  let going = "";
  let tries = 0;
  let timer;

  function button(words, act) {
    const made = element("button", words, { type: "button", class: "btn y-btn", "data-look": "quiet" });
    made.addEventListener("click", act);
    return made;
  }

  function link(words, href) {
    return element("a", words, { href, class: "btn y-btn", "data-look": "quiet" });
  }

  function row(item) {
    const state = item.key === going ? "sending" : item.state;
    const line = element("li", "", { "data-visit-state": state });
    const head = element("p", "", { class: "y-queued-head" });
    head.append(element("span", say[state], { class: "y-state", "data-tone": TONES[state] }), element("strong", item.label), element("span", item.day, { class: "y-quiet" }));
    line.append(head);
    for (const words of [item.reason, ...(item.notes ?? [])].filter(Boolean)) line.append(element("p", words));
    const acts = element("p", "", { class: "y-row" });
    if (item.url) acts.append(link(say.open, item.url));
    if (item.state === "refused") acts.append(button(say.edit, () => edit(item)));
    if (item.state !== "sent") acts.append(button(say.drop, () => drop(item)));
    line.append(acts);
    return line;
  }

  async function edit(item) {
    const { account, key, fields, files, distance } = item;
    await store.reopen(item, { account, key, fields, files, distance });
    location.assign(config.page);
  }

  async function drop(item) {
    if (!window.confirm(say.sureDrop)) return;
    await store.remove(item.key);
    await refresh();
  }

  async function refresh() {
    const items = await store.listed(config.account);
    const others = await store.ofOthers(config.account);
    list.replaceChildren(...items.map(row));
    if (others) list.append(element("li", say.others.replace("%(n)s", others), { class: "y-quiet" }));
    panel.hidden = !items.length && !others;
    return items;
  }

  function explain(why) {
    told.textContent = why ? say[why] : "";
    if (why === "signIn") told.append(" ", link(say.open, config.signin));
  }

  async function go() {
    clearTimeout(timer);
    const why = await sendAll(
      config,
      (item, percent) => {
        going = item.key;
        told.textContent = percent ? say.part.replace("%(n)s", percent).replace("%%", "%") : say.kept;
        refresh();
      },
      refresh,
    );
    going = "";
    explain(why);
    await refresh();
    tries = why ? tries + 1 : 0;
    if (why === "again" || why === "offline") timer = setTimeout(go, 1000 * AGAIN[Math.min(tries, AGAIN.length) - 1]);
  }

  panel.querySelector("[data-visit-now]").addEventListener("click", go);
  window.addEventListener("online", go);
  window.addEventListener("offline", () => refresh().then((items) => items.some((item) => item.state === "waiting") && explain("offline")));
  document.addEventListener("visibilitychange", () => document.hidden || go());
  document.addEventListener("visits:queued", go);
  refresh().then(go, () => {});
}
