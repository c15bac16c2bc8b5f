import { isGuid, isNil } from "../base/guid.js";
import type { Profile, ValueDefinition, ValueFormat } from "./profile.js";
import { holdsSecret } from "./secrets.js";

/** What every registration has, so that profiles need not define it. */
export const commonValues = {
  clientId: {
    title: "Application (client) ID",
    what: "The ID of the registration, on its overview page.",
    format: "guid",
    example: "11111111-2222-3333-4444-555555555555",
  },
  tenantId: {
    title: "Directory (tenant) ID",
    what: "The ID of the organisation’s directory, on the overview page of the registration.",
    format: "guid",
    example: "66666666-7777-8888-9999-aaaaaaaaaaaa",
  },
  objectId: {
    title: "Object ID of the enterprise application",
    what: "The ID of the service principal, on the page of the enterprise application. The registration has another object ID, which does not work here.",
    format: "guid",
  },
  secret: {
    title: "Client secret",
    what: "The value of the secret. It is shown once, when the secret is made.",
    format: "secret",
  },
} as const satisfies Record<string, ValueDefinition>;

/** The values of a user, by name. A secret is never among them. */
export type Values = Readonly<Record<string, string>>;

/** The definition of a value that a profile speaks of. */
export function findValue(profile: Pick<Profile, "values">, name: string): ValueDefinition | undefined {
  if (Object.hasOwn(profile.values, name)) {
    return profile.values[name];
  }
  return Object.hasOwn(commonValues, name) ? commonValues[name as keyof typeof commonValues] : undefined;
}

/** What is wrong with a value, as a whole sentence, or `undefined` where it is as it should be. */
export function checkValue({ format, title, example }: ValueDefinition, text: string): string | undefined {
  if (text.trim() === "") {
    return `${title} is empty.`;
  }
  if (text !== text.trim() || /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)) {
    return `${title} has blanks around it or characters that cannot be seen.`;
  }
  if (text.length > longestValue) {
    return `${title} must be at most ${String(longestValue)} characters long.`;
  }
  if (holdsSecret(text)) {
    return `${title} looks like a client secret, which is never kept here.`;
  }
  const { isValid, must } = formats[format];
  return isValid(text)
    ? undefined
    : `${title} must be ${must}${example === undefined ? "" : `, for instance ${example}`}.`;
}

const longestValue = 1000;

interface Format {
  readonly must: string;
  readonly isValid: (text: string) => boolean;
}

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

const isDomain = (text: string) => {
  const labels = text.split(".");
  // Digits at the end mean an address such as 192.0.2.1.
  return (
    text.length <= 253 &&
    labels.length > 1 &&
    labels.every((each) => label.test(each)) &&
    !/^\d+$/.test(labels.at(-1) ?? "")
  );
};

/** Not all that RFC 5321 allows, but all that Exchange does. */
const isAddress = (text: string) => {
  const [local = "", domain = "", ...rest] = text.split("@");
  return (
    rest.length === 0 &&
    local.length <= 64 &&
    /^[a-z0-9!#$%&'*+\-/=?^_`{|}~]+(?:\.[a-z0-9!#$%&'*+\-/=?^_`{|}~]+)*$/i.test(local) &&
    isDomain(domain)
  );
};

/** As RFC 3986 writes it: other letters, blanks and backslashes would be read as something that nobody sees. */
const isHttps = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url?.protocol === "https:" &&
    url.username === "" &&
    url.password === "" &&
    /^https:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/i.test(text)
  );
};

const formats: Readonly<Record<ValueFormat, Format>> = {
  guid: { must: "a GUID", isValid: (text) => isGuid(text) && !isNil(text) },
  email: { must: "an email address", isValid: isAddress },
  "host-label": {
    must: "one part of a host name: letters, digits and hyphens",
    isValid: (text) => label.test(text),
  },
  domain: { must: "the name of a host or domain", isValid: isDomain },
  "https-url": { must: "an address that begins with https://", isValid: isHttps },
  text: { must: "text", isValid: () => true },
  secret: { must: "kept out of here", isValid: () => false },
};
