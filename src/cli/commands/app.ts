import { counted } from "../../base/words.js";
import { daysBetween, inDays, readableDay, type Day } from "../../base/days.js";
import { renderManifest } from "../../tenant/manifest-text.js";
import { listCredentials } from "../../tenant/credentials.js";
import type { OpenedApplication } from "../../tenant/open-application.js";
import { judgeOpened, type Remark } from "../../tenant/standing.js";
import { describeGrants, listGrants } from "../tenant/describe-grants.js";
import type { CommandWorld, ExitCode } from "../io.js";
import { openNamed } from "../tenant/open-named.js";
import type { ConnectionOptions } from "../tenant/options.js";
import { withConnection } from "../tenant/with-connection.js";
import { complainBelow, printable } from "../words.js";

export interface AppRequest extends ConnectionOptions {
  readonly format: "text" | "json" | "manifest" | "legacy-manifest";
}

/** Shows one registration: what it is, what is wrong with it, what it asks for and holds. */
export function runApp(
  text: string,
  request: AppRequest,
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  return withConnection(request, io, async (connected) => {
    const opened = await openNamed(text, connected, { io, catalogue });
    const { format } = request;
    if (format === "manifest" || format === "legacy-manifest") {
      const manifest = renderManifest(opened.application, format === "manifest" ? "graph" : "legacy");
      io.print(manifest.text);
      complainBelow("The legacy form has no place for:", manifest.lost, io);
      return 0;
    }
    const remarks = judgeOpened(opened, { catalogue, asOf: io.today, warnDays: 30, errorDays: 7 });
    io.print(format === "json" ? toJson(opened, remarks) : describe(opened, remarks, io.today));
    return 0;
  });
}

function toJson(opened: OpenedApplication, remarks: readonly Remark[]): string {
  const { application, servicePrincipal } = opened;
  const shown = {
    version: 1,
    application,
    servicePrincipal: servicePrincipal ?? null,
    permissions: listGrants(opened),
    credentials: listCredentials(application).map(({ what, keyId, name, start, end }) => ({
      what,
      keyId,
      name: name ?? null,
      start: start ?? null,
      end: end ?? null,
    })),
    remarks: remarks.map(({ what, severity, sentence }) => ({ what, severity, sentence })),
  };
  return `${JSON.stringify(shown, undefined, 2)}\n`;
}

function describe(opened: OpenedApplication, remarks: readonly Remark[], today: Day): string {
  const { application, servicePrincipal } = opened;
  const credentials = listCredentials(application);
  const redirects = [application.web, application.spa, application.publicClient].flatMap(
    (platform) => platform?.redirectUris ?? [],
  );
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ["Name", [application.displayName ?? "(no name)"]],
    ["Client ID", [application.appId ?? ""]],
    ["Object ID", [application.id ?? ""]],
    ["Audience", [application.signInAudience ?? "unknown"]],
    [
      "Service principal",
      [
        servicePrincipal
          ? `${servicePrincipal.id ?? ""}${servicePrincipal.accountEnabled === false ? ", disabled" : ""}`
          : "none in this tenant",
      ],
    ],
    [
      "Credentials",
      credentials.length === 0
        ? ["none"]
        : credentials.map(
            ({ what, name, keyId, end }) => `${what} ${name ?? keyId}, ${describeEnd(end, today)}`,
          ),
    ],
    ["Redirect URIs", redirects.length === 0 ? ["none"] : redirects],
    [
      "To know",
      remarks.length === 0
        ? ["nothing is wrong as far as it shows here"]
        : remarks.map(({ sentence }) => sentence),
    ],
  ];
  const width = Math.max(...facts.map(([title]) => title.length));
  const lines = facts.flatMap(([title, texts]) =>
    texts.map((text, index) => `${(index === 0 ? title : "").padEnd(width)}  ${printable(text)}\n`),
  );
  const asked = counted(listGrants(opened).length, "permission");
  return `${lines.join("")}\n${asked}:\n${describeGrants(opened)}`;
}

function describeEnd(end: Day | undefined, today: Day): string {
  return end === undefined
    ? "without an end"
    : `${end < today ? "ended" : "ends"} ${inDays(daysBetween(today, end))}, on ${readableDay(end)}`;
}
