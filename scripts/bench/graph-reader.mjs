// Reads from the server that is named as its argument, in a process of its own, whose memory is therefore that of
// reading. Tells whoever started it what it took.

import { importTypeScript } from "../host/bundle.mjs";

const { createGraphClient, listApplications, readMailboxSettings, sleep } =
  await importTypeScript("scripts/bench/graph.ts");

const [, , origin] = process.argv;
const mailboxes = Array.from({ length: 10_000 }, (_, index) => `user${index}@contoso.example`);

/** As many as our client has under way. */
const atATime = 4;

const client = createGraphClient({
  cloud: { id: "bench", title: "Bench", graph: origin },
  tokens: { getToken: async () => ({ token: "token", expires: new Date(Date.now() + 3_600_000) }) },
  fetch,
  now: () => new Date(),
  sleep,
  random: Math.random,
  timeoutSeconds: 30,
});

const seen = async () => (await (await fetch(`${origin}/seen`)).json()).seen;

async function list() {
  await client.get("/organization").catch(() => undefined); // Loads what is loaded on first use.
  await seen();
  globalThis.gc?.();

  const before = process.memoryUsage().rss;
  let peak = before;
  let before2nd;
  let items = 0;
  for await (const page of listApplications(client)) {
    before2nd ??= await seen();
    items += page.items.length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const requests = before2nd + (await seen());
  return { items, requests, before2nd, megabytes: (peak - before) / 1_000_000 };
}

/** The client's own way, then the same posts without any client. */
async function batch() {
  const start = performance.now();
  let answers = 0;
  for await (const answer of readMailboxSettings(client, mailboxes)) {
    answers += "value" in answer ? 1 : 0;
  }
  const ours = performance.now() - start;
  return { answers, posts: await seen(), ours, ideal: await bare() };
}

async function bare() {
  const bodies = Array.from({ length: mailboxes.length / 20 }, (_, post) =>
    JSON.stringify({
      requests: mailboxes
        .slice(post * 20, post * 20 + 20)
        .map((mailbox, id) => ({ id: String(id), method: "GET", url: `/users/${mailbox}/mailboxSettings` })),
    }),
  );
  const start = performance.now();
  const line = async () => {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      const response = await fetch(`${origin}/v1.0/$batch`, { method: "POST", body });
      await response.json();
    }
  };
  await Promise.all(Array.from({ length: atATime }, line));
  const time = performance.now() - start;
  await seen();
  return time;
}

process.send({ list: await list(), batch: await batch() }, () => process.exit());
