import type { Application } from "@microsoft/microsoft-graph-types";
import { addMonths, readableDay, type Day } from "../../base/days.js";
import { counted } from "../../base/words.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import type { Connection } from "../../identity/connection.js";
import { holdsSecret } from "../../profiles/secrets.js";
import { matchProfile, type ProfileMatch } from "../../tenant/profile-match.js";
import { longestMonths, suggestSecretName } from "../../tenant/secrets.js";
import type { Connections } from "../connections/connections.js";
import { plain } from "../input/plain.js";
import { askText, back, pick, wrong } from "../input/quick-input.js";
import type { Step } from "../input/steps.js";
import type { Services } from "../services.js";

/** A client secret that is about to be made. */
export interface SecretDraft {
  name: string;
  months: number;
}

export interface SecretQuestion {
  readonly title: string;
  readonly today: Day;
  readonly match: ProfileMatch | undefined;
}

/** What is suggested for an application, and what it looks like. */
export async function suggestSecret(
  { profiles, today }: Services,
  application: Application,
): Promise<{ readonly draft: SecretDraft; readonly match: ProfileMatch | undefined }> {
  const match = matchProfile(application, await profiles.list(), standardCatalogue());
  const name = suggestSecretName(application, match?.profile.product, today());
  return { draft: { name, months: monthsOf(match) ?? 6 }, match };
}

/** The steps that ask how a secret is called and how long it is valid. */
export function listSecretSteps(draft: SecretDraft, { title, today, match }: SecretQuestion): Step[] {
  return [
    async (place) => {
      const answer = await askText({
        title: `${title}: Name`,
        place,
        prompt: "What the secret is for. It stands in the list of secrets, for everybody who may read it.",
        value: draft.name,
        judge: (text) =>
          text === ""
            ? wrong("The secret needs a name.")
            : text.length > 120
              ? wrong("The name can have 120 characters at most.")
              : holdsSecret(text)
                ? wrong("This looks like a client secret. Its name is meant.")
                : undefined,
      });
      if (answer === back) {
        return "back";
      }
      draft.name = answer.text;
      return "next";
    },
    async (place) => {
      const advised = monthsOf(match);
      const all = new Set([3, 6, 12, 18, longestMonths, ...(advised === undefined ? [] : [advised])]);
      const items = [...all]
        .sort((a, b) => a - b)
        .map((months) => ({
          label: counted(months, "month"),
          description: [
            `until ${readableDay(addMonths(today, months))}`,
            months === advised && match ? `as the profile of ${plain(match.profile.product)} advises` : "",
          ]
            .filter(Boolean)
            .join(" · "),
          months,
        }));
      const answer = await pick({
        title: `${title}: How Long`,
        place,
        placeholder: "How long is the secret valid?",
        items,
        active: items.find(({ months }) => months === draft.months),
      });
      if (answer === back) {
        return "back";
      }
      draft.months = answer.months;
      return "next";
    },
  ];
}

function monthsOf(match: ProfileMatch | undefined): number | undefined {
  const registration = match?.mode.registration;
  const months = registration?.by === "administrator" ? registration.secret?.months : undefined;
  return months === undefined ? undefined : Math.min(months, longestMonths);
}

/** "valid for 12 months, until 21 November 2027" */
export function describeLife({ months }: SecretDraft, today: Day): string {
  return `valid for ${counted(months, "month")}, until ${readableDay(addMonths(today, months))}`;
}

/** What becomes of the value, as whole sentences. */
export function describeKeeping(connections: Connections, connection: Connection): string {
  return connections.isPassing(connection)
    ? "Its value is shown nowhere. It is remembered until this window is closed, and can be copied."
    : "Its value is shown nowhere. VS Code keeps it encrypted until you sign out, and it can be copied.";
}
