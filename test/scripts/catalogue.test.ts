import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

interface Data {
  readonly date: string;
  readonly resources: readonly Resource[];
}
interface Resource {
  readonly appId: string;
  readonly name: string;
  readonly permissions: readonly Entry[];
  readonly retired: readonly Entry[];
}
interface Entry {
  readonly id: string;
  readonly value: string;
  readonly kind: string;
  readonly adminConsent: string;
  readonly enabled: boolean;
  readonly lastSeen?: string;
}
interface Scripts {
  readonly readData: (source: string) => Data;
  readonly renderData: (data: Data) => string;
  readonly refresh: (data: Data, answer: unknown, date: string) => Data;
  readonly parseAnswer: (text: string) => unknown;
  readonly parseCsv: (text: string) => Record<string, string>[];
}

const graph = "00000003-0000-0000-c000-000000000000";
const source = readFileSync("src/catalogue/data.ts", "utf8");

/** The scripts are plain JavaScript, so their shapes are told here. */
async function load(): Promise<Scripts> {
  const files = ["data.mjs", "tenant.mjs", "csv.mjs"].map(
    (name) => pathToFileURL(join("scripts/catalogue", name)).href,
  );
  const modules = await Promise.all(files.map(async (file) => (await import(file)) as object));
  return Object.assign({}, ...modules) as Scripts;
}

describe("scripts/catalogue", () => {
  it("reads what it wrote, to the byte", async () => {
    const { readData, renderData } = await load();
    assert.equal(renderData(readData(source)), source);
  });

  it("takes over what a tenant publishes, and keeps what is gone as retired", async () => {
    const { readData, refresh } = await load();
    const data = refresh(
      readData(source),
      {
        value: [
          {
            appId: graph,
            displayName: "Microsoft Graph",
            appRoles: [
              {
                id: "798ee544-9d2d-430c-a058-570e29e34338",
                value: "Calendars.Read",
                allowedMemberTypes: ["Application"],
                isEnabled: true,
              },
              {
                id: "11111111-1111-4111-8111-111111111111",
                value: "Users.Only",
                allowedMemberTypes: ["User"],
                isEnabled: true,
              },
            ],
            oauth2PermissionScopes: [
              {
                id: "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",
                value: "Calendars.Read",
                type: "User",
                isEnabled: true,
              },
              {
                id: "1ec239c2-d7c9-4623-a91a-a9775856bb36",
                value: "Calendars.Write",
                type: "Admin",
                isEnabled: false,
              },
            ],
          },
          {
            appId: "22222222-2222-4222-8222-222222222222",
            displayName: "A client",
            appRoles: [],
            oauth2PermissionScopes: [],
          },
        ],
      },
      "2026-12-01",
    );
    const microsoftGraph = data.resources.find(({ appId }) => appId === graph);
    assert.ok(microsoftGraph);

    assert.equal(data.date, "2026-12-01");
    assert.deepEqual(
      microsoftGraph.permissions.map(({ value, kind, adminConsent, enabled }) => [
        value,
        kind,
        adminConsent,
        enabled,
      ]),
      [
        ["Calendars.Read", "Role", "true", true],
        ["Calendars.Read", "Scope", "false", true],
        ["Calendars.Write", "Scope", "true", false],
      ],
    );
    const gone = (value: string) => microsoftGraph.retired.find((old) => old.value === value)?.lastSeen;
    assert.equal(gone("Calendars.ReadBasic.All"), "2026-08-22", "no longer published");
    assert.equal(gone("Calendars.ReadWrite"), "2026-08-22", "published under another name");
    assert.equal(data.resources.length, readData(source).resources.length, "a client is no resource");
    assert.ok(
      data.resources.some(({ permissions }) => permissions.length === 84),
      "Exchange Online stays",
    );
  });

  describe("takes from a tenant", () => {
    const microsofts = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
    const own = "99999999-9999-4999-8999-999999999999";
    const api = (over: object) => ({
      appId: "33333333-3333-4333-8333-333333333333",
      appOwnerOrganizationId: microsofts,
      displayName: "A new API",
      appRoles: [
        {
          id: "44444444-4444-4444-8444-444444444444",
          value: "Things.Read",
          allowedMemberTypes: ["Application"],
          isEnabled: true,
        },
      ],
      oauth2PermissionScopes: [],
      ...over,
    });
    const refreshed = async (...principals: readonly object[]) => {
      const { readData, refresh, renderData } = await load();
      // Written and read again, because that is what ships.
      return readData(renderData(refresh(readData(source), { value: principals }, "2026-12-01")));
    };
    const nameOf = ({ resources }: Data, id = api({}).appId) =>
      resources.find(({ appId }) => appId === id)?.name;

    it("what is Microsoft's, and not what is its own", async () => {
      assert.equal(nameOf(await refreshed(api({}))), "A new API");
      const corporate = api({ appOwnerOrganizationId: "72f988bf-86f1-41af-91ab-2d7cd011db47" });
      assert.equal(nameOf(await refreshed(corporate)), "A new API");
      for (const owner of [own, null]) {
        assert.equal(nameOf(await refreshed(api({ appOwnerOrganizationId: owner }))), undefined);
      }
    });

    it("what is known already, whosever it is", async () => {
      const data = await refreshed(api({ appId: graph, appOwnerOrganizationId: own, displayName: "Graph" }));
      assert.equal(nameOf(data, graph), "Graph");
    });

    it("a name on one line", async () => {
      const data = await refreshed(api({ displayName: " A\r\nnew\u2028API\n= x " }));
      assert.equal(nameOf(data), "A new API = x");
      assert.equal(data.resources.length, (await refreshed(api({}))).resources.length);
    });

    it("nothing that says not whose it is, is a part, or does not fit", async () => {
      const { readData, refresh, parseAnswer } = await load();
      const refuses = (answer: object, why: RegExp) => {
        assert.throws(() => refresh(readData(source), answer, "2026-12-01"), why);
      };
      refuses({ value: [api({ appOwnerOrganizationId: undefined })] }, /does not say whose “A new API” is/);
      refuses({ value: [], "@odata.nextLink": "https://graph.microsoft.com/next" }, /is not complete/);
      refuses({ error: { code: "Forbidden" } }, /has no list of service principals/);
      refuses({ value: [api({ appId: "x y" })] }, /cannot write down: \["x y",""\]/);
      const [role] = api({}).appRoles;
      refuses({ value: [api({ appRoles: [{ ...role, value: "Things\nRead" }] })] }, /cannot write down/);
      assert.throws(() => parseAnswer("<html>"), /is not JSON/);
    });
  });

  it("reads quoted fields", async () => {
    const { parseCsv } = await load();
    assert.deepEqual(parseCsv('a,b,c\r\n1,"x, ""y""",\r\n'), [{ a: "1", b: 'x, "y"', c: "" }]);
  });

  it("says how it is used when it is not", () => {
    const folder = mkdtempSync(join(tmpdir(), "catalogue-"));
    try {
      writeFileSync(join(folder, "x.json"), "{}");
      for (const args of [
        [],
        ["--tenant", join(folder, "x.json")],
        ["--table", folder, "--tenant", folder, "--date", "2026-01-01"],
        ["--tenant", join(folder, "x.json"), "--date", "2026-02-30"],
        ["--tenant", join(folder, "x.json"), "--date", "2026-13-01"],
      ]) {
        const { status, stderr } = spawnSync(process.execPath, ["scripts/catalogue.mjs", ...args], {
          encoding: "utf8",
        });
        assert.equal(status, 2);
        assert.match(stderr, /^Usage/);
      }
      const { status, stderr } = spawnSync(
        process.execPath,
        ["scripts/catalogue.mjs", "--tenant", join(folder, "x.json"), "--date", "2026-12-01"],
        { encoding: "utf8" },
      );
      assert.equal(status, 1);
      assert.equal(stderr, "The answer has no list of service principals in “value”.\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.equal(readFileSync("src/catalogue/data.ts", "utf8"), source);
  });
});
