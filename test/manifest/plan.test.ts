import assert from "node:assert/strict";
import type { RequestedPermission } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { planAdding, planNeeds, planRemoving, type WantedPermission } from "../../src/manifest/plan.js";
import { parseTarget } from "../../src/manifest/target.js";
import type { Needs } from "../../src/profiles/needs.js";
import {
  appCalendarsRead,
  calendarsRead,
  calendarsReadWrite,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  offlineAccess,
  requesting,
  resource,
  userRead,
} from "../support/manifests.js";
import { asking, clockworkNeeds } from "../support/needs.js";
import { becomes, meets, open } from "../support/planning.js";
import { context, needing } from "../support/testing.js";

/** What is needed of permissions, and nothing of anything else. */
function permissionsOf(...requests: ReturnType<typeof asking>[]): Needs {
  return { ...needing({ permissions: requests }), audience: undefined };
}

const read = asking("Scope", "Calendars.Read");
const readAsApp = asking("Role", "Calendars.Read");
const fullAccess = asking("Role", "full_access_as_app", { resource: "Office 365 Exchange Online" });

const readWanted: WantedPermission = {
  resourceAppId: graph,
  id: "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",
  kind: "Scope",
};

const unknown = "5c1d0e7a-9a55-4a2d-8c7e-0f1e2d3c4b5a";

describe("needed permissions", () => {
  it("go into the entry of their resource, behind what is there", () => {
    const { changes } = meets(
      requesting(userRead),
      permissionsOf(read, readAsApp),
      requesting(userRead, calendarsRead, appCalendarsRead),
    );
    assert.deepEqual(changes, [
      "Adds Calendars.Read (delegated) of Microsoft Graph.",
      "Adds Calendars.Read (application) of Microsoft Graph.",
    ]);
  });

  it("get one entry for each resource that has none", () => {
    meets(
      manifest(),
      permissionsOf(read, fullAccess, readAsApp),
      manifest(resource(graph, calendarsRead, appCalendarsRead), resource(exchangeOnline, fullAccessAsApp)),
    );
  });

  it("are not asked for twice, however they are spelled", () => {
    const [id = ""] = /[0-9a-f-]{36}/.exec(calendarsRead) ?? [];
    for (const spelled of [id.toUpperCase(), `{${id}}`, id.replaceAll("-", ""), "Calendars.Read"]) {
      const text = requesting(calendarsRead.replace(id, spelled));
      assert.deepEqual(meets(text, permissionsOf(read), text).changes, []);
    }
    const named = manifest(resource("Microsoft Graph", calendarsRead.replace("Scope", "delegated")));
    meets(named, permissionsOf(read), named);
  });

  it("are added where their GUID stands with the other kind", () => {
    meets(
      requesting(appCalendarsRead.replace("Role", "Scope")),
      permissionsOf(readAsApp),
      requesting(appCalendarsRead.replace("Role", "Scope"), appCalendarsRead),
    );
  });

  it("go into the first of several entries of a resource that has a list", () => {
    const broken = `{ "resourceAppId": "${graph}", "resourceAccess": "" }`;
    meets(
      manifest(broken, resource(graph, userRead), resource(graph)),
      permissionsOf(read),
      manifest(broken, resource(graph, userRead, calendarsRead), resource(graph)),
    );
  });

  it("fill an entry that has no list or null", () => {
    meets(
      `{ "requiredResourceAccess": [{ "resourceAppId": "${graph}" }] }`,
      permissionsOf(read),
      `{ "requiredResourceAccess": [{ "resourceAppId": "${graph}", "resourceAccess": [${calendarsRead}] }] }`,
    );
    meets(
      `{ "requiredResourceAccess": [{ "resourceAccess": null, "resourceAppId": "${graph}" }] }`,
      permissionsOf(read),
      `{ "requiredResourceAccess": [{ "resourceAccess": [${calendarsRead}], "resourceAppId": "${graph}" }] }`,
    );
  });

  it("make the list where there is none, and replace null", () => {
    const list = `[${resource(graph, calendarsRead)}]`;
    meets(`{ "appId": "" }`, permissionsOf(read), `{ "appId": "", "requiredResourceAccess": ${list} }`);
    meets("{}", permissionsOf(read), `{ "requiredResourceAccess": ${list} }`);
    meets(
      `{ "requiredResourceAccess": null, "appId": "" }`,
      permissionsOf(read),
      `{ "requiredResourceAccess": ${list}, "appId": "" }`,
    );
  });

  it("are left where there is no list to add to, which is said", () => {
    for (const [value, why] of [
      ["{}", "requiredResourceAccess is not a list"],
      ['"x"', "requiredResourceAccess is not a list"],
      ["{{REQUESTS}}", "a placeholder stands for requiredResourceAccess"],
    ] as const) {
      const text = `{ "requiredResourceAccess": ${value} }`;
      assert.deepEqual(meets(text, permissionsOf(read, fullAccess), text).left, [
        `Calendars.Read (delegated) of Microsoft Graph and full_access_as_app (application) of Office 365 Exchange Online are not added, because ${why}.`,
      ]);
    }
    const text = manifest(`{ "resourceAppId": "${graph}", "resourceAccess": {{LIST}} }`);
    assert.deepEqual(meets(text, permissionsOf(read), text).left, [
      "Calendars.Read (delegated) of Microsoft Graph is not added, because a placeholder stands for resourceAccess.",
    ]);
  });

  it("take on the layout around them, with every kind of line end", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const lines = (...each: string[]) => each.join(end);
      meets(
        lines("\uFEFF{", '\t"requiredResourceAccess": [', "\t], // none", "}", ""),
        permissionsOf(read),
        lines(
          "\uFEFF{",
          '\t"requiredResourceAccess": [',
          "\t\t{",
          `\t\t\t"resourceAppId": "${graph}",`,
          '\t\t\t"resourceAccess": [',
          "\t\t\t\t{",
          '\t\t\t\t\t"id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",',
          '\t\t\t\t\t"type": "Scope"',
          "\t\t\t\t}",
          "\t\t\t]",
          "\t\t}",
          "\t], // none",
          "}",
          "",
        ),
      );
    }
    meets(
      `{"requiredResourceAccess":[{"resourceAppId":"${exchangeOnline}","resourceAccess":[]}]}`,
      permissionsOf(read),
      `{"requiredResourceAccess":[{"resourceAppId":"${exchangeOnline}","resourceAccess":[]},{"resourceAppId":"${graph}","resourceAccess":[{"id":"465a38f9-76ea-45b9-9f34-9e8b0d4b0b42","type":"Scope"}]}]}`.replace(
        "]},{",
        "]}, {",
      ),
    );
  });

  it("stand on one line each where those before them do", () => {
    const entry = (appId: string, ...accesses: string[]) =>
      ["  {", `    "resourceAppId": "${appId}",`, '    "resourceAccess": [']
        .concat(accesses.map((each, index) => `      ${each}${index < accesses.length - 1 ? "," : ""}`))
        .concat("    ]", "  }")
        .join("\n");
    meets(
      `[\n${entry(exchangeOnline, fullAccessAsApp)}\n]`,
      permissionsOf(read, readAsApp),
      `[\n${entry(exchangeOnline, fullAccessAsApp)},\n${entry(graph, calendarsRead, appCalendarsRead)}\n]`,
    );
  });

  it("keep to the comments and the trailing commas of a list", () => {
    meets(
      manifest(`{ "resourceAppId": "${graph}", "resourceAccess": [\n${userRead}, // basic\n], }`),
      permissionsOf(read),
      manifest(
        `{ "resourceAppId": "${graph}", "resourceAccess": [\n${userRead}, // basic\n${calendarsRead},\n], }`,
      ),
    );
  });

  it("are only added if they are optional and asked for", () => {
    const needs = permissionsOf(
      read,
      asking("Scope", "offline_access", { optional: true }),
      asking("Scope", "User.Read", { outdated: "Nothing uses it any more." }),
    );
    const { left } = meets(requesting(), needs, requesting(calendarsRead));
    assert.deepEqual(left, [
      "offline_access (delegated) of Microsoft Graph is optional and is not added.",
      "User.Read (delegated) of Microsoft Graph is not added. Nothing uses it any more.",
    ]);
    const chosen = meets(requesting(), needs, requesting(calendarsRead, offlineAccess), {
      optional: (value) => value === "offline_access",
    });
    assert.equal(chosen.left.length, 1);
    assert.deepEqual(
      meets(requesting(offlineAccess, userRead), needs, requesting(offlineAccess, userRead, calendarsRead))
        .left,
      [],
    );
  });
});

describe("what is beyond a profile", () => {
  const beyond = (text: string, needs: Needs) => {
    const { manifest, application } = open(text);
    return planNeeds(manifest, application, needs).beyond.map(
      ({ permission, guid }) => permission?.value ?? guid,
    );
  };

  it("is what it neither needs nor has as optional", () => {
    const needs = permissionsOf(read, asking("Scope", "User.Read", { optional: true }));
    assert.deepEqual(beyond(requesting(calendarsRead, userRead, offlineAccess), needs), ["offline_access"]);
    assert.deepEqual(beyond(requesting(appCalendarsRead), needs), ["Calendars.Read"]);
  });

  it("is compared by its GUID where the catalogue does not know it", () => {
    const text = manifest(resource(unknown, calendarsRead));
    assert.deepEqual(beyond(text, permissionsOf(read)), ["465a38f9-76ea-45b9-9f34-9e8b0d4b0b42"]);
  });

  it("is nothing that cannot be read", () => {
    assert.deepEqual(
      beyond(requesting(`{ "id": "\${{ID}}", "type": "Scope" }`, "{}"), permissionsOf(read)),
      [],
    );
  });

  it("is nothing where there is no registration to make", () => {
    const needs = permissionsOf();
    const mode = { ...needs.mode, registration: { by: "vendor", why: "The vendor has it." } } as const;
    assert.deepEqual(beyond(requesting(userRead), { ...needs, mode }), []);
  });
});

describe("a part of a manifest", () => {
  const place = "signInAudience, redirect URIs and the like have no place in it.";

  it("gets permissions, and says that the rest has no place in it", () => {
    const entry = resource(exchangeOnline, fullAccessAsApp);
    for (const text of [
      `"requiredResourceAccess": [${entry}],`,
      `[${entry}]`,
      entry,
      `${entry}, ${resource(graph)}`,
    ]) {
      const { edits, left } = meets(text, clockworkNeeds, text);
      assert.deepEqual(edits, []);
      assert.equal(left.length, 1);
      assert.ok(left[0]?.endsWith(place));
    }
    assert.deepEqual(meets(entry, permissionsOf(fullAccess), entry).left, []);
  });

  it("gets them where a list is null or empty", () => {
    const list = `[${resource(graph, calendarsRead)}]`;
    meets(`"requiredResourceAccess": null`, permissionsOf(read), `"requiredResourceAccess": ${list}`);
    meets(`"requiredResourceAccess": [],`, permissionsOf(read), `"requiredResourceAccess": ${list},`);
    meets("[]", permissionsOf(read), list);
  });

  it("gets entries behind its own where there are no brackets around them", () => {
    const [one, two] = [resource(exchangeOnline, fullAccessAsApp), resource(graph, calendarsRead)];
    const needs = permissionsOf(read);
    meets(one, needs, `${one}, ${two}`);
    meets(`${one},\n`, needs, `${one}, ${two},\n`);
    meets(`${one} // Exchange\n`, needs, `${one}, // Exchange\n  ${two}\n`);
    meets(`${one},\n${resource(unknown)}`, needs, `${one},\n${resource(unknown)},\n${two}`);
    meets(
      `  {\n    "resourceAppId": "${exchangeOnline}"\n  }\n`,
      needs,
      `  {\n    "resourceAppId": "${exchangeOnline}"\n  },\n  {\n    "resourceAppId": "${graph}",\n    "resourceAccess": [\n      {\n        "id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",\n        "type": "Scope"\n      }\n    ]\n  }\n`,
    );
  });

  it("gets permissions of its own resource where it is the inside of an entry", () => {
    const text = (...accesses: string[]) =>
      `"resourceAppId": "${graph}", "resourceAccess": [${accesses.join(", ")}]`;
    const { left } = meets(text(userRead), permissionsOf(read, fullAccess), text(userRead, calendarsRead));
    assert.deepEqual(left, [
      "full_access_as_app (application) of Office 365 Exchange Online is not added, because the text is the inside of an entry, which is for one resource only.",
    ]);
  });
});

describe("a broken text", () => {
  it("is left as it is, which is said", () => {
    const text = `{ "requiredResourceAccess": [] `;
    const manifest = parseTarget(text, context.catalogue);
    const [application] = manifest.applications;
    assert.ok(application);
    const { edits, left } = planNeeds(manifest, application, clockworkNeeds);
    assert.deepEqual(edits, []);
    assert.deepEqual(left, [
      "The text is not valid JSON at line 1, column 32. A closing brace } is missing. Nothing is changed before that is mended.",
    ]);
  });

  it("is changed where only a comma is missing", () => {
    meets(
      manifest(`${resource(graph, userRead)} ${resource(unknown)}`),
      permissionsOf(read),
      manifest(`${resource(graph, userRead, calendarsRead)} ${resource(unknown)}`),
    );
  });
});

describe("adding permissions", () => {
  it("needs no catalogue", () => {
    const { manifest: parsed, application } = open(manifest());
    const wanted: WantedPermission = { resourceAppId: unknown.toUpperCase(), id: unknown, kind: "Role" };
    const plan = planAdding(parsed, application, [wanted, { ...wanted, resourceAppId: unknown }]);
    const expected = manifest(resource(unknown, `{ "id": "${unknown}", "type": "Role" }`));
    becomes(parsed.text, plan, expected);
    assert.deepEqual(plan.changes, [`Adds ${unknown} (application) of ${unknown}.`]);
    const again = open(expected);
    assert.deepEqual(planAdding(again.manifest, again.application, [wanted]).edits, []);
  });

  it("names what the manifest shows to be known", () => {
    const { manifest: parsed, application } = open(requesting(userRead));
    assert.deepEqual(planAdding(parsed, application, [readWanted]).changes, [
      "Adds Calendars.Read (delegated) of Microsoft Graph.",
    ]);
  });
});

describe("removing permissions", () => {
  function removes(
    text: string,
    isGoing: (each: RequestedPermission) => boolean,
    expected: string,
  ): string[] {
    const { manifest: parsed, application } = open(text);
    const plan = planRemoving(parsed, application, parsed.permissions.filter(isGoing));
    return [...becomes(text, plan, expected).changes];
  }
  const called =
    (...names: string[]) =>
    ({ permission }: RequestedPermission) =>
      names.includes(permission?.value ?? "");

  it("takes them out of their list", () => {
    assert.deepEqual(
      removes(
        requesting(userRead, calendarsRead, offlineAccess),
        called("Calendars.Read"),
        requesting(userRead, offlineAccess),
      ),
      ["Removes Calendars.Read (delegated) of Microsoft Graph."],
    );
    removes(
      requesting(userRead, calendarsRead, offlineAccess),
      called("Calendars.Read", "offline_access"),
      requesting(userRead),
    );
  });

  it("takes an entry out that is left without any", () => {
    removes(
      manifest(resource(graph, userRead), resource(exchangeOnline, fullAccessAsApp)),
      called("full_access_as_app"),
      manifest(resource(graph, userRead)),
    );
    removes(manifest(resource(graph, userRead, calendarsRead)), () => true, manifest());
    removes("[\n  1\n]".replace("1", resource(graph, userRead)), () => true, "[]");
  });

  it("keeps an entry that holds something else, or was empty before", () => {
    removes(requesting(userRead, '"x"'), () => true, requesting('"x"'));
    removes(
      manifest(resource(graph), resource(exchangeOnline, fullAccessAsApp)),
      () => true,
      manifest(resource(graph)),
    );
  });

  it("keeps an entry that is the whole text", () => {
    removes(resource(graph, userRead), () => true, resource(graph));
    const two = [resource(graph, userRead), resource(exchangeOnline, fullAccessAsApp)].join(", ");
    removes(two, () => true, [resource(graph), resource(exchangeOnline)].join(", "));
    removes(two, called("User.Read"), resource(exchangeOnline, fullAccessAsApp));
  });

  it("keeps the comments that are not behind them", () => {
    removes(
      `[{ "resourceAppId": "${graph}", "resourceAccess": [\n${userRead}, // basic\n// calendars\n${calendarsRead} // gone\n] }]`,
      called("Calendars.Read"),
      `[{ "resourceAppId": "${graph}", "resourceAccess": [\n${userRead} // basic\n// calendars\n] }]`,
    );
  });

  it("is not done where a comma is missing in front, which is said", () => {
    const text = requesting(`${userRead} ${calendarsRead}`);
    const { manifest: parsed, application } = open(text);
    const { edits, changes, left } = planRemoving(parsed, application, parsed.permissions.slice(1));
    assert.deepEqual([edits, changes], [[], []]);
    assert.deepEqual(left, [
      "Not done, because the text makes no sense where it belongs: Removes Calendars.Read (delegated) of Microsoft Graph.",
    ]);
  });

  it("leaves the blanks of a list as adding found them", () => {
    for (const accesses of [
      `${userRead}, `,
      `${userRead} `,
      ` ${userRead} , /* c */ `,
      `\n\n${userRead} // c\n\n`,
    ]) {
      const text = manifest(`{ "resourceAppId": "${graph}", "resourceAccess": [${accesses}] }`);
      const { manifest: parsed, application } = open(text);
      const added = applyEdits(text, planAdding(parsed, application, [readWanted]).edits) ?? "";
      assert.notEqual(added, text);
      removes(added, called("Calendars.Read"), text);
    }
  });
});

describe("ten thousand permissions", () => {
  it("are planned like a few", () => {
    const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
    const list = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => `{ "id": "${id(from + index)}", "type": "Role" }`);
    const text = requesting(...list(0, 10_000));
    const { manifest: parsed, application } = open(text);
    const { beyond } = meets(text, permissionsOf(read), requesting(...list(0, 10_000), calendarsRead));
    assert.equal(beyond.length, 10_000);

    const wanted = list(5_000, 15_000).map((_, index): WantedPermission => ({
      resourceAppId: graph,
      id: id(5_000 + index),
      kind: "Role",
    }));
    becomes(text, planAdding(parsed, application, wanted), requesting(...list(0, 15_000)));
    becomes(text, planRemoving(parsed, application, parsed.permissions.slice(1)), requesting(...list(0, 1)));
    const odd = parsed.permissions.filter((_, index) => index % 2 === 1);
    const even = list(0, 10_000).filter((_, index) => index % 2 === 0);
    becomes(text, planRemoving(parsed, application, odd), requesting(...even));
  });
});

describe("a plan for everything at once", () => {
  it("makes one edit of all new members, and none of them touch", () => {
    const { changes, edits } = meets(
      `{\n  "displayName": "Sync",\n  "requiredResourceAccess": null\n}\n`,
      clockworkNeeds,
      [
        "{",
        '  "displayName": "Sync",',
        '  "requiredResourceAccess": [',
        "    {",
        `      "resourceAppId": "${exchangeOnline}",`,
        '      "resourceAccess": [',
        "        {",
        '          "id": "dc890d15-9560-4a4c-9b7f-a736ec74ec40",',
        '          "type": "Role"',
        "        }",
        "      ]",
        "    }",
        "  ],",
        '  "signInAudience": "AzureADMyOrg",',
        '  "publicClient": {',
        '    "redirectUris": [',
        '      "https://login.microsoftonline.com/common/oauth2/nativeclient"',
        "    ]",
        "  }",
        "}",
        "",
      ].join("\n"),
    );
    assert.equal(edits.length, 1);
    assert.deepEqual(changes, [
      "Adds full_access_as_app (application) of Office 365 Exchange Online.",
      "Sets signInAudience to AzureADMyOrg.",
      "Adds the redirect URI https://login.microsoftonline.com/common/oauth2/nativeclient for mobile and desktop applications.",
    ]);
  });

  it("leaves what an application has besides", () => {
    const text = `{ "appId": "x", "notes": "// {{A}}", ${requesting(calendarsRead, calendarsReadWrite).slice(2)}`;
    meets(text, permissionsOf(read), text);
  });
});
