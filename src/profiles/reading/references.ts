import { quoted } from "../../base/words.js";
import type { Profile } from "../profile.js";
import { nearestTo } from "./nearest.js";
import { items, textAt, type Fault } from "./tree.js";
import type { Node } from "jsonc-parser";

/** Whether the IDs of a profile are free, and what is outdated refers to something that there is. */
export function* checkReferences(root: Node, shipped: readonly Profile[]): Generator<Fault> {
  const id = textAt(root, "id");
  if (id && shipped.some((profile) => profile.id === id.text)) {
    yield {
      at: id.node,
      message: `A profile called ${quoted(id.text)} comes with Calendar Onramp. This one needs another ID.`,
    };
  }
  const own = id && !id.text.includes(":") ? id.text : undefined;
  const modes = items(root, "modes");
  const modeIds = modes.map((mode) => textAt(mode, "id"));
  const names = new Set([
    ...shipped.flatMap((profile) =>
      namesOf(
        profile.id,
        profile.modes.map((mode) => mode.id),
      ),
    ),
    ...(own === undefined
      ? []
      : namesOf(
          own,
          modeIds.map((each) => each?.text),
        )),
  ]);

  const seen = new Set<string>();
  for (const [index, mode] of modes.entries()) {
    const modeId = modeIds[index];
    if (modeId && seen.has(modeId.text)) {
      yield { at: modeId.node, message: `Another mode is called ${quoted(modeId.text)} already.` };
    }
    seen.add(modeId?.text ?? "");
    const instead = textAt(mode, "outdated", "instead");
    const name = instead?.text.toLowerCase() ?? "";
    const isItself =
      own !== undefined && (name === `${own}:${modeId?.text ?? ""}` || (name === own && index === 0));
    if (instead && isItself) {
      yield { at: instead.node, message: "This is the mode itself. Name another one." };
    } else if (instead && !names.has(name)) {
      yield { at: instead.node, message: describeUnknown(instead.text, [...names]) };
    }
  }
}

/** `PROFILE` and `PROFILE:MODE` for each of its modes. */
function namesOf(id: string, modes: readonly (string | undefined)[]): string[] {
  return [id, ...modes.flatMap((mode) => (mode === undefined ? [] : [`${id}:${mode}`]))];
}

function describeUnknown(name: string, names: readonly string[]): string {
  const nearest = nearestTo(name, names);
  const hint =
    nearest === undefined
      ? "Name one that comes with Calendar Onramp, or one of this file."
      : `Did you mean ${quoted(nearest)}?`;
  return `There is no profile or mode called ${quoted(name)}. ${hint}`;
}
