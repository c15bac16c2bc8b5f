import type { Node } from "jsonc-parser";
import { brokenFrom } from "../manifest.js";
import type { Rule } from "../rule.js";
import { visit } from "../tree.js";
import { quoted } from "../words.js";

export const duplicateProperty: Rule = {
  id: "duplicate-property",
  severity: "error",
  title: "A property stands twice in one object",
  why: "Most readers of JSON silently take the last of two equal names, others refuse the text. What the first one asked for is lost.",
  example: `{
  "requiredResourceAccess": [],
  "requiredResourceAccess": []
}`,

  *check(manifest) {
    const { root, applications } = manifest;
    const broken = brokenFrom(manifest);
    const repeats: Node[] = [];
    if (root && applications.length > 0) {
      visit(root, (node) => {
        if (node.type === "object" && node.children && node.children.length > 1) {
          collectRepeats(node.children, repeats);
        }
        return true;
      });
    }
    for (const key of repeats.filter(({ offset }) => offset < broken)) {
      yield {
        at: key,
        message: `${quoted(key.value as string)} already stands above in the same object. Only one of them counts.`,
      };
    }
  },
};

function collectRepeats(members: readonly Node[], repeats: Node[]): void {
  // Most objects have two members, for which comparing is much cheaper than a set.
  if (members.length === 2) {
    const [first, second] = [members[0]?.children?.[0], members[1]?.children?.[0]];
    if (second && first?.value === second.value) {
      repeats.push(second);
    }
    return;
  }
  const seen = new Set<unknown>();
  for (const { children } of members) {
    const key = children?.[0];
    if (key && seen.has(key.value)) {
      repeats.push(key);
    }
    seen.add(key?.value);
  }
}
