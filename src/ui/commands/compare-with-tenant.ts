import * as vscode from "vscode";
import { standardCatalogue } from "../../catalogue/standard.js";
import { compareManifest } from "../../tenant/compare-manifest.js";
import { tell } from "../changes/carry-out.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import { chooseManifest } from "../tenant-manifests/choose-manifest.js";
import { comparisonUri, type Side } from "../tenant-manifests/comparison-uri.js";
import { nameFile } from "../tenant-manifests/name-file.js";
import type { Command } from "./command.js";

export const compareWithTenant: Command = {
  id: commandIds.compareWithTenant,

  async run(services, ...args) {
    const pair = await chooseManifest(services, args, { title: "Compare with Tenant", changes: false });
    const { connection, application, opened, document, file, index } = pair;
    const { differences } = compareManifest(file, opened.application, standardCatalogue());
    const name = nameFile(document.uri);
    if (differences.length === 0) {
      tell(`${name} and ${application.displayName} in ${connection.name} say the same.`);
      return;
    }
    const [tenant, own] = (["tenant", "file"] as const).map((side: Side) =>
      comparisonUri(connection, application, { file: document.uri, index, side }),
    );
    const title = plain(`${application.displayName}: tenant ↔ ${name}`);
    await vscode.commands.executeCommand("vscode.diff", tenant, own, title, { preview: false });
  },
};
