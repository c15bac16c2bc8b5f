import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Company } from "../data/company.js";
import { staffIndex } from "../data/staff.js";
import type { UserPrincipal } from "../parts.js";

/** How the company's own server knows its service accounts. */
export interface Passwords {
  /** The account that may impersonate, and the password of all service accounts. Made anew for each start. */
  readonly user: string;
  readonly password: string;
  /** Who sends this `Authorization` header, or `undefined` where it is nobody. */
  readBasic(authorization: string | undefined): UserPrincipal | undefined;
}

export function createPasswords({ users }: Company): Passwords {
  const password = randomBytes(12).toString("base64url");
  return {
    user: users.at(staffIndex("svc-calendar")).userPrincipalName,
    password,
    readBasic(authorization) {
      const [, encoded = ""] = /^Basic +([\w+/=]+)$/i.exec(authorization?.trim() ?? "") ?? [];
      const [, name = "", given = ""] =
        /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, "base64").toString()) ?? [];
      const account = users.find(toAddress(name, users.domain));
      return account?.kind === "service" && isSame(given, password)
        ? { kind: "user", clientId: "", userId: account.id, scopes: new Set() }
        : undefined;
    },
  };
}

/** As a user principal name, `DOMAIN\name`, or the name alone. */
function toAddress(name: string, domain: string): string {
  const alias = name.slice(name.indexOf("\\") + 1);
  return alias.includes("@") ? alias : `${alias}@${domain}`;
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
