import { mayReceiveToken } from "../../identity/clouds.js";
import type { DiscoverStep, DiscoverWorld } from "../autodiscover.js";
import { askOnce, type Answered } from "./ask.js";
import { findObjection, shownAddress } from "./destination.js";
import type { Protocol } from "./questions.js";
import { readAnswer } from "./read-answer.js";

/** Where a question led to. */
export interface Followed {
  /** What was answered, where something was. */
  readonly address: string | undefined;
  /** The last one that was asked. */
  readonly asked: URL;
  /** Whether asking the same host in other words would change nothing. */
  readonly isFinal: boolean;
}

interface Parts {
  readonly protocol: Protocol;
  readonly world: DiscoverWorld;
  /** Everything that was asked so far, to which this adds. */
  readonly steps: DiscoverStep[];
  readonly signal: AbortSignal | undefined;
  readonly onStep: ((url: string) => void) | undefined;
}

/** Microsoft's own answers need two. */
const mostRedirects = 5;

/** Asks a question and follows where it leads, as far as that is safe. Throws on abort alone. */
export async function followQuestion(
  first: URL,
  { protocol, world, steps, signal, onStep }: Parts,
): Promise<Followed> {
  let url = first;
  for (let redirects = 0; ; redirects++) {
    const add = (step: Omit<DiscoverStep, "protocol" | "url">) => {
      steps.push({ protocol, url: url.href, ...step });
    };
    onStep?.(url.href);
    const answer = await askOnce(url, world, signal);
    if (answer.status === undefined) {
      add({ outcome: "failed", status: undefined, leadsTo: undefined, words: answer.silence });
      return { address: undefined, asked: url, isFinal: true };
    }
    const { status } = answer;
    if (status >= 300 && status < 400) {
      const target = readLocation(answer, url);
      const leadsTo = target && shownAddress(target);
      const objection = objectTo(target, redirects);
      if (target && objection === undefined) {
        add({ outcome: "redirected", status, leadsTo, words: `It redirects to ${target.host}.` });
        url = target;
        continue;
      }
      const where = target ? `It redirects to ${target.host || target.protocol}` : "It redirects";
      add({
        outcome: "not followed",
        status,
        leadsTo,
        words: `${where}, which is not followed, because ${objection ?? ""}.`,
      });
      return { address: undefined, asked: url, isFinal: redirects > 0 };
    }
    const reading = readAnswer(answer, protocol, world);
    if ("address" in reading) {
      add({ outcome: "answered", status, leadsTo: reading.address, words: describe(reading.address) });
      return { address: reading.address, asked: url, isFinal: true };
    }
    const { outcome, words, isFinal } = reading;
    add({ outcome, status, leadsTo: undefined, words });
    return { address: undefined, asked: url, isFinal: isFinal || redirects > 0 };
  }

  function objectTo(target: URL | undefined, redirects: number): string | undefined {
    if (!target) {
      return "it does not say where to, or hides it";
    }
    const objection = findObjection(target, world.cloud);
    if (objection !== undefined) {
      return objection;
    }
    if (steps.some((step) => step.url === target.href) || target.href === url.href) {
      return "this was asked before";
    }
    return redirects >= mostRedirects
      ? `${String(mostRedirects)} redirects were followed before, and that is enough`
      : undefined;
  }

  function describe(address: string): string {
    const { cloud } = world;
    const { host } = new URL(address);
    if (protocol === "AutodiscoverV1") {
      return `The Autodiscover of older products is at ${host}.`;
    }
    return mayReceiveToken(cloud, "exchange", address)
      ? `EWS is at ${host}, which belongs to ${cloud.title}.`
      : `EWS is at ${host}, which does not belong to ${cloud.title}.`;
  }
}

/** Where an answer redirects to, without the part that is no address. */
function readLocation({ headers }: Answered, from: URL): URL | undefined {
  const text = headers.get("location")?.trim() ?? "";
  if (text === "" || text.length > 2000 || !URL.canParse(text, from.href)) {
    return undefined;
  }
  const target = new URL(text, from);
  target.hash = "";
  return target;
}
