import assert from "node:assert/strict";
import { clouds } from "../../../src/identity/clouds.js";
import { suggestName, toConnection, type ConnectionDraft } from "../../../src/ui/connections/draft.js";

const [global] = clouds;
const clientId = "8f1b9d0a-4f2b-4f0e-a5a6-6d2f4b7a9c55";
const draft: ConnectionDraft = {
  cloud: global,
  kind: "client-secret",
  tenant: "contoso.com",
  clientId,
  secret: { kind: "client-secret", secret: "kept elsewhere" },
  name: "Contoso",
};

describe("the draft of a connection", () => {
  it("becomes a connection without its secret", () => {
    assert.deepEqual(toConnection(draft, { others: [], readOnly: true }), {
      id: "contoso",
      name: "Contoso",
      cloud: "global",
      tenant: "contoso.com",
      way: { kind: "client-secret", clientId },
      readOnly: true,
    });
  });

  it("gets an id that no other connection has", () => {
    const first = toConnection(draft, { others: [], readOnly: true });
    const second = toConnection(draft, { others: [first], readOnly: true });
    assert.equal(second.id, "contoso-2");
    assert.equal(toConnection(draft, { others: [first, second], readOnly: true }).id, "contoso-3");
    assert.notEqual(toConnection({ ...draft, name: "Demo" }, { others: [], readOnly: true }).id, "demo");
  });

  it("forgets a client ID that was typed before the public client was chosen", () => {
    const person: ConnectionDraft = { ...draft, kind: "interactive", hasOwnClient: false };
    assert.deepEqual(toConnection(person, { others: [], readOnly: true }).way, { kind: "interactive" });
  });

  it("is named after what it leads to", () => {
    assert.equal(suggestName(draft), "contoso.com as an application");
    assert.equal(suggestName({ cloud: global, kind: "interactive", tenant: "organizations" }), global?.title);
    assert.equal(
      suggestName({ isServer: true, ews: "https://mail.contoso.com/EWS/Exchange.asmx" }),
      "mail.contoso.com",
    );
  });
});
