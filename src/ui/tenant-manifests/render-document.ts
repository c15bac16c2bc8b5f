import type * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import { parseTarget } from "../../manifest/target.js";
import { compareManifest } from "../../tenant/compare-manifest.js";
import { renderManifest } from "../../tenant/manifest-text.js";
import type { OpenedApplication } from "../../tenant/open-application.js";
import { readText } from "../language/checked-files.js";
import type { Services } from "../services.js";
import { readComparisonUri, type ComparisonSubject, type Side } from "./comparison-uri.js";
import { readManifestUri, type ManifestSubject } from "./manifest-uri.js";

export interface Rendered {
  readonly text: string;
  /** Whether the text says why there is no other. */
  readonly isFailure: boolean;
}

/** The text of a document of a tenant. Asks nobody to sign in, because VS Code also opens those that were left open. */
export async function renderDocument(services: Services, uri: vscode.Uri): Promise<Rendered> {
  try {
    return { text: await render(services, uri), isFailure: false };
  } catch (error) {
    if (!(error instanceof UserError)) {
      services.log.error(error instanceof Error ? error : String(error));
    }
    return { text: renderFailure(error), isFailure: true };
  }
}

async function render(services: Services, uri: vscode.Uri): Promise<string> {
  const manifest = readManifestUri(uri);
  if (manifest) {
    return renderTenantManifest(await open(services, manifest), manifest);
  }
  const comparison = readComparisonUri(uri);
  if (comparison) {
    return await renderSide(await open(services, comparison), comparison);
  }
  throw new UserError("This address names no manifest.", {
    remedy: "Open the manifest from its application in the Tenant view.",
  });
}

async function open(
  { connections, applications }: Services,
  { connectionId, id }: Pick<ManifestSubject, "connectionId" | "id">,
): Promise<OpenedApplication> {
  const connection = connections.find(connectionId);
  if (!connection) {
    throw new UserError("The connection that this manifest was read with is not there any more.", {
      remedy: "Connect to the tenant and open the manifest from its application in the Tenant view.",
    });
  }
  return await applications.open({ connection, id });
}

function renderTenantManifest({ application }: OpenedApplication, { form }: ManifestSubject): string {
  const { text, lost } = renderManifest(application, form);
  return lost.length === 0 ? text : `${renderLost(lost)}${text}`;
}

/** A comment, which legacy manifests may have as any JSON document that is opened as one with comments. */
function renderLost(lost: readonly string[]): string {
  const lines = [
    "The old form, which the portal neither shows nor takes any more. It has no place for:",
    ...lost.map((each) => `- ${each}`),
  ];
  return lines.map((line) => `// ${line.replaceAll(/[\p{C}\p{Z}]+/gu, " ")}\n`).join("");
}

async function renderSide(
  { application }: OpenedApplication,
  { file, index, side }: ComparisonSubject & { readonly side: Side },
): Promise<string> {
  const text = await readText(file);
  const catalogue = standardCatalogue();
  const found = text === undefined ? undefined : parseTarget(text, catalogue).applications[index];
  if (!found) {
    throw new UserError("The file has no application in it any more.", {
      remedy: "Mend the file, or compare it anew.",
    });
  }
  return compareManifest(found, application, catalogue)[side];
}

/** As JSON, so that nothing underlines it. */
function renderFailure(error: unknown): string {
  const isExpected = error instanceof UserError;
  const words = isExpected
    ? { notShown: error.message, remedy: error.remedy }
    : { notShown: "The manifest could not be shown. The log of Calendar Onramp says where it failed." };
  return `${JSON.stringify(words, undefined, 2)}\n`;
}
