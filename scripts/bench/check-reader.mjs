// Checks 10,000 mailboxes at the server that is named as its argument, in a process of its own, whose memory is therefore
// that of checking. Tells whoever started it what it took.

import { importTypeScript } from "../host/bundle.mjs";

const { checkMailboxes, createGraphClient, createGraphDoor, KeptCheck, sleep } =
  await importTypeScript("scripts/bench/check.ts");

const [, , origin] = process.argv;
const mailboxes = Array.from({ length: 10_000 }, (_, index) => `user${index}@contoso.example`);
const window = { start: new Date("2026-11-21T00:00:00Z"), end: new Date("2026-12-05T00:00:00Z") };

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
const door = createGraphDoor(client);
const now = () => new Date();
const seen = async () => (await (await fetch(`${origin}/seen`)).json()).seen;

/** All that is known is kept, as it is by whoever shows it. */
async function check(list) {
  const kept = new KeptCheck({ connection: "bench", via: "graph", window, mailboxes: list });
  const onVerdict = (verdict) => kept.add(verdict);
  let peak = process.memoryUsage.rss();
  let count = 0;
  const start = performance.now();
  for await (const verdict of checkMailboxes(list, { door, window, now, onVerdict })) {
    if (verdict.outcome !== "readable") {
      throw new Error(`${verdict.mailbox}: ${verdict.reason}`);
    }
    // As often as an answer comes: to look costs time, too.
    if (++count % 20 === 0) {
      peak = Math.max(peak, process.memoryUsage.rss());
    }
  }
  return { time: performance.now() - start, peak, verdicts: kept.state.verdicts.length };
}

/** The same posts without any client. */
async function bare() {
  const bodies = Array.from({ length: mailboxes.length / 20 }, (_, post) =>
    JSON.stringify({
      requests: mailboxes.slice(post * 20, post * 20 + 20).map((mailbox, id) => ({
        id: String(id),
        method: "GET",
        url: `/users/${mailbox}/calendarView`,
      })),
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
  return performance.now() - start;
}

await check(mailboxes.slice(0, 20)); // Loads what is loaded on first use.
const first = await bare();
await seen();
globalThis.gc?.();

const before = process.memoryUsage.rss();
const { time, peak, verdicts } = await check(mailboxes);
const posts = await seen();
// Before and after, because a machine has other things to do as well.
const ideal = (first + (await bare())) / 2;
process.send({ verdicts, posts, ours: time, ideal, megabytes: (peak - before) / 1_000_000 }, () =>
  process.exit(),
);
