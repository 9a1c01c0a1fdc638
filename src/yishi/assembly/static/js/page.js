// What every page may use: menus that close, messages that can be dismissed, printing, forms that send once.
// Charts, maps and file drops are fetched only where a page has them. Nothing here is needed to read a page.

const PARTS = {
  "[data-chart]": "./charts.js",
  "[data-map]": "./map.js",
  "[data-drop]": "./upload.js",
  "[data-draft]": "./draft.js",
  "[data-visit-queue]": "./visits/panel.js",
  "[data-visit-log]": "./visits/log.js",
  "[data-slider]": "./slider.js",
  "[data-adjust]": "./board.js",
};

async function wake(root) {
  for (const [selector, file] of Object.entries(PARTS)) {
    const found = root.querySelectorAll(selector);
    if (found.length) {
      const part = await import(file);
      found.forEach((element) => part.wake(element));
    }
  }
  root.querySelectorAll("[data-print], [data-dismiss]").forEach((button) => (button.hidden = false));
}

const OPEN = "details.y-menu[open], details.y-refused[open]";

function closeMenus(except) {
  document.querySelectorAll(OPEN).forEach((menu) => {
    if (!menu.contains(except)) menu.open = false;
  });
}

document.addEventListener("click", (event) => {
  closeMenus(event.target);
  if (event.target.closest("[data-print]")) window.print();
  event.target.closest("[data-dismiss]")?.closest("[data-toast]").remove();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest(OPEN);
  closeMenus(null);
  menu?.querySelector("summary").focus();
});

// A slow network invites a second press: the first one counts. A download leaves the page, so the button wakes again.
const ASLEEP = 5000;

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  const button = event.submitter;
  if (button?.getAttribute("aria-busy") === "true") event.preventDefault();
  button?.setAttribute("aria-busy", "true");
  setTimeout(() => button?.removeAttribute("aria-busy"), ASLEEP);
});

window.addEventListener("pageshow", () => {
  document.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
});

// Whoever signs out leaves no page behind on a device that others use, and is told of visits that have not arrived.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-leaves]")) return;
  event.preventDefault();
  const { waiting } = await import("./visits/store.js");
  const n = await waiting(form.dataset.leaves).catch(() => 0);
  if (n && !window.confirm(form.dataset.waiting.replace("%(n)s", n))) return;
  await globalThis.caches?.delete("yishi-drafts");
  form.submit();
});

// Good news leaves by itself; anything else stays until dismissed.
document.querySelectorAll('[data-toast][data-tone="good"]').forEach((toast) => setTimeout(() => toast.remove(), 8000));

document.addEventListener("htmx:afterSwap", (event) => wake(event.detail.elt.parentElement ?? document));
wake(document);
