import assert from "node:assert/strict";
import * as vscode from "vscode";
import { registerStatus } from "../../../src/ui/language/status.js";
import type { Services } from "../../../src/ui/services.js";
import { closeAll, eventually, open } from "./editing.js";

/**
 * A second status beside the extension's own, over an editor in which that one shows nothing. Both would have the same
 * item, and VS Code throws where an item is created that there is already.
 */
function create() {
  const errors: unknown[] = [];
  const waiting: (() => void)[] = [];
  const services = {
    manifests: {
      onDidChange: () => new vscode.Disposable(() => undefined),
      find: () =>
        new Promise((resolve) => {
          waiting.push(() => {
            resolve({ isManifest: true, context: {} });
          });
        }),
    },
    today: () => "2026-11-21",
    log: { error: (error: unknown) => errors.push(error) },
  } as unknown as Services;
  return { status: registerStatus(services), errors, waiting };
}

describe("the status of the permissions", () => {
  beforeEach(async () => {
    await open("no manifest", "plaintext");
  });
  afterEach(closeAll);

  it("is created once, however many updates overlap", async () => {
    const { status, errors, waiting } = create();
    await eventually(() => waiting[0]);
    await vscode.workspace.openTextDocument({ content: "" });
    await eventually(() => waiting[1]);
    waiting.forEach((goOn) => {
      goOn();
    });
    await settle();
    status.dispose();
    assert.deepEqual(errors, []);
  });

  it("is not created after its end", async () => {
    const first = create();
    (await eventually(() => first.waiting[0]))();
    first.status.dispose();
    await settle();

    const second = create();
    (await eventually(() => second.waiting[0]))();
    await settle();
    second.status.dispose();
    assert.deepEqual([...first.errors, ...second.errors], []);
  });
});

/** Until what was begun has long ended: a trip to the workbench and back takes longer. */
async function settle(): Promise<void> {
  for (let trip = 0; trip < 5; trip++) {
    await vscode.commands.getCommands();
  }
}
