import { UserError } from "../../base/errors.js";
import { discover, secondsPerStep, type Discovered } from "../../ews/autodiscover.js";
import { findSmtpProblem } from "../../ews/discovery/address.js";
import { describeDiscovered } from "../../ews/discovery/verdict.js";
import { findCloud, type Cloud, type CloudId } from "../../identity/clouds.js";
import { readText } from "../change-file.js";
import type { CommandWorld, ExitCode, Io } from "../io.js";
import { createFetch } from "../network.js";
import { parsePretendTenant } from "../tenant/pretend-tenant.js";
import { startDemo } from "../tenant/start-demo.js";
import { printable } from "../words.js";

export interface AutodiscoverRequest {
  readonly demo?: boolean;
  readonly cloud?: CloudId;
  readonly endpoints?: string;
  readonly format: "text" | "json";
}

/** Says where EWS of a mailbox is, as Autodiscover answers without knowing who asks. */
export async function runAutodiscover(
  smtp: string,
  request: AutodiscoverRequest,
  { io }: CommandWorld,
): Promise<ExitCode> {
  const problem = findSmtpProblem(smtp);
  if (problem !== undefined) {
    throw new UserError(problem);
  }
  const { interrupted: signal } = io;
  const demo = request.demo ? await startDemo({ now: () => io.now }) : undefined;
  try {
    const cloud = demo?.cloud ?? (await readCloud(request, io));
    const found = await discover(
      smtp,
      {
        fetch: createFetch(io.environment),
        cloud,
        now: () => io.now,
        timeoutSeconds: secondsPerStep,
      },
      {
        signal,
        onStep: (url) => {
          io.showProgress(`Asking ${new URL(url).host}`);
        },
      },
    );
    io.showProgress(undefined);
    io.print(request.format === "json" ? renderJson(found) : renderText(found, cloud));
    return found.ews === undefined ? 1 : 0;
  } finally {
    io.showProgress(undefined);
    await demo?.stop();
  }
}

async function readCloud({ endpoints, cloud }: AutodiscoverRequest, io: Io): Promise<Cloud> {
  if (endpoints !== undefined) {
    const { text } = await readText(endpoints, io);
    return parsePretendTenant(text).cloud;
  }
  const found = findCloud(cloud ?? "global");
  if (!found) {
    throw new Error("A cloud was accepted that is not known.");
  }
  return found;
}

function renderJson({ ews, isOfCloud, autodiscover, steps }: Discovered): string {
  const value = {
    version: 1,
    ews: ews ?? null,
    isOfCloud,
    autodiscover: autodiscover ?? null,
    steps: steps.map(({ protocol, url, outcome, status, leadsTo, words }) => ({
      protocol,
      url,
      outcome,
      status: status ?? null,
      leadsTo: leadsTo ?? null,
      words,
    })),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function renderText(found: Discovered, cloud: Cloud): string {
  const { steps, ews, autodiscover } = found;
  const { says, tokens, next } = describeDiscovered(found, cloud);
  const asked = steps.flatMap(({ url, status, outcome, words }) => [
    `GET ${url}`,
    `  ${[...(status === undefined ? [] : [String(status)]), outcome].join(" ")}: ${words}`,
  ]);
  // Addresses have a line of their own, so that they can be taken from it.
  const addresses = [
    ...(ews === undefined ? [] : [`EWS           ${ews}`]),
    ...(autodiscover === undefined ? [] : [`Autodiscover  ${autodiscover}`]),
  ];
  const sentences = [says, ...(tokens === undefined ? [] : [tokens]), ...next];
  return [asked, addresses, sentences]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${printable(line)}\n`).join(""))
    .join("\n");
}
