import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const mailboxes = 10_000;

/** Checking many mailboxes through a server on this machine. */
export async function checkFigures() {
  const server = start("check-server.mjs");
  try {
    const [origin] = await once(server, "message");
    const reader = start("check-reader.mjs", origin);
    const [took] = await Promise.race([once(reader, "message"), failure(reader)]);
    if (took.verdicts !== mailboxes) {
      throw new Error(`Something is missing: ${JSON.stringify(took)}`);
    }
    return figuresOf(took);
  } finally {
    server.kill();
  }
}

function figuresOf({ posts, ours, ideal, megabytes }) {
  const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
  return [
    {
      name: "Posts for checking the calendars of 10,000 mailboxes",
      value: posts,
      bound: 500,
      unit: "posts",
      detail: "twenty mailboxes a post",
    },
    {
      name: "Its time, against the same posts at the same concurrency without a client",
      value: ours / ideal,
      bound: 1.2,
      unit: "times",
      detail: `${seconds(ours)} against ${seconds(ideal)}, on a server that answers in 50 ms`,
    },
    {
      name: "Growth of memory while they are checked, at its peak",
      value: megabytes,
      bound: 100,
      unit: "MB",
      detail: "resident memory of a process that does nothing else, with all verdicts kept",
    },
  ];
}

function start(script, ...args) {
  return fork(join(import.meta.dirname, script), args, { execArgv: ["--expose-gc"] });
}

async function failure(child) {
  const [code] = await once(child, "exit");
  throw new Error(`Checking ended with ${code}, before it said what it took.`);
}
