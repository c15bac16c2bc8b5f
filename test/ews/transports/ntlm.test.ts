import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { EwsHttpRequest } from "../../../src/ews/client.js";
import { createNtlmTransport, splitUser } from "../../../src/ews/transports/ntlm.js";
import { afterNtlm, type NtlmUser } from "../../support/express-ntlm.js";

const request: EwsHttpRequest = { body: "<soap/>", headers: {}, signal: undefined, reason: undefined };

/** Of "Password", from the examples of MS-NLMP, section 4.2.2.1.2. */
const hashOfPassword = Buffer.from("a4f49c406510bdcab6824ee7c30fd852", "hex");
const nonce = Buffer.from("0123456789abcdef", "hex");

describe("NTLM", () => {
  let server: Server;
  let handler: RequestListener;
  const bodies: string[] = [];

  beforeEach((done) => {
    bodies.length = 0;
    server = createServer((incoming, response) => {
      handler(incoming, response);
    }).listen(0, "127.0.0.1", done);
  });
  afterEach((done) => {
    server.close(done);
    server.closeAllConnections();
  });

  const connect = (password = "Password", user = "Domain\\Jürgen") =>
    createNtlmTransport({
      address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/EWS/Exchange.asmx`,
      user,
      password,
      timeoutSeconds: 10,
    });

  /** Signs each socket in as IIS does, and proves the password. */
  function playExchange(): { readonly handshakes: () => number } {
    const known = new WeakSet<Socket>();
    let handshakes = 0;
    handler = (incoming, response) => {
      void readBody(incoming).then((body) => {
        const [, message = ""] = /^NTLM (.+)$/.exec(incoming.headers.authorization ?? "") ?? [];
        const bytes = Buffer.from(message, "base64");
        if (bytes.length > 0 && bytes.readUInt32LE(8) === 1) {
          handshakes++;
          refuse(response, `NTLM ${challenge().toString("base64")}`);
          return;
        }
        if (bytes.length > 0 && isRight(bytes)) {
          known.add(incoming.socket);
        }
        if (!known.has(incoming.socket)) {
          refuse(response, "NTLM");
          return;
        }
        bodies.push(body);
        response.writeHead(200, { "content-type": "text/xml" }).end("<ok/>");
      });
    };
    return { handshakes: () => handshakes };
  }

  it("proves the password with version 2 and keeps its socket", async () => {
    const { handshakes } = playExchange();
    const transport = connect();
    for (let time = 0; time < 3; time++) {
      assert.equal((await transport.send(request)).text, "<ok/>");
    }
    assert.equal(handshakes(), 1);
    assert.deepEqual(bodies, ["<soap/>", "<soap/>", "<soap/>"]);
    await transport.close();
  });

  it("signs in anew on a new socket, and on one for each call that goes at the same time", async () => {
    const { handshakes } = playExchange();
    const transport = connect();
    await transport.send(request);
    server.closeAllConnections();
    // The client hears of it in its own time; where it did not yet, the call may be sent again as any that broke off.
    await transport.send(request).catch(() => transport.send(request));
    assert.equal(handshakes(), 2);
    await Promise.all([transport.send(request), transport.send(request)]);
    assert.equal(handshakes(), 3);
    await transport.close();
  });

  it("tells a wrong password by status 401", async () => {
    playExchange();
    const transport = connect("wrong");
    assert.equal((await transport.send(request)).status, 401);
    await transport.close();
  });

  it("gives the answer of a server that offers no NTLM, or nonsense", async () => {
    handler = (_incoming, response) => response.writeHead(403).end();
    const transport = connect();
    assert.equal((await transport.send(request)).status, 403);
    handler = (_incoming, response) => {
      refuse(response, "NTLM AAAA");
    };
    await assert.rejects(transport.send(request), { name: "NoAnswer" });
    await transport.close();
  });

  it("gets along with express-ntlm", async () => {
    const users: (NtlmUser | undefined)[] = [];
    handler = afterNtlm((user, _incoming, response) => {
      users.push(user);
      response.end("<ok/>");
    });
    const transport = connect();
    assert.equal((await transport.send(request)).text, "<ok/>");
    assert.deepEqual(
      users.map((user) => [user?.DomainName, user?.UserName]),
      [["DOMAIN", "Jürgen"]],
    );
    await transport.close();
  });

  it("knows a domain in front of a name", () => {
    assert.deepEqual(splitUser("CORP\\svc"), { user: "svc", domain: "CORP" });
    assert.deepEqual(splitUser("svc@example.com"), { user: "svc@example.com", domain: "" });
  });
});

function refuse(response: ServerResponse, offer: string): void {
  response.writeHead(401, { "www-authenticate": offer, "content-length": "0" }).end();
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** @see https://learn.microsoft.com/openspecs/windows_protocols/ms-nlmp/801a4681-8809-4be9-ab0d-61dcfe762786 */
function challenge(): Buffer {
  const name = Buffer.from("Domain", "utf16le");
  const info = Buffer.concat([Buffer.from([2, 0, name.length, 0]), name, Buffer.alloc(4)]);
  const head = Buffer.alloc(56);
  head.write("NTLMSSP\0", "latin1");
  head.writeUInt32LE(2, 8);
  head.writeUInt16LE(name.length, 12);
  head.writeUInt16LE(name.length, 14);
  head.writeUInt32LE(56, 16);
  head.writeUInt32LE(0xe28a8235, 20);
  nonce.copy(head, 24);
  head.writeUInt16LE(info.length, 40);
  head.writeUInt16LE(info.length, 42);
  head.writeUInt32LE(56 + name.length, 44);
  return Buffer.concat([head, name, info]);
}

/** Whether the proof of version 2 fits the password. */
function isRight(bytes: Buffer): boolean {
  const field = (at: number) =>
    bytes.subarray(bytes.readUInt32LE(at + 4), bytes.readUInt32LE(at + 4) + bytes.readUInt16LE(at));
  const [answer, domain, user] = [field(20), field(28).toString("utf16le"), field(36).toString("utf16le")];
  const key = createHmac("md5", hashOfPassword)
    .update(Buffer.from(user.toUpperCase() + domain, "utf16le"))
    .digest();
  const proof = createHmac("md5", key)
    .update(Buffer.concat([nonce, answer.subarray(16)]))
    .digest();
  return answer.length > 24 && proof.equals(answer.subarray(0, 16));
}
