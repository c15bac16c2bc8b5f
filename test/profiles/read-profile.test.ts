import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { readProfile } from "../../src/profiles/read-profile.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import { ownProfile, written } from "../support/profiles.js";
import { broken } from "../support/random.js";
import { runs } from "../support/runs.js";

const catalogue = standardCatalogue();
const read = (text: string) => readProfile(text, catalogue);

async function messagesOf(text: string): Promise<string[]> {
  return (await read(text)).problems.map(({ message }) => message);
}

/** Reads a profile of which a piece is replaced, and says what is minded of which text. */
async function minded(piece: string, replacement: string): Promise<string[]> {
  const text = written(piece, replacement);
  const { problems, profile } = await read(text);
  assert.equal(profile === undefined, problems.length > 0);
  return problems.map(({ offset, length, message }) => `${text.slice(offset, offset + length)}: ${message}`);
}

describe("readProfile", () => {
  it("reads a profile and fills in what was left out", async () => {
    const { profile, problems, idAt } = await read(written());
    assert.deepEqual(problems, []);
    assert.deepEqual(profile, {
      ...ownProfile,
      doubts: [],
      leftOut: [],
      modes: ownProfile.modes.map((mode) => ({ ...mode, delays: [] })),
    });
    assert.deepEqual(idAt && written().slice(idAt.offset, idAt.offset + idAt.length), '"room-panels"');
  });

  it("reads every profile that ships, under another ID", async () => {
    for (const profile of standardProfiles) {
      const own = { ...profile, id: `own-${profile.id}` };
      const { problems, profile: found } = await read(JSON.stringify(own));
      assert.deepEqual(problems, [], profile.id);
      assert.deepEqual(found, own, profile.id);
    }
  });

  it("reads the sample", async () => {
    const text = readFileSync("samples/other-shapes/room-panels.calendar-profile.json", "utf8");
    assert.deepEqual(await messagesOf(text), []);
  });

  it("reads past comments and commas at the end", async () => {
    assert.deepEqual(await messagesOf(written('"id": "room-panels",', '// Ours\n"id": "room-panels",')), []);
    assert.deepEqual(await messagesOf(written('"read": "2026-11-21"', '"read": "2026-11-21",')), []);
  });
});

describe("the structure of a profile", () => {
  it("is said in one sentence for each place", async () => {
    assert.deepEqual(await minded('"id": "app-only",\n      "title": "Microsoft Graph, as an app",', ""), [
      "{: “id” and “title” are missing.",
    ]);
    assert.deepEqual(await minded('"audience": "AzureADMyOrg",', ""), [
      '"registration": “audience” is missing.',
    ]);
    assert.deepEqual(await minded('"app-only-graph"', '"app-only-grph"'), [
      '"app-only-grph": “kind” cannot be “app-only-grph”. Did you mean “app-only-graph”?',
    ]);
    assert.deepEqual(await minded('"administrator"', '"somebody"'), [
      '"somebody": “by” must be “administrator”, “vendor” or “nobody”.',
    ]);
    assert.deepEqual(await minded('"administrator"', '"vendor"'), [
      '"registration": “why” is missing.',
      '"permissions": “permissions” is not known here.',
      '"audience": “audience” is not known here.',
      '"redirects": “redirects” is not known here.',
    ]);
    assert.deepEqual(await minded('"summary"', '"sumary"'), [
      "{: “summary” is missing.",
      '"sumary": “sumary” is not known here. Did you mean “summary”?',
    ]);
    assert.deepEqual(await minded('"Room panels"', "7"), ["7: “product” must be text, in double quotes."]);
    assert.deepEqual(await minded('"Room panels"', '" "'), ['" ": A text must not be empty.']);
    assert.deepEqual(await minded('"room-panels"', '"Room_Panels"'), [
      '"Room_Panels": An ID consists of lower-case letters, digits and single hyphens between them.',
    ]);
    assert.deepEqual(await minded('"read": "2026-11-21"', '"read": "yesterday"'), [
      '"yesterday": A day is written as year, month and day, for instance 2026-01-31.',
    ]);
    assert.deepEqual(await minded('"why": "Reads the events."', '"why": "Reads.", "optional": false'), [
      "false: This is true, or is left out.",
    ]);
    assert.deepEqual(await minded('"serviceAccount"', '"service account"'), [
      '"service account": The name of a value consists of letters and digits and begins with a letter.',
    ]);
    assert.deepEqual(await minded('"name": "Rooms"', '"nme": "Rooms"'), [
      '"nme": “nme” is not known here. Did you mean “name”?',
    ]);
    assert.deepEqual(await minded('"declared-permissions"', '"all-is-well"'), [
      '"all-is-well": “check” must be one of 24 names, for instance “registration”, “audience” or “redirect-uris”.',
    ]);
  });

  it("is said of whatever is not an object", async () => {
    for (const text of ["[]", '"x"', "7", "null"]) {
      assert.deepEqual(await messagesOf(text), ["A profile must be an object, in braces."], text);
    }
    assert.deepEqual(await messagesOf('{ "modes": [7] }'), [
      "“id”, “vendor”, “product”, “summary” and “sources” are missing.",
      "Item 1 of “modes” must be an object, in braces.",
    ]);
    assert.deepEqual((await messagesOf('{ "modes": [] }'))[1], "“modes” must not be empty.");
  });

  it("is what the schema says, and is marked as such", async () => {
    const { problems } = await read(written('"id": "room-panels"', '"id": "room-panels", "x": 1'));
    assert.deepEqual(
      problems.map(({ isStructure }) => isStructure),
      [true],
    );
  });

  it("does not hide what is wrong beside it", async () => {
    assert.deepEqual(await minded('"value": "Calendars.Read",', '"value": "Calendars.Raed",\n"x": 1,'), [
      '"Calendars.Raed": Microsoft Graph has no application permission called “Calendars.Raed”. Did you mean “Calendars.Read”?',
      '"x": “x” is not known here.',
    ]);
  });
});

describe("a permission of a profile", () => {
  const asking = (request: string) =>
    minded(
      '"resource": "Microsoft Graph",\n            "kind": "Role",\n            "value": "Calendars.Read",',
      request,
    );

  it("may be named with the resource's other name or its appId", async () => {
    const appId = "00000002-0000-0ff1-ce00-000000000000";
    for (const resource of ["Office 365 Exchange Online", "Exchange Online", appId]) {
      const request = `"resource": "${resource}", "kind": "Role", "value": "full_access_as_app",`;
      assert.deepEqual(await asking(request), [], resource);
    }
  });

  it("is one that the catalogue knows", async () => {
    assert.deepEqual(
      await asking('"resource": "Microsft Graph", "kind": "Role", "value": "Calendars.Read",'),
      [
        '"Microsft Graph": The catalogue knows no resource called “Microsft Graph”. Did you mean “Microsoft Graph”?',
      ],
    );
    assert.deepEqual(
      await asking('"resource": "Microsoft Graph", "kind": "Role", "value": "Nothing.At.All.Such",'),
      ['"Nothing.At.All.Such": Microsoft Graph has no application permission called “Nothing.At.All.Such”.'],
    );
    assert.deepEqual(
      await asking(
        '"resource": "Microsoft Graph", "kind": "Role", "value": "798ee544-9d2d-430c-a058-570e29e34338",',
      ),
      ['"798ee544-9d2d-430c-a058-570e29e34338": Write the name, “Calendars.Read”, in place of the GUID.'],
    );
    assert.deepEqual(
      await asking('"resource": "Microsoft Graph", "kind": "Role", "value": "full_access_as_app",'),
      [
        '"full_access_as_app": “full_access_as_app” belongs to Office 365 Exchange Online, not to Microsoft Graph.',
      ],
    );
  });

  it("is of the kind that is said", async () => {
    assert.deepEqual(
      await asking('"resource": "Microsoft Graph", "kind": "Role", "value": "offline_access",'),
      [
        '"offline_access": “offline_access” is a delegated permission of Microsoft Graph, not an application permission.',
      ],
    );
  });

  it("is still published", async () => {
    const former = catalogue.resources
      .find(({ name }) => name === "Microsoft Graph")
      ?.formerPermissions.find(({ kind }) => kind === "Scope");
    assert.ok(former);
    const [said] = await asking(
      `"resource": "Microsoft Graph", "kind": "Scope", "value": "${former.value}",`,
    );
    assert.match(said ?? "", /no longer publishes .* last seen on \d{4}-\d\d-\d\d\.$/);
  });

  it("may be of a retired resource only where it says why", async () => {
    const request = '"resource": "Azure AD Graph", "kind": "Scope", "value": "User.Read",';
    assert.match((await asking(request)).join(), /^"Azure AD Graph": .* is retired; its final date is /);
    assert.deepEqual(await asking(`${request} "outdated": "It answers no more.",`), []);
  });

  it("stands once", async () => {
    const request = '"resource": "Microsoft Graph", "kind": "Role", "value": "Calendars.Read", "why": "x"';
    assert.deepEqual(await asking(`${request} }, { ${request},`.replace(/"why": "x",$/, "")), [
      '"Calendars.Read": “Calendars.Read” is asked for twice.',
    ]);
  });
});

describe("a template of a profile", () => {
  it("names only values that there are", async () => {
    assert.deepEqual(await minded('"{clientId}"', '"ID {clientld} of {serviceAccount}"'), [
      "{clientld}: There is no value called “clientld”. Did you mean “{clientId}”?",
    ]);
    assert.deepEqual(await minded('"{clientId}"', '"{client-id}"'), [
      "{client-id}: There is no value called “client-id”. Did you mean “{clientId}”?",
    ]);
    assert.deepEqual(await minded('"Rooms"', '"{roomGroup}"'), [
      "{roomGroup}: There is no value called “roomGroup”. Define it in “values”.",
    ]);
    assert.deepEqual(await minded('"{clientId}"', '"\\u007bnobody}"'), [
      '"\\u007bnobody}": There is no value called “nobody”. Define it in “values”.',
    ]);
  });

  it("may have other things in braces", async () => {
    for (const value of ["{00000003-0000-0000-c000-000000000000}", '{\\"a\\": 1}', "}{"]) {
      assert.deepEqual(await minded('"{clientId}"', `"${value}"`), []);
    }
  });

  it("has the secret only where it is handed over on its own", async () => {
    assert.deepEqual(await minded('"{secret}"', '"id:{secret}"'), [
      "{secret}: A secret stands in a field on its own, with nothing around it.",
    ]);
    assert.deepEqual(await minded('"Rooms"', '"{secret}"'), [
      "{secret}: A secret must not stand here. It is only handed over.",
    ]);
    assert.deepEqual(await minded("https://panels.example.com/auth", "https://panels.example.com/{secret}"), [
      "{secret}: A secret must not stand here. It is only handed over.",
    ]);
  });
});

describe("a redirect URI of a profile", () => {
  const redirecting = (uri: string, platform = "web") =>
    minded(
      '"platform": "web",\n            "uri": "https://panels.example.com/auth"',
      `"platform": "${platform}", "uri": "${uri}"`,
    );

  it("is one that Entra takes", async () => {
    const good: [string, string?][] = [
      ["https://panels.example.com"],
      ["https://panels.example.com/{clientId}?tenant={tenantId}"],
      ["http://localhost:3000/auth"],
      ["http://127.0.0.1"],
      ["https://panels.example.com", "spa"],
      ["brk-multihub://panels.example.com", "spa"],
      ["msal{clientId}://auth", "publicClient"],
      ["urn:ietf:wg:oauth:2.0:oob", "publicClient"],
      ["ms-appx-web://Microsoft.AAD.BrokerPlugin/{clientId}", "publicClient"],
    ];
    for (const [uri, platform] of good) {
      assert.deepEqual(await redirecting(uri, platform), [], uri);
    }
  });

  it("is refused otherwise", async () => {
    const bad: [string, RegExp, string?][] = [
      ["panels.example.com/auth", /whole address/],
      ["https:panels.example.com", /whole address/],
      ["https://", /whole address/],
      ["http://panels.example.com", /begins with https/],
      ["http://panels.example.com", /scheme of the app’s own/, "publicClient"],
      ["msal://auth", /begins with https/],
      ["https://*.example.com", /wildcards/],
      ["https://<agency>.example.com", /no brackets/],
      ["https://{serviceAccount}.example.com", /user name/],
      ["https://panels.example.com/#done", /fragment/],
      ["https://panels.example.com/a b", /blanks/],
      ["https://pänels.example.com", /ASCII/],
      ["https://ada:pw@panels.example.com", /user name/],
      ["javascript:alert(1)", /scheme/, "publicClient"],
      [`https://panels.example.com/${"x".repeat(250)}`, /256/],
    ];
    for (const [uri, message, platform] of bad) {
      const found = await redirecting(uri, platform);
      assert.equal(found.length, 1, uri);
      assert.match(found[0] ?? "", message, uri);
    }
  });
});

describe("a value of a profile", () => {
  it("is its own", async () => {
    assert.deepEqual(await minded('"serviceAccount"', '"clientId"'), [
      '"clientId": Every profile has “{clientId}” without defining it.',
    ]);
    assert.deepEqual(await minded('"serviceAccount"', '"secret"'), [
      '"secret": Every profile has “{secret}” without defining it.',
    ]);
  });

  it("may be a secret, which has no example", async () => {
    const password = '"password": { "title": "Password", "what": "Of the user.", "format": "secret"';
    assert.deepEqual(await minded('"values": {', `"values": { ${password} },`), []);
    assert.deepEqual(await minded('"values": {', `"values": { ${password}, "example": "hunter2" },`), [
      '"hunter2": The example must be kept out of here.',
    ]);
    const text = written('"values": {', `"values": { ${password} },`);
    assert.deepEqual(await messagesOf(text.replace('"{clientId}"', '"{password}"')), []);
    assert.deepEqual(await messagesOf(text.replace('"{clientId}"', '"ada:{password}"')), [
      "A secret stands in a field on its own, with nothing around it.",
    ]);
  });

  it("is like its example", async () => {
    assert.deepEqual(await minded('"panels@contoso.com"', '"panels"'), [
      '"panels": The example must be an email address.',
    ]);
    assert.deepEqual(await minded('"panels@contoso.com"', '"panels@contoso.com", "default": "x y"'), [
      '"x y": What is suggested must be an email address.',
    ]);
  });
});

describe("a name in a profile", () => {
  it("is no other profile's", async () => {
    assert.deepEqual(await minded('"room-panels"', '"clockwork"'), [
      '"clockwork": A profile called “clockwork” comes with Calendar Onramp. This one needs another ID.',
    ]);
  });

  it("is no other mode's", async () => {
    const mode = JSON.stringify(ownProfile.modes[0]);
    const text = JSON.stringify(ownProfile).replace(mode, `${mode},${mode}`);
    const { problems } = await read(text);
    assert.deepEqual(
      problems.map(({ message, offset }) => [message, offset > text.lastIndexOf('"modes"') + mode.length]),
      [["Another mode is called “app-only” already.", true]],
    );
  });

  it("is one that there is, where a mode says what to set up instead", async () => {
    const instead = (name: string) =>
      minded(
        '"registration"',
        `"outdated": { "since": "2026-10-01", "why": "x", "instead": "${name}" }, "registration"`,
      );

    assert.deepEqual(await instead("clockwork"), []);
    assert.deepEqual(await instead("clockwork:app-only-ews"), []);
    assert.match((await instead("clockwrk")).join(), /“clockwrk”. Did you mean “clockwork”\?$/);
    assert.match((await instead("clockwork:nothing-like-it")).join(), /There is no profile or mode called/);
    for (const itself of ["room-panels", "room-panels:app-only"]) {
      assert.match((await instead(itself)).join(), /This is the mode itself\./);
    }
  });
});

describe("a text of a profile", () => {
  it("has a day that there is", async () => {
    assert.deepEqual(await minded('"2026-11-21"', '"2026-02-30"'), [
      '"2026-02-30": There is no such day as “2026-02-30”.',
    ]);
  });

  it("has nothing that cannot be seen", async () => {
    for (const character of ["\\n", "\\u0000", "\\u202e", "\\u200b", "\\ud800", "\u2028"]) {
      assert.match((await minded("Room panels", `Room${character}panels`)).join(), /cannot be seen/);
    }
    assert.deepEqual(await minded("Room panels", "می\u200cخواهم 👩‍💻 – ‚a‘"), []);
  });

  it("has no secret", async () => {
    const secret = `abc8Q~${"x".repeat(34)}`;
    assert.match((await minded("Make a group.", `Use ${secret}.`)).join(), /looks like a client secret/);
  });
});

describe("hostile text", () => {
  it("is read to its end or refused", async () => {
    const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    assert.deepEqual(await messagesOf(deep(10_000)), [
      "Braces and brackets are nested too deeply for a profile.",
    ]);
    assert.deepEqual(await messagesOf("[}".repeat(100_000)), [
      "Braces and brackets are nested too deeply for a profile.",
    ]);
    assert.deepEqual(await messagesOf(`{"a": "${"x".repeat(10_000_000)}"}`), [
      "This file is larger than a profile can be, which is 1 MB.",
    ]);
    assert.deepEqual(await messagesOf(""), ["A value is missing here."]);
    assert.deepEqual((await messagesOf("{".repeat(40))).length, 1);
    assert.deepEqual(await messagesOf(`{${'"x": [],'.repeat(100_000)}}`), [
      "This file has more in it than a profile can have.",
    ]);
    // Each of these would have several things wrong with it, and the validator would keep them all.
    const many = Array.from({ length: 6_000 }, (_, index) => `"v${String(index)}": {}`).join();
    assert.equal((await messagesOf(`{ "values": {${many}} }`)).length, 100);
  });

  it("is told of where its size is the matter, which no schema says", async () => {
    for (const text of ["[".repeat(60), " ".repeat(2_000_000), `[${"1,".repeat(30_000)}1]`]) {
      const { problems } = await read(text);
      assert.deepEqual(
        problems.map(({ isStructure }) => isStructure),
        [false],
      );
    }
  });

  it("does not reach what objects inherit", async () => {
    const root = `{ "__proto__": ${written()} }`;
    const { profile, problems } = await read(root);
    assert.equal(profile, undefined);
    assert.ok(problems.some(({ message }) => message === "“__proto__” is not known here."));
    assert.equal(({} as { vendor?: string }).vendor, undefined);

    const { profile: named } = await read(written('"serviceAccount"', '"constructor"'));
    assert.deepEqual(Object.keys(named?.values ?? {}), ["constructor"]);
    assert.match(
      (await minded('"{clientId}"', '"{toString}"')).join(),
      /There is no value called “toString”/,
    );
  });

  it("says it of a property that stands twice", async () => {
    assert.deepEqual(await minded('"vendor": "Example",', '"vendor": "Example", "vendor": "Other",'), [
      '"vendor": “vendor” stands here twice.',
    ]);
  });

  it("is never thrown over, and what is said lies in the text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(broken(written()), fc.json().map(String), fc.string()), async (text) => {
        const { profile, problems } = await read(text);
        assert.equal(profile === undefined, problems.length > 0);
        for (const { offset, length, message } of problems) {
          assert.ok(offset >= 0 && length >= 0 && offset + length <= text.length, message);
          assert.match(message, /^[^\r\n]*[.?]$/);
        }
      }),
      runs(1000),
    );
  });
});
