import { counted } from "../../base/words.js";
import type { CommandWorld, ExitCode } from "../io.js";
import { describeGrants, listGrants } from "../tenant/describe-grants.js";
import { openNamed } from "../tenant/open-named.js";
import type { ConnectionOptions } from "../tenant/options.js";
import { withConnection } from "../tenant/with-connection.js";

export interface GrantsRequest extends ConnectionOptions {
  readonly format: "text" | "json";
}

/** Lists what an application asks for against what it was given. Ends with 1 where the two are not the same. */
export function runGrants(
  text: string,
  { format, ...options }: GrantsRequest,
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  return withConnection(options, io, async (connected) => {
    const opened = await openNamed(text, connected, { io, catalogue });
    const lines = listGrants(opened);
    io.print(
      format === "json"
        ? `${JSON.stringify({ version: 1, appId: opened.application.appId, grants: lines }, undefined, 2)}\n`
        : describeGrants(opened, io.columns),
    );
    const missing = lines.filter(({ state, forEverybody }) => state !== "granted" && !forEverybody).length;
    const leftover = lines.filter(({ state }) => state === "granted").length;
    io.complain(
      `${counted(lines.length, "permission")}: ${String(missing)} not granted to everybody, ${String(leftover)} granted and no longer asked for.`,
    );
    return missing + leftover > 0 ? 1 : 0;
  });
}
