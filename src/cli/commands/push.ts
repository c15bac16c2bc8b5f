import { sleep } from "../../base/wait.js";
import { counted } from "../../base/words.js";
import { UserError } from "../../base/errors.js";
import { readApplication } from "../../graph/applications.js";
import { renderManifest } from "../../tenant/manifest-text.js";
import { readNamedApplication } from "../../tenant/named-application.js";
import { planPush, push } from "../../tenant/push-manifest.js";
import { readTarget } from "../change-application.js";
import type { CommandWorld, ExitCode, Io } from "../io.js";
import type { ConnectionOptions } from "../tenant/options.js";
import { withConnection, type Connected } from "../tenant/with-connection.js";
import { complainBelow } from "../words.js";
import { describeDifference } from "./diff.js";

export interface PushRequest extends ConnectionOptions {
  readonly app?: string;
  readonly yes?: boolean;
}

/**
 * Shows what a manifest would change in the tenant, and changes it with `--yes`. What was there before goes to standard
 * output first, so that it can be kept and pushed to go back.
 */
export function runPush(
  path: string,
  text: string,
  request: PushRequest,
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  return withConnection(request, io, async (connected) => {
    const { graph, signal } = connected;
    const target = await readTarget(path, { ...request, write: false }, { io, catalogue });
    const { id } = await readNamedApplication(graph, text, { signal });
    const tenant = await readApplication(graph, { id }, { signal });
    const plan = planPush(target.application, tenant, catalogue);

    const shown = plan.changes.map(describeDifference).join("");
    const hasRefused = plan.refused.length > 0;
    complainBelow(
      "Not pushed:",
      plan.refused.map(({ property, refusal }) => `${property}: ${refusal ?? ""}`),
      io,
    );
    if (plan.changes.length === 0) {
      io.complain("There is nothing to push.");
      return hasRefused ? 1 : 0;
    }
    if (!request.yes) {
      io.print(shown);
      io.complain(
        `${counted(plan.changes.length, "property", "properties")} would change. Nothing was changed: say --yes to push.`,
      );
      return 1;
    }
    refuseReadOnly(connected);
    io.complain(shown.trimEnd());
    io.print(renderManifest(tenant, "graph").text);
    if (!(await io.drain())) {
      throw new UserError("The manifest from before could not be written, so nothing was pushed.", {
        remedy: "Send standard output to a file that can be written.",
      });
    }
    // Whoever stops a command does not wait for its end.
    signal.addEventListener("abort", sayUnknown);
    try {
      const { outcome } = await push(graph, plan, catalogue, { signal, sleep });
      complainOutcome(outcome, io);
      return hasRefused ? 1 : 0;
    } finally {
      signal.removeEventListener("abort", sayUnknown);
    }
  });

  function sayUnknown(): void {
    io.complain(
      "The push was under way, and it is not known whether it took effect: “diff” tells. The manifest from before is on standard output.",
    );
  }
}

function refuseReadOnly({ connection }: Connected): void {
  if (connection.readOnly) {
    throw new UserError("This connection is read-only.", {
      remedy: "Its file says so. Take that out, or connect in another way, to push.",
    });
  }
}

function complainOutcome(outcome: "confirmed" | "unconfirmed", io: Io): void {
  io.complain(
    outcome === "confirmed"
      ? "Pushed, and read back as it should be. The manifest from before is on standard output."
      : "Pushed. What is read back is still the old state, which can take some minutes. The manifest from before is on standard output.",
  );
}
