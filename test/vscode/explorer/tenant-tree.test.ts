import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { DemoOptions } from "../../../src/demo/demo-tenant.js";
import type { Demo } from "../../../src/ui/connections/demo.js";
import { removeAll, services } from "../connections/opened.js";
import { setSetting } from "../language/editing.js";
import { below, find, outline, show, words } from "./lines.js";

const clockWork = "ClockWork Office365Sync";
const sense = "Sense Calendar Sync";

describe("the tenant tree", () => {
  // The view reads, too, while it can be seen.
  before(() => vscode.commands.executeCommand("workbench.action.closeSidebar"));

  afterEach(async () => {
    await setSetting("calendarOnramp.tenant.calendarAppsOnly", undefined);
    const { applicationViews } = await services();
    await applicationViews.forget({ id: "demo" });
    await removeAll();
  });

  const open = async (options?: DemoOptions): Promise<Demo> => {
    const { connections } = await services();
    return connections.openDemo(options);
  };

  /** How many requests something takes. */
  const count = async ({ tenant }: Demo, task: () => Promise<unknown>): Promise<number> => {
    const before = tenant.requests.graph;
    await task();
    return tenant.requests.graph - before;
  };

  it("shows 10,000 applications with two requests, and a page more with one", async function () {
    this.timeout(60_000);
    const demo = await open({ applications: 10_000 });
    assert.equal(
      await count(demo, async () => {
        const [connection] = await below();
        assert.ok(connection);
        await below(connection.node);
        const applications = await find(connection.node, "Applications");
        assert.ok((await words(applications.node)).length > 50);
      }),
      2,
    );
    const applications = await find(undefined, "Demo tenant", "Applications");
    assert.match(applications.words, /^Applications · calendar apps only · [\d,]+ so far of 10,000$/);
    const before = await words(applications.node);
    assert.match(before.at(-1) ?? "", /^Load more… · [\d,]+ of 10,000 looked at$/);

    const more = await find(applications.node, "Load more…");
    assert.equal(await count(demo, () => run(more.item.command)), 1);
    const after = await words(applications.node);
    assert.ok(after.length > before.length);
    assert.deepEqual(after.slice(0, before.length - 1), before.slice(0, -1));

    const owner = (more.node as { readonly owner?: unknown }).owner;
    assert.equal(owner, applications.node);
    await setSetting("calendarOnramp.tenant.calendarAppsOnly", false);
    assert.match((await show(applications.node)).words, /^Applications$/);
    assert.equal((await words(applications.node)).length, 101);
    assert.equal((await show(applications.node)).words, "Applications · 100 so far of 10,000");
  });

  it("says of a connection who is signed in, and where, when somebody points at it", async () => {
    const demo = await open();
    const { tenantTree } = await services();
    const connection = await find(undefined, "Demo tenant");
    assert.equal(connection.item.contextValue, "connection+demo");
    assert.deepEqual(await words(connection.node), ["Applications · calendar apps only", "Mailboxes"]);
    assert.equal(connection.item.tooltip, undefined);
    let resolved: vscode.TreeItem | undefined;
    const resolve = async () => {
      resolved = await tenantTree.resolveTreeItem(connection.item, connection.node);
    };
    assert.equal(await count(demo, resolve), 1);
    assert.equal(await count(demo, resolve), 0);
    const { domain } = demo.tenant;
    assert.match(tooltipOf(resolved), new RegExp(`^Organization: .*, ${domain}\\.$`, "m"));
    assert.match(tooltipOf(resolved), /^Signed in as the application .* valid until .*\.$/m);
  });

  it("opens an application with three requests at most, and shows all that stands in it", async () => {
    const demo = await open();
    const application = await find(undefined, "Demo tenant", "Applications", clockWork);
    assert.equal(application.words, `${clockWork} · secret ends in 9 days · EWS ends in 131 days`);
    assert.equal(application.item.contextValue, "application");
    assert.match(
      application.item.accessibilityInformation?.label ?? "",
      /^Application ClockWork Office365Sync, 2 problems: secret ends in 9 days, EWS ends in 131 days$/,
    );
    const requests = await count(demo, () => words(application.node));
    assert.ok(requests >= 1 && requests <= 3, String(requests));
    assert.equal(await count(demo, () => words(application.node)), 0);
    assert.deepEqual(await words(application.node), [
      "API permissions · 2 asked · 2 granted",
      "Credentials · 2 secrets · 9 days · 1 expired",
      "Redirect URIs · 1",
      "Owners",
      "Service principal",
      "Profile: ClockWork Office365 Sync · no gaps · 1 beyond",
    ]);
    assert.equal(
      await outline((await find(application.node, "API permissions")).node),
      [
        "Office 365 Exchange Online",
        "  full_access_as_app · application · granted · until 1 April 2027",
        "Microsoft Graph",
        "  Calendars.ReadWrite · application · granted",
        "",
      ].join("\n"),
    );
    assert.deepEqual(await words((await find(application.node, "Redirect URIs", "Mobile")).node), [
      "https://login.microsoftonline.com/common/oauth2/nativeclient",
    ]);
    const principal = await find(application.node, "Service principal");
    assert.deepEqual((await words(principal.node)).slice(0, 3), [
      "Enabled for sign-in · yes",
      "Assignment required · no",
      "Registered in · this tenant",
    ]);
    const secret = await find(application.node, "Credentials", clockWork);
    assert.equal(secret.item.contextValue, "credential+secret");
    assert.doesNotMatch(JSON.stringify(secret.item), /secretText/);
  });

  it("tells granted, not granted, left over and retired permissions apart", async () => {
    await open();
    const application = await find(undefined, "Demo tenant", "Applications", sense);
    const permissions = await find(application.node, "API permissions");
    assert.equal(permissions.words, "API permissions · 9 asked · 4 granted · 1 left over");
    assert.equal(permissions.item.contextValue, "permissions+missing+leftover");
    const lines = await Promise.all(
      [
        ["Microsoft Graph", "Calendars.ReadWrite.Shared"],
        ["Microsoft Graph", "Calendars.Read.Shared"],
        ["Microsoft Graph", "User.ReadBasic.All"],
        ["Windows Azure Active Directory · retired", "User.Read"],
      ].map((path) => find(permissions.node, ...path)),
    );
    assert.deepEqual(
      lines.map((line) => [line.words, line.item.contextValue, iconOf(line.item)]),
      [
        ["Calendars.ReadWrite.Shared · delegated · not granted", "permission+missing", "error"],
        ["Calendars.Read.Shared · delegated · granted", "permission+held", "pass"],
        ["User.ReadBasic.All · delegated · granted, no longer asked", "permission+held", "history"],
        ["User.Read · delegated · not granted · cannot work any more", "permission+missing", "error"],
      ],
    );
    // What was read says more than the list did.
    const opened = await show(application.node);
    assert.match(opened.words, /1 retired permission · no consent for everybody/);
    assert.match(tooltipOf(opened.item), /\n.*\./);
  });

  it("knows nothing any more of a tenant that is gone", async () => {
    const demo = await open();
    const { applications, connections } = await services();
    const application = await find(undefined, "Demo tenant", "Applications", sense);
    await words(application.node);
    const place = { connection: demo.connection, id: idOf(application.node) };
    assert.ok(applications.find(place));
    await connections.remove(demo.connection);
    assert.equal(applications.find(place), undefined);
  });

  it("reads one line anew with the requests of that line", async () => {
    const demo = await open();
    const { tenantTree, applications } = await services();
    const application = await find(undefined, "Demo tenant", "Applications", sense);
    const owners = await find(application.node, "Owners");
    assert.equal(await count(demo, () => words(owners.node)), 1);
    assert.equal((await find(application.node, "Owners")).words, "Owners · 1");

    const refresh = async (node: unknown) => {
      await vscode.commands.executeCommand("calendarOnramp.refreshNode", node);
      await outline((await find(undefined, "Demo tenant", "Applications", sense)).node);
      await words((await find(undefined, "Demo tenant", "Applications", clockWork)).node);
    };
    await refresh(owners.node);
    const line = await find(application.node, "Owners");
    assert.equal(await count(demo, () => refresh(line.node)), 1);
    // Grants, service principal and registration; owners and history, which are open.
    assert.equal(await count(demo, () => refresh(application.node)), 3);

    const place = { connection: demo.connection, id: idOf(application.node) };
    const known = applications.find(place);
    assert.ok(known);
    const shown = new Promise((resolve) => {
      const listening = tenantTree.onDidChangeTreeData((node) => {
        if (node?.id === application.node.id) {
          listening.dispose();
          resolve(undefined);
        }
      });
    });
    assert.equal(
      await count(demo, async () => {
        applications.keep(place, { ...known, permissions: [] });
        await shown;
        assert.equal((await words(application.node))[0], "API permissions · none");
      }),
      0,
    );
  });

  it("shows in place of what failed why it did, and tries again", async () => {
    const demo = await open();
    const application = await find(undefined, "Demo tenant", "Applications", sense);
    await words(application.node);
    demo.tenant.setScenario("html");
    await vscode.commands.executeCommand("calendarOnramp.refreshNode", application.node);
    const [failure, ...others] = await below(application.node);
    assert.deepEqual(others, []);
    assert.ok(failure);
    assert.equal(failure.item.contextValue, "failure");
    assert.match(failure.words, /\. · .*\.$/);
    assert.equal(failure.item.command?.title, "Retry");
    // The rest stays, and nothing asks again by itself.
    assert.ok((await words((await find(undefined, "Demo tenant", "Applications")).node)).length > 5);
    assert.equal(await count(demo, () => words(application.node)), 0);

    demo.tenant.setScenario("none");
    await run(failure.item.command);
    assert.equal((await words(application.node)).length, 6);
  });

  it("shows what fails of a list, and goes on where it broke off", async function () {
    this.timeout(60_000);
    const demo = await open({ applications: 450 });
    await setSetting("calendarOnramp.tenant.calendarAppsOnly", false);
    const applications = await find(undefined, "Demo tenant", "Applications");
    demo.tenant.setScenario("html");
    const [first, ...others] = await below(applications.node);
    assert.deepEqual(others, []);
    assert.equal(first?.item.contextValue, "failure");
    demo.tenant.setScenario("none");
    await run(first.item.command);
    assert.equal((await words(applications.node)).length, 101);

    demo.tenant.setScenario("html");
    await run((await find(applications.node, "Load more…")).item.command);
    const broken = await below(applications.node);
    assert.equal(broken.length, 101);
    assert.equal(broken.at(-1)?.item.contextValue, "failure");
    demo.tenant.setScenario("none");
    await run(broken.at(-1)?.item.command);
    assert.equal((await words(applications.node)).length, 201);
    for (let line = await below(applications.node); line.at(-1)?.item.contextValue === "loadMore";) {
      await run(line.at(-1)?.item.command);
      line = await below(applications.node);
    }
    assert.equal((await words(applications.node)).length, 450);
    assert.equal((await show(applications.node)).words, "Applications · 450");
  });

  it("waits where the tenant asks for it", async function () {
    this.timeout(60_000);
    const demo = await open();
    demo.tenant.setScenario("throttled");
    const application = await find(undefined, "Demo tenant", "Applications", sense);
    assert.equal((await words(application.node))[0], "API permissions · 9 asked · 4 granted · 1 left over");
  });

  it("keeps pinned applications above the others, whatever is searched for", async () => {
    const demo = await open();
    const { applicationViews, tenantTree } = await services();
    const application = await find(undefined, "Demo tenant", "Applications", sense);
    await vscode.commands.executeCommand("calendarOnramp.pinApplication", application.node);
    await applicationViews.pin(demo.connection, {
      id: "00000000-0000-4000-8000-000000000000",
      appId: "00000000-0000-4000-8000-000000000001",
      displayName: "Gone meanwhile",
    });
    applicationViews.search(demo.connection, "ClockWork");
    tenantTree.refresh();
    let pinned = await find(undefined, "Demo tenant", "Pinned");
    assert.equal(await count(demo, () => words(pinned.node)), 1);
    assert.deepEqual(await words(pinned.node), [
      "Gone meanwhile · no longer in this tenant",
      `${sense} · 1 retired permission · EWS ends in 131 days`,
    ]);
    const line = await find(pinned.node, sense);
    assert.equal(line.item.contextValue, "application+pinned");
    assert.equal((await words(line.node))[0], "API permissions · 9 asked · 4 granted · 1 left over");

    await vscode.commands.executeCommand("calendarOnramp.unpinApplication", line.node);
    pinned = await find(undefined, "Demo tenant", "Pinned");
    assert.equal(pinned.words, "Pinned · 1");
    await applicationViews.unpin(demo.connection, { id: "00000000-0000-4000-8000-000000000000" });
    assert.equal(
      (await words((await find(undefined, "Demo tenant")).node))[0]?.startsWith("Applications"),
      true,
    );
  });

  it("says what was searched for where nothing was found", async () => {
    const demo = await open();
    const { applicationViews } = await services();
    applicationViews.search(demo.connection, "no such thing");
    const applications = await find(undefined, "Demo tenant", "Applications");
    assert.equal(applications.item.contextValue, "applications+searching");
    const lines = await below(applications.node);
    assert.equal(
      (await show(applications.node)).words,
      "Applications · “no such thing” · calendar apps only · 0 of 7",
    );
    assert.deepEqual(
      lines.map((line) => line.words.replace(/ · .*/, "")),
      [
        "No application for calendars matches “no such thing”.",
        "Clear the search",
        "Look among all applications",
      ],
    );
    await run(lines[1]?.item.command);
    assert.equal((await words(applications.node)).length, 7);
    applicationViews.search(demo.connection, "full_access_as_app");
    assert.deepEqual(
      (await words(applications.node)).map((line) => line.replace(/ · .*/, "")),
      [clockWork, "innovaphone Calendar", "Quillhaven Tenant Administration"],
    );
  });

  it("shows names as the text that they are", async () => {
    const demo = await open();
    const { connections } = await services();
    const { graph } = await connections.open(demo.connection);
    const long = "x".repeat(120); // The longest that Entra takes.
    const names = [
      "\u202Egnisrever\u202C",
      "\u200F\u200F",
      "Pläne 🗓️ für 東京",
      "**bold** [link](command:workbench.action.quit) $(trash)",
      "<img src=x onerror=alert(1)>",
      long,
    ];
    for (const displayName of names) {
      await graph.post("/applications", { displayName });
    }
    await setSetting("calendarOnramp.tenant.calendarAppsOnly", false);
    const shown = await below((await find(undefined, "Demo tenant", "Applications")).node);
    const labels = shown.map(({ item }) => item.label);
    for (const label of [
      "gnisrever",
      "(no name)",
      "**bold** [link]\u200B(command:workbench.action.quit) $\u200B(trash)",
      "<img src=x onerror=alert(1)>",
      long,
    ]) {
      assert.ok(labels.includes(label), label);
    }
    assert.ok(labels.some((label) => typeof label === "string" && label.startsWith("Pläne 🗓")));
    assert.ok(shown.every(({ item }) => typeof item.tooltip !== "object"));
    assert.equal(
      (await words(shown.find(({ item }) => item.label === "(no name)")?.node))[0],
      "API permissions · none",
    );
  });

  it("says who consented, as far as the audit log tells", async () => {
    const demo = await open();
    const principal = await find(undefined, "Demo tenant", "Applications", sense, "Service principal");
    const history = await find(principal.node, "Who consented");
    assert.equal(await count(demo, () => words(history.node)), 1);
    assert.equal(await count(demo, () => words(history.node)), 0);
    assert.deepEqual(await words(history.node), [
      "9 November 2026 · ada.lindqvist@quillhaven.example · Consent for everybody was given.",
      "9 November 2026 · ada.lindqvist@quillhaven.example · profile, offline_access, Calendars.Read.Shared, openid and User.ReadBasic.All of Microsoft Graph were granted as delegated permissions.",
    ]);
  });

  it("says what is missing where a sign-in may not see the applications", async () => {
    const demo = await open();
    const { connections } = await services();
    const client = demo.tenant.clients.find(({ name }) => name === "Exchange calendar synchronization");
    assert.ok(client?.clientSecret);
    const { id, name, ...rest } = demo.connection;
    await connections.add(
      {
        ...rest,
        id: `${id}-vendor`,
        name: `${name} of a vendor`,
        readOnly: true,
        way: { kind: "client-secret", clientId: client.clientId },
      },
      { kind: "client-secret", secret: client.clientSecret },
    );
    const connection = await find(undefined, "Demo tenant of a vendor");
    assert.equal(connection.item.contextValue, "connection+readOnly");
    assert.match(connection.words, /read-only$/);
    const lines = await below((await find(connection.node, "Applications")).node);
    assert.deepEqual(
      lines.map(({ words, item }) => [words.slice(0, 16), item.contextValue]),
      [["Access is denied", "failure"]],
    );
    assert.match(lines[0]?.words ?? "", /The permission for it is missing/);
    // The other connection is as it was.
    await find(undefined, "Demo tenant", "Applications", sense);
  });

  it("says that nothing can be reached, and what works all the same", async () => {
    const demo = await open();
    const { connections } = await services();
    const { id, name, ...rest } = demo.connection;
    await connections.add({ ...rest, id: `${id}-later`, name: `${name}, later` }, demo.credential);
    const application = await find(undefined, "Demo tenant", "Applications", sense);
    await words(application.node);
    await demo.tenant.stop();
    const later = await below((await find(undefined, "Demo tenant, later")).node);
    assert.match(later[0]?.words ?? "", /^The connection to 127\.0\.0\.1:\d+ was refused\. · /);
    assert.deepEqual(
      later.map(({ item }) => [item.contextValue, iconOf(item)]),
      [
        ["failure+signIn", "debug-disconnect"],
        [undefined, "info"],
      ],
    );
    assert.match(later[1]?.words ?? "", /^Manifests are checked without a network · /);
    // What was read before stays.
    assert.equal((await words(application.node)).length, 6);
  });

  it("has a sentence for a screen reader on each line", async function () {
    this.timeout(60_000);
    await open();
    const check = async (node?: Parameters<typeof below>[0]): Promise<number> => {
      let lines = 0;
      for (const each of await below(node)) {
        assert.ok(each.item.accessibilityInformation?.label, each.words);
        assert.equal(each.item.id, each.node.id);
        lines += 1 + ((each.item.collapsibleState ?? 0) === 0 ? 0 : await check(each.node));
      }
      return lines;
    };
    assert.ok((await check((await find(undefined, "Demo tenant", "Applications")).node)) > 100);
  });
});

async function run(command: vscode.Command | undefined): Promise<void> {
  assert.ok(command);
  await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

function tooltipOf(item: vscode.TreeItem | undefined): string {
  assert.ok(typeof item?.tooltip === "string");
  return item.tooltip;
}

function iconOf({ iconPath }: vscode.TreeItem): string | undefined {
  return iconPath instanceof vscode.ThemeIcon ? iconPath.id : undefined;
}

function idOf(node: unknown): string {
  return (node as { readonly application: { readonly id: string } }).application.id;
}
