// A demo tenant with 10,000 applications, in a process of its own. Tells where it is, with a token for it, and answers
// every message with how many requests Microsoft Graph got.

import { importTypeScript } from "../host/bundle.mjs";

const { startDemoTenant } = await importTypeScript("scripts/bench/report-tenant.ts");
const tenant = await startDemoTenant({ applications: 10_000 });
const { clientId, clientSecret } = tenant.clients.at(-1);
const response = await fetch(`${tenant.cloud.login}/${tenant.tenantId}/oauth2/v2.0/token`, {
  method: "POST",
  body: new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    scope: `${tenant.cloud.graph}/.default`,
  }),
});
const { access_token: token } = await response.json();

process.on("message", () => process.send({ requests: tenant.requests.graph }));
process.on("disconnect", () => process.exit());
process.send({ origin: tenant.cloud.graph, token });
