import type { Day } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Choice } from "./complete.js";
import { describeKind, describePermission, describeResource } from "./markdown.js";

export function describeChoice({ about }: Choice, catalogue: Catalogue, asOf: Day): string {
  if (typeof about === "string") {
    return describeKind(about);
  }
  return "appId" in about
    ? describeResource(about, catalogue, asOf)
    : describePermission(about, catalogue, asOf);
}
