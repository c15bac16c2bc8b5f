import assert from "node:assert/strict";
import { parseManifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import {
  largestSnippet,
  planMerge,
  readSnippet,
  type UnderstoodSnippet,
} from "../../src/manifest/snippet.js";
import {
  access,
  appCalendarsRead,
  application,
  azureAdGraph,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  offlineAccess,
  requesting,
  resource,
  userRead,
} from "../support/manifests.js";
import { context } from "../support/testing.js";

const exchange = `${exchangeOnline} Role dc890d15-9560-4a4c-9b7f-a736ec74ec40`;
const calendars = `${graph} Role 798ee544-9d2d-430c-a058-570e29e34338`;
const user = `${graph} Scope e1fe6dd8-ba31-4d61-89e7-88639da4683d`;

function understood(text: string): UnderstoodSnippet {
  const snippet = readSnippet(text, context.catalogue);
  assert.ok("permissions" in snippet, "problem" in snippet ? snippet.problem : "");
  return snippet;
}

function asks(text: string, ...expected: readonly string[]): UnderstoodSnippet {
  const snippet = understood(text);
  assert.deepEqual(
    snippet.permissions.map(({ resourceAppId, kind, id }) => `${resourceAppId} ${kind} ${id}`),
    expected,
  );
  return snippet;
}

function refuses(text: string, problem: RegExp): void {
  const snippet = readSnippet(text, context.catalogue);
  assert.ok("problem" in snippet, JSON.stringify(snippet));
  assert.match(snippet.problem, problem);
}

describe("what a guide prints", () => {
  it("is one entry", () => {
    const { permissions, mended, ignored } = asks(resource(exchangeOnline, fullAccessAsApp), exchange);
    assert.equal(permissions[0]?.permission?.value, "full_access_as_app");
    assert.deepEqual([mended, ignored], [[], []]);
  });

  it("is a property among the steps of the guide", () => {
    const list = [
      resource(graph, userRead),
      resource(azureAdGraph, access("311a71cc-e848-46a1-bdf8-97ff7156d8e6", "Scope")),
    ];
    const { mended } = asks(
      `6. Put this into the manifest (it's below “allowPublicClient”):\n"requiredResourceAccess": [${list.join(",\n")}]\n7. Click Save.`,
      user,
      `${azureAdGraph} Scope 311a71cc-e848-46a1-bdf8-97ff7156d8e6`,
    );
    assert.ok(mended.includes("The words around it were left out."));
  });

  it("is followed by a line that leads on to what was not copied", () => {
    const { mended } = asks(`${resource(exchangeOnline, fullAccessAsApp)}\n\n13. Click Save:`, exchange);
    assert.ok(mended.includes("The words around it were left out."));
    refuses(`"resourceAppId": "${exchangeOnline}", "resourceAccess": [ "id":`, /ends in the middle/);
  });

  it("is what a web page left of it", () => {
    const { mended } = asks(
      `  "resourceAppId": "${exchangeOnline}",\n  "resourceAccess": [\n      "id": "dc890d15-9560-4a4c-9b7f-a736ec74ec40",\n      "type": "Role"\n\n`,
      exchange,
    );
    assert.deepEqual(mended, ["The brackets that are missing were put in."]);
  });

  it("is a list, a manifest, or several blocks", () => {
    asks(`[${resource(graph, appCalendarsRead, userRead)}]`, calendars, user);
    const whole = application(
      '"displayName": "A “B”", "signInAudience": "X", "tags": []',
      resource(graph, userRead),
    );
    assert.deepEqual(asks(whole, user).ignored, ["displayName and signInAudience are not merged."]);
    const { mended } = asks(
      `For EWS:\n\`\`\`json\n${resource(exchangeOnline, fullAccessAsApp)}\n\`\`\`\nAnd for Graph:\n\`\`\`\n${resource(graph, userRead)}\n\`\`\``,
      exchange,
      user,
    );
    assert.ok(mended.includes("The text holds 2 pieces, which were read together."));
  });

  it("is the answer of Microsoft Graph, with its headers", () => {
    asks(
      `PATCH https://graph.microsoft.com/v1.0/applications/fda284b5-f0ad-4763-8289-31a273fca865\nContent-type: application/json\n\n${requesting(userRead)}`,
      user,
    );
  });

  it("is written for a shell, PowerShell, Terraform, Bicep, C# or YAML", () => {
    const id = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
    asks(`az ad app create --required-resource-accesses '[${resource(graph, userRead)}]'`, user);
    asks(
      `az ad app create --required-resource-accesses "[${resource(graph, userRead).replaceAll('"', '\\"')}]"`,
      user,
    );
    asks(
      `$access = @{ ResourceAppId = '${graph}'; ResourceAccess = @(@{ Id = "${id}"; Type = 'Scope' }) } # User.Read`,
      user,
    );
    asks(
      `resource "azuread_application" "x" {\n  required_resource_access {\n    resource_app_id = "${graph}" # Graph\n    resource_access {\n      id = "${id}"\n      type = "Scope"\n    }\n  }\n}`,
      user,
    );
    asks(
      `requiredResourceAccess: [{\n resourceAppId: '${graph}'\n resourceAccess: [\n { id: '${id}', type: 'Scope' }\n] }]`,
      user,
    );
    asks(
      `ResourceAppId = "${graph}", ResourceAccess = new List<ResourceAccess> { new ResourceAccess { Id = Guid.Parse("${id}"), Type = "Scope" } }`,
      user,
    );
    asks(`- resourceAppId: ${graph}\n  resourceAccess:\n  - id: ${id}\n    type: Scope\n`, user);
  });

  it("names permissions instead of GUIDs", () => {
    const { mended } = asks(resource("Microsoft Graph", access("Calendars.Read", "Application")), calendars);
    assert.deepEqual(mended, [
      `“Microsoft Graph” was read as ${graph}.`,
      "“Application” was read as Role.",
      "“Calendars.Read” was read as 798ee544-9d2d-430c-a058-570e29e34338.",
    ]);
  });

  it("names no resource, where there is only one that it can be", () => {
    const { mended } = asks(`[${userRead}, ${fullAccessAsApp}]`, user, exchange);
    assert.deepEqual(mended, [
      "No resource is named; only Microsoft Graph has User.Read and only Office 365 Exchange Online has full_access_as_app.",
    ]);
    refuses(
      `[${access("ef54d2bf-783f-4e0f-bca1-3210c0444d99", "Role")}]`,
      /^No resource is named, and ef54d2bf-783f-4e0f-bca1-3210c0444d99 is a permission of .* and /,
    );
    refuses(
      `[${access("5e3ce6c0-2b1f-4285-8d4b-75ee78787346", "Role")}]`,
      /no application permission .* is known/,
    );
  });

  it("asks for what nobody else knows", () => {
    const own = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
    const { permissions } = asks(resource(own, access(own, "Role")), `${own} Role ${own}`);
    assert.equal(permissions[0]?.permission, undefined);
    refuses(
      resource(own, access(own, "Role")).replaceAll(/[{}]/g, ""),
      /is not known as application permission of .*, and the text is too damaged to be sure of it/,
    );
  });

  it("says what was mended", () => {
    const text = `1 { ,„resource_app_id“: »${graph.replaceAll("-", "–")}«,\n2 'resourceAccess': [\n3 { id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d"\u00a0"type": "scope" },\n4 ...\n5 ]\n6 }`;
    assert.deepEqual(asks(text, user).mended, [
      "Unusual spaces were read as plain ones.",
      "Curly quotes were read as straight ones.",
      "Long dashes were read as hyphens.",
      "The dots were read as what is there already.",
      "Line numbers were left out.",
      "The commas that are too many were left out.",
      "Names were read as a manifest spells them.",
      "Single quotes were read as double ones.",
      "Names and values without quotes were given them.",
      "The commas that are missing were put in.",
      "“scope” was read as Scope.",
    ]);
    assert.deepEqual(asks(resource(graph, userRead, userRead), user).mended, [
      "What is asked for twice was read once.",
    ]);
    assert.deepEqual(
      asks(
        manifest(resource(graph, userRead)).replace("requiredResourceAccess", "requiredResourceAcess"),
        user,
      ).mended,
      ["“requiredResourceAcess” was read as requiredResourceAccess."],
    );
  });
});

describe("what cannot be understood", () => {
  it("asks for nothing", () => {
    for (const text of [
      "",
      "Click Save.",
      "{}",
      manifest(),
      manifest(resource(graph)),
      `The app ${graph} was created.`,
    ]) {
      refuses(text, /^Nothing in this text asks for a permission\.$/);
    }
  });

  it("was not filled in yet", () => {
    for (const id of [
      "<permission id>",
      "...",
      "{{ID}}",
      "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
      "00000000-0000-0000-0000-000000000000",
    ]) {
      refuses(
        resource(graph, access(id, "Role")),
        /^“.*” in permission 1 of Microsoft Graph is a placeholder/,
      );
    }
    refuses(resource("YOUR_API_ID", userRead), /^“YOUR_API_ID” in a resourceAppId is a placeholder/);
    refuses(`{ "resourceAppId": <your api>, "resourceAccess": [${userRead}] }`, /is a placeholder/);
    refuses(
      resource(graph, access("", "Role")),
      /^The GUID of permission 1 of Microsoft Graph is missing\.$/,
    );
  });

  it("is cut off, and says where", () => {
    const text = resource(graph, userRead, appCalendarsRead);
    const upTo = (end: string) => text.slice(0, text.indexOf(end));
    refuses(upTo('{ "id": "798ee544') + "{", /^The text ends in the middle of a permission\.$/);
    refuses(upTo("ee544"), /^The text ends in the middle of a permission\.$/);
    refuses(upTo(', "type": "Role"'), /^The text ends in the middle of a permission\.$/);
    refuses(upTo("[{"), /^The text ends in the middle of a permission\.$/);
    refuses(upTo(', "resourceAccess"'), /^The text ends before the permissions of Microsoft Graph\.$/);
    refuses(`Scope" }, ${appCalendarsRead} ] }`, /quotation mark/);
    refuses(`Scope }, ${appCalendarsRead} ] }`, /^The text begins in the middle of a permission\.$/);
  });

  it("holds more than is clear", () => {
    refuses(
      `${resource(graph, userRead)} and 798ee544-9d2d-430c-a058-570e29e34338`,
      /not clear whether .* is asked for, too/,
    );
    refuses(`[${resource(graph, userRead)}, ${appCalendarsRead}]`, /./);
    refuses(
      `[${manifest(resource(graph, userRead))}, ${manifest(resource(graph, offlineAccess))}]`,
      /holds 2 applications/,
    );
    refuses(
      `{ "resourceAppId": "${graph}", "resourceAppId": "${exchangeOnline}", "resourceAccess": [${userRead}] }`,
      /./,
    );
    refuses(`"resourceAccess": [${userRead}], "resourceAppId": "${graph}"`, /./);
    refuses(`{ "id": "798ee544-9d2d-430c-a058-570e29e34338", "type": "Role" "type": "Scope" }`, /./);
  });

  it("is a type or a GUID that is none", () => {
    refuses(
      resource(graph, access("e1fe6dd8-ba31-4d61-89e7-88639da4683d", "Role|Scope")),
      /is neither Role nor Scope/,
    );
    refuses(resource(graph, access("e1fe6dd8-ba31-4d61-89e7-88639da4683", "Scope")), /is not a whole GUID/);
    refuses(
      resource(graph, access("Calendars.Reed", "Role")),
      /^“Calendars.Reed” in permission 1 of Microsoft Graph is not a GUID/,
    );
    refuses(
      resource(graph, '{ "id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d" }'),
      /^Permission 1 of Microsoft Graph has no type\.$/,
    );
  });

  it("swallows the rest of the line in a comment", () => {
    refuses(
      `{ "resourceAppId": "${graph}", "resourceAccess": [ ${userRead}, // Calendars.Read ${appCalendarsRead} ] }`,
      /./,
    );
    asks(`[ ${resource(graph, userRead)}, // ${resource(exchangeOnline, fullAccessAsApp)}\n]`, user);
  });

  it("is too long, too deep or made to take for ever", () => {
    refuses(" ".repeat(largestSnippet + 1), /^The text is too long to be a snippet\.$/);
    refuses(`${'{"resourceAccess":['.repeat(2000)}"${graph}"`, /./);
    const units = [
      '"',
      "'",
      "{",
      "[",
      "`",
      "<",
      "/*",
      "//",
      "\\",
      '\\"',
      "&amp;",
      "<span ",
      "(",
      "- ",
      "1\n",
      '{"id":',
      "{{",
      "”",
      "id:",
    ];
    for (const unit of units) {
      const text = `${unit.repeat(100_000 / unit.length)}"resourceAppId": "${graph}"`;
      assert.ok("problem" in readSnippet(text, context.catalogue), unit);
    }
  });
});

describe("merging a snippet", () => {
  const merge = (text: string, snippet: string) => {
    const parsed = parseManifest(text, context.catalogue);
    const [target] = parsed.applications;
    assert.ok(target);
    const plan = planMerge(parsed, target, understood(snippet));
    return { ...plan, text: applyEdits(text, plan.edits) };
  };

  it("adds what is not there, and says what is", () => {
    const { text, changes, left } = merge(requesting(userRead), resource(graph, userRead, appCalendarsRead));
    assert.equal(text, requesting(userRead, appCalendarsRead));
    assert.deepEqual(changes, ["Adds Calendars.Read (application) of Microsoft Graph."]);
    assert.deepEqual(left, ["User.Read (delegated) of Microsoft Graph is asked for already."]);
  });

  it("changes nothing where all of it is there", () => {
    const { edits, changes, left } = merge(requesting(userRead), userRead);
    assert.deepEqual([edits, changes], [[], []]);
    assert.deepEqual(left, ["User.Read (delegated) of Microsoft Graph is asked for already."]);
  });
});
