import assert from "node:assert/strict";
import * as vscode from "vscode";
import { renderManifest } from "../../../src/tenant/manifest-text.js";
import { findLink, findLinkedManifest } from "../../../src/ui/tenant-manifests/find-linked-manifest.js";
import { removeAll } from "../connections/opened.js";
import { closeAll, eventually } from "../language/editing.js";
import {
  deleteManifests,
  openAsPerson,
  openSubject,
  writeManifest,
  type Subject,
} from "./demo-applications.js";

describe("the file of an application", () => {
  let subject: Subject;
  let text: string;

  beforeEach(async () => {
    subject = await openSubject();
    ({ text } = renderManifest(await subject.read(), "graph"));
  });
  afterEach(closeAll);
  afterEach(deleteManifests);
  after(removeAll);

  /** The name of the file and the number of differences. */
  async function find(): Promise<string | undefined> {
    const { services, connection, application } = subject;
    const found = await findLinkedManifest(services, connection, application.id);
    return found && say(found.uri, found.differences);
  }

  const say = (uri: vscode.Uri, differences: number) => `${uri.path} · ${String(differences)}`;

  it("is one that is open and says its id", async () => {
    const uri = await writeManifest(text.replace(/"notes": .*,/, '"notes": "Another",'));
    assert.equal(await find(), undefined);
    await openAsPerson(uri);
    assert.equal(await find(), say(uri, 1));
  });

  it("is remembered, and tells of edits before they are saved", async () => {
    const { services, connection, application } = subject;
    const uri = await writeManifest(text);
    await services.manifestLinks.remember(uri, {
      connectionId: connection.id,
      tenant: connection.tenant,
      id: application.id,
      appId: application.appId,
    });
    assert.equal(findLink(services, uri)?.id, application.id);
    assert.equal(await find(), say(uri, 0));

    const told = new Promise<string>((resolve) => {
      const listening = services.manifestLinks.onDidChangeLinks(({ id }) => {
        listening.dispose();
        resolve(id);
      });
    });
    const { document } = await openAsPerson(uri);
    const at = document.getText().indexOf('"displayName": "') + '"displayName": "'.length;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, document.positionAt(at), "My ");
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(await told, application.id);
    assert.equal(await find(), say(uri, 1));
  });

  it("goes with what happens on the disk", async () => {
    const { services, connection, application } = subject;
    const uri = await writeManifest(text);
    const link = {
      connectionId: connection.id,
      tenant: connection.tenant,
      id: application.id,
      appId: application.appId,
    };
    await services.manifestLinks.remember(uri, link);
    assert.equal(await find(), say(uri, 0));

    const moved = uri.with({ path: uri.path.replace(/\.json$/, "-moved.json") });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, moved);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(() => (services.manifestLinks.find(moved) ? true : undefined));
    assert.deepEqual(services.manifestLinks.find(moved), link);
    assert.equal(await find(), say(moved, 0));

    await vscode.workspace.fs.delete(moved);
    await eventually(async () => ((await find()) === undefined ? true : undefined));
  });

  it("is none where the connection leads elsewhere, or the file is broken", async () => {
    const { services, connection, application } = subject;
    const uri = await writeManifest(text);
    const link = { connectionId: connection.id, tenant: "other.example", id: application.id, appId: "" };
    await services.manifestLinks.remember(uri, link);
    assert.equal(findLink(services, uri), undefined);
    assert.equal(await find(), undefined);

    await services.manifestLinks.remember(uri, { ...link, tenant: connection.tenant });
    assert.equal(await find(), say(uri, 0));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${text} {`));
    await eventually(async () => ((await find()) === undefined ? true : undefined));
  });
});
