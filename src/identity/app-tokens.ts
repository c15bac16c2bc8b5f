import { UserError } from "../base/errors.js";
import type { Acquirer } from "./acquire.js";
import { readClaims, textClaim } from "./claims.js";
import { resourceOf } from "./clouds.js";
import { explainSignIn } from "./explain.js";
import { createNetwork } from "./network.js";
import { SignInError } from "./sign-in-error.js";
import type { TokenSourceParts } from "./token-source.js";

/** Signs in as an application. Its tokens hold what was granted to it, and stay in memory. */
export function createAppAcquirer(
  { connection, cloud, world, readCredential }: TokenSourceParts,
  clientId: string,
  kind: "client-secret" | "certificate",
): Acquirer {
  return {
    async acquire({ audience, signal }) {
      const network = createNetwork({ cloud, world }, signal);
      try {
        if (connection.tenant === "organizations") {
          throw namelessTenant();
        }
        const credential = await readCredential();
        if (credential.kind !== kind) {
          throw new UserError(`What is kept for "${connection.name}" is not what the connection asks for.`, {
            remedy: kind === "certificate" ? "Choose its certificate." : "Enter its client secret.",
          });
        }
        const { acquireAsApp } = await import("./msal.js");
        const { now, log } = world;
        const setup = { cloud, tenant: connection.tenant, clientId, network, now, log };
        const { token, expires, tenantId } = await acquireAsApp(setup, credential, [
          `${resourceOf(cloud, audience)}/.default`,
        ]);
        const tenant =
          textClaim(readClaims(token), "tid") ?? (tenantId === "" ? connection.tenant : tenantId);
        return { token, expires, account: { kind: "app", name: clientId, tenantId: tenant } };
      } catch (error) {
        throw explainSignIn(network.problem ?? error, { cloud, connection, log: world.log });
      }
    },

    forget: () => Promise.resolve(),
  };
}

function namelessTenant(): SignInError {
  return new SignInError("An application signs in to one tenant, and the connection does not say to which.", {
    failure: "wrong-tenant",
    remedy: "Name the tenant in the connection, by its ID or its domain.",
  });
}
