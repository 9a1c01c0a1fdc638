// Pages on which people write open without a network, from what was shown last. Served as /offline.js, so that it may
// answer for every page; it answers for these alone, and always asks the network first.

const CACHE = "yishi-drafts"; // as in athand.js
const WRITING = /^\/(proposals|opinions\/reports)\/[0-9A-Z]{26}\/write$/;
const LOGGING = "/outreach/visits/log"; // always begins empty: an older copy serves as well where the network is slow
const NEVER_CHANGES = /^\/static\/.*\.[0-9a-f]{12}\.\w+$/; // its name tells its content
const PATIENCE = 4000; // milliseconds

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const mine = WRITING.test(pathname) || pathname === LOGGING || pathname.startsWith("/static/");
  if (event.request.method === "GET" && origin === location.origin && mine) event.respondWith(answer(event.request, pathname));
});

async function answer(request, pathname) {
  const cache = await caches.open(CACHE);
  const page = WRITING.test(pathname) || pathname === LOGGING;
  const kept = await cache.match(request.url, { ignoreVary: true, ignoreSearch: pathname === LOGGING });
  if (kept && NEVER_CHANGES.test(pathname)) return kept;
  const fresh = fetch(request).then(async (found) => {
    if (page && found.ok && !found.redirected) await cache.put(location.origin + pathname, found.clone());
    return found;
  });
  try {
    return await (kept && pathname === LOGGING ? Promise.race([fresh, late()]) : fresh);
  } catch (noNetwork) {
    fresh.catch(() => {});
    if (kept) return kept;
    throw noNetwork;
  }
}

function late() {
  return new Promise((_, refuse) => setTimeout(refuse, PATIENCE, new Error("late")));
}
