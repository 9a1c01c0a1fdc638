// Sends what waits: the visit first, then its attachments piece by piece, each from where the server says. A visit has
// its own key, so that sending it again changes nothing; it counts as sent once every piece is there.

import * as store from "./store.js";

const PIECE = 128 * 1024; // bytes: a few seconds on a slow network, so that little is lost when it breaks
const SOON = 45_000; // milliseconds without an answer, then the network counts as gone

class Away extends Error {} // no network, or a server that does not answer in our words
class Stopped extends Error {} // somebody has to do something: `state` says what

function cookie(name) {
  return document.cookie.split("; ").find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}

async function ask(url, options = {}) {
  let answer;
  try {
    answer = await fetch(url, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(SOON), ...options });
  } catch {
    throw new Away("offline");
  }
  const told = (await answer.json().catch(() => null)) ?? {};
  if (answer.status === 401) throw Object.assign(new Stopped(), { state: "signIn" });
  if (answer.status === 409) throw Object.assign(new Stopped(), { state: "other" });
  if (answer.status === 422) throw Object.assign(new Stopped(), { state: "refused", reason: told.reason });
  if (!answer.ok || !told) throw new Away("again");
  return told;
}

function body(item, piece) {
  const files = item.files.map(({ key, kind, size }) => ({ key, kind, size }));
  const visit = { ...item.fields, key: item.key, account: item.account, files };
  const form = new FormData();
  form.set("visit", JSON.stringify({ ...visit, phone_at: item.phone_at, phone_now: Date.now(), distance: item.distance }));
  if (piece) {
    const file = item.files.find((each) => each.key === piece.file);
    form.set("file", piece.file);
    form.set("offset", piece.from);
    form.set("piece", new Blob([file.buffer.slice(piece.from, piece.from + PIECE)]), "piece");
  }
  return form;
}

async function send(item, config, tell) {
  const headers = () => ({ "X-CSRFToken": cookie("csrftoken") });
  const first = item.files[0] && { file: item.files[0].key, from: 0 };
  let told = await ask(config.sync, { method: "POST", headers: headers(), body: body(item, first) });
  const whole = item.files.reduce((sum, file) => sum + file.size, 0);
  let before = "";
  while (told.needs.length) {
    const next = told.needs[0];
    const file = item.files.find((each) => each.key === next.file);
    if (!file || before === JSON.stringify(next)) throw new Away("again"); // no step forward: later
    before = JSON.stringify(next);
    const missing = told.needs.reduce((sum, need) => sum + (item.files.find((each) => each.key === need.file)?.size ?? 0) - need.from, 0);
    tell(item, Math.round((100 * (whole - missing)) / whole));
    told = await ask(config.sync, { method: "POST", headers: headers(), body: body(item, next) });
  }
  return told;
}

// Sends all that waits of this account, the oldest first. Returns why it stopped: "", "offline", "again", "signIn", "other".
export async function sendAll(config, tell, refresh) {
  const work = async () => {
    const items = (await store.listed(config.account)).filter((item) => item.state === "waiting").reverse();
    if (!items.length) return "";
    if (!navigator.onLine) return "offline";
    try {
      const hello = await ask(config.sync);
      if (hello.account !== config.account) return "other";
      for (const item of items) {
        tell(item, 0);
        await settle(item, () => send(item, config, tell));
        await refresh();
      }
      return "";
    } catch (trouble) {
      return trouble instanceof Stopped ? trouble.state : trouble instanceof Away ? trouble.message : Promise.reject(trouble);
    }
  };
  return navigator.locks ? navigator.locks.request("yishi-visits", work) : work();
}

async function settle(item, sending) {
  try {
    const told = await sending();
    const { key, account, label, day } = item;
    await store.patch({ key, account, label, day, state: "sent", url: told.url, notes: told.notes, sent_at: Date.now() });
  } catch (trouble) {
    if (!(trouble instanceof Stopped) || trouble.state !== "refused") throw trouble;
    await store.patch({ ...item, state: "refused", reason: trouble.reason });
  }
}
