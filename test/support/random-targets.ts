import fc from "fast-check";
import type { Needs } from "../../src/profiles/needs.js";
import { audiences, type RedirectPlatform } from "../../src/profiles/profile.js";
import { currentApplication, legacyApplication, mixedApplication } from "./applications.js";
import { createRandom, writeWildly } from "./layouts.js";
import { asking } from "./needs.js";
import { hole, randomRequests } from "./random.js";
import { needing } from "./testing.js";

const settings = fc.record(
  {
    signInAudience: fc.constantFrom(null, "AzureADMyOrg", "azureadmyorg", hole, "{{AUDIENCE}}", 3),
    availableToOtherTenants: fc.boolean(),
    isFallbackPublicClient: fc.constantFrom(null, true, false, hole),
    allowPublicClient: fc.constantFrom(null, true, false, "true"),
    publicClient: fc.constantFrom(null, true, false, hole, {}, { redirectUris: null }),
    web: fc.constantFrom(null, {}, { redirectUris: [] }, { redirectUris: null }, { redirectUris: hole }, []),
    replyUrls: fc.constantFrom(null, [], ["https://sync.example.com/a"]),
    replyUrlsWithType: fc.constantFrom(null, [], hole),
  },
  { requiredKeys: [] },
);

/** A registration in either form, of which only some is said. */
export const randomApplication: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .record({
    application: fc.oneof(currentApplication, legacyApplication, mixedApplication, fc.constant({})),
    settings: fc.oneof(fc.constant({}), settings),
    requests: randomRequests,
  })
  .map(({ application, settings, requests }) => {
    const all: Record<string, unknown> = { ...application, ...settings, requiredResourceAccess: requests };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  });

/** It as a text in a layout that people might write, or nobody. */
export const randomTarget: fc.Arbitrary<string> = fc
  .record({ application: randomApplication, seed: fc.integer({ min: 1, max: 1_000_000 }) })
  .map(({ application, seed }) => fillHoles(writeWildly(createRandom(seed), application)));

/** It as JSON, without anything that only JSONC has. */
export const randomJson: fc.Arbitrary<string> = fc
  .record({ application: randomApplication, indent: fc.constantFrom("", "  ", "\t") })
  .map(({ application, indent }) => JSON.stringify(application, undefined, indent));

/** A text around a list of requests, or a part of it, as guides print it. */
export const randomFragment: fc.Arbitrary<string> = fc
  .record({
    requests: randomRequests,
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    shape: fc.constantFrom("property", "list", "entries"),
  })
  .map(({ requests, seed, shape }) => {
    const random = createRandom(seed);
    const write = (value: unknown) => fillHoles(writeWildly(random, value));
    if (shape === "property") {
      return `"requiredResourceAccess": ${write(requests ?? null)}`;
    }
    const entries = Array.isArray(requests) ? requests.filter(isEntry) : [];
    return shape === "list" || entries.length === 0
      ? write(entries)
      : entries.map(write).join(",") + random.pick(["", ",", "\n"]);
  });

const isEntry = (value: unknown) =>
  typeof value === "object" && value !== null && ("resourceAppId" in value || "resourceAccess" in value);

const fillHoles = (text: string) => text.replaceAll(`"${hole}"`, hole);

const values = ["Calendars.Read", "Calendars.ReadWrite", "User.Read", "offline_access", "Mail.Read"];
const requests = [
  ...values.map((value) => asking("Scope", value)),
  ...values.slice(0, 2).map((value) => asking("Role", value)),
  asking("Role", "full_access_as_app", { resource: "Office 365 Exchange Online" }),
  asking("Scope", "EWS.AccessAsUser.All", { resource: "Office 365 Exchange Online" }),
  asking("Scope", "User.Read", { resource: "Azure AD Graph" }),
];

const addresses = [
  "https://a.example",
  "http://localhost",
  "https://sync.example.com/a",
  "https://{customer}.example.com/b",
  "urn:ietf:wg:oauth:2.0:oob",
];

/** What some product needs. */
export const randomNeeds: fc.Arbitrary<Needs> = fc
  .record({
    permissions: fc.subarray(requests),
    redirects: fc.array(
      fc.record({
        platform: fc.constantFrom<RedirectPlatform>("web", "spa", "publicClient"),
        uri: fc.constantFrom(...addresses),
      }),
      { maxLength: 4 },
    ),
    audience: fc.constantFrom(...audiences),
    publicClient: fc.constantFrom(true, false, undefined),
    customer: fc.constantFrom("contoso", undefined),
  })
  .map(({ permissions, redirects, audience, publicClient, customer }) =>
    needing(
      { permissions, redirects, audience, ...(publicClient === undefined ? {} : { publicClient }) },
      customer === undefined ? {} : { customer },
    ),
  );
