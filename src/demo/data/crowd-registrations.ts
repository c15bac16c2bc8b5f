import { falls, hash, pick } from "./hash.js";
import { registration, roles, scopes, type PermissionName, type Registration } from "./registration.js";

const graph = "Microsoft Graph";
const exchange = "Office 365 Exchange Online";

const subjects = [
  "Absence",
  "Berth",
  "Cargo",
  "Claims",
  "Container",
  "Contract",
  "Customs",
  "Delivery",
  "Demurrage",
  "Driver",
  "Expense",
  "Fleet",
  "Freight",
  "Fuel",
  "Gate",
  "Hiring",
  "Invoice",
  "Lease",
  "Manifest",
  "Payroll",
  "Port",
  "Quote",
  "Rail",
  "Safety",
  "Scan",
  "Shift",
  "Supplier",
  "Tariff",
  "Tender",
  "Training",
  "Visitor",
  "Yard",
] as const;
const things = [
  "Archive",
  "Board",
  "Bot",
  "Bridge",
  "Desk",
  "Export",
  "Feed",
  "Forms",
  "Gateway",
  "Import",
  "Insights",
  "Link",
  "Mailer",
  "Monitor",
  "Notifier",
  "Planner",
  "Portal",
  "Reports",
  "Robot",
  "Scheduler",
  "Sign-in",
  "Sync",
] as const;
const endings = ["", "", "", " (test)", " 2", " DEV", " – old"] as const;

const signIn = scopes(graph, "User.Read");

/** What the other registrations ask for, and how many in 240 do. */
const kinds: readonly (readonly [share: number, asks: readonly PermissionName[]])[] = [
  [120, signIn],
  [28, scopes(graph, "openid", "profile", "offline_access", "User.Read")],
  [20, roles(graph, "User.Read.All")],
  [18, roles(graph, "Mail.Send")],
  [14, roles(graph, "GroupMember.Read.All", "User.ReadBasic.All")],
  [12, [...roles(graph, "Directory.Read.All"), ...signIn]],
  [8, roles(graph, "Sites.Read.All")],
  [6, [...scopes("Azure AD Graph", "User.Read"), ...signIn]],
  [4, [...scopes(graph, "Calendars.ReadWrite", "offline_access"), ...signIn]],
  [3, roles(graph, "Calendars.Read")],
  [2, roles(graph, "Calendars.ReadWrite", "MailboxSettings.Read")],
  [2, roles(exchange, "full_access_as_app")],
  [1, scopes(exchange, "EWS.AccessAsUser.All")],
  [1, [...scopes(graph, "Calendars.Read.Shared"), ...signIn]],
  [1, []],
];
const shares = kinds.reduce((sum, [share]) => sum + share, 0);

/** A registration that nobody made by hand: the `number`-th. */
export function crowdRegistration(seed: number, number: number): Registration {
  const draw = (purpose: number) => hash(seed ^ 0x5eed, number, purpose);
  const asks = asksOf(draw(1) % shares);
  const subject = pick(subjects, draw(2));
  const thing = pick(things, draw(3));
  const needsSecret = asks.some(({ kind }) => kind === "Role") || falls(draw(4), 30);
  const isWeb = asks.some(({ kind }) => kind === "Scope");
  const createdDaysAgo = 20 + (draw(5) % 2900);
  const name = `${subject} ${thing}${pick(endings, draw(6))}`;
  return registration(name, {
    audience: falls(draw(7), 12) ? "AzureADMultipleOrgs" : "AzureADMyOrg",
    createdDaysAgo,
    owners: falls(draw(8), 70) ? [draw(9) % 40] : [],
    asks,
    grants: falls(draw(10), 88) ? asks : [],
    secrets: needsSecret
      ? [
          {
            name: pick(["Secret", "Production", "Password uploaded on creation", "app"], draw(11)),
            startedDaysAgo: Math.min(createdDaysAgo, 365),
            endsInDays: (draw(12) % 900) - 170,
          },
        ]
      : [],
    web: isWeb ? [`https://${subject.toLowerCase()}-${String(number)}.quillhaven.example/signin-oidc`] : [],
    hasServicePrincipal: !falls(draw(13), 4),
    enabled: !falls(draw(14), 3),
  });
}

function asksOf(draw: number): readonly PermissionName[] {
  let rest = draw;
  for (const [share, asks] of kinds) {
    if (rest < share) {
      return asks;
    }
    rest -= share;
  }
  return signIn;
}
