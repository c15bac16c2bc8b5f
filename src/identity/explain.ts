import { inspect } from "node:util";
import { redact } from "../base/redact.js";
import { UserError } from "../base/errors.js";
import { findMeaning, type Meaning } from "./aadsts.js";
import type { Cloud } from "./clouds.js";
import { graphCommandLineTools, type Connection } from "./connection.js";
import { causes, findFault } from "./faults.js";
import { explainLibrary, explainRefusal, explainStrange, nothingKnown, unknownCode } from "./meanings.js";
import { StrangeAnswer } from "./network-client.js";
import { findCodes, Refusal } from "./refusal.js";
import { SignInError } from "./sign-in-error.js";

export interface Situation {
  readonly cloud: Cloud;
  readonly connection: Connection;
  /** Hears, without secrets, what an error said that nobody knows: that is a bug. */
  readonly log?: ((message: string) => void) | undefined;
}

/**
 * Says of anything that signing in threw what happened and what to do.
 *
 * The result has our own words, codes and the correlation id in it, and of the error only its kind and its place: what
 * others write into messages may hold what they were given.
 */
export function explainSignIn(error: unknown, situation: Situation): SignInError {
  if (error instanceof SignInError) {
    return error;
  }
  const chain = causes(error);
  const known = chain.find((each) => each instanceof SignInError);
  if (known) {
    return known;
  }
  if (error instanceof UserError) {
    const remedy = error.remedy === undefined ? {} : { remedy: error.remedy };
    return new SignInError(error.message, { failure: "other", ...remedy });
  }
  const strange = chain.find((each) => each instanceof StrangeAnswer);
  const refusal = chain.find((each) => each instanceof Refusal);
  const codes = refusal?.codes ?? chain.flatMap((each) => findCodes(messageOf(each)));
  const meaning = explain();
  if (meaning === nothingKnown) {
    situation.log?.(redact(inspect(error, { depth: 5 }).slice(0, 10_000)));
  }
  return new SignInError(fill(meaning.says, situation), {
    failure: meaning.failure,
    remedy: fill(meaning.remedy, situation),
    ...(codes[0] === undefined ? {} : { code: `AADSTS${String(codes[0])}` }),
    correlationId: refusal?.correlationId,
    cause: withoutWords(error),
  });

  function explain(): Meaning {
    if (strange) {
      return explainStrange(strange);
    }
    if (refusal) {
      return explainRefusal(refusal, situation.connection);
    }
    const code = codes.find((each) => findMeaning(each)) ?? codes[0];
    const ofCode = code === undefined ? undefined : (findMeaning(code) ?? unknownCode(code, ""));
    return ofCode ?? findFault(error) ?? explainLibrary(chain) ?? nothingKnown;
  }
}

/** The person, or who started the sign-in, gave it up. */
export function cancelled(signal: AbortSignal | undefined): SignInError {
  return new SignInError("The sign-in was given up.", {
    failure: "cancelled",
    remedy: "Sign in again when you like.",
    cause: withoutWords(signal?.reason),
  });
}

function fill(text: string, { cloud, connection }: Situation): string {
  const names: Readonly<Record<string, string>> = {
    application: applicationOf(connection),
    tenant: connection.tenant === "organizations" ? "this tenant" : connection.tenant,
    cloud: cloud.title,
    host: new URL(cloud.login).host,
  };
  return text
    .replaceAll(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole)
    .replace(/^the /, "The ");
}

function applicationOf({ way }: Connection): string {
  if (way.kind === "azure-cli") {
    return "the Azure CLI";
  }
  const clientId = "clientId" in way ? way.clientId : graphCommandLineTools;
  return clientId === graphCommandLineTools
    ? "Microsoft Graph Command Line Tools"
    : `the application ${clientId}`;
}

function messageOf(error: object): string {
  return "message" in error && typeof error.message === "string" ? error.message : "";
}

/** The kind and the place of an error, without what it says. */
export function withoutWords(error: unknown, depth = 0): Error | undefined {
  if (!(error instanceof Error) || depth > 5) {
    return undefined;
  }
  const { code, errorCode } = error as { code?: unknown; errorCode?: unknown };
  const kinds = [
    matching(/^[A-Z]\w{1,40}$/, error.name) ?? "Error",
    matching(/^[A-Z][A-Z0-9_]{2,50}$/, code),
    matching(/^[a-z]+(?:_[a-z]+){1,8}$/, errorCode), // MSAL's
  ];
  const cause = withoutWords(error.cause, depth + 1);
  const copy = new Error(kinds.filter((kind) => kind !== undefined).join(" "), cause && { cause });
  const places = error.stack?.replace(error.message, "").match(/^ {4}at .*$/gm) ?? [];
  copy.stack = [copy.message, ...places].map((line) => redact(line)).join("\n");
  return copy;
}

function matching(pattern: RegExp, text: unknown): string | undefined {
  return typeof text === "string" && pattern.test(text) ? text : undefined;
}
