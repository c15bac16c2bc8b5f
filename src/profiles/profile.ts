import type { Day } from "../base/days.js";
import type { PermissionKind } from "../catalogue/catalogue.js";
import type { PermissionNames } from "../catalogue/names.js";
import type { CheckId } from "./checks.js";
import type { RecipeUse } from "./recipes.js";

/**
 * What a vendor's product needs in order to read or write calendars, as data.
 *
 * A profile of the workspace has this shape, too (`*.calendar-profile.json`). Those that ship with the product are
 * `StandardProfile`s, whose names of permissions, recipes and checks the compiler knows.
 *
 * Texts are whole sentences, titles have no full stop. In texts marked as templates, `{name}` stands for the value of
 * that name, one of `values` or of those that every profile has (see values.ts).
 */
export interface Profile<Request extends AnyPermissionRequest = AnyPermissionRequest> {
  /** What the command line and the settings call it. */
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
  /** What the product does with calendars. */
  readonly summary: string;
  /** What has to be known, next to the values that every profile has. */
  readonly values: Readonly<Record<string, ValueDefinition>>;
  /** The first one is meant where none is named. */
  readonly modes: readonly [Mode<Request>, ...Mode<Request>[]];
  /** Where the guide is out of date, contradicts itself or leaves something open. */
  readonly doubts: readonly Doubt[];
  /** What the guide has and the profile has not. */
  readonly leftOut: readonly LeftOut[];
  readonly sources: readonly [Source, ...Source[]];
}

/** The vendor of a profile that is about a way to read or write calendars, whatever the product. */
export const anyVendor = "Any vendor";

export type StandardProfile = Profile<PermissionRequest>;

export interface Source {
  readonly title: string;
  readonly page?: string;
  readonly section?: string;
  /** The day on which it was read. */
  readonly read: Day;
}

export const modeKinds = [
  "app-only-ews",
  "app-only-graph",
  "delegated-graph",
  "service-account",
  "monitor-user",
  "on-premises",
] as const;

export type ModeKind = (typeof modeKinds)[number];

/** One way to set the product up. */
export interface Mode<Request extends AnyPermissionRequest = AnyPermissionRequest> {
  readonly id: string;
  readonly title: string;
  readonly kind: ModeKind;
  readonly what: string;
  readonly outdated?: OutdatedMode;
  readonly registration: Registration<Request> | NoRegistration;
  /** What is done outside of the registration, in order. */
  readonly steps: readonly Step[];
  /** How the integration is taken away again. */
  readonly disable?: readonly Step[];
  readonly delays: readonly Delay[];
  readonly handover: readonly HandoverField[];
  readonly verify: readonly Verification[];
}

export type StandardMode = Mode<PermissionRequest>;

/** Why a mode should not be set up any more. */
export interface OutdatedMode {
  readonly since: Day;
  readonly why: string;
  /** `PROFILE` or `PROFILE:MODE`. */
  readonly instead: string;
}

/** The registration that the administrator makes in her own tenant. */
export interface Registration<Request extends AnyPermissionRequest = AnyPermissionRequest> {
  readonly by: "administrator";
  /** The name that the guide suggests. */
  readonly name?: string;
  readonly permissions: readonly Request[];
  readonly audience: Audience;
  readonly redirects: readonly RedirectNeed[];
  /** Whether it is a public client ("Allow public client flows"). Not touched where it does not say. */
  readonly publicClient?: boolean;
  readonly secret?: SecretNeed;
}

/** Why there is no registration to make. */
export interface NoRegistration {
  readonly by: "vendor" | "nobody";
  readonly why: string;
}

export const audiences = [
  "AzureADMyOrg",
  "AzureADMultipleOrgs",
  "AzureADandPersonalMicrosoftAccount",
  "PersonalMicrosoftAccount",
] as const;

export type Audience = (typeof audiences)[number];

export interface AnyPermissionRequest {
  /** The name of the resource, or its appId. */
  readonly resource: string;
  readonly kind: PermissionKind;
  readonly value: string;
  /** What the product does with it. */
  readonly why: string;
  /** Added only where it is asked for. */
  readonly optional?: true;
  /** Why it should be left out today, although the guide has it. Such a permission is optional. */
  readonly outdated?: string;
}

/** A permission that the catalogue knows. */
export type PermissionRequest = {
  [Resource in keyof PermissionNames]: {
    [Kind in PermissionKind]: AnyPermissionRequest & {
      readonly resource: Resource;
      readonly kind: Kind;
      readonly value: PermissionNames[Resource][Kind];
    };
  }[PermissionKind];
}[keyof PermissionNames];

export type RedirectPlatform = "web" | "spa" | "publicClient";

export interface RedirectNeed {
  readonly platform: RedirectPlatform;
  /** A template. */
  readonly uri: string;
  readonly note?: string;
}

export interface SecretNeed {
  /** The description that the guide suggests. */
  readonly name?: string;
  /** How long it should be valid at the most. */
  readonly months: number;
  /** What the guide says, where that is something else. */
  readonly guideMonths?: number;
  readonly note?: string;
}

/** How a value is written, which says how it is checked. */
export const valueFormats = [
  "guid",
  "email",
  /** One label of a host name, for instance the name of a customer in front of a vendor's domain. */
  "host-label",
  "domain",
  "https-url",
  "text",
  /** Never asked for, never stored, never shown. */
  "secret",
] as const;

export type ValueFormat = (typeof valueFormats)[number];

export interface ValueDefinition {
  readonly title: string;
  /** What it is and where it is found. */
  readonly what: string;
  readonly format: ValueFormat;
  readonly example?: string;
  /** A suggestion. */
  readonly default?: string;
}

export interface Step {
  readonly title: string;
  readonly what: string;
  readonly optional?: true;
  /** The script that does it. */
  readonly recipe?: RecipeUse;
  /** What the guide says that is no longer so. */
  readonly outdated?: { readonly since?: Day; readonly why: string; readonly instead: string };
  /** Where in the guide. */
  readonly section?: string;
}

export interface Delay {
  readonly what: string;
  readonly hours: number;
  readonly section?: string;
}

/** A value that is typed into the vendor's product. */
export interface HandoverField {
  /** The page or group of settings. */
  readonly section?: string;
  /** What the product calls it. */
  readonly field: string;
  /** A template, or the value itself. */
  readonly value?: string;
  /** What can be chosen, where it is for the administrator to choose. */
  readonly choices?: readonly string[];
  readonly note?: string;
}

export interface Verification {
  readonly check: CheckId;
  /** What is special about it for this product. */
  readonly note?: string;
}

export interface Doubt {
  readonly kind: "outdated" | "contradiction" | "open";
  /** What the guide says. */
  readonly guide: string;
  readonly section?: string;
  /** What is so today, and what to do instead. */
  readonly today: string;
  readonly since?: Day;
  readonly page?: string;
}

export interface LeftOut {
  readonly what: string;
  readonly section?: string;
  readonly why: string;
}
