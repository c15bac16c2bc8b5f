import {
  findClientIdProblem,
  findEwsProblem,
  findNameProblem,
  findTenantProblem,
  findUserProblem,
} from "../../identity/connection-fields.js";
import { askText, back, pick, wrong } from "../input/quick-input.js";
import type { Place, Step, StepEnd } from "../input/steps.js";
import { askSecret } from "./ask-secret.js";
import { listClients, listPlaces, listWays } from "./connection-choices.js";
import type { Demo } from "./demo.js";
import { suggestName, type ConnectionDraft } from "./draft.js";

export interface ConnectionQuestion {
  readonly title: string;
  readonly demo: Demo | undefined;
  /** The names that are taken. */
  readonly names: readonly string[];
}

/** What is left to ask for a connection, which depends on what was answered. */
export function listConnectionSteps(draft: ConnectionDraft, question: ConnectionQuestion): readonly Step[] {
  const { kind, isServer, hasOwnClient, cloud } = draft;
  const isApp = kind === "client-secret" || kind === "certificate";
  const isPerson = kind === "interactive" || kind === "device-code" || kind === "vscode-account";
  const isDemo = cloud !== undefined && cloud.id === question.demo?.tenant.cloud.id;
  const { title } = question;

  const steps: readonly (Step | false | undefined)[] = [
    (place) => askPlace(draft, question, place),
    (place) => askWay(draft, title, isDemo, place),
    !isServer &&
      !isDemo &&
      text("Tenant", "tenant", {
        prompt: isApp
          ? "The ID or a domain of the tenant, such as contoso.onmicrosoft.com."
          : "The ID or a domain of the tenant, or “organizations” for the one of whoever signs in.",
        otherwise: isApp ? "" : "organizations",
        judge: (tenant) =>
          isApp && tenant === "organizations"
            ? "An application signs in to one tenant, so the tenant has to be named."
            : findTenantProblem(tenant),
      }),
    !isServer &&
      isPerson &&
      !isDemo &&
      cloud?.hasPublicClients &&
      ((place) => askClient(draft, title, place)),
    (isApp || (isPerson && hasOwnClient === true)) &&
      text("Client ID", "clientId", {
        prompt: isApp
          ? "The client ID of the application to sign in as."
          : "The client ID of the registration to sign in with.",
        otherwise: isDemo ? suggestClient(question.demo, isApp) : "",
        judge: findClientIdProblem,
      }),
    isServer &&
      text("EWS Address", "ews", {
        prompt: "The address of Exchange Web Services.",
        placeholder: "https://mail.contoso.com/EWS/Exchange.asmx",
        judge: findEwsProblem,
      }),
    isServer &&
      text("User", "user", {
        prompt: "The user to sign in as.",
        placeholder: "CONTOSO\\ada or ada@contoso.com",
        judge: findUserProblem,
      }),
    (isApp || isServer) &&
      kind &&
      (async (place) => {
        const secret = await askSecret(kind, title, place);
        if (secret === back) {
          return "back";
        }
        draft.secret = secret;
        return "next";
      }),
    text("Name", "name", {
      prompt: "What the connection is called here. The tree and every question name it.",
      otherwise: suggestName(draft),
      judge: (name) =>
        findNameProblem(name) ??
        (question.names.includes(name) ? "There is a connection of this name already." : undefined),
    }),
  ];
  return steps.filter((step): step is Step => typeof step === "function");

  function text(
    what: string,
    field: "tenant" | "clientId" | "ews" | "user" | "name",
    { prompt, placeholder, otherwise = "", judge }: TextStep,
  ): Step {
    return async (place) => {
      const answer = await askText({
        title: `${title}: ${what}`,
        place,
        prompt,
        placeholder,
        value: draft[field] ?? otherwise,
        judge: (value) => {
          const problem = judge(value);
          return problem === undefined ? undefined : wrong(problem);
        },
      });
      if (answer === back) {
        return "back";
      }
      draft[field] = answer.text;
      return "next";
    };
  }
}

interface TextStep {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly otherwise?: string | undefined;
  readonly judge: (text: string) => string | undefined;
}

async function askPlace(
  draft: ConnectionDraft,
  { title, demo }: ConnectionQuestion,
  place: Place,
): Promise<StepEnd> {
  const items = listPlaces(demo?.tenant.cloud);
  const active = items.find(({ cloud }) =>
    draft.isServer ? cloud === undefined : cloud?.id === draft.cloud?.id,
  );
  const chosen = await pick({
    title,
    place,
    placeholder: "Where are the mailboxes?",
    items,
    active,
    stays: true,
  });
  if (chosen === back) {
    return "back";
  }
  const { cloud } = chosen;
  if (draft.cloud?.id !== cloud?.id) {
    // What was answered about another place means nothing here.
    delete draft.tenant;
    delete draft.kind;
    delete draft.clientId;
    delete draft.name;
  }
  draft.cloud = cloud;
  draft.isServer = cloud === undefined;
  if (demo && cloud?.id === demo.tenant.cloud.id) {
    draft.tenant = demo.tenant.tenantId;
  }
  return "next";
}

async function askWay(
  draft: ConnectionDraft,
  title: string,
  isDemo: boolean,
  place: Place,
): Promise<StepEnd> {
  const items = listWays(draft.isServer === true, isDemo);
  const chosen = await pick({
    title: `${title}: Way to Sign In`,
    place,
    placeholder: "How do you sign in?",
    items,
    active: items.find(({ way }) => way === draft.kind),
    stays: true,
  });
  if (chosen === back) {
    return "back";
  }
  if (draft.kind !== chosen.way) {
    delete draft.secret;
    delete draft.clientId;
    delete draft.name;
  }
  draft.kind = chosen.way;
  // Where nothing else can be chosen: the client of a demo tenant is suggested, and 21Vianet has none of Microsoft's.
  draft.hasOwnClient = isDemo || (draft.cloud?.hasPublicClients === false && chosen.way !== "azure-cli");
  return "next";
}

async function askClient(draft: ConnectionDraft, title: string, place: Place): Promise<StepEnd> {
  const items = listClients(draft.kind ?? "interactive");
  const chosen = await pick({
    title: `${title}: Client`,
    place,
    placeholder: "Which application signs you in?",
    items,
    active: items.find(({ isOwn }) => isOwn === draft.hasOwnClient),
    stays: true,
  });
  if (chosen === back) {
    return "back";
  }
  draft.hasOwnClient = chosen.isOwn;
  return "next";
}

/** A registration of the demo tenant that can be signed in with. */
function suggestClient(demo: Demo | undefined, isApp: boolean): string | undefined {
  return isApp ? demo?.tenant.clients[0]?.clientId : demo?.tenant.publicClientId;
}
