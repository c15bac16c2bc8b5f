import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const applications = 10_000;
const mailboxes = 10_000;

/** Reading many applications and many mailboxes from a server on this machine. */
export async function graphFigures() {
  const server = start("graph-server.mjs");
  try {
    const [origin] = await once(server, "message");
    const reader = start("graph-reader.mjs", origin);
    const [{ list, batch }] = await Promise.race([once(reader, "message"), failure(reader)]);
    if (list.items !== applications || batch.answers !== mailboxes) {
      throw new Error(`Something is missing: ${JSON.stringify({ list, batch })}`);
    }
    return figuresOf(list, batch);
  } finally {
    server.kill();
  }
}

function figuresOf(list, batch) {
  const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
  return [
    {
      name: "Requests for 10,000 applications",
      value: list.requests,
      bound: Math.ceil(applications / 999),
      unit: "requests",
      detail: "in pages of 999",
    },
    {
      name: "Requests before the first page of them can be shown",
      value: list.before2nd,
      bound: 1,
      unit: "requests",
      detail: "the second page is asked for when somebody wants it",
    },
    {
      name: "Growth of memory while they are listed, at its peak",
      value: list.megabytes,
      bound: 60,
      unit: "MB",
      detail: "resident memory of a process that does nothing else",
    },
    {
      name: "Posts for the settings of 10,000 mailboxes through $batch",
      value: batch.posts,
      bound: 500,
      unit: "posts",
      detail: "twenty requests a post",
    },
    {
      name: "Their time, against the same posts at the same concurrency without a client",
      value: batch.ours / batch.ideal,
      bound: 1.2,
      unit: "times",
      detail: `${seconds(batch.ours)} against ${seconds(batch.ideal)}, on a server that answers in 50 ms`,
    },
  ];
}

function start(script, ...args) {
  return fork(join(import.meta.dirname, script), args, { execArgv: ["--expose-gc"] });
}

async function failure(child) {
  const [code] = await once(child, "exit");
  throw new Error(`Reading ended with ${code}, before it said what it took.`);
}
