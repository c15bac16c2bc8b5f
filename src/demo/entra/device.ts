import type { DemoResponse } from "../parts.js";
import { readApprover, settleConsent, type Frame } from "./approver.js";
import { readClient } from "./clients.js";
import { EntraFailure } from "./failures.js";
import { html, renderPage } from "./html.js";
import type { GivenDevice } from "./memory.js";
import { parseScopes } from "./scopes.js";
import { randomText } from "./secrets.js";
import { createHandle } from "./user-tokens.js";
import type { EntraRequest, EntraWorld } from "./world.js";

const lifetimeSeconds = 900;

/** Entra says 5. Nobody here is spared by waiting longer. */
const intervalSeconds = 1;

/**
 * `oauth2/v2.0/devicecode`
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
 */
export function answerDeviceCode(world: EntraWorld, { form, tenant }: EntraRequest): object {
  const client = readClient(world, form.get("client_id"), tenant);
  const scopes = parseScopes(form.get("scope"), world.resources, {
    client: client.displayName,
    tenant: world.state.name,
  });
  const deviceCode = createHandle("D");
  const userCode = randomText(9, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789");
  world.memory.devices.put(deviceCode, {
    clientId: client.appId,
    userCode,
    scopes,
    ends: new Date(world.now().getTime() + lifetimeSeconds * 1000),
    answer: { kind: "pending" },
  });
  const page = `${world.login}/devicelogin`;
  return {
    user_code: userCode,
    device_code: deviceCode,
    verification_uri: page,
    expires_in: lifetimeSeconds,
    interval: intervalSeconds,
    message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`,
  };
}

/** The page on which somebody types the code that a device shows. */
export function answerDevicePage(world: EntraWorld, { form }: EntraRequest): DemoResponse {
  const code = form.get("user_code")?.trim().toUpperCase() ?? "";
  const frame: Frame = {
    title: "Sign in on another device",
    intro: html`<p>Only go on if it was you who asked for a code a moment ago.</p>`,
    hidden: [],
    fields: html`<label for="user_code">Code</label>
      <input
        id="user_code"
        name="user_code"
        required
        autocomplete="off"
        spellcheck="false"
        value="${code}"
      />`,
  };
  if (form.get("answer") === "cancel" && !form.get("approval")) {
    // Anybody could say so. Who is asked for nothing decides nothing.
    return renderEnd("Nobody was signed in", "The code ends by itself after a quarter of an hour.");
  }
  const approver = readApprover(world, form, frame);
  if ("page" in approver) {
    return approver.page;
  }

  const device = findDevice(world, code);
  const client = readClient(world, device.clientId, "this");
  if (form.get("answer") === "cancel") {
    device.answer = { kind: "declined" };
    return renderEnd("Nobody was signed in", `${client.displayName} was told so.`);
  }
  const user = approver.done;
  const consent = settleConsent(world, form, { client, user, scopes: device.scopes }, frame);
  if ("page" in consent) {
    return consent.page;
  }
  device.answer = { kind: "approved", userId: user.id };
  return renderEnd(
    "You are signed in",
    `${user.displayName} is signed in to ${client.displayName}. This window can be closed.`,
  );
}

function findDevice({ memory, now }: EntraWorld, code: string): GivenDevice {
  const device = [...memory.devices.values()].find(({ userCode }) => userCode === code);
  if (device?.answer.kind !== "pending") {
    throw new EntraFailure(70018);
  }
  if (device.ends <= now()) {
    throw new EntraFailure(70019);
  }
  return device;
}

function renderEnd(title: string, text: string): DemoResponse {
  return renderPage({ title, body: html`<p>${text}</p>` });
}
