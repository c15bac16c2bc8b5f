import type { DemoState } from "../parts.js";
import type { Memory } from "./memory.js";
import type { DemoResources } from "./resources.js";
import type { KeptSecrets } from "./secrets.js";
import type { Tokens } from "./tokens.js";

/** What the endpoints of Entra share. */
export interface EntraWorld {
  /** The origin that they are at. */
  readonly login: string;
  readonly resources: DemoResources;
  readonly state: DemoState;
  readonly secrets: KeptSecrets;
  readonly tokens: Tokens;
  readonly memory: Memory;
  /** What proves that somebody who may do so approves. */
  readonly approval: string;
  readonly now: () => Date;
}

/** A request to one of the endpoints below a tenant. */
export interface EntraRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The fields of the body. Empty where there is none, or one of another type. */
  readonly form: URLSearchParams;
  /** "any" is `/common` or `/organizations`. */
  readonly tenant: "this" | "any";
}
