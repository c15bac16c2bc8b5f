import type { ConsentItem } from "../../tenant/consent.js";
import type { OpenedApplication } from "../../tenant/open-application.js";
import { plain } from "../input/plain.js";
import { back, grouped, pickMany } from "../input/quick-input.js";
import type { Services } from "../services.js";
import { describeConsent } from "./describe-consent.js";

/** Asks to tick some of the permissions of an application, grouped by their resources. */
export async function pickConsent(
  { today }: Services,
  { permissions }: OpenedApplication,
  consents: readonly ConsentItem[],
  {
    picked,
    ...question
  }: {
    readonly title: string;
    readonly placeholder: string;
    readonly picked: (item: ConsentItem) => boolean;
  },
): Promise<readonly ConsentItem[]> {
  const items = consents.map((consent) => ({
    ...describeConsent(consent, today()),
    picked: picked(consent),
    consent,
  }));
  const resourceOf = ({ consent: { line } }: (typeof items)[number]) =>
    plain(permissions.find((group) => group.permissions.includes(line))?.name ?? "");
  const chosen = await pickMany({ ...question, items: grouped(items, resourceOf) });
  return chosen === back ? [] : chosen.map(({ consent }) => consent);
}
