import { counted } from "../../base/words.js";
import { readApplication } from "../../graph/applications.js";
import { compareManifest, type Difference } from "../../tenant/compare-manifest.js";
import { readNamedApplication } from "../../tenant/named-application.js";
import { readTarget } from "../change-application.js";
import type { CommandWorld, ExitCode } from "../io.js";
import type { ConnectionOptions } from "../tenant/options.js";
import { withConnection } from "../tenant/with-connection.js";
import { printable } from "../words.js";

export interface DiffRequest extends ConnectionOptions {
  readonly app?: string;
  readonly format: "text" | "json";
}

/** Says in what a manifest departs from the tenant. Ends with 1 where it does. */
export function runDiff(
  path: string,
  text: string,
  request: DiffRequest,
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  return withConnection(request, io, async ({ graph, signal }) => {
    const target = await readTarget(path, { ...request, write: false }, { io, catalogue });
    const { id } = await readNamedApplication(graph, text, { signal });
    const tenant = await readApplication(graph, { id }, { signal });
    const { differences } = compareManifest(target.application, tenant, catalogue);
    io.print(
      request.format === "json"
        ? `${JSON.stringify({ version: 1, appId: tenant.appId, differences: differences.map(toJson) }, undefined, 2)}\n`
        : differences.map(describeDifference).join(""),
    );
    io.complain(
      differences.length === 0
        ? `${target.file.name} and the tenant say the same.`
        : `${counted(differences.length, "property", "properties")} of ${target.file.name} and the tenant differ.`,
    );
    return differences.length > 0 ? 1 : 0;
  });
}

export function toJson({ property, words, refusal }: Difference) {
  return { property, words, refusal: refusal ?? null };
}

/** A property, and below it what the file would change. */
export function describeDifference({ property, words, refusal }: Difference): string {
  const lines = [...words, ...(refusal === undefined ? [] : [refusal])];
  return [printable(property), ...lines.map((line) => `  ${printable(line)}`)]
    .map((line) => `${line}\n`)
    .join("");
}
