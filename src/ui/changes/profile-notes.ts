import type { Day } from "../../base/days.js";
import type { RequestedPermission } from "../../manifest/manifest.js";
import { kindWord, nameOf } from "../../manifest/words.js";
import type { Needs } from "../../profiles/needs.js";
import type { Profile } from "../../profiles/profile.js";
import { namePermission } from "../input/describe-permission.js";
import { describeOutdated, describeReference, findReference } from "../input/describe-profile.js";
import type { Notes, Proposal } from "./decision.js";

/** What to know before setting up a mode that is out of date, and what to set up instead. */
export function cautionOf(
  { mode: { outdated } }: Needs,
  profiles: readonly Profile[],
  asOf: Day,
): Pick<Proposal, "caution"> {
  if (!outdated) {
    return {};
  }
  const instead = describeReference(outdated.instead, profiles);
  const detail = findReference(outdated.instead, profiles)?.profile.summary;
  return {
    caution: {
      ...describeOutdated(outdated, asOf),
      choices:
        instead === undefined
          ? []
          : [
              {
                id: outdated.instead,
                label: `Use ${instead} instead`,
                ...(detail === undefined ? {} : { detail }),
              },
            ],
    },
  };
}

/** What of the guide is left out, and what stays although the profile does not need it. Or why there is nothing to register. */
export function listNotes(
  { mode: { registration }, permissions }: Needs,
  beyond: readonly RequestedPermission[],
  wanted: ReadonlySet<string>,
): Notes[] {
  const [they, them] = beyond.length === 1 ? ["it stays", "it"] : ["they stay", "them"];
  return [
    {
      title: "Nothing to register",
      sentences: registration.by === "administrator" ? [] : [registration.why],
    },
    {
      title: "Left out, though the guide has it",
      sentences: permissions.flatMap(({ permission, request: { outdated } }) =>
        outdated === undefined || wanted.has(permission.value)
          ? []
          : [`${nameOf(permission)} (${kindWord[permission.kind]}): ${outdated}`],
      ),
    },
    {
      title: "Beyond the profile",
      sentences:
        beyond.length > 0
          ? [
              `${beyond.map(namePermission).join(", ")}: ${they}. “Remove Permissions beyond the Profile…” offers to remove ${them}.`,
            ]
          : [],
    },
  ];
}
