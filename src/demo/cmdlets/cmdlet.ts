import type { Company } from "../data/company.js";

/** What a cmdlet is given, by the names of its parameters, in whatever case. */
export type CmdletParameters = Readonly<Record<string, unknown>>;

/** What a cmdlet writes: objects with properties. */
export type CmdletObject = Readonly<Record<string, unknown>>;

/** One run of a cmdlet by the administrator of the tenant. */
export interface CmdletRun {
  readonly company: Company;
  /** The value of a parameter, absent where it was not given. */
  readonly text: (name: string) => string | undefined;
  /** The same, where nothing works without it. */
  readonly needed: (name: string) => string;
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean | undefined;
  /** Whether a parameter was given at all, be it as `$null`. */
  readonly has: (name: string) => boolean;
}

export interface Cmdlet {
  readonly name: string;
  readonly parameters: readonly string[];
  run(run: CmdletRun): readonly CmdletObject[];
}

/** An error as Exchange Online writes it into PowerShell's error stream. */
export class CmdletError extends Error {
  override readonly name = "CmdletError";
  /** The class of the exception on the server, for instance `ManagementObjectNotFoundException`. */
  readonly exception: string;

  constructor(exception: string, message: string) {
    super(`|Microsoft.Exchange.Configuration.Tasks.${exception}|${message}`);
    this.exception = exception;
  }
}

export const notFound = (kind: string, identity: string) =>
  new CmdletError(
    "ManagementObjectNotFoundException",
    `The operation couldn't be performed because ${kind} '${identity}' couldn't be found.`,
  );

/** Binds parameters by name, as PowerShell does: none that the cmdlet lacks, and case does not matter. */
export function bind(company: Company, cmdlet: Cmdlet, parameters: CmdletParameters): CmdletRun {
  const known = new Map(
    [...cmdlet.parameters, "Confirm", "ErrorAction"].map((name) => [name.toLowerCase(), name]),
  );
  const given = new Map<string, unknown>();
  for (const [name, value] of Object.entries(parameters)) {
    if (!known.has(name.toLowerCase())) {
      throw new CmdletError(
        "ParameterBindingException",
        `A parameter cannot be found that matches parameter name '${name}'.`,
      );
    }
    given.set(name.toLowerCase(), value);
  }
  const text = (name: string) => {
    const value = given.get(name.toLowerCase());
    return value === undefined || value === null ? undefined : textOf(value);
  };
  return {
    company,
    text,
    needed(name) {
      const value = text(name);
      if (value === undefined || value === "") {
        throw new CmdletError(
          "ParameterBindingException",
          `Cannot bind argument to parameter '${name}' because it is an empty string.`,
        );
      }
      return value;
    },
    texts(name) {
      const value = given.get(name.toLowerCase());
      const list: readonly unknown[] = Array.isArray(value)
        ? value
        : value === undefined || value === null
          ? []
          : [value];
      return list.map(textOf);
    },
    flag(name) {
      const value = given.get(name.toLowerCase());
      return value === undefined || value === null
        ? undefined
        : value === true || textOf(value).toLowerCase() === "true";
    },
    has: (name) => given.has(name.toLowerCase()),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}
