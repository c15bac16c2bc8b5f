import { standardCatalogue } from "../../catalogue/standard.js";
import { exchangeOnline, graph } from "../../catalogue/well-known.js";

/** The delegated permissions that this extension asks people for, none of which changes anything. */
const scopes: Readonly<Record<string, readonly string[]>> = {
  [graph]: [
    "User.Read",
    "offline_access",
    "Application.Read.All",
    "Directory.Read.All",
    "Calendars.Read",
    "Calendars.Read.Shared",
  ],
  [exchangeOnline]: ["EWS.AccessAsUser.All"],
};

const steps = [
  "The registration that people sign in with from Calendar Onramp, instead of the public client of Microsoft.",
  "",
  "1. In the Entra admin center, open App registrations and choose New registration.",
  "   Name it, keep it to this organization only, and register it.",
  "2. Open its Manifest, replace the five properties below, and save.",
  "3. Open its API permissions and grant admin consent.",
  "4. Copy the client ID from its Overview. In VS Code, run Connect to a Tenant, sign in in the browser,",
  "   choose A registration of our own, and enter the client ID.",
  "",
  "A permission that changes the tenant is asked for when it is needed, and not before. Leave out what you do not want:",
  "without EWS.AccessAsUser.All, calendars are read through Microsoft Graph alone.",
];

/**
 * The manifest of a public client with what this extension asks for, and what to do with it.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest
 */
export function renderPublicClient(): string {
  const manifest = {
    displayName: "Calendar Onramp",
    signInAudience: "AzureADMyOrg",
    isFallbackPublicClient: true,
    publicClient: { redirectUris: ["http://localhost", "https://vscode.dev/redirect"] },
    requiredResourceAccess: Object.entries(scopes).map(([resourceAppId, names]) => ({
      resourceAppId,
      resourceAccess: names.map((name) => ({ id: idOf(resourceAppId, name), type: "Scope" })),
    })),
  };
  const comment = steps.map((line) => `// ${line}`.trimEnd()).join("\n");
  return `${comment}\n${JSON.stringify(manifest, undefined, 2)}\n`;
}

function idOf(resourceAppId: string, name: string): string {
  const permission = standardCatalogue().findPermissionByName(resourceAppId, "Scope", name);
  if (!permission) {
    throw new Error(`The catalogue has no ${name}.`);
  }
  return permission.id;
}
