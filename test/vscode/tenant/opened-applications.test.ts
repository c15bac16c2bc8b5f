import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Connection } from "../../../src/identity/connection.js";
import { OpenedApplications } from "../../../src/ui/tenant/opened-applications.js";
import { removeAll } from "../connections/opened.js";
import { clockwork, openSubject } from "../tenant-manifests/demo-applications.js";

const contoso: Connection = {
  id: "contoso",
  name: "Contoso",
  cloud: "global",
  tenant: "contoso.com",
  way: { kind: "device-code" },
  readOnly: false,
};
const fabrikam: Connection = { ...contoso, id: "fabrikam", name: "Fabrikam" };

const opened = {
  application: { id: "1" },
  servicePrincipal: undefined,
  permissions: [],
} as unknown as Parameters<OpenedApplications["keep"]>[1];

describe("the applications that were opened", () => {
  let there: Connection[];
  let open: Connection[];
  let applications: OpenedApplications;
  const changed = new vscode.EventEmitter<void>();
  const isKnown = (connection: Connection) => applications.find({ connection, id: "1" }) !== undefined;

  beforeEach(() => {
    there = [contoso, fabrikam];
    open = [contoso, fabrikam];
    applications = new OpenedApplications({
      list: () => there,
      isOpen: ({ id }) => open.some((connection) => connection.id === id),
      open: () => Promise.reject(new Error("Nobody is there.")),
      onDidChange: changed.event,
    });
    applications.keep({ connection: contoso, id: "1" }, opened);
    applications.keep({ connection: fabrikam, id: "1" }, opened);
  });
  afterEach(() => {
    applications.dispose();
  });
  after(async () => {
    changed.dispose();
    await removeAll();
  });

  it("stay when anything else changes", () => {
    changed.fire();
    assert.deepEqual([isKnown(contoso), isKnown(fabrikam)], [true, true]);
  });

  it("are forgotten with the sign-in that read them", () => {
    open = [fabrikam];
    changed.fire();
    assert.deepEqual([isKnown(contoso), isKnown(fabrikam)], [false, true]);
  });

  it("are forgotten with the connection", () => {
    there = [contoso];
    changed.fire();
    assert.deepEqual([isKnown(contoso), isKnown(fabrikam)], [true, false]);
  });

  it("are not shown to anybody after a sign-out", async () => {
    const { services, connection, application } = await openSubject();
    assert.equal(application.displayName, clockwork);
    const place = { connection, id: application.id };
    await services.applications.open(place);
    assert.ok(services.applications.find(place));
    await services.connections.signOut(connection);
    assert.equal(services.applications.find(place), undefined);
  });
});
