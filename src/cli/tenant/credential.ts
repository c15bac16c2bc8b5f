import { UserError } from "../../base/errors.js";
import { readCertificate } from "../../identity/certificate.js";
import type { Connection } from "../../identity/connection.js";
import type { Credential } from "../../identity/token-source.js";
import type { Io } from "../io.js";
import { printable, reasonOf } from "../words.js";
import type { ConnectionOptions } from "./options.js";
import type { PretendTenant } from "./pretend-tenant.js";

export const secretVariable = "CALENDAR_ONRAMP_SECRET";
export const passphraseVariable = "CALENDAR_ONRAMP_PASSPHRASE";
export const passwordVariable = "CALENDAR_ONRAMP_PASSWORD";

/** What an application or an account of a server signs in with, for a command that may need it or not. */
export class CredentialSource {
  /** All that must not be shown. */
  readonly secrets: string[] = [];
  readonly #connection: Connection;
  readonly #options: ConnectionOptions;
  readonly #pretend: PretendTenant | undefined;
  readonly #io: Io;
  #reading: Promise<Credential> | undefined;

  constructor(
    connection: Connection,
    options: ConnectionOptions,
    pretend: PretendTenant | undefined,
    io: Io,
  ) {
    this.#connection = connection;
    this.#options = options;
    this.#pretend = pretend;
    this.#io = io;
  }

  /** Asks for it at most once. Throws a `UserError` where there is none. */
  read(): Promise<Credential> {
    const { way } = this.#connection;
    this.#reading ??= way.kind === "client-secret" ? this.#readSecret(way.clientId) : this.#readCertificate();
    return this.#reading;
  }

  /** The password of an account of an Exchange Server. Throws a `UserError` where there is none. */
  async readPassword(): Promise<string> {
    const password = await this.#readHidden("Password: ", passwordVariable);
    if (password === undefined) {
      throw new UserError("The password is missing.", {
        remedy: `Set it in ${passwordVariable}, or pipe it in with --secret-stdin.`,
      });
    }
    return password;
  }

  async #readSecret(clientId: string): Promise<Credential> {
    const known = this.#pretend?.clients.find((client) => client.clientId === clientId)?.clientSecret;
    const given = await this.#readHidden("Client secret: ", this.#isOurs ? undefined : secretVariable);
    const secret = given ?? this.#keep(known);
    if (secret === undefined) {
      throw new UserError("The client secret is missing.", {
        remedy: `Set it in ${secretVariable}, or pipe it in with --secret-stdin.`,
      });
    }
    return { kind: "client-secret", secret };
  }

  async #readCertificate(): Promise<Credential> {
    const { certificate: path } = this.#options;
    if (path === undefined) {
      throw new UserError("The certificate is missing.", {
        remedy: `Name its file with --certificate. Its passphrase is taken from ${passphraseVariable}, or piped in with --secret-stdin.`,
      });
    }
    const bytes = await this.#io.read(path).catch((error: unknown) => {
      throw new UserError(`Cannot read ${printable(path)}: ${reasonOf(error)}.`, { cause: error });
    });
    const passphrase = await this.#readHidden("Passphrase: ", passphraseVariable);
    return (await readCertificate(bytes, passphrase, this.#io.now)).credential;
  }

  /** Whether a demo tenant chose the application, so that what the environment holds is meant for another one. */
  get #isOurs(): boolean {
    const { demo, clientId, connection } = this.#options;
    return demo === true || (this.#pretend !== undefined && (clientId ?? connection) === undefined);
  }

  /** From standard input where that is asked for, otherwise from the environment. */
  async #readHidden(question: string, variable: string | undefined): Promise<string | undefined> {
    if (!this.#options.secretStdin) {
      return this.#keep(variable === undefined ? undefined : this.#io.environment[variable]);
    }
    const line = this.#keep(await this.#io.readHiddenLine(question));
    if (line === undefined) {
      throw new UserError("Standard input has no secret in its first line.");
    }
    return line;
  }

  #keep(secret: string | undefined): string | undefined {
    if (secret === undefined || secret === "") {
      return undefined;
    }
    this.secrets.push(secret);
    return secret;
  }
}
