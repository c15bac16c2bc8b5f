import type { DefinedError } from "ajv";
import type { Node } from "jsonc-parser";
import type { Span } from "../../base/text.js";
import type { Validate } from "./compile.js";
import { describeError, describeMissing, nameIn } from "./sentences.js";
import { find, properties, type Fault } from "./tree.js";

/** Nobody reads more at once. */
const mostFaults = 100;

/** These repeat what others say. */
const echoes = new Set(["if", "anyOf", "propertyNames"]);

/** One sentence for each place that departs from the schema. */
export function listFaults(root: Node, { errors }: Pick<Validate, "errors">): Fault[] {
  const faults = new Map<number, Fault>();
  const missing = new Map<string, string[]>();

  for (const error of (errors ?? []) as DefinedError[]) {
    if (faults.size + missing.size >= mostFaults) {
      break;
    }
    const path = pathOf(error.instancePath);
    if (error.keyword === "required") {
      missing.set(error.instancePath, [
        ...(missing.get(error.instancePath) ?? []),
        error.params.missingProperty,
      ]);
    } else if (!echoes.has(error.keyword)) {
      const at = placeOf(root, path, error);
      if (!faults.has(at.offset)) {
        faults.set(at.offset, { at, message: describeError(error, path) });
      }
    }
  }
  for (const [pointer, names] of missing) {
    const at = holderOf(root, pathOf(pointer));
    if (!faults.has(at.offset)) {
      faults.set(at.offset, { at, message: describeMissing(names) });
    }
  }
  return [...faults.values()];
}

function pathOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function placeOf(root: Node, path: readonly string[], error: DefinedError): Span {
  const name = nameIn(error);
  const node = find(root, path);
  if (name !== undefined) {
    return properties(node).find(({ key }) => key.text === name)?.key.node ?? holderOf(root, path);
  }
  return node === undefined || node.type === "object" || node.type === "array" ? holderOf(root, path) : node;
}

/** The name that stands before an object or an array, or the bracket with which it opens. */
function holderOf(root: Node, path: readonly string[]): Span {
  const step = path.at(-1);
  const parent = find(root, path.slice(0, -1));
  const { offset } = find(root, path) ?? root;
  return properties(parent).find(({ key }) => key.text === step)?.key.node ?? { offset, length: 1 };
}
