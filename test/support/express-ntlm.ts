import { createRequire } from "node:module";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** It has no types of its own, and speaks Express's language. */
const expressNtlm = createRequire(import.meta.url)("express-ntlm") as (
  options: object,
) => (incoming: IncomingMessage, response: object, next: () => void) => void;

export interface NtlmUser {
  readonly DomainName?: string;
  readonly UserName?: string;
}

/** Lets through whoever speaks NTLM, with any password. */
export function afterNtlm(
  next: (user: NtlmUser | undefined, ...parts: Parameters<RequestListener>) => void,
): RequestListener {
  const middleware = expressNtlm({});
  return (incoming, response) => {
    const answer = Object.assign(response, {
      status: (code: number) => Object.assign(response, { statusCode: code }),
      send: () => response.end(),
      locals: {},
    });
    middleware(incoming, answer, () => {
      next((incoming as { ntlm?: NtlmUser }).ntlm, incoming, response);
    });
  };
}

/** A server on this machine behind NTLM, and its address of EWS. */
export async function startNtlmServer(
  listener: Parameters<typeof afterNtlm>[0],
): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer(afterNtlm(listener));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${String(port)}/EWS/Exchange.asmx` };
}
