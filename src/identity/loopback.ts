import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { SignInError } from "./sign-in-error.js";
import { Refusal } from "./refusal.js";
import { cancelled } from "./explain.js";

/** Waits on this machine for what the browser brings back from Entra. */
export interface Loopback {
  /** The redirect URI, with the port that was free. Entra compares it without the port. */
  readonly redirectUri: string;
  /** The code that came with `state`. Throws a `Refusal` where Entra sent an error. */
  code(state: string): Promise<string>;
  close(): void;
}

const longestAnswer = 65_536;

/**
 * Listens on 127.0.0.1 only. Answers that do not hold the state of this sign-in are turned away, and do not end it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8252#section-7.3
 */
export async function listen(signal: AbortSignal, timeoutSeconds: number): Promise<Loopback> {
  const server = createServer({ keepAlive: false });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  let stop: () => void = () => undefined;

  const close = () => {
    stop();
    server.close();
    server.closeIdleConnections();
  };

  return {
    // Entra lets http://localhost be registered everywhere, 127.0.0.1 only in the manifest.
    redirectUri: `http://localhost:${String(port)}`,
    close,
    code: (state) =>
      new Promise((resolve, reject) => {
        const giveUp = () => {
          reject(cancelled(signal));
        };
        const timer = setTimeout(() => {
          reject(
            new SignInError("Nobody signed in in the browser in time.", {
              failure: "cancelled",
              remedy: "Sign in again. Where no browser opens, connect with a device code.",
            }),
          );
        }, timeoutSeconds * 1000);
        stop = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", giveUp);
        };
        signal.addEventListener("abort", giveUp, { once: true });
        if (signal.aborted) {
          giveUp();
        }
        server.on("request", (request: IncomingMessage, response: ServerResponse) => {
          void receive(request, response, state).then((answer) => {
            if (answer instanceof Refusal) {
              reject(answer);
            } else if (answer !== undefined) {
              resolve(answer);
            }
          });
        });
      }),
  };
}

/** The code or the refusal in a request, or `undefined` where it is not the answer that is waited for. */
async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  state: string,
): Promise<string | Refusal | undefined> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  if (pathname !== "/" || !["GET", "POST"].includes(request.method ?? "")) {
    show(response, 404, "There is nothing here.");
    return undefined;
  }
  const isPost = request.method === "POST";
  const answer = isPost ? await readForm(request) : searchParams;
  const states = answer.getAll("state");
  if (states.length !== 1 || states[0] !== state) {
    show(response, 400, "This answer does not belong to a sign-in that is under way.");
    return undefined;
  }
  if (answer.has("error")) {
    show(response, 200, "You are not signed in. Go back to see why. You may close this page.");
    return new Refusal(Object.fromEntries(answer));
  }
  const code = answer.get("code");
  if (!isPost || code === null || code === "") {
    show(response, 400, "The answer has to come in the body of a request, and a code has to be in it.");
    return undefined;
  }
  show(response, 200, "Calendar Onramp has the answer. You may close this page and go back.");
  return code;
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > longestAnswer) {
        return new URLSearchParams();
      }
      chunks.push(chunk);
    }
  } catch {
    return new URLSearchParams();
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

function show(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    connection: "close",
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Calendar Onramp</title>` +
      `<body style="font: 1.2em system-ui; margin: 20vh auto; max-width: 30em; color-scheme: light dark">` +
      `<p>${sentence}</p></body></html>`,
  );
}
