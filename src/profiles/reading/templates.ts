import { isGuid } from "../../base/guid.js";
import { quoted } from "../../base/words.js";
import { valueFormats, type ValueFormat } from "../profile.js";
import { commonValues, type Values } from "../values.js";
import { nearestTo } from "./nearest.js";
import { items, pieceOf, properties, textAt, find, type Fault, type Text } from "./tree.js";
import { describeRedirect, samples } from "./redirects.js";
import type { Node } from "jsonc-parser";

/** The values that a profile speaks of, by name. */
export interface Known {
  readonly formats: ReadonlyMap<string, ValueFormat>;
  /** One of each, as it could be. */
  readonly samples: Values;
  /** The text of the profile. */
  readonly source: string;
}

export function listKnown(root: Node, source: string): Known {
  const formats = new Map<string, ValueFormat>();
  for (const { key, value } of properties(find(root, ["values"]))) {
    const format = valueFormats.find((each) => each === textAt(value, "format")?.text);
    formats.set(key.text, format ?? "text");
  }
  for (const [name, { format }] of Object.entries(commonValues)) {
    formats.set(name, format);
  }
  const sampled = [...formats].map(([name, format]) => [name, samples[format]] as const);
  return { formats, samples: Object.fromEntries(sampled), source };
}

/** Whether every name in a template of a mode is one that has a value, and none gives a secret away. */
export function* checkTemplates(mode: Node, known: Known): Generator<Fault> {
  for (const redirect of items(mode, "registration", "redirects")) {
    const uri = textAt(redirect, "uri");
    if (uri) {
      yield* checkRedirect(uri, textAt(redirect, "platform")?.text, known);
    }
  }
  for (const step of [...items(mode, "steps"), ...items(mode, "disable")]) {
    for (const { value } of properties(find(step, ["recipe", "parameters"]))) {
      const parameter = textAt(value);
      if (parameter) {
        yield* checkNames(parameter, known);
        yield* refuseSecrets(parameter, known);
      }
    }
  }
  for (const field of items(mode, "handover")) {
    const value = textAt(field, "value");
    if (value) {
      yield* checkNames(value, known);
      if (!isOneName.test(value.text)) {
        yield* refuseSecrets(value, known, "A secret stands in a field on its own, with nothing around it.");
      }
    }
  }
}

function* checkRedirect(uri: Text, platform: string | undefined, known: Known): Generator<Fault> {
  let isWhole = true;
  for (const check of [checkNames, refuseSecrets]) {
    for (const fault of check(uri, known)) {
      isWhole = false;
      yield fault;
    }
  }
  const message = isWhole ? describeRedirect(uri.text, platform, known.samples) : undefined;
  if (message !== undefined) {
    yield { at: uri.node, message };
  }
}

const isOneName = /^\{[^{}]*\}$/;

/** Braces that look as if they meant a value and mean none. A GUID may stand in braces. */
function* checkNames(template: Text, { formats, source }: Known): Generator<Fault> {
  for (const { 0: hole, 1: name = "", index } of template.text.matchAll(/\{([\w\s.-]*)\}/g)) {
    if (!formats.has(name) && !isGuid(name)) {
      const nearest = nearestTo(name.replaceAll(/[\W_]/g, ""), [...formats.keys()]);
      const hint = nearest === undefined ? "Define it in “values”." : `Did you mean “{${nearest}}”?`;
      yield {
        at: pieceOf(template, source, index, hole.length),
        message: `There is no value called ${quoted(name)}. ${hint}`,
      };
    }
  }
}

function* refuseSecrets(
  template: Text,
  { formats, source }: Known,
  message = "A secret must not stand here. It is only handed over.",
): Generator<Fault> {
  for (const { 0: hole, 1: name = "", index } of template.text.matchAll(/\{([^{}]*)\}/g)) {
    if (formats.get(name) === "secret") {
      yield { at: pieceOf(template, source, index, hole.length), message };
    }
  }
}
