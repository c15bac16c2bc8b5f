import assert from "node:assert/strict";
import type { EwsHttpRequest } from "../../../src/ews/client.js";
import { createBasicTransport } from "../../../src/ews/transports/basic.js";
import { createOAuthTransport } from "../../../src/ews/transports/oauth.js";
import type { TokenRequest, TokenSource } from "../../../src/identity/tokens.js";
import { answerTo, useEwsServer } from "../../support/ews-server.js";
import { cloudAt } from "../../support/graph-client.js";

const request: EwsHttpRequest = { body: "<soap/>", headers: {}, signal: undefined, reason: "To see." };
const fine = { body: answerTo("GetFolder", "<m:Folders/>") };

describe("the ways to sign in to EWS", () => {
  const server = useEwsServer();

  function tokens(asked: TokenRequest[]): TokenSource {
    return {
      account: undefined,
      getToken(each) {
        asked.push(each);
        return Promise.resolve({ token: `CANARY-${String(asked.length)}`, expires: new Date(0) });
      },
      signOut: () => Promise.resolve(),
    };
  }
  const parts = (asked: TokenRequest[] = []) => ({
    cloud: cloudAt(new URL(server.address).origin),
    tokens: tokens(asked),
    fetch,
    timeoutSeconds: 10,
  });

  it("send a token to the cloud, and a fresh one where it was refused", async () => {
    server.replies({ status: 401 }, fine);
    const asked: TokenRequest[] = [];
    const answer = await createOAuthTransport(parts(asked)).send(request);
    assert.equal(answer.status, 200);
    assert.deepEqual(
      server.seen.map(({ headers }) => headers["authorization"]),
      ["Bearer CANARY-1", "Bearer CANARY-2"],
    );
    assert.deepEqual(asked, [
      { audience: "exchange", scopes: ["EWS.AccessAsUser.All"], reason: "To see." },
      { audience: "exchange", scopes: ["EWS.AccessAsUser.All"], reason: "To see.", refused: "CANARY-1" },
    ]);
  });

  it("send no token elsewhere, unless the user agreed", async () => {
    const elsewhere = { ...parts(), cloud: cloudAt("https://outlook.example.com"), address: server.address };
    assert.throws(() => createOAuthTransport(elsewhere), /no token goes there/);
    server.replies(fine);
    await createOAuthTransport({ ...elsewhere, isAgreed: true }).send(request);
    assert.equal(server.seen[0]?.headers["authorization"], "Bearer CANARY-1");
  });

  it("send a password as UTF-8", async () => {
    server.replies(fine);
    await createBasicTransport({
      address: server.address,
      user: "D\\ü",
      password: "pä:ss",
      fetch,
      timeoutSeconds: 10,
    }).send(request);
    const [, code = ""] = String(server.seen[0]?.headers["authorization"]).split(" ");
    assert.equal(Buffer.from(code, "base64").toString("utf8"), "D\\ü:pä:ss");
  });

  it("send nothing without encryption, or to an address with a password in it", () => {
    for (const address of [
      "http://mail.example.com/EWS/Exchange.asmx",
      "https://u:p@mail.example.com/",
      "mail.example.com",
    ]) {
      assert.throws(
        () => createBasicTransport({ address, user: "u", password: "p", fetch, timeoutSeconds: 10 }),
        { name: "UserError" },
        address,
      );
    }
  });
});
