import { UserError } from "../../base/errors.js";
import type { Day } from "../../base/days.js";
import { renderReminder } from "../../profiles/reminder.js";
import { chooseProfile, type ProfileRequest } from "../choose-profile.js";
import type { CommandWorld, ExitCode } from "../io.js";

export interface ReminderRequest extends ProfileRequest {
  readonly expires: Day;
}

/** Prints a calendar file that reminds of the day on which the product's secret ends. */
export async function runReminder(
  reference: string,
  request: ReminderRequest,
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  const { profile, mode, values } = await chooseProfile(reference, request, { io, catalogue });
  const { registration } = mode;
  if (registration.by !== "administrator" || !registration.secret) {
    throw new UserError(`${profile.id}:${mode.id} has no secret that could end.`);
  }
  const { clientId } = values;
  io.print(
    await renderReminder(
      {
        product: profile.product,
        expires: request.expires,
        of: clientId ?? registration.secret.name ?? registration.name ?? profile.product,
        what: `Make a new secret for the registration, enter it in ${profile.product}, and remove the old one.`,
      },
      io.now,
    ),
  );
  if (request.expires <= io.today) {
    io.complain("That day has come already, so nothing will remind of it.");
  }
  return 0;
}
