import assert from "node:assert/strict";
import { runCli, type Meanwhile } from "../support/cli.js";
import {
  appCalendarsRead,
  exchangeOnline,
  fullAccessAsApp,
  requesting,
  resource,
} from "../support/manifests.js";

const native = "https://login.microsoftonline.com/common/oauth2/nativeclient";

const before = `{
  // ours
  "appId": "11111111-2222-3333-4444-555555555555",
  "displayName": "Calendar sync",
  "signInAudience": "AzureADMyOrg",
  "publicClient": {
    "redirectUris": []
  },
  "requiredResourceAccess": [],
}`;

const apply = (args: readonly string[], content: string | Uint8Array = before, meanwhile: Meanwhile = {}) =>
  runCli(["apply", ...args], { "a.json": content }, meanwhile);

interface Application {
  readonly signInAudience?: string;
  readonly publicClient?: { readonly redirectUris: readonly string[] };
  readonly web?: { readonly redirectUris: readonly string[] };
  readonly requiredResourceAccess: readonly { readonly resourceAccess: readonly { readonly id: string }[] }[];
}

/** Of what this file writes, no string holds a comment or a trailing comma. */
const parse = (text: string) =>
  JSON.parse(
    text
      .replace(/^\uFEFF/, "")
      .replaceAll(/^\s*\/\/.*$/gm, "")
      .replaceAll(/,(?=\s*[\]}])/g, ""),
  ) as Application;

const idsOf = ({ requiredResourceAccess }: Application) =>
  requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess.map(({ id }) => id));

describe("apply", () => {
  it("prints the manifest with what the product needs, and touches nothing", async () => {
    const { code, out, complaints, files } = await apply(["clockwork", "a.json"]);
    assert.equal(code, 0);
    assert.deepEqual(idsOf(parse(out)), ["dc890d15-9560-4a4c-9b7f-a736ec74ec40"]);
    assert.deepEqual(parse(out).publicClient?.redirectUris, [native]);
    assert.match(out, /^\{\n {2}\/\/ ours\n/);
    assert.match(complaints, /full_access_as_app \(application\) of Office 365 Exchange Online/);
    assert.equal(Buffer.from(files.get("a.json") ?? []).toString(), before);
  });

  it("says since when a mode is out of date, why, and what to set up instead", async () => {
    const { complaints } = await apply(["clockwork", "a.json"]);
    assert.match(
      complaints,
      /Out of date since 1 October 2026:\n.*1 April 2027.*\n +Instead: graph-readwrite\./,
    );
  });

  it("says what the manifest has beyond the profile, and keeps it", async () => {
    const { out, complaints } = await apply(["clockwork", "a.json"], requesting(appCalendarsRead));
    assert.ok(out.includes(appCalendarsRead));
    assert.match(
      complaints,
      /Beyond the profile, and kept:\n +Calendars\.Read \(application\) of Microsoft Graph\./,
    );
  });

  it("gives back the same bytes where there is nothing to do", async () => {
    const { bytes } = await apply(["clockwork", "a.json"]);
    const again = await apply(["clockwork", "a.json"], bytes);
    assert.equal(again.code, 0);
    assert.deepEqual(Buffer.from(again.bytes), Buffer.from(bytes));
    assert.match(again.complaints, /^Nothing to do in a\.json for ClockWork Office365 Sync/);
  });

  it("writes back where it is told to, and prints nothing then", async () => {
    const printed = await apply(["clockwork", "a.json"]);
    const { code, out, files } = await apply(["--write", "clockwork", "a.json"]);
    assert.equal(code, 0);
    assert.equal(out, "");
    assert.deepEqual(files.get("a.json"), Uint8Array.from(printed.bytes));
  });

  it("reads standard input, and does not claim to write it back", async () => {
    const { code, out } = await runCli(["apply", "clockwork", "-"], { "-": before });
    assert.equal(code, 0);
    assert.equal(out, (await apply(["clockwork", "a.json"])).out);

    const refused = await runCli(["apply", "--write", "clockwork", "-"], { "-": before });
    assert.equal(refused.code, 2);
    assert.equal(refused.out, "");
    assert.match(refused.complaints, /^Standard input cannot be written back/);
  });

  it("keeps the encoding, the byte order mark, the line ends and the missing final line end", async () => {
    const crlf = before.replaceAll("\n", "\r\n");
    const little = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
    const { out } = await apply(["clockwork", "a.json"], crlf);
    assert.doesNotMatch(out, /(?<!\r)\n/);
    assert.match(out, /\}$/);

    const marked = await apply(["clockwork", "a.json"], `\uFEFF${crlf}`);
    assert.equal(Buffer.from(marked.bytes).toString(), `\uFEFF${out}`);
    const wide = await apply(["clockwork", "a.json"], little(crlf));
    assert.deepEqual(Buffer.from(wide.bytes), little(out));
    const swapped = await apply(["clockwork", "a.json"], little(crlf).swap16());
    assert.deepEqual(Buffer.from(swapped.bytes), little(out).swap16());
  });

  it("takes a mode behind the profile or as an option, if they agree", async () => {
    const { out } = await apply(["clockwork", "a.json"]);
    for (const args of [
      ["clockwork:app-only-ews", "a.json"],
      ["ClockWork", "--mode", "app-only-ews", "a.json"],
      ["clockwork:app-only-ews", "--mode", "APP-ONLY-EWS", "a.json"],
    ]) {
      assert.equal((await apply(args)).out, out);
    }
    const { code, complaints } = await apply(["clockwork:on-premises", "--mode", "app-only-ews", "a.json"]);
    assert.equal(code, 2);
    assert.match(complaints, /^The mode is given twice/);
  });

  it("changes nothing for a mode without a registration, and says why", async () => {
    const { code, out, complaints } = await apply(["clockwork:on-premises", "a.json"]);
    assert.equal(code, 0);
    assert.equal(out, before);
    assert.match(
      complaints,
      /^Nothing to do in a\.json for .*\n +A name and a password need no app registration\./,
    );
  });

  it("does what it can where something needed has no place, says what is missing, and ends with 1", async () => {
    const text = `{ "displayName": "x", "requiredResourceAccess": {{PERMISSIONS}} }`;
    const { code, out, complaints } = await apply(["clockwork", "a.json"], text);
    assert.equal(code, 1);
    assert.ok(out.includes("{{PERMISSIONS}}") && out.includes(native));
    assert.match(
      complaints,
      /Not done:\n +full_access_as_app .*a placeholder stands for requiredResourceAccess/,
    );

    const again = await apply(["clockwork", "a.json"], out);
    assert.equal(again.code, 1);
    assert.equal(again.out, out);
    assert.match(again.complaints, /^Nothing was changed in a\.json for ClockWork Office365 Sync/);
  });

  it("ends with 0 where it leaves out only what nobody asked for", async () => {
    const { code, complaints } = await apply(["graph-read", "a.json"]);
    assert.equal(code, 0);
    assert.match(complaints, /Not done:\n +MailboxSettings\.Read .* is optional and is not added\./);
  });

  it("changes the application that is named, where there are several", async () => {
    const one = (name: string, appId: string) =>
      `{ "appId": "${appId}", "displayName": "${name}", "requiredResourceAccess": [] }`;
    const first = one("First", "11111111-1111-1111-1111-111111111111");
    const second = one("Second", "22222222-2222-2222-2222-222222222222");
    const both = `[\n  ${first},\n  ${second}\n]`;

    const refused = await apply(["clockwork", "a.json"], both);
    assert.equal(refused.code, 2);
    assert.equal(refused.out, "");
    assert.match(
      refused.complaints,
      /^a\.json: There are 2 applications.*First.*Second.*Do so with --app\.$/,
    );

    for (const app of ["Second", "22222222-2222-2222-2222-222222222222"]) {
      const { code, out } = await apply(["clockwork", "--app", app, "a.json"], both);
      assert.equal(code, 0);
      assert.ok(out.includes(first));
      assert.ok(!out.includes(second));
      assert.match(out, /"Second"[^]*dc890d15/);
    }
    assert.equal((await apply(["clockwork", "--app", "Third", "a.json"], both)).code, 2);
  });

  it("prints and writes nothing where it could not be run", async () => {
    for (const [args, content] of [
      [["clockwork", "nowhere.json"], before],
      [["clokwork", "a.json"], before],
      [["clockwork:nope", "a.json"], before],
      [["clockwork", "a.json"], before.slice(0, 120)],
      [["clockwork", "a.json"], "no manifest at all"],
      [["clockwork", "a.json"], "[1]"],
      [["clockwork", "a.json"], Buffer.concat([Buffer.from(before), Buffer.of(0xff, 0xfe, 0xfa)])],
      [["clockwork", "--optional", "Mail.Send", "a.json"], before],
      [["clockwork", "--set", "delegateMailbox=nobody", "a.json"], before],
      [["clockwork"], before],
    ] as const) {
      for (const write of [[], ["--write"]]) {
        const { code, out, complaints, files } = await apply([...write, ...args], content);
        assert.equal(code, 2, args.join(" "));
        assert.equal(out, "");
        assert.match(complaints, /\.$|error:/m);
        assert.doesNotMatch(complaints, /This is a bug/);
        assert.deepEqual(Buffer.from(files.get("a.json") ?? []), Buffer.from(content));
      }
    }
  });

  it("does not overwrite what somebody else wrote meanwhile, or what is read-only", async () => {
    const theirs = Buffer.from("somebody else's");
    const changed = await apply(["--write", "clockwork", "a.json"], before, {
      afterRead: (files) => files.set("a.json", theirs),
    });
    assert.equal(changed.code, 2);
    assert.deepEqual(changed.files.get("a.json"), theirs);

    const refused = await apply(["--write", "clockwork", "a.json"], before, { readOnly: ["a.json"] });
    assert.equal(refused.code, 2);
    assert.equal(refused.complaints, "Cannot write a.json: access is denied.");
  });

  it("never lets a file steer the terminal", async () => {
    const name = "a\u001B[2J.json";
    const hostile = `{ "displayName": "\\u001b[31m", "requiredResourceAccess": [{ "resourceAppId": "\\u001b[2J\\u202e", "resourceAccess": [{ "id": "\\u001b[1m\u202E", "type": "Role" }] }] }`;
    for (const args of [
      ["clockwork", name],
      ["clockwork", "--app", "\u001B[2J", name],
      ["\u001B[2J\u009B", name],
      ["clockwork:\u001B[2J\u009B", name],
      ["clockwork", "--optional", "\u001B[2J\u009B", name],
      ["clockwork", "--set", "\u001B[2J=x", name],
      ["clockwork", "--set", "tenantId=\u001B[2J", name],
      ["clockwork", "--\u001B[2J", name],
    ]) {
      const { complaints } = await runCli(["apply", ...args], { [name]: hostile });
      assert.notEqual(complaints, "");
      // eslint-disable-next-line no-control-regex -- that is what must not be there
      assert.doesNotMatch(complaints, /[\u001B\u009B\u202E]/);
    }
  });
});

describe("apply --set", () => {
  it("fills the redirect URI in", async () => {
    const { code, out } = await apply(["sense", "--set", "agency=contoso", "a.json"]);
    assert.equal(code, 0);
    assert.deepEqual(parse(out).web?.redirectUris, [
      "https://contoso.sensehq.com/settings/calendar-sync/auth-result",
    ]);
  });

  it("applies everything else where a value is missing, says how to give it, and ends with 1", async () => {
    const { code, out, complaints } = await apply(["sense", "a.json"]);
    assert.equal(code, 1);
    assert.ok(idsOf(parse(out)).length > 0);
    assert.doesNotMatch(out, /sensehq/);
    assert.match(complaints, /--set agency=/);

    const written = await apply(["sense", "--write", "a.json"]);
    assert.equal(written.code, 1);
    assert.equal(Buffer.from(written.files.get("a.json") ?? []).toString(), out);
  });

  it("asks for no value where the manifest has such a redirect URI already, in whatever capitals", async () => {
    const { out } = await apply(["sense", "--set", "agency=contoso", "a.json"]);
    for (const text of [out, out.replace("https://contoso.sensehq", "HTTPS://Contoso.SenseHQ")]) {
      const again = await apply(["sense", "a.json"], text);
      assert.equal(again.out, text);
      assert.equal(again.code, 0);
    }
  });

  it("adds no redirect URI that Entra would not take, and ends with 1", async () => {
    const set = ["--set", "redirectUri=https://pbx.contoso.com/calendar#done"];
    const { code, out, complaints } = await apply(["innovaphone", ...set, "a.json"]);
    assert.equal(code, 1);
    assert.ok(!out.includes("pbx"));
    assert.match(complaints, /#done is not added\. A redirect URI must not have a fragment/);
  });

  it("refuses a value that is not as it should be", async () => {
    for (const value of ["a=b", "", " contoso", "contoso.evil.example/", "a/b", "\u202E", "x".repeat(64)]) {
      const { code, out, complaints } = await apply(["sense", "--set", `agency=${value}`, "a.json"]);
      assert.equal(code, 2, value);
      assert.equal(out, "");
      assert.match(complaints, /^--set agency cannot be used\./);
    }
  });

  it("takes the same value twice, and refuses two", async () => {
    const twice = await apply(["sense", "--set", "agency=contoso", "--set", "agency=contoso", "a.json"]);
    assert.equal(twice.code, 0);
    const two = await apply(["sense", "--set", "agency=contoso", "--set", "agency=fabrikam", "a.json"]);
    assert.equal(two.code, 2);
    assert.equal(two.complaints, "--set agency is given twice, with different values.");
  });

  it("refuses names that the profile does not know, and lists those it does", async () => {
    for (const name of ["agncy", "__proto__", "constructor", "toString", "Agency"]) {
      const { code, out, complaints } = await apply(["sense", "--set", `${name}=contoso`, "a.json"]);
      assert.equal(code, 2);
      assert.equal(out, "");
      assert.match(complaints, /^sense has no value called .*There are: agency,.*clientId/);
    }
    for (const pair of ["agency", "=contoso", ""]) {
      const { code, complaints } = await apply(["sense", "--set", pair, "a.json"]);
      assert.equal(code, 2);
      assert.equal(complaints, "--set must be followed by NAME=VALUE.");
    }
  });

  it("refuses a secret, and never repeats it", async () => {
    const secret = "q8Z~not-for-anybodys-eyes";
    for (const pair of [
      `secret=${secret}`,
      `clientSecret=${secret}`,
      `tenantId=${secret}`,
      secret,
      `${secret}=`,
    ]) {
      for (const command of [
        ["apply", "clockwork", "a.json"],
        ["lint", "--profile", "clockwork", "a.json"],
        ["handover", "clockwork"],
        ["reminder", "clockwork", "--expires", "2028-01-01"],
      ]) {
        const { code, out, complaints } = await runCli([...command, "--set", pair], { "a.json": before });
        assert.equal(code, 2);
        assert.ok(!`${out}${complaints}`.includes("q8Z"), `${command.join(" ")}: ${complaints}`);
      }
    }
    const { complaints } = await apply(["clockwork", "--set", `secret=${secret}`, "a.json"]);
    assert.match(complaints, /^A secret has no place on a command line\./);
  });
});

describe("apply --optional", () => {
  it("leaves out what is out of date unless it is named", async () => {
    const retired = "311a71cc-e848-46a1-bdf8-97ff7156d8e6";
    const set = ["--set", "agency=contoso"];
    const withNone = await apply(["sense", ...set, "a.json"]);
    const withAll = await apply(["sense", ...set, "--optional", "all", "a.json"]);
    const named = await apply(["sense", ...set, "--optional", retired, "a.json"]);
    assert.ok(!withNone.out.includes(retired));
    assert.ok(!withAll.out.includes(retired));
    assert.ok(named.out.includes(retired));
  });

  it("lists what there is where a name is none of it", async () => {
    const { code, complaints } = await apply(["clockwork", "--optional", "Mail.Send", "a.json"]);
    assert.equal(code, 2);
    assert.equal(
      complaints,
      'clockwork:app-only-ews has no optional permission called "Mail.Send". It has none at all.',
    );
    assert.equal((await apply(["clockwork", "--optional", "all", "a.json"])).code, 0);
  });
});

describe("apply, to a fragment", () => {
  it("adds the permissions and says what has no place in it", async () => {
    const { code, out, complaints } = await apply(["clockwork", "a.json"], requesting());
    assert.equal(code, 0);
    assert.ok(out.includes(fullAccessAsApp.slice(2, 50)));
    assert.match(complaints, /full_access_as_app/);
  });

  it("asks for no value, because a redirect URI has no place in it", async () => {
    const { code, complaints } = await apply(
      ["sense", "a.json"],
      `[${resource(exchangeOnline, fullAccessAsApp)}]`,
    );
    assert.equal(code, 0);
    assert.match(complaints, /redirect URIs[^]*have no place in it/);
    assert.doesNotMatch(complaints, /--set/);
  });
});
