// Reads the report from the tenant that is named by its arguments, in a process of its own, whose memory is therefore
// that of reading. Tells whoever started it what it took.

import { importTypeScript } from "../host/bundle.mjs";

const { createGraphClient, readReport, sleep, standardCatalogue } =
  await importTypeScript("scripts/bench/report.ts");

const [, , origin, token] = process.argv;
const client = createGraphClient({
  cloud: { id: "bench", title: "Bench", graph: origin },
  tokens: { getToken: async () => ({ token, expires: new Date(Date.now() + 3_600_000) }) },
  fetch,
  now: () => new Date(),
  sleep,
  random: Math.random,
  timeoutSeconds: 60,
});
const catalogue = standardCatalogue();

await client.get("/organization"); // Loads what is loaded on first use.
globalThis.gc?.();
const before = process.memoryUsage().rss;
let peak = before;
const look = () => {
  peak = Math.max(peak, process.memoryUsage().rss);
};
const looking = setInterval(look, 10);
const { lines } = await readReport(client, catalogue, { asOf: "2026-11-21", onProgress: look });
look();
clearInterval(looking);

process.send({ lines: lines.length, megabytes: (peak - before) / 1_000_000 }, () => process.exit());
