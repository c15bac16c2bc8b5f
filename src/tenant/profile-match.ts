import type { Application } from "@microsoft/microsoft-graph-types";
import type { Catalogue } from "../catalogue/catalogue.js";
import { listLikenesses, type Likeness } from "../manifest/likely-profiles.js";
import { lint } from "../manifest/lint.js";
import { parseManifest, type Manifest } from "../manifest/manifest.js";
import { extraPermission } from "../manifest/rules/extra-permission.js";
import { rules } from "../manifest/rules/index.js";
import { needsOf } from "../profiles/needs.js";
import { anyVendor, type Mode, type Profile } from "../profiles/profile.js";
import { opensMailboxes } from "./mailbox-permissions.js";

/** The profile that an application looks like, and what keeps it from being that. */
export interface ProfileMatch {
  readonly profile: Profile;
  readonly mode: Mode;
  /** What the profile needs and the registration has not, as whole sentences. */
  readonly gaps: readonly string[];
  /** What it has beyond the profile, as whole sentences. */
  readonly beyond: readonly string[];
}

/**
 * `undefined` where it looks like none. A name alone says nothing, because products are called by everyday words, unless
 * the application asks for nothing yet. Permissions alone say only how it reaches mailboxes: one alone
 * is nobody's own, and where several products ask for the same, it is the profile of none of them.
 */
export function matchProfile(
  application: Application,
  profiles: readonly Profile[],
  catalogue: Catalogue,
): ProfileMatch | undefined {
  const requiredResourceAccess = application.requiredResourceAccess ?? [];
  const text = JSON.stringify({ ...application, requiredResourceAccess });
  const manifest = parseManifest(text, catalogue);
  const [read] = manifest.applications;
  const asksNothing = manifest.permissions.length === 0;
  const likely = read
    ? listLikenesses(read, profiles, catalogue).filter((each) => isLike(each, asksNothing))
    : [];
  const match = choose(likely);
  return match && { ...match, ...compare(manifest, match, catalogue) };
}

/** So much of what either of both names has to be the same where nothing else speaks for a profile. */
const leastOverlap = 0.5;

function isLike(likeness: Likeness, asksNothing: boolean): boolean {
  const { profile, hasOwnRedirect, isNamed, shared, overlap } = likeness;
  return (
    hasOwnRedirect ||
    (isNamed && (asksNothing || shared.length > 0)) ||
    (overlap >= leastOverlap &&
      shared.some(opensMailboxes) &&
      (shared.length > 1 || profile.vendor === anyVendor))
  );
}

function choose(likely: readonly Likeness[]): Pick<Likeness, "profile" | "mode"> | undefined {
  const [best] = likely;
  if (!best || best.isNamed || best.hasOwnRedirect) {
    return best && { profile: best.profile, mode: best.mode };
  }
  const alike = likely.filter(({ points }) => points === best.points);
  const general = alike.find(({ profile }) => profile.vendor === anyVendor);
  const found = general ?? (alike.every(({ profile }) => profile === best.profile) ? best : undefined);
  return found && { profile: found.profile, mode: found.mode };
}

/** The rules that hold a manifest against a profile, in their words. What a broader permission includes is no gap. */
function compare(
  manifest: Manifest,
  { profile, mode }: Pick<Likeness, "profile" | "mode">,
  catalogue: Catalogue,
): Pick<ProfileMatch, "gaps" | "beyond"> {
  const context = {
    catalogue,
    asOf: catalogue.date,
    secretWarnDays: 0,
    secretErrorDays: 0,
    needs: needsOf(profile, mode, {}, catalogue),
  };
  const findings = lint(manifest, context, {
    rules: rules.filter((rule) => rule.profile !== undefined),
    mostFixes: 0,
  });
  return {
    gaps: findings
      .filter(({ rule, severity }) => rule !== extraPermission && severity !== "information")
      .map(({ message }) => message),
    beyond: findings.filter(({ rule }) => rule === extraPermission).map(({ message }) => message),
  };
}
