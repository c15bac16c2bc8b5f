import assert from "node:assert/strict";
import { listCredentials } from "../../src/tenant/credentials.js";

describe("listCredentials", () => {
  it("lists secrets, then certificates, each by its end", () => {
    const found = listCredentials({
      passwordCredentials: [
        { keyId: "none", displayName: "never ends", endDateTime: null },
        { keyId: "late", endDateTime: "2027-08-01T23:59:59Z", startDateTime: "2026-08-01T00:00:00Z" },
        { keyId: "early", displayName: "\u202Esecret", hint: "abc", endDateTime: "2026-12-01T10:00:00.123Z" },
      ],
      keyCredentials: [{ keyId: "cert", displayName: "CN=sync", endDateTime: "2026-11-30T00:30:00+02:00" }],
    });
    assert.deepEqual(
      found.map(({ what, keyId, name, hint, start, end }) => [what, keyId, name, hint, start, end]),
      [
        ["secret", "early", "\u202Esecret", "abc", undefined, "2026-12-01"],
        ["secret", "late", undefined, undefined, "2026-08-01", "2027-08-01"],
        ["secret", "none", "never ends", undefined, undefined, undefined],
        ["certificate", "cert", "CN=sync", undefined, undefined, "2026-11-29"],
      ],
    );
  });

  it("never has a value", () => {
    const found = listCredentials({
      passwordCredentials: [{ keyId: "1", secretText: "CANARY" }],
      keyCredentials: [{ keyId: "2", key: "CANARY", customKeyIdentifier: "CANARY" }],
    });
    assert.equal(found.length, 2);
    assert.doesNotMatch(JSON.stringify(found), /CANARY/);
  });

  it("makes do with nothing", () => {
    assert.deepEqual(listCredentials({}), []);
    const [only, ...more] = listCredentials({
      passwordCredentials: [
        { keyId: null, displayName: " ", endDateTime: "soon", startDateTime: "0001-01-01T00:00:00Z" },
      ],
    });
    assert.deepEqual(more, []);
    assert.deepEqual(only, {
      what: "secret",
      keyId: "",
      name: undefined,
      hint: undefined,
      start: undefined,
      end: undefined,
    });
  });
});
