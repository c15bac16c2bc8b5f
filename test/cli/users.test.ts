import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { runCli } from "../support/cli.js";
import { askAsAdministrator, findClient, lineOf } from "./support/tenant.js";

interface User {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string | null;
}

describe("users", () => {
  let tenant: DemoTenant;

  before(async () => {
    tenant = await startDemoTenant({ mailboxes: 1100 });
  });
  after(() => tenant.stop());

  const run = (...args: readonly string[]) =>
    runCli(["users", "--endpoints", "line.json", ...args], { "line.json": lineOf(tenant) }, { isNow: true });

  const list = async (...args: readonly string[]) => {
    const { code, out, complaints } = await run("--format", "json", ...args);
    assert.deepEqual([code, complaints], [0, ""]);
    return (JSON.parse(out) as { value: User[] }).value;
  };

  it("gives all of them with three members each, as Microsoft Graph has them", async () => {
    const users = await list();
    assert.ok(users.length >= 1100);
    for (const user of users) {
      assert.deepEqual(Object.keys(user), ["id", "displayName", "mail"]);
    }
    const { value: expected } = await askAsAdministrator<{ value: User[] }>(
      tenant,
      "/users?$select=id,displayName,mail&$top=999",
    );
    assert.deepEqual(
      users.slice(0, expected.length),
      expected.map(({ id, displayName, mail }) => ({ id, displayName, mail })),
    );
    assert.ok(users.some(({ mail }) => mail === null));
  });

  it("finds people by how their name or address begins", async () => {
    const [ada, ...others] = await list("--search", "ada");
    assert.equal(ada?.displayName, "Ada Lindqvist");
    assert.ok(others.every(({ displayName, mail }) => /\bada/i.test(`${displayName} ${mail ?? ""}`)));
    assert.deepEqual(await list("--search", "nobody of that name"), []);
  });

  it("prints a table and says how many there are", async () => {
    const { code, out, complaints } = await run("--top", "3");
    assert.equal(code, 0);
    assert.match(out, /^Name +Mail\nAda Lindqvist +ada\.lindqvist@quillhaven\.example\n/);
    assert.equal(out.trimEnd().split("\n").length, 4);
    assert.equal(complaints, "3 users.");
  });

  it("says what is missing where the application may not read them", async () => {
    const { clientId } = findClient(tenant.clients, "Exchange calendar synchronization");
    const { code, out, complaints } = await run("--client-id", clientId);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(complaints, /GET \/users/);
    assert.doesNotMatch(complaints, /This is a bug/);
  });
});
