import { UserError } from "../base/errors.js";
import { cloudIds, findCloud, type Cloud } from "./clouds.js";
import {
  findClientIdProblem,
  findEwsProblem,
  findNameProblem,
  findTenantProblem,
  findUserProblem,
} from "./connection-fields.js";
import { wayKinds, type Connection, type Way } from "./connection.js";

/** What is wrong with one field, as a whole sentence. It never repeats what was written: that may be a secret. */
export interface FieldProblem {
  /** "way.clientId" */
  readonly field: string;
  readonly message: string;
}

export class ConnectionError extends UserError {
  override readonly name = "ConnectionError";
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly FieldProblem[], remedy = "Correct the connection and try again.") {
    super(problems.map(({ message }) => message).join(" "), { remedy });
    this.problems = problems;
  }
}

/** What counts where a connection does not say it. */
export type ConnectionDefaults = Pick<Connection, "readOnly">;

/**
 * A connection from anywhere: a file, the settings, what a person typed. Throws a `ConnectionError` that names every
 * problem. Absent are allowed `id`, `cloud` (global), `tenant` (organizations), `readOnly` (as `defaults` say).
 */
export function checkConnection(
  value: unknown,
  pretendClouds: readonly Cloud[] = [],
  defaults: ConnectionDefaults = { readOnly: true },
): Connection {
  if (!isRecord(value)) {
    throw new ConnectionError([{ field: "", message: "A connection is an object with a name and a way." }]);
  }
  const secret = findSecret(value);
  if (secret !== undefined) {
    throw new ConnectionError(
      [{ field: secret, message: `A secret does not belong into a connection: "${secret}".` }],
      "Take it out. On the command line, set CALENDAR_ONRAMP_SECRET or pipe it; in VS Code you are asked for it. Where the file was shared, replace the secret.",
    );
  }
  const fields = new Fields(value, "");
  const name = fields.text("name", findNameProblem);
  const connection = {
    id: fields.text("id", findIdProblem, slug(name)),
    name,
    cloud: fields.text("cloud", (id) => findCloudProblem(id, pretendClouds), "global"),
    tenant: fields.text("tenant", findTenantProblem, "organizations"),
    way: readWay(fields),
    readOnly: fields.flag("readOnly", defaults.readOnly),
  };
  fields.refuseOthers(["id", "name", "cloud", "tenant", "way", "readOnly"]);
  if (isAppKind(connection.way.kind) && connection.tenant === "organizations") {
    fields.report("tenant", "An application signs in to one tenant, so the tenant has to be named.");
  }
  if (fields.problems.length > 0) {
    throw new ConnectionError(fields.problems);
  }
  return connection;
}

function readWay(connection: Fields): Way {
  const value = connection.take("way");
  if (!isRecord(value)) {
    connection.report("way", `The way to sign in is missing, such as { "kind": "interactive" }.`);
    return { kind: "interactive" };
  }
  const fields = new Fields(value, "way.", connection.problems);
  const given = fields.take("kind");
  const kind = wayKinds.find((each) => each === given);
  if (kind === undefined) {
    fields.report("kind", `There is no such way to sign in. The ways are ${wayKinds.join(", ")}.`);
    return { kind: "interactive" };
  }
  switch (kind) {
    case "azure-cli":
      fields.refuseOthers(["kind"]);
      return { kind };
    case "basic":
    case "ntlm":
      fields.refuseOthers(["kind", "user", "ews"]);
      return { kind, user: fields.text("user", findUserProblem), ews: fields.text("ews", findEwsProblem) };
    case "client-secret":
    case "certificate":
      fields.refuseOthers(["kind", "clientId"]);
      return { kind, clientId: fields.text("clientId", findClientIdProblem) };
    case "vscode-account":
    case "interactive":
    case "device-code": {
      fields.refuseOthers(["kind", "clientId"]);
      return fields.has("clientId")
        ? { kind, clientId: fields.text("clientId", findClientIdProblem) }
        : { kind };
    }
  }
}

/** Takes fields out of an object and notes what is wrong with them. */
class Fields {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #prefix: string;
  readonly problems: FieldProblem[];

  constructor(value: Readonly<Record<string, unknown>>, prefix: string, problems: FieldProblem[] = []) {
    this.#value = value;
    this.#prefix = prefix;
    this.problems = problems;
  }

  has(field: string): boolean {
    return this.take(field) !== undefined;
  }

  take(field: string): unknown {
    return Object.hasOwn(this.#value, field) ? this.#value[field] : undefined;
  }

  text(field: string, findProblem: (text: string) => string | undefined, otherwise = ""): string {
    const value = this.take(field) ?? otherwise;
    if (typeof value !== "string") {
      this.report(field, `"${this.#prefix}${field}" is not a text.`);
      return otherwise;
    }
    const problem = findProblem(value);
    if (problem !== undefined) {
      this.report(field, problem);
    }
    return value;
  }

  flag(field: string, otherwise: boolean): boolean {
    const value = this.take(field) ?? otherwise;
    if (typeof value !== "boolean") {
      this.report(field, `"${this.#prefix}${field}" is neither true nor false.`);
      return otherwise;
    }
    return value;
  }

  refuseOthers(known: readonly string[]): void {
    for (const field of Object.keys(this.#value)) {
      if (!known.includes(field)) {
        this.report(
          field,
          `"${this.#prefix}${short(field)}" is not known here. The fields are ${known.join(", ")}.`,
        );
      }
    }
  }

  report(field: string, message: string): void {
    this.problems.push({ field: `${this.#prefix}${field}`, message });
  }
}

function findIdProblem(id: string): string | undefined {
  return /^[a-z0-9](?:[a-z0-9-]{0,62})$/i.test(id)
    ? undefined
    : "The id of a connection is made of letters, digits and hyphens.";
}

function findCloudProblem(id: string, others: readonly Cloud[]): string | undefined {
  const known = [...cloudIds, ...others.map((cloud) => cloud.id)];
  return findCloud(id, others) ? undefined : `There is no such cloud. The clouds are ${known.join(", ")}.`;
}

/** The first field that is named like a secret, at any depth. */
function findSecret(value: unknown, path = "", depth = 0): string | undefined {
  if (!isRecord(value) || depth > 5) {
    return undefined;
  }
  for (const [field, inner] of Object.entries(value)) {
    const here = `${path}${short(field)}`;
    if (
      /secret|passw|passphrase|pwd|token|assertion|credential|private.?key|api.?key|certificate|pfx|pem/i.test(
        field,
      )
    ) {
      return here;
    }
    const below = findSecret(inner, `${here}.`, depth + 1);
    if (below !== undefined) {
      return below;
    }
  }
  return undefined;
}

function slug(name: string): string {
  const text = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return text.slice(0, 60) || "connection";
}

function short(field: string): string {
  const shown = field.replaceAll(/[^\w.-]/g, "?");
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}

function isAppKind(kind: Way["kind"]): boolean {
  return kind === "client-secret" || kind === "certificate";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
