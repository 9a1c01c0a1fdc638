// Pages on which people write open without a network, from what was shown last. Served as /offline.js, so that it may
// answer for every page; it answers for these alone, and always asks the network first.

const CACHE = "yishi-drafts"; // as in draft.js
const WRITING = /^\/(proposals|opinions\/reports)\/[0-9A-Z]{26}\/write$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const mine = WRITING.test(pathname) || pathname.startsWith("/static/");
  if (event.request.method === "GET" && origin === location.origin && mine) event.respondWith(answer(event.request));
});

async function answer(request) {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected && WRITING.test(new URL(request.url).pathname)) {
      await cache.put(request.url, fresh.clone());
    }
    return fresh;
  } catch (noNetwork) {
    const kept = await cache.match(request.url, { ignoreVary: true });
    if (kept) return kept;
    throw noNetwork;
  }
}
