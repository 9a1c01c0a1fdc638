// A draft keeps itself on this device while it is typed, and sends itself once there is a network. What the server has
// saved is forgotten here; what another device saved in between is never overwritten: the server then shows both.

import { stayAtHand } from "./athand.js";

const ASIDE = new Set(["csrfmiddlewaretoken", "version"]);
const keyOf = (form) => `yishi-draft:${form.dataset.draft}:${location.pathname}`;

function typed(form) {
  const told = {};
  for (const [name, value] of new FormData(form)) {
    if (!ASIDE.has(name) && typeof value === "string") (told[name] ??= []).push(value);
  }
  return told;
}

function fill(form, told) {
  for (const field of form.elements) {
    if (!field.name || ASIDE.has(field.name) || field.type === "hidden") continue;
    const values = told[field.name] ?? [];
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (field.multiple) [...field.options].forEach((each) => (each.selected = values.includes(each.value)));
    else field.value = values[0] ?? "";
  }
}

function say(form, what) {
  const page = form.closest("main") ?? document;
  page.querySelectorAll("[data-draft-says]").forEach((each) => (each.hidden = each.dataset.draftSays !== what));
}

function restore(form, key) {
  const kept = JSON.parse(localStorage.getItem(key) ?? "null");
  if (!kept) return false;
  if (JSON.stringify(kept.told) === JSON.stringify(typed(form))) {
    localStorage.removeItem(key);
    return false;
  }
  fill(form, kept.told);
  form.elements.version.value = kept.version; // saved elsewhere since then? the server will say so and lose nothing
  return true;
}

export function wake(form) {
  const key = keyOf(form);
  const send = () => form.dispatchEvent(new Event("change", { bubbles: true }));
  const tell = () => say(form, navigator.onLine ? "" : "offline");
  const found = restore(form, key);
  tell();
  if (found && navigator.onLine) {
    say(form, "restored");
    send();
  }
  const keep = () => {
    localStorage.setItem(key, JSON.stringify({ told: typed(form), version: form.elements.version.value }));
  };
  let sent = "";
  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) event.preventDefault();
    tell();
  });
  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === form) sent = JSON.stringify(typed(form));
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    const saved = event.detail.successful && event.detail.xhr.responseText.includes('id="id_version"');
    if (event.detail.elt !== form || !saved) return;
    if (JSON.stringify(typed(form)) === sent) localStorage.removeItem(key);
    else keep(); // typed on while it was sent: only that is kept, under the version just saved
  });
  window.addEventListener("offline", tell);
  window.addEventListener("online", () => {
    tell();
    send();
  });
  stayAtHand().catch(() => {}); // a browser that keeps nothing for later still keeps what is typed
}
