import assert from "node:assert/strict";
import { runCli } from "../support/cli.js";
import {
  access,
  appCalendarsRead,
  calendarsRead,
  exchangeOnline,
  fullAccessAsApp,
  requesting,
  resource,
} from "../support/manifests.js";

const before = `\uFEFF{\r\n  // ours\r\n  "displayName": "x",\r\n  "requiredResourceAccess": [\r\n    ${resource("00000003-0000-0000-c000-000000000000", appCalendarsRead)}\r\n  ]\r\n}`;
const snippet = resource(exchangeOnline, fullAccessAsApp);

const merge = (given: string | Uint8Array, args: readonly string[] = [], content: string = before) =>
  runCli(["merge", "--snippet", "s.txt", ...args, "a.json"], { "a.json": content, "s.txt": given });

describe("merge", () => {
  it("puts what a guide prints next to what is there, and touches nothing", async () => {
    const { code, out, complaints, files } = await merge(snippet);
    assert.equal(code, 0);
    assert.ok(out.startsWith("\uFEFF{\r\n  // ours\r\n"));
    assert.ok(out.includes(appCalendarsRead) && out.includes("dc890d15-9560-4a4c-9b7f-a736ec74ec40"));
    assert.doesNotMatch(out, /(?<!\r)\n/);
    assert.match(complaints, /full_access_as_app \(application\) of Office 365 Exchange Online/);
    assert.equal(Buffer.from(files.get("a.json") ?? []).toString(), before);
  });

  it("writes it back where it is told to", async () => {
    const printed = await merge(snippet);
    const { code, out, files } = await merge(snippet, ["--write"]);
    assert.equal(code, 0);
    assert.equal(out, "");
    assert.equal(Buffer.from(files.get("a.json") ?? []).toString(), printed.out);
    assert.equal(Buffer.from(files.get("s.txt") ?? []).toString(), snippet);
  });

  it("gives back the same bytes where all of it is there", async () => {
    const { code, out, complaints } = await merge(
      resource("00000003-0000-0000-c000-000000000000", appCalendarsRead),
    );
    assert.equal(code, 0);
    assert.equal(out, before);
    assert.match(complaints, /^Nothing to do in a\.json, which asks for all of it already\.$/);
  });

  it("says what it had to mend in the snippet", async () => {
    const { code, out, complaints } = await merge(snippet.replaceAll('"', "”"));
    assert.equal(code, 0);
    assert.ok(out.includes("dc890d15-9560-4a4c-9b7f-a736ec74ec40"));
    assert.match(complaints, /To understand the snippet in s\.txt:\n +\S/);
  });

  it("takes the snippet or the manifest from standard input, but not both", async () => {
    const { out } = await merge(snippet);
    const fromSnippet = await runCli(["merge", "--snippet", "-", "a.json"], {
      "-": snippet,
      "a.json": before,
    });
    const fromManifest = await runCli(["merge", "--snippet", "s.txt", "-"], {
      "-": before,
      "s.txt": snippet,
    });
    assert.equal(fromSnippet.out, out);
    assert.equal(fromManifest.out, out);

    const both = await runCli(["merge", "--snippet", "-", "-"], { "-": before });
    assert.equal(both.code, 2);
    assert.match(both.complaints, /^The snippet and the manifest cannot both come from standard input\./);
  });

  it("changes nothing where the snippet is not understood", async () => {
    for (const given of ["", "   ", "See the guide.", '{ "resourceAppId": ', Buffer.of(0xff, 0xfe, 0xfa)]) {
      for (const write of [[], ["--write"]]) {
        const { code, out, complaints, files } = await merge(given, write);
        assert.equal(code, 2, String(given));
        assert.equal(out, "");
        assert.match(complaints, /nothing was changed/);
        assert.equal(Buffer.from(files.get("a.json") ?? []).toString(), before);
      }
    }
  });

  it("ends with 2 where one of the two is missing or broken", async () => {
    const noSnippet = await runCli(["merge", "--snippet", "gone.txt", "a.json"], { "a.json": before });
    assert.equal(noSnippet.complaints, "Cannot read gone.txt: there is no such file.");
    assert.equal(noSnippet.code, 2);
    assert.equal((await merge(snippet, [], before.slice(0, 100))).code, 2);
    assert.equal((await runCli(["merge", "a.json"], { "a.json": before })).code, 2);
  });

  it("prints no secret of either file", async () => {
    const secret = "q8Z~not-for-anybodys-eyes";
    const credential = `"passwordCredentials": [{ "secretText": "${secret}" }]`;
    const whole = `{ ${credential}, "requiredResourceAccess": [${snippet}] }`;
    for (const [given, content] of [
      [whole, before],
      [`"clientSecret": "${secret}", ${whole.slice(1, -1)}`, before],
      [snippet, `{ ${credential}, "requiredResourceAccess": [] }`],
    ] as const) {
      const { out, complaints } = await merge(given, ["--write"], content);
      assert.ok(!`${out}${complaints}`.includes(secret), complaints);
    }
  });

  it("merges into the application that is named", async () => {
    const several = `[{ "displayName": "One", "requiredResourceAccess": [] }, { "displayName": "Two", "requiredResourceAccess": [] }]`;
    assert.equal((await merge(snippet, [], several)).code, 2);
    const { code, out } = await merge(snippet, ["--app", "Two"], several);
    assert.equal(code, 0);
    assert.match(out, /"One", "requiredResourceAccess": \[\] \}.*"Two".*dc890d15/s);
  });

  it("ends with 1 where some of it has no place", async () => {
    const text = `{ "displayName": "x", "requiredResourceAccess": {{PERMISSIONS}} }`;
    const { code, out, complaints } = await merge(snippet, [], text);
    assert.equal(code, 1);
    assert.equal(out, text);
    assert.match(
      complaints,
      /^Nothing was changed in a\.json\.\nNot done:\n +full_access_as_app .* is not added/,
    );
  });

  it("merges what the catalogue does not know, too", async () => {
    const unknown = resource(exchangeOnline, access("12345678-1234-4234-8234-123456789012", "Role"));
    const { code, out } = await merge(unknown, [], requesting(calendarsRead));
    assert.equal(code, 0);
    assert.ok(out.includes("12345678-1234-4234-8234-123456789012"));
  });
});
