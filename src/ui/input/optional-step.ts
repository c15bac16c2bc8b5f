import { askedBy } from "../../manifest/asked.js";
import type { Application } from "../../manifest/manifest.js";
import { kindWord, nameOf } from "../../manifest/words.js";
import type { NeededPermission, Needs } from "../../profiles/needs.js";
import { plain } from "./plain.js";
import { back, pickMany } from "./quick-input.js";
import type { Step } from "./steps.js";

export interface OptionalQuestion {
  readonly title: string;
  readonly needs: Needs;
  /** What asks for some of them already. Absent for a registration that is yet to be made. */
  readonly application?: Application | undefined;
}

/** The step that asks which of the optional permissions are wanted, if there are any. Their names go into `wanted`. */
export function listOptionalSteps(
  wanted: Set<string>,
  { title, needs, application }: OptionalQuestion,
): Step[] {
  const optional = needs.permissions.filter((each) => each.optional);
  if (optional.length === 0) {
    return [];
  }
  const asked = application && askedBy(application).counts;
  const items = optional.map((needed) => {
    const isAsked = asked?.has(needed.permission) ?? false;
    return {
      ...describeOptional(needed, isAsked),
      picked: wanted.has(needed.permission.value) || (isAsked && needed.request.outdated === undefined),
      needed,
    };
  });
  return [
    async (place) => {
      const chosen = await pickMany({
        title: `${title}: Optional Permissions`,
        place,
        placeholder: "Tick what is wanted besides",
        items,
      });
      if (chosen === back) {
        return "back";
      }
      wanted.clear();
      chosen.forEach(({ needed }) => wanted.add(needed.permission.value));
      return "next";
    },
  ];
}

function describeOptional({ permission, request: { why, outdated } }: NeededPermission, isAsked: boolean) {
  return {
    label: `${outdated === undefined ? "" : "$(warning) "}${plain(nameOf(permission))}`,
    description: [kindWord[permission.kind], permission.resource.name, isAsked ? "asked for already" : ""]
      .filter(Boolean)
      .join(" · "),
    detail: plain(outdated ?? why),
  };
}
