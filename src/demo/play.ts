import type { Cloud } from "../identity/clouds.js";
import { graphCommandLineTools } from "../identity/connection.js";
import { answerAutodiscover } from "./autodiscover.js";
import { createCompany } from "./data/company.js";
import type { DemoClient, DemoOptions, DemoTenant } from "./demo-tenant.js";
import { createKeys } from "./entra/keys.js";
import { createMemory } from "./entra/memory.js";
import { createResources } from "./entra/resources.js";
import { createApproval, createSecrets, type KeptSecrets } from "./entra/secrets.js";
import { createTokens } from "./entra/tokens.js";
import { createPasswords } from "./ews/passwords.js";
import { createExchangeService, isEws, onPremisesPath } from "./exchange-service.js";
import { answerGraph } from "./graph/answer.js";
import { createGraphService } from "./graph-service.js";
import { createLoginService } from "./login-service.js";
import type { DemoState } from "./parts.js";
import { createScenarios, type Sleep } from "./scenarios.js";
import type { DemoServer, Handler } from "./server.js";

/** A server for each service. */
export interface DemoServers {
  readonly login: DemoServer;
  readonly graph: DemoServer;
  readonly exchange: DemoServer;
}

export type PlayOptions = Omit<DemoOptions, "port"> & { readonly now: () => Date; readonly sleep: Sleep };

/** Makes a company and everything that speaks of it, and lets the servers answer. */
export async function playTenant(
  servers: DemoServers,
  options: PlayOptions,
): Promise<Omit<DemoTenant, "stop">> {
  const { now, sleep, scenario = "none" } = options;
  const [login, graph, exchange] = [servers.login.origin, servers.graph.origin, servers.exchange.origin];
  const ews = `${exchange}/EWS/Exchange.asmx`;
  const secrets = createSecrets();
  const state = createCompany({ ...options, origin: graph, ews, secrets });
  for (const { appId, secrets: made } of state.registrations) {
    for (const { keyId, hint } of made) {
      secrets.create(appId, keyId, hint);
    }
  }
  const { tenantId } = state;
  const scenarios = createScenarios(scenario, sleep);
  const tokens = createTokens({ keys: await createKeys(), login, tenantId, now, lives: scenarios.tokens });
  const approval = createApproval();
  const passwords = createPasswords(state);
  const resources = createResources({ graph, exchange });

  const parts = { state, tokens, scenarios, login, now };
  const entra = { ...parts, resources, secrets, approval, memory: createMemory() };
  const requests = { login: 0, graph: 0, ews: 0, autodiscover: 0 };
  const counting =
    (service: (url: URL) => keyof typeof requests, handler: Handler): Handler =>
    (request) => {
      requests[service(request.url)]++;
      return handler(request);
    };
  servers.login.serve(counting(() => "login", createLoginService(entra, scenarios)));
  servers.graph.serve(
    counting(
      () => "graph",
      createGraphService({ ...parts, origin: graph, answer: (request) => answerGraph(state, request) }),
    ),
  );
  servers.exchange.serve(
    counting(
      (url) => (isEws(url) ? "ews" : "autodiscover"),
      createExchangeService({
        ...parts,
        origin: exchange,
        passwords,
        sleep,
        answerEws: async (request) => {
          const { answerEws } = await import("./ews/answer.js");
          return answerEws(state, request);
        },
        answerAutodiscover: (request) => answerAutodiscover(state, request),
      }),
    ),
  );

  return {
    cloud: {
      ...demoCloud,
      login,
      graph,
      ews,
      autodiscover: exchange,
      portal: `${login}/portal`,
      hasPublicClients: state.findClient(graphCommandLineTools) !== undefined,
    },
    tenantId,
    domain: state.domain,
    clients: listClients(state, secrets, now()),
    publicClientId: state.publicClientId,
    administrator: { userPrincipalName: state.administrator.userPrincipalName },
    approval,
    onPremises: {
      ews: `${exchange}${onPremisesPath}`,
      user: passwords.user,
      password: passwords.password,
    },
    async runCmdlet(name, parameters = {}) {
      const { runCmdlet } = await import("./cmdlets/run-cmdlet.js");
      return runCmdlet(state, name, parameters);
    },
    setScenario: (next) => {
      scenarios.set(next);
    },
    requests,
  };
}

const demoCloud = {
  id: "demo",
  title: "Demo tenant",
  // What connects to a real service from a script has no environment for this one, and takes the first it has.
  exchangeEnvironment: "O365Default",
  graphEnvironment: "Global",
} as const satisfies Partial<Cloud>;

/** The registrations with the secret of each that lasts longest, if one works. */
function listClients({ registrations }: DemoState, secrets: KeptSecrets, now: Date): readonly DemoClient[] {
  return registrations.map(({ name, appId, secrets: kept }) => {
    const [longest] = kept
      .filter(({ starts, ends }) => starts <= now && now < ends)
      .sort((one, other) => other.ends.getTime() - one.ends.getTime());
    return { name, clientId: appId, clientSecret: longest && secrets.read(appId, longest.keyId) };
  });
}
