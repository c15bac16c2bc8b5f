import type { Data } from "./applications.js";

/** Without what says nothing: `null`, and lists and objects with nothing in them. */
export function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) {
    const entries = value.map(withoutNothing).filter((entry) => entry !== undefined);
    return entries.length > 0 ? entries : undefined;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .map(([name, member]) => [name, withoutNothing(member)] as const)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return members.length > 0 ? Object.fromEntries(members) : undefined;
  }
  return value ?? undefined;
}

const types = ["Web", "Spa", "InstalledClient"];

const withoutPlace = new Set([
  "errorUrl",
  "orgRestrictions",
  "oauth2AllowUrlPathMatching",
  "trustedCertificateSubjects",
]);

interface ReplyUrl {
  readonly url: string;
  readonly type?: string;
}

/** The old form as its last version had it. */
export function latest(data: Data): unknown {
  const { objectId, homepage, replyUrls, publicClient, availableToOtherTenants, ...rest } = data;
  const kept = Object.fromEntries(Object.entries(rest).filter(([name]) => !withoutPlace.has(name)));
  const own = publicClient === true ? "InstalledClient" : "Web";
  const redirects = [
    ...((kept["replyUrlsWithType"] ?? []) as ReplyUrl[]),
    ...((replyUrls ?? []) as string[]).map((url) => ({ url, type: own })),
  ].map(({ url, type }) => ({
    url,
    type: types.find((each) => each.toLowerCase() === type?.toLowerCase()) ?? "Web",
  }));
  const isFirst = ({ url, type }: ReplyUrl, index: number) =>
    redirects.findIndex((other) => other.url === url && other.type === type) === index;
  const audience =
    availableToOtherTenants === true
      ? "AzureADMultipleOrgs"
      : availableToOtherTenants === false
        ? "AzureADMyOrg"
        : undefined;
  const withoutLanguage = (name: string) =>
    ((kept[name] ?? []) as Data[]).map((entry) => ({ ...entry, lang: null }));

  return withoutNothing({
    ...kept,
    id: kept["id"] ?? objectId,
    signInUrl: kept["signInUrl"] ?? homepage,
    allowPublicClient: kept["allowPublicClient"] ?? publicClient,
    signInAudience: kept["signInAudience"] ?? audience,
    replyUrlsWithType: redirects
      .filter(isFirst)
      .sort((a, b) => types.indexOf(a.type) - types.indexOf(b.type)),
    oauth2Permissions: withoutLanguage("oauth2Permissions").map((entry) => ({ ...entry, origin: null })),
    appRoles: withoutLanguage("appRoles"),
  });
}
