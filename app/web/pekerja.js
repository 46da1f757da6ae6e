// The service worker: the program itself starts from this device, pages and data come
// from the server. A page that was kept here would show one person's data to the next.
const simpanan = "lumbung-{{versi}}";
const berkas = {{berkas}};
const luring = "/luring";

self.addEventListener("install", (acara) => {
  acara.waitUntil((async () => {
    const c = await caches.open(simpanan);
    await c.addAll(berkas);
    // Without cookies: what is shown when there is no connection belongs to nobody.
    await c.add(new Request(luring, { credentials: "omit" }));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (acara) => {
  acara.waitUntil((async () => {
    const lama = (await caches.keys()).filter((nama) => nama !== simpanan);
    for (const nama of lama) await caches.delete(nama);
    // Not at the first visit: go-app would take it for a newer version.
    if (lama.length) await self.clients.claim();
  })());
});

self.addEventListener("fetch", (acara) => {
  const minta = acara.request;
  const alamat = new URL(minta.url);
  if (minta.method !== "GET" || alamat.origin !== self.location.origin) return;
  if (minta.mode === "navigate") {
    if (alamat.pathname.startsWith("/berkas/")) return; // a file to save
    acara.respondWith(fetch(minta).catch(() => caches.match(luring)));
  } else if (berkas.includes(alamat.pathname)) {
    acara.respondWith(caches.match(alamat.pathname).then((j) => j || fetch(minta)));
  }
});
