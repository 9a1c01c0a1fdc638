// What was logged on this device and has not arrived yet, and the visit that is being written. IndexedDB outlives the
// browser's closing; every row belongs to one account, and only that account's session sees and sends it.

const NAME = "yishi-visits";
const QUEUE = "queue"; // visits by their key
const WRITING = "writing"; // one unfinished visit an account
const DAYS_SHOWN = 7; // how long one that arrived is still listed
let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(QUEUE, { keyPath: "key" }).createIndex("account", "account");
      asked.result.createObjectStore(WRITING, { keyPath: "account" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

// Do something with the stores in one transaction: all of it is kept, or nothing.
async function within(mode, act) {
  const transaction = (await open()).transaction([QUEUE, WRITING], mode);
  const asked = act(transaction.objectStore(QUEUE), transaction.objectStore(WRITING));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked?.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export const keep = (draft) => within("readwrite", (_queue, writing) => writing.put(draft));
export const unfinished = (account) => within("readonly", (_queue, writing) => writing.get(account));
export const patch = (item) => within("readwrite", (queue) => queue.put(item));
export const remove = (key) => within("readwrite", (queue) => queue.delete(key));
export const find = (key) => within("readonly", (queue) => queue.get(key));

// The finished visit into the queue, and out of writing.
export const enqueue = (item) =>
  within("readwrite", (queue, writing) => {
    writing.delete(item.account);
    return queue.put(item);
  });

// A refused one back into writing.
export const reopen = (item, draft) =>
  within("readwrite", (queue, writing) => {
    queue.delete(item.key);
    return writing.put(draft);
  });

export async function listed(account) {
  const rows = await within("readonly", (queue) => queue.index("account").getAll(account));
  const old = Date.now() - DAYS_SHOWN * 24 * 3600 * 1000;
  await Promise.all(rows.filter((row) => row.state === "sent" && row.sent_at < old).map((row) => remove(row.key)));
  return rows.filter((row) => row.state !== "sent" || row.sent_at >= old).sort((a, b) => (a.key < b.key ? 1 : -1));
}

// How many of other accounts wait on this device.
export async function ofOthers(account) {
  const rows = await within("readonly", (queue) => queue.getAll());
  return rows.filter((row) => row.account !== account && row.state !== "sent").length;
}

export async function waiting(account) {
  return (await listed(account)).filter((row) => row.state !== "sent").length;
}
