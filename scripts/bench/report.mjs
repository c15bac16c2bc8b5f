import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** The report on the applications of a tenant that has 10,000 of them. */
export async function reportFigures() {
  const server = start("report-server.mjs");
  try {
    const [{ origin, token }] = await Promise.race([once(server, "message"), failure(server)]);
    const reader = start("report-reader.mjs", origin, token);
    const [{ lines, megabytes }] = await Promise.race([once(reader, "message"), failure(reader)]);
    server.send("count");
    const [{ requests }] = await once(server, "message");
    if (lines < 1000) {
      throw new Error(`The report has only ${lines} lines.`);
    }
    return figuresOf({ lines, megabytes, requests: requests - 1 });
  } finally {
    server.kill();
  }
}

const figuresOf = ({ lines, megabytes, requests }) => [
  {
    name: "Requests for the report over 10,000 applications, a batch counted as one",
    value: requests,
    bound: 100,
    unit: "requests",
    detail: `${lines.toLocaleString("en-GB")} applications with permissions to mailboxes, with grants and reach`,
  },
  {
    name: "Growth of memory while it is read, at its peak",
    value: megabytes,
    bound: 100,
    unit: "MB",
    detail: "resident memory of a process that does nothing else",
  },
];

function start(script, ...args) {
  return fork(join(import.meta.dirname, script), args, { execArgv: ["--expose-gc"] });
}

async function failure(child) {
  const [code] = await once(child, "exit");
  throw new Error(`A process ended with ${code}, before it said what it took.`);
}
