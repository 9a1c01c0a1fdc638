// Keep the present page and what it is made of, so that it opens without a network the next time (worker.js).

export const CACHE = "yishi-drafts"; // as in worker.js

export async function stayAtHand() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/offline.js");
  const cache = await caches.open(CACHE);
  const parts = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
  const own = parts.filter((url) => url.origin === location.origin && url.pathname.startsWith("/static/"));
  const page = location.origin + location.pathname;
  await Promise.allSettled([page, ...new Set(own.map((url) => url.href))].map((each) => cache.add(each)));
}
