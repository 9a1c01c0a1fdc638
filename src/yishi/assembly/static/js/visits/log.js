// The page for logging a visit. What is typed, photographed and recorded is kept on the device from the first key on;
// saving moves it into the queue, from which it is sent (panel.js).

import { stayAtHand } from "../athand.js";
import { play, record, shrunk, thumbnail, Unfit } from "./media.js";
import { settings } from "./panel.js";
import { places } from "./places.js";
import * as store from "./store.js";

const PERSONAL = /(?<!\d)1[3-9]\d{9}(?!\d)|\d{17}[\dXx]/; // only a word while typing; the server masks far more
const LISTS = ["whom", "companions"];
const TEXTS = ["village", "firm_name", "said", "policy", "promise", "promise_due", "day"];
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// A ULID: ten characters of time, sixteen by chance (github.com/ulid/spec).
export function ulid(now = Date.now()) {
  let time = "";
  for (let left = now, place = 0; place < 10; place++, left = Math.floor(left / 32)) time = CROCKFORD[left % 32] + time;
  return time + [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => CROCKFORD[byte % 32]).join("");
}

export async function wake(form) {
  const config = settings();
  const say = config.say;
  stayAtHand().catch(() => {}); // a browser that keeps no pages still keeps visits
  const where = places(form, say);
  const media = form.querySelector("[data-visit-media]");
  const spoken = form.querySelector("[data-visit-media-says]");
  const fault = form.querySelector("[data-visit-fault]");
  const recording = form.querySelector("[data-visit-record]");
  let draft = { account: config.account, key: ulid(), fields: {}, files: [], distance: null };
  let works = true;

  const typed = () => {
    const told = new FormData(form);
    return Object.fromEntries([...TEXTS.map((name) => [name, told.get(name) ?? ""]), ...LISTS.map((name) => [name, told.getAll(name)])]);
  };
  const tell = (place, words) => {
    place.hidden = !words;
    place.textContent = words;
  };

  async function keep() {
    draft.fields = typed();
    draft.distance = where.far();
    tell(form.querySelector("[data-visit-hidden]"), PERSONAL.test(draft.fields.said) ? say.hidden : "");
    await store.keep(draft).catch((trouble) => unkept(trouble));
  }

  function unkept(trouble) {
    works = works && trouble?.name === "QuotaExceededError";
    tell(fault, works ? say.full : say.noStore);
  }

  function fill(fields) {
    for (const name of TEXTS.slice(1)) if (form.elements[name]) form.elements[name].value = fields[name] ?? "";
    for (const name of LISTS) form.querySelectorAll(`[name="${name}"]`).forEach((box) => (box.checked = (fields[name] ?? []).includes(box.value)));
    if (fields.village) where.choose(fields.village);
    if (fields.promise || fields.day || fields.companions?.length) form.querySelector("details").open = true;
  }

  async function showMedia() {
    const rows = await Promise.all(draft.files.map(async (file, place) => {
      const row = document.createElement("li");
      const words = file.kind === "photo" ? say.photo.replace("%(n)s", place + 1) : say.voice.replace("%(n)s", file.seconds);
      if (file.kind === "photo") row.append(await thumbnail(file).catch(() => document.createTextNode("")));
      row.append(words, " ");
      if (file.kind === "voice") row.append(button(say.play, () => play(file)));
      row.append(button(say.remove, () => change(draft.files.filter((each) => each !== file)), words));
      return row;
    }));
    media.replaceChildren(...rows);
  }

  function button(words, act, what = "") {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "btn y-btn", textContent: words });
    made.dataset.look = "quiet";
    if (what) made.setAttribute("aria-label", `${words} ${what}`);
    made.addEventListener("click", act);
    return made;
  }

  async function change(files) {
    draft.files = files;
    await keep();
    await showMedia();
  }

  async function added(blob, kind, more = {}) {
    const buffer = await blob.arrayBuffer();
    return { key: ulid(), kind, size: buffer.byteLength, buffer, ...more };
  }

  form.elements.photo.addEventListener("change", async () => {
    const [file] = form.elements.photo.files;
    if (!file) return;
    if (draft.files.filter((each) => each.kind === "photo").length >= config.most.photos) return tell(spoken, say.tooMany.replace("%(n)s", config.most.photos));
    tell(spoken, say.shrinking);
    try {
      const photo = await added(await shrunk(file, config.most.photo), "photo");
      await change([...draft.files, photo]);
      tell(spoken, "");
    } catch (trouble) {
      tell(spoken, say[trouble instanceof Unfit ? trouble.message : "noPhoto"]);
    }
    form.elements.photo.value = "";
  });

  let stop = null;
  let atEnd = () => {};
  if (globalThis.MediaRecorder && navigator.mediaDevices) recording.hidden = false;
  recording.addEventListener("click", async () => {
    if (stop) return stop();
    const mine = { key: ulid(), kind: "voice", size: 0, seconds: 0, buffer: new ArrayBuffer(0) };
    try {
      stop = await record(
        config.most.seconds,
        async (blob, seconds) => {
          mine.buffer = await blob.arrayBuffer();
          Object.assign(mine, { size: mine.buffer.byteLength, seconds });
          await change([...draft.files.filter((each) => each.key !== mine.key), mine]);
        },
        () => {
          stop = null;
          recording.lastChild.textContent = say.record;
          atEnd();
        },
      );
      recording.lastChild.textContent = say.stop;
    } catch {
      tell(spoken, say.noMicrophone);
    }
  });

  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", async (event) => {
    if (!works) return; // without a store it is a plain form
    event.preventDefault();
    if (stop) await new Promise((resolve) => ((atEnd = resolve), stop())); // what is being said belongs to this visit
    draft.fields = typed();
    if (!draft.fields.village) {
      tell(fault, say.choose);
      fault.scrollIntoView({ block: "center" });
      return;
    }
    const { account, key, fields, files } = draft;
    const place = where.chosen()?.name ?? form.querySelector("[name=village]:checked").closest("label").innerText;
    const label = fields.firm_name ? `${fields.firm_name} · ${place}` : place;
    const day = fields.day || new Date().toLocaleDateString("sv");
    const item = { account, key, fields, files, distance: where.far(), label, day, state: "waiting", phone_at: Date.now() };
    try {
      await store.enqueue(item);
    } catch (trouble) {
      return unkept(trouble);
    }
    navigator.storage?.persist?.();
    draft = { account, key: ulid(), fields: {}, files: [], distance: null };
    form.reset();
    form.querySelectorAll("[name=village]").forEach((input) => (input.checked = false));
    tell(fault, "");
    await showMedia();
    document.dispatchEvent(new Event("visits:queued"));
    document.querySelector("[data-visit-queue]").scrollIntoView({ block: "start" });
  });

  try {
    const found = await store.unfinished(config.account);
    if (found) {
      draft = found;
      fill(found.fields);
      tell(spoken, say.restored);
      await showMedia();
    }
  } catch (trouble) {
    unkept(trouble);
  }
  const asked = new URLSearchParams(location.search).get("village");
  if (asked) where.choose(asked);
  form.dataset.ready = "yes";
}
