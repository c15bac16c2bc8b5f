import type { Catalogue, Permission } from "../../catalogue/catalogue.js";
import { findGuid } from "../../base/guid.js";
import { listBeside } from "../beside.js";
import type { Manifest, RequestedPermission } from "../manifest.js";
import { replaceWithString } from "../patch.js";
import type { Fix, Rule } from "../rule.js";
import type { Comment } from "../scan.js";
import { kindWord, nameOf } from "../words.js";

export const contradictingComment: Rule = {
  id: "contradicting-comment",
  severity: "warning",
  title: "A comment names another permission than its GUID",
  why: "Comments are what people go by. When the GUID beside one means something else, somebody believes that the app asks for a permission which it does not ask for.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [
        { "id": "ef54d2bf-783f-4e0f-bca1-3210c0444d99", "type": "Role" } // Calendars.Read
      ]
    }
  ]
}`,

  *check(manifest, { catalogue }) {
    if (manifest.comments.length === 0) {
      return;
    }
    const read = (comments: readonly Comment[]) =>
      comments.flatMap((comment) => namesIn(manifest, comment, catalogue));

    for (const [requested, { own, above }] of listBeside(manifest)) {
      const { id, permission } = requested;
      if (!id || !permission?.value) {
        continue;
      }
      const beside = read(own);
      const heading = beside.length > 0 ? [] : read(above);
      const names = heading.length === 1 ? heading : beside; // Several above are the heading of a group.
      const [named] = names;
      if (named && !names.some(({ value }) => value.toLowerCase() === permission.value.toLowerCase())) {
        yield {
          at: id,
          message: `The comment says ${named.value}, but this GUID is ${nameOf(permission)} (${kindWord[permission.kind]}).`,
          fixes: fixesFor(requested, permission, named),
        };
      }
    }
  },
};

interface Named {
  readonly value: string;
  readonly offset: number;
  readonly length: number;
  readonly permissions: readonly Permission[];
}

/** A word can be read in one way only, so that a comment is gone through once, however long it is. */
const word = /[A-Za-z]\w*(?:[.-]\w+)*/g;

/** Longer than the name of any permission. */
const longestName = 100;

/** What makes the word before it the first half of a name: `Calendars.Read(Write)`. */
const otherHalf = /^[([{/|]+write/i;

/** What a comment puts before a name that is not meant, and how far back that can begin. */
const denial = /\b(?:not|no|instead of|than|unlike|without|except|formerly|was|replaces)\W+$/i;
const denialLength = 40;

function namesIn({ text }: Manifest, { offset, length }: Comment, catalogue: Catalogue): Named[] {
  const comment = text.slice(offset, offset + length);
  if (findGuid(comment)) {
    return []; // A permission that was commented out.
  }
  const found: Named[] = [];
  for (const { 0: name, index } of comment.matchAll(word)) {
    const end = index + name.length;
    if (!isName(name) || otherHalf.test(comment.slice(end, end + 10))) {
      continue;
    }
    const permissions = catalogue.listPermissionsByName(name);
    const [first] = permissions;
    if (first && !denial.test(comment.slice(Math.max(0, index - denialLength), index))) {
      found.push({ value: first.value, offset: offset + index, length: name.length, permissions });
    }
  }
  return found;
}

/** `Calendars.Read`, `full_access_as_app`. */
function isName(text: string): boolean {
  return text.length <= longestName && /[._]/.test(text);
}

function fixesFor({ id, kind, requested }: RequestedPermission, actual: Permission, named: Named): Fix[] {
  const meant = named.permissions.find(
    (permission) => permission.resource === requested.resource && permission.kind === kind,
  );
  const fixes: Fix[] = [];
  if (meant && id) {
    fixes.push({ title: `Write ${meant.id} (${nameOf(meant)})`, edits: [replaceWithString(id, meant.id)] });
  }
  fixes.push({
    title: `Correct the comment to ${nameOf(actual)}`,
    edits: [{ offset: named.offset, length: named.length, text: nameOf(actual) }],
  });
  return fixes;
}
