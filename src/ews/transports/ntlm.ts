import type { EwsHttpAnswer, EwsHttpRequest, EwsTransport } from "../client.js";
import { parseEwsAddress } from "./address.js";
import type { NtlmConnection } from "./ntlm-connection.js";

export interface NtlmTransportParts {
  readonly address: string;
  /** A name, `DOMAIN\name` or `name@domain`. */
  readonly user: string;
  readonly password: string;
  readonly timeoutSeconds: number;
}

/** EWS with NTLM, version 2, as Exchange Server offers it by default. Keeps as many connections as calls go at a time. */
export function createNtlmTransport(parts: NtlmTransportParts): EwsTransport & { close(): Promise<void> } {
  const address = parseEwsAddress(parts.address);
  const free: NtlmConnection[] = [];
  const all = new Set<NtlmConnection>();

  async function send(request: EwsHttpRequest): Promise<EwsHttpAnswer> {
    const connection = free.pop() ?? (await open());
    try {
      return await connection.send(request);
    } finally {
      free.push(connection);
    }
  }

  async function open(): Promise<NtlmConnection> {
    // undici and the hashes of NTLM are loaded with the first request.
    const { NtlmConnection } = await import("./ntlm-connection.js");
    const connection = new NtlmConnection({ ...parts, ...splitUser(parts.user), address });
    all.add(connection);
    return connection;
  }

  return {
    address,
    send,
    async close() {
      await Promise.all([...all].map((connection) => connection.close()));
      all.clear();
      free.length = 0;
    },
  };
}

/** With `name@domain`, the domain goes along with the name and stays empty itself. */
export function splitUser(text: string): { readonly user: string; readonly domain: string } {
  const at = text.indexOf("\\");
  return at < 0 ? { user: text, domain: "" } : { user: text.slice(at + 1), domain: text.slice(0, at) };
}
