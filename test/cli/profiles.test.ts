import assert from "node:assert/strict";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import { runCli } from "../support/cli.js";
import { exchangeOnline } from "../support/manifests.js";

interface ListedProfile {
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
  readonly modes: readonly {
    readonly id: string;
    readonly title: string;
    readonly outdated: unknown;
    readonly permissions: readonly {
      readonly resourceAppId: string;
      readonly id: string;
      readonly value: string;
      readonly kind: "Role" | "Scope";
      readonly optional: boolean;
    }[];
  }[];
  readonly values: readonly { readonly name: string; readonly format: string }[];
}

async function list(...args: readonly string[]): Promise<ListedProfile[]> {
  const { code, out } = await runCli(["profiles", "--format", "json", ...args]);
  assert.equal(code, 0);
  return JSON.parse(out) as ListedProfile[];
}

describe("profiles", () => {
  it("lists every profile with its modes, in order, as JSON and as text", async () => {
    const ids = (profiles: readonly { id: string; modes: readonly { id: string }[] }[]) =>
      profiles.map(({ id, modes }) => [id, modes.map((mode) => mode.id)]);
    assert.deepEqual(ids(await list()), ids(standardProfiles));

    const { out } = await runCli(["profiles"]);
    for (const { id, product } of standardProfiles) {
      assert.ok(out.includes(`${id}  ${product}`), id);
    }
    assert.match(out, /out of date since 2026-10-01, instead: graph-readwrite/);
  });

  it("gives every permission as the catalogue has it", async () => {
    for (const { modes } of await list()) {
      for (const { resourceAppId, id, value, kind, optional } of modes.flatMap((mode) => mode.permissions)) {
        assert.equal(standardCatalogue().findPermission(resourceAppId, kind, id)?.value, value);
        assert.equal(typeof optional, "boolean");
      }
    }
  });

  it("gives one profile as a list of one", async () => {
    const [profile, ...others] = await list("ClockWork");
    assert.deepEqual(others, []);
    const mode = profile?.modes[0];
    assert.deepEqual(mode?.permissions, [
      {
        resourceAppId: exchangeOnline,
        id: "dc890d15-9560-4a4c-9b7f-a736ec74ec40",
        value: "full_access_as_app",
        kind: "Role",
        optional: false,
      },
    ]);
    const { since, instead } = mode.outdated as { since: string; instead: string };
    assert.deepEqual([since, instead], ["2026-10-01", "graph-readwrite"]);
    assert.deepEqual(Object.keys(mode.outdated as object), ["since", "why", "instead"]);
    assert.ok(profile?.modes.some(({ outdated }) => outdated === null));
  });

  it("offers no secret among the values that can be given", async () => {
    for (const { values } of await list()) {
      assert.ok(values.some(({ name }) => name === "clientId"));
      assert.ok(values.every(({ name, format }) => name !== "secret" && format !== "secret"));
    }
  });

  it("says in words all that an administrator has to know", async () => {
    const { code, out } = await runCli(["profiles", "clockwork"]);
    assert.equal(code, 0);
    for (const part of [
      /^clockwork: ClockWork Office365 Sync \(ClockWork\)\n/,
      /Out of date since 1 October 2026\./,
      /Instead: graph-readwrite\./,
      /full_access_as_app \(application\) of Office 365 Exchange Online\n +dc890d15-9560-4a4c-9b7f-a736ec74ec40\n/,
      /Audience: AzureADMyOrg/,
      /Redirect URI \(publicClient\): https:\/\/login\.microsoftonline\.com\/common\/oauth2\/nativeclient\n/,
      /Secret: at most 24 months/,
      /--set delegateMailbox=/,
      /Where the guide is in doubt/,
    ]) {
      assert.match(out, part);
    }
    for (const { id } of standardProfiles) {
      assert.doesNotMatch((await runCli(["profiles", id])).out, /undefined|\[object|null\b/, id);
    }
  });

  it("says only what concerns a mode that is named, as outdated ones name another", async () => {
    const { code, out } = await runCli(["profiles", "Calendar-Connector:monitor-user"]);
    assert.equal(code, 0);
    assert.match(out, /\ncalendar-connector:monitor-user: /);
    assert.doesNotMatch(out, /\ncalendar-connector:on-premises: /);

    const json = JSON.parse(
      (await runCli(["profiles", "clockwork:on-premises", "--format", "json"])).out,
    ) as {
      modes: { id: string }[];
    }[];
    assert.deepEqual(
      json.map(({ modes }) => modes.map(({ id }) => id)),
      [["on-premises"]],
    );

    const wrong = await runCli(["profiles", "clockwork:on-premise"]);
    assert.equal(wrong.code, 2);
    assert.match(wrong.complaints, /^There is no mode of clockwork called .*Did you mean on-premises\?/);
  });

  it("ends with 2 for a profile that there is not, and lists those there are", async () => {
    for (const id of ["clokwork", "__proto__", "", "\u001B[2J\u202E"]) {
      const { code, out, complaints } = await runCli(["profiles", id]);
      assert.equal(code, 2);
      assert.equal(out, "");
      assert.match(complaints, /^There is no profile called .*There are: clockwork,/);
      // eslint-disable-next-line no-control-regex -- that is what must not be there
      assert.doesNotMatch(complaints, /[\u001B\u202E]/);
    }
    assert.match((await runCli(["profiles", "clokwork"])).complaints, /Did you mean clockwork\?/);
  });
});
