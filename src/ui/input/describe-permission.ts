import type { Day } from "../../base/days.js";
import type { Permission } from "../../catalogue/catalogue.js";
import { findMeaning } from "../../catalogue/meanings.js";
import { endOfPermission, endWords } from "../../manifest/lifetime.js";
import type { RequestedPermission } from "../../manifest/manifest.js";
import { stringOf } from "../../manifest/tree.js";
import { kindWord, nameOf } from "../../manifest/words.js";
import { plain } from "./plain.js";
import type { Described } from "./describe-profile.js";

/** A permission of the catalogue as a line of a list: its name, of what kind it is and whether it ends, and what it opens. */
export function describePermission(permission: Permission, asOf: Day): Described {
  const { kind, id } = permission;
  const end = endWords(endOfPermission(permission), asOf);
  return {
    label: plain(nameOf(permission)),
    description: [kindWord[kind], end].filter(Boolean).join(" · "),
    detail: findMeaning(permission) ?? id,
  };
}

/** A permission that a manifest asks for, known or not. */
export function describeRequested({ permission, id, guid, kind }: RequestedPermission, asOf: Day): Described {
  return permission
    ? describePermission(permission, asOf)
    : {
        label: plain(guid ?? stringOf(id) ?? "") || "Without an id",
        description: [kind ? kindWord[kind] : "", "not known"].filter(Boolean).join(" · "),
        detail: "",
      };
}

/** The resource that a permission is asked of, by its name or, where nobody knows it, its id. */
export function nameOfRequestedResource({ requested }: RequestedPermission): string {
  return plain(requested.resource?.name ?? stringOf(requested.appId) ?? "") || "No resource";
}

/** A permission in the middle of a sentence: "Calendars.Read (application)". */
export function namePermission({ permission, guid, id, kind }: RequestedPermission): string {
  const name = permission ? nameOf(permission) : (guid ?? stringOf(id) ?? "a permission without an id");
  return kind ? `${name} (${kindWord[kind]})` : name;
}
