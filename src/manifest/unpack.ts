import type { Node } from "jsonc-parser";
import type { Span } from "../base/text.js";
import type { Draft } from "./draft.js";
import { legacyNamesOf } from "./inner-names.js";
import { appendItems, removeItems, render } from "./patch.js";
import { legacyTypes, platformOf, platforms, type Platform } from "./redirects.js";
import { findProperty, items, properties, stringAt, valueAt, type Property } from "./tree.js";

/** Texts that go somewhere else, each with the comments that go along. */
interface Moving {
  /** Where it is today. */
  readonly path: string;
  readonly json: string;
  readonly comments: string;
  /** Whether it would be missed where another value stands in its place. */
  readonly says: boolean;
  /** For a list of redirect URIs, which is put together anew. */
  readonly redirects?: { readonly platform: Platform; readonly uris: readonly Uri[] };
}

interface Uri {
  readonly json: string;
  readonly comments: string;
}

/** Moves everything out of a member to where the old form has it. What it has no place for is noted by name. */
export function unpack(draft: Draft, container: Property): void {
  if (container.value?.type !== "object") {
    draft.note(container.name, container.value);
  }
  const comments = blockComments(draft, draft.commentsOf(container));
  const moving = around(list(draft, container.node, container, container.name), comments);
  draft.remove(container.name);
  for (const each of moving) {
    put(draft, each);
  }
}

/** Moves the logo out of `info`, beside which the old form has it. */
export function unpackLogo(draft: Draft, info: Property): void {
  const members = properties(info.value);
  const logos = members.filter(({ name }) => name === "logoUrl");
  const logo = logos.at(-1);
  if (!logo) {
    return;
  }
  if (logos.length === members.length) {
    unpack(draft, info);
    return;
  }
  for (const { value } of logos.slice(0, -1)) {
    draft.note("info.logoUrl", value, logo.value);
  }
  put(draft, take(draft, info.node, logo, "info.logoUrl", draft.commentsOf(logo)));
  const left = properties(draft.find("info")?.value).filter(({ name }) => name === "logoUrl");
  const nodes = left.map(({ node }) => node);
  draft.apply(removeItems(draft, nodes));
}

/** What moves out of an object, in order. */
function list(draft: Draft, container: Node, { value }: Property, path: string): Moving[] {
  return properties(value).flatMap((member) => {
    const memberPath = `${path}.${member.name}`;
    const effective = findProperty(value, member.name);
    const platform = platforms.find((each) => `${each}.redirectUris` === memberPath);
    const comments = value
      ? draft.commentsIn(value, member.node).filter((comment) => !isInside(comment, member.value))
      : [];

    if (effective?.node !== member.node) {
      draft.note(memberPath, member.value, effective?.value);
    } else if (platform && member.value?.type === "array") {
      return around(
        [takeRedirects(draft, memberPath, platform, member.value)],
        blockComments(draft, comments),
      );
    } else if (memberPath === "web.implicitGrantSettings" && member.value?.type === "object") {
      return around(list(draft, container, member, memberPath), blockComments(draft, comments));
    } else if (!platform && !member.name.includes(".") && legacyNamesOf(memberPath).length > 0) {
      return [take(draft, container, member, memberPath, comments)];
    } else {
      draft.note(memberPath, member.value);
    }
    return [];
  });
}

function take(
  draft: Draft,
  container: Node,
  member: Property,
  path: string,
  comments: readonly Span[],
): Moving {
  const { value } = member;
  return {
    path,
    json: draft.outdented(member, container),
    comments: blockComments(draft, comments),
    says: draft.isMissed(value) || value?.value === false,
  };
}

function takeRedirects(draft: Draft, path: string, platform: Platform, value: Node): Moving {
  const uris: Uri[] = [];
  for (const entry of items(value)) {
    if (draft.isText(entry)) {
      uris.push({
        json: draft.textOf(entry),
        comments: blockComments(draft, draft.commentsIn(value, entry)),
      });
    } else {
      draft.note(path, entry);
    }
  }
  const comments = uris.length > 0 ? [] : draft.commentsIn(value, undefined);
  return {
    path,
    json: "[]",
    comments: blockComments(draft, comments),
    says: uris.length > 0,
    redirects: { platform, uris },
  };
}

/** The same with comments behind the last one. */
function around(moving: readonly Moving[], comments: string): Moving[] {
  const last = moving.at(-1);
  const uri = last?.redirects?.uris.at(-1);
  if (!last) {
    return [];
  }
  const changed =
    last.redirects && uri
      ? {
          ...last,
          redirects: {
            ...last.redirects,
            uris: last.redirects.uris.with(-1, { ...uri, comments: uri.comments + comments }),
          },
        }
      : { ...last, comments: last.comments + comments };
  return moving.with(-1, changed);
}

function put(draft: Draft, { path, json, comments, says, redirects }: Moving): void {
  const [name = path, ...older] = redirects ? ["replyUrlsWithType"] : legacyNamesOf(path);
  const taken = [name, ...older].find((each) => draft.isTaken(each));
  const present = taken === undefined ? undefined : draft.find(taken)?.value;

  if (!present) {
    draft.set([name], json + comments);
  } else if (!(redirects && present.type === "array") && says && draft.textOf(present) !== json) {
    draft.dropped.add(path);
  }
  if (redirects) {
    putRedirects(draft, redirects.platform, redirects.uris);
  }
}

function putRedirects(draft: Draft, platform: Platform, uris: readonly Uri[]): void {
  const array = draft.find("replyUrlsWithType")?.value;
  if (array?.type !== "array") {
    return;
  }
  const type = legacyTypes[platform];
  const present = new Set(
    items(array)
      .filter((entry) => platformOf(stringAt(entry, "type")) === platform)
      .map((entry) => draft.textOf(valueAt(entry, "url"))),
  );
  const added = new Map<string, string>();
  for (const { json, comments } of uris) {
    if (!present.has(json)) {
      // The text of the URI goes in as it stands, be it with escapes or a placeholder.
      const entry = render(draft.text, array, { url: standIn, type }).replace(`"${standIn}"`, () => json);
      added.set(json, (added.get(json) ?? entry) + comments);
    }
  }
  draft.apply(appendItems(draft, array, [...added.values()]));
}

const standIn = "https://stand-in.invalid";

function blockComments(draft: Draft, comments: readonly Span[]): string {
  return comments.map((comment) => ` ${draft.blockComment(comment)}`).join("");
}

function isInside({ offset }: Span, node: Node | undefined): boolean {
  return node !== undefined && offset >= node.offset && offset < node.offset + node.length;
}
