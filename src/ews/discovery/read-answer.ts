import { readRetryAfter } from "../../base/wait.js";
import { counted, quoted } from "../../base/words.js";
import type { Cloud } from "../../identity/clouds.js";
import type { Answered } from "./ask.js";
import { findObjection } from "./destination.js";
import type { Protocol } from "./questions.js";

/** What an answer without a redirect comes to. */
export type Reading =
  | { readonly address: string }
  /** `isFinal` where the service understood the question, so that asking in other words changes nothing. */
  | { readonly outcome: "refused" | "failed"; readonly words: string; readonly isFinal: boolean };

export interface ReadingWorld {
  readonly cloud: Cloud;
  readonly now: () => Date;
}

/** Reads what Autodiscover says, whatever it is. Of JSON, only texts of known names are taken. */
export function readAnswer(answer: Answered, protocol: Protocol, world: ReadingWorld): Reading {
  const { status, text, isTooLong } = answer;
  const value = isTooLong ? undefined : parseJson(text);
  if (status !== 200) {
    return readRefusal(answer, value, world);
  }
  if (isTooLong) {
    return failed("The answer is far longer than one of Autodiscover, so it was not read.");
  }
  if (isWebPage(answer)) {
    return failed(
      "A web page came back instead of an answer, as a website, a proxy or a network’s sign-in page sends it.",
    );
  }
  if (text.trim() === "") {
    return failed("The answer is empty.");
  }
  if (value === undefined) {
    return failed("The answer is not whole, or it is not JSON.");
  }
  const code = textOf(value, "errorcode");
  if (code !== undefined) {
    return readRefusal(answer, value, world);
  }
  const answered = textOf(value, "protocol");
  if (answered !== undefined && answered.toLowerCase() !== protocol.toLowerCase()) {
    return failed(`The answer is about ${quoted(answered)}, which was not asked for.`);
  }
  const address = textOf(value, "url");
  if (address === undefined) {
    return failed("The answer names no address.");
  }
  if (address.length > 2000 || !URL.canParse(address)) {
    return failed(`The answer names ${quoted(address)}, which is no address.`);
  }
  const url = new URL(address);
  url.hash = "";
  const objection = findObjection(url, world.cloud);
  return objection === undefined
    ? { address: url.href }
    : failed(
        `The answer names an address at ${url.host || "no host"} that is not taken, because ${objection}.`,
      );
}

function failed(words: string): Reading {
  return { outcome: "failed", words, isFinal: false };
}

function readRefusal({ status, headers }: Answered, value: unknown, { now }: ReadingWorld): Reading {
  const code = textOf(value, "errorcode");
  const said = textOf(value, "errormessage");
  const isBusy = status === 429 || status === 503;
  const refused = (words: string): Reading => ({
    outcome: "refused",
    words: `${words} (${[String(status), ...(code === undefined ? [] : [plainCode(code)])].join(" ")}).`,
    isFinal: isBusy || code !== undefined,
  });
  if (isBusy) {
    const wait = readRetryAfter(headers.get("retry-after"), now());
    const asks =
      wait === undefined
        ? ""
        : `, and asks to be left alone for ${counted(Math.ceil(wait / 1000), "second")}`;
    return refused(`The service is too busy to answer${asks}`);
  }
  if (code?.toLowerCase() === "usernotfound") {
    return refused("The service does not know this address");
  }
  if (code !== undefined) {
    return refused(
      `The service refuses the question${said === undefined ? "" : ` and says ${quoted(said)}`}`,
    );
  }
  return refused(says(status));
}

function says(status: number): string {
  switch (status) {
    case 401:
      return "It wants a sign-in. Autodiscover answers this question without one, so nothing was sent to sign in with";
    case 403:
      return "It keeps this machine out, as a firewall or a filter does";
    case 404:
    case 410:
      return "There is no Autodiscover of this kind at this address";
    case 407:
      return "A proxy on the way wants a sign-in";
    case 400:
      return "It does not understand the question";
  }
  if (status >= 500) {
    return "The server, or what stands in front of it, is not able to answer right now";
  }
  return status < 300 ? "It gives no answer to this question" : "It refuses the question";
}

/** A code as it may stand in a sentence. */
function plainCode(code: string): string {
  return /^\w{1,60}$/.test(code) ? code : quoted(code);
}

function isWebPage({ headers, text }: Answered): boolean {
  return /html/i.test(headers.get("content-type") ?? "") || /^\s*<(?:!doctype|html)/i.test(text);
}

/** A text of an object by its name in small letters: Microsoft's own services do not agree on how it is written. */
function textOf(value: unknown, name: string): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return undefined;
  }
  const found = Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1] as unknown;
  return typeof found === "string" && found.trim() !== "" ? found.trim() : undefined;
}

/** `undefined` where it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
