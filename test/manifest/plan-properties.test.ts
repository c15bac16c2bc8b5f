import assert from "node:assert/strict";
import fc from "fast-check";
import type { Node } from "jsonc-parser";
import { UserError } from "../../src/base/errors.js";
import {
  parseManifest,
  type Application,
  type Manifest,
  type RequestedPermission,
} from "../../src/manifest/manifest.js";
import { applyEdits, type Edit } from "../../src/manifest/patch.js";
import { planAdding, planNeeds, planRemoving, wantedOf, type Plan } from "../../src/manifest/plan.js";
import { keyOfPermission, keyOfRequested } from "../../src/manifest/plan-permissions.js";
import { redirects } from "../../src/manifest/redirects.js";
import { scan } from "../../src/manifest/scan.js";
import { chooseApplication, parseTarget } from "../../src/manifest/target.js";
import { endOf, items, properties, stringAt, valueOf } from "../../src/manifest/tree.js";
import type { Needs } from "../../src/profiles/needs.js";
import { broken, randomManifest } from "../support/random.js";
import { randomFragment, randomJson, randomNeeds, randomTarget } from "../support/random-targets.js";
import { runs } from "../support/runs.js";
import { context } from "../support/testing.js";

const read = (text: string) => parseTarget(text, context.catalogue);

/** The application of a text that holds one, or several, of which the first is taken. */
function open(text: string): { manifest: Manifest; application: Application } {
  const manifest = read(text);
  const offset = manifest.applications[0]?.node?.offset;
  return { manifest, application: chooseApplication(manifest, offset === undefined ? {} : { offset }) };
}

function apply(text: string, { edits }: Plan): string {
  const changed = applyEdits(text, edits);
  assert.ok(changed !== undefined, `The edits overlap in\n${text}`);
  return changed;
}

const anyTarget = fc.oneof(randomTarget, randomTarget, randomJson, randomFragment, randomManifest);

describe("every plan", () => {
  it("gives all that is needed or says what it leaves, and a second one has nothing to do", () => {
    fc.assert(
      fc.property(anyTarget, randomNeeds, (text, needs) => {
        const { manifest, application } = open(text);
        const plan = planNeeds(manifest, application, needs);
        const changed = apply(text, plan);
        const again = open(changed);
        assert.deepEqual(again.manifest.syntaxErrors, manifest.syntaxErrors, changed);
        assertMet(again.application, needs, plan.left, changed);

        const second = planNeeds(again.manifest, again.application, needs);
        assert.deepEqual(second.edits, [], changed);
        assert.deepEqual(second.changes, []);
        assert.equal(plan.changes.length > 0, changed !== text);
      }),
      runs(400),
    );
  });

  it("keeps everything that was there, in its order", () => {
    fc.assert(
      fc.property(anyTarget, randomNeeds, (text, needs) => {
        const { manifest, application } = open(text);
        const plan = planNeeds(manifest, application, needs);
        const changed = apply(text, plan);
        assertKept(manifest, open(changed).manifest);
        assertEditsOnlyAdd(text, plan.edits);
        assert.deepEqual(commentsOf(changed), commentsOf(text));
      }),
      runs(400),
    );
  });

  it("leaves JSON that is valid without any leniency", () => {
    fc.assert(
      fc.property(randomJson, randomNeeds, (text, needs) => {
        const { manifest, application } = open(text);
        JSON.parse(apply(text, planNeeds(manifest, application, needs)));
      }),
      runs(200),
    );
  });

  it("throws nothing but what the user can act on, and loses nothing, however broken the text is", () => {
    const text = anyTarget.chain((whole) =>
      fc.oneof(
        broken(whole),
        fc.nat(whole.length).map((end) => whole.slice(0, end)),
        fc.nat(whole.length).map((start) => whole.slice(start)),
        fc.nat(whole.length).map((from) => whole.slice(0, from) + whole.slice(from).replace(",", "")),
      ),
    );
    const parse = fc.constantFrom(read, (text: string) => parseManifest(text, context.catalogue));
    fc.assert(
      fc.property(text, parse, randomNeeds, (text, parse, needs) => {
        const manifest = parse(text);
        try {
          chooseApplication(manifest);
        } catch (error) {
          assert.ok(error instanceof UserError, String(error));
        }
        for (const application of manifest.applications) {
          const plan = planNeeds(manifest, application, needs);
          assertKept(manifest, parse(apply(text, plan)));
          assertRemoved(manifest, application, plan.beyond);
        }
      }),
      runs(600),
    );
  });
});

describe("removing permissions", () => {
  it("takes away what it says and nothing else", () => {
    fc.assert(
      fc.property(anyTarget, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (text, dice) => {
        const { manifest, application } = open(text);
        const going = application.resources
          .flatMap(({ permissions }) => permissions)
          .filter((_, index) => dice[index]);
        assertRemoved(manifest, application, going);
      }),
      runs(400),
    );
  });
});

describe("adding and removing permissions", () => {
  it("gives the first text byte for byte", () => {
    fc.assert(
      fc.property(anyTarget, randomNeeds, (text, { permissions }) => {
        const { manifest, application } = open(text);
        const wanted = permissions.map(({ permission }) => permission);
        if (!isReversible(manifest, application, new Set(wanted.map(({ resource }) => resource.appId)))) {
          return;
        }
        const before = new Set(application.resources.flatMap((each) => each.permissions).map(keyOfRequested));
        const added = apply(text, planAdding(manifest, application, wanted.map(wantedOf)));
        const again = open(added);
        const keys = new Set(wanted.map(keyOfPermission));
        const going = again.application.resources
          .flatMap((each) => each.permissions)
          .filter((each) => {
            const key = keyOfRequested(each);
            return key !== undefined && keys.has(key) && !before.has(key);
          });
        assert.equal(apply(added, planRemoving(again.manifest, again.application, going)), text);
      }),
      runs(400),
    );
  });
});

/** Whether what is added can be told from what was there when it goes again. */
function isReversible(
  { text }: Manifest,
  { list, resources }: Application,
  appIds: ReadonlySet<string>,
): boolean {
  const isPlainlyEmpty = ({ offset, length }: Node) => /^\[\]$/.test(text.slice(offset, offset + length));
  return (
    list !== undefined &&
    (items(list).length > 0 || isPlainlyEmpty(list)) &&
    // An entry without permissions goes with those that it got.
    resources.every((each) => !appIds.has(each.resource?.appId ?? "") || items(each.list).length > 0)
  );
}

function assertMet(application: Application, needs: Needs, left: readonly string[], text: string): void {
  const isLeft = (word: string) => left.some((sentence) => sentence.includes(word));
  const asked = new Set(application.resources.flatMap((each) => each.permissions).map(keyOfRequested));
  for (const { permission } of needs.permissions) {
    assert.ok(asked.has(keyOfPermission(permission)) || isLeft(permission.value), text);
  }
  const { node } = application;
  if (!node) {
    return;
  }
  for (const { uri, template, platform } of needs.redirects) {
    const isThere = redirects(application).some(
      (each) => each.platform === platform && (each.uri === uri || uri === "http://localhost"),
    );
    assert.ok(isThere || isLeft(uri ?? template), `${uri ?? template} for ${platform}:\n${text}`);
  }
  const audience = stringAt(node, "signInAudience");
  const others: unknown = valueOf(node, "availableToOtherTenants")?.value;
  const oldest = others === true ? "AzureADMultipleOrgs" : "AzureADMyOrg";
  assert.ok(
    audience === needs.audience ||
      (audience === undefined && typeof others === "boolean" && oldest === needs.audience) ||
      isLeft("signInAudience"),
    text,
  );
  const flags = ["isFallbackPublicClient", "allowPublicClient", "publicClient"];
  const flag = needs.publicClient;
  assert.ok(
    flag === undefined ||
      flags.some((name) => valueOf(node, name)?.value === flag || isLeft(`${name} is not`)) ||
      (!flag && flags.every((name) => (valueOf(node, name)?.value ?? false) === false)),
    text,
  );
}

const changing = new Set([
  "signInAudience",
  "availableToOtherTenants",
  "isFallbackPublicClient",
  "allowPublicClient",
  "publicClient",
]);

/** Everything that a text says, a later one says, too: members and entries in their order, new ones behind them. */
function assertKept(before: Manifest, after: Manifest): void {
  if (!before.root) {
    return;
  }
  assert.ok(after.root);
  const becameList = before.root.type === "object" && after.root.type === "array";
  kept(before.root, becameList ? items(after.root)[0] : after.root);

  function kept(old: Node, now: Node | undefined, name = ""): void {
    assert.ok(now, `Lost in\n${after.text}`);
    if (old.type === "null" && before.text.startsWith("null", old.offset)) {
      return; // Filled in.
    }
    if (old.children === undefined && changing.has(name)) {
      return;
    }
    assert.equal(now.type, old.type, after.text);
    assert.ok(old.children !== undefined || now.value === old.value, after.text);
    const inner = old.type === "property" ? String(old.children?.[0]?.value) : name;
    old.children?.forEach((child, index) => {
      kept(child, now.children?.[index], old.type === "property" && index === 1 ? inner : "");
    });
  }
}

/** What is asked for in order, and the members beside it, once `going` was removed, or all of it where it cannot be. */
function assertRemoved(
  manifest: Manifest,
  application: Application,
  going: readonly RequestedPermission[],
): void {
  const index = manifest.applications.indexOf(application);
  const plan = planRemoving(manifest, application, going);
  const changed = apply(manifest.text, plan);
  const after = read(changed).applications[index];
  const textsOf = (permissions: readonly RequestedPermission[], { text }: Pick<Manifest, "text">) =>
    permissions.map(({ node }) => text.slice(node.offset, endOf(node)));
  const namesOf = (each: Application | undefined) => properties(each?.node).map(({ name }) => name);

  if (plan.left.length === 0) {
    const staying = application.resources
      .flatMap(({ permissions }) => permissions)
      .filter((each) => !going.includes(each));
    const stayed = after?.resources.flatMap(({ permissions }) => permissions) ?? [];
    assert.deepEqual(textsOf(stayed, { text: changed }), textsOf(staying, manifest), changed);
    if (after) {
      assert.deepEqual(namesOf(after), namesOf(application));
    }
    assert.ok(read(changed).syntaxErrors.length <= read(manifest.text).syntaxErrors.length, changed);
  }
  for (const { text } of plan.edits) {
    assert.equal(text, "");
  }
}

/** What an edit takes away is a setting, null or blanks, or it stands in what is put in. */
function assertEditsOnlyAdd(text: string, edits: readonly Edit[]): void {
  let end = -1;
  for (const { offset, length, text: added } of edits) {
    assert.ok(offset > end, "Edits are in order and do not touch each other.");
    end = offset + length;
    const gone = text.slice(offset, end);
    const isSetting = /^(?:"[^"]*"|true|false|-?[\d.e+]+)/.test(gone);
    assert.ok(
      gone.trim() === "" || gone.startsWith("null") || isSetting || added.includes(gone.trim()),
      gone,
    );
    assert.ok(gone !== "" || added !== "");
  }
}

function commentsOf(text: string): string[] {
  return scan(text).comments.map(({ offset, length }) => text.slice(offset, offset + length));
}
