import assert from "node:assert/strict";
import * as vscode from "vscode";
import { HalfDoneError, UserError } from "../../../src/base/errors.js";
import type { Connection } from "../../../src/identity/connection.js";
import { KeptPushes } from "../../../src/ui/tenant-manifests/kept-pushes.js";
import { stateAfter } from "../../../src/ui/tenant-manifests/push-state.js";

const contoso: Connection = {
  id: "contoso",
  name: "Contoso",
  cloud: "global",
  tenant: "contoso.com",
  way: { kind: "device-code" },
  readOnly: false,
};
const pretended: Connection = { ...contoso, id: "demo", cloud: "demo" };

const application = { id: "1", appId: "2", displayName: "Calendar sync" };

const before = {
  displayName: "Calendar sync",
  passwordCredentials: [{ hint: "canary", secretText: "canary" }],
  keyCredentials: [{ key: "canary" }],
};

/** What a window remembers until the next one. */
function createMemory(): vscode.Memento {
  const kept = new Map<string, string>();
  return {
    keys: () => [...kept.keys()],
    get: (key: string) => {
      const text = kept.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    update(key: string, value: unknown) {
      kept.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  } as vscode.Memento;
}

describe("the manifests from before a push", () => {
  let memory: vscode.Memento;
  let there: Connection[];
  const changed = new vscode.EventEmitter<void>();
  const open = () =>
    new KeptPushes(memory, {
      find: (id) => there.find((connection) => connection.id === id),
      onDidChange: changed.event,
    });

  beforeEach(() => {
    memory = createMemory();
    there = [contoso, pretended];
  });
  after(() => {
    changed.dispose();
  });

  it("are kept before anything is sent, for whoever comes after a crash, and without secrets", async () => {
    await open().begin(contoso, application, { before, changes: ["Sets notes."] });
    const [kept] = open().list();
    assert.equal(kept?.state, "started");
    assert.deepEqual(kept.before, { displayName: "Calendar sync" });
    assert.deepEqual(kept.application, application);
    assert.doesNotMatch(JSON.stringify(memory.get("pushes")), /canary/);
  });

  it("say how it ended, and are forgotten where nothing was changed", async () => {
    const pushes = open();
    const one = await pushes.begin(contoso, application, { before, changes: ["One."] });
    const other = await pushes.begin(contoso, application, { before, changes: ["Other."] });
    await pushes.end(one, "done");
    await pushes.forget(other);
    assert.deepEqual(
      open()
        .list()
        .map(({ changes, state }) => ({ changes, state })),
      [{ changes: ["One."], state: "done" }],
    );
  });

  it("are the last twenty", async () => {
    const pushes = open();
    for (let count = 1; count <= 21; count++) {
      await pushes.begin(contoso, application, { before, changes: [String(count)] });
    }
    const changes = open()
      .list()
      .flatMap((push) => push.changes);
    assert.equal(changes.length, 20);
    assert.ok(!changes.includes("1"));
    assert.ok(changes.includes("21"));
  });

  it("of a demo tenant are gone with it", async () => {
    const pushes = open();
    await pushes.begin(pretended, application, { before, changes: [] });
    assert.equal(pushes.list().length, 1);
    assert.deepEqual(open().list(), []);
    changed.fire();
    assert.equal(pushes.list().length, 1);
    there = [contoso];
    changed.fire();
    assert.deepEqual(pushes.list(), []);
  });
});

describe("stateAfter", () => {
  it("is sure only where nothing was sent", () => {
    assert.equal(stateAfter(new UserError("The tenant is another.")), "unchanged");
    assert.equal(stateAfter(new vscode.CancellationError()), "unchanged");
    assert.equal(stateAfter(new HalfDoneError("Nobody knows.")), "unknown");
    assert.equal(stateAfter(new TypeError("a bug")), "unknown");
  });
});
