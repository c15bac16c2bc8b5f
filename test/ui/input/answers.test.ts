import assert from "node:assert/strict";
import type { Profile } from "../../../src/profiles/profile.js";
import { recallValues, rememberValues, type Memory } from "../../../src/ui/input/answers.js";
import { profile } from "../../support/ui-profiles.js";

function memory(stored: Record<string, unknown> = {}): Memory & { readonly stored: Record<string, unknown> } {
  return {
    stored,
    get: (key: string) => stored[key] as never,
    update(key: string, value: unknown) {
      stored[key] = value;
      return Promise.resolve();
    },
  };
}

const acme: Profile = {
  ...profile("acme"),
  values: {
    host: { title: "Host", what: "Where it runs.", format: "domain" },
    key: { title: "Key", what: "Its key.", format: "secret" },
  },
};

describe("the answers of a workspace", () => {
  it("are remembered by profile, next to earlier ones", async () => {
    const store = memory();
    await rememberValues(store, acme, { host: "a.example.com" });
    await rememberValues(store, acme, { tenantId: "66666666-7777-8888-9999-aaaaaaaaaaaa" });
    assert.deepEqual(recallValues(store, acme), {
      host: "a.example.com",
      tenantId: "66666666-7777-8888-9999-aaaaaaaaaaaa",
    });
    assert.deepEqual(recallValues(store, profile("other")), {});
  });

  it("are never secrets", async () => {
    const store = memory();
    const entra = `abc8Q~${"x".repeat(34)}`;
    await rememberValues(store, acme, { key: "s3cret", secret: "s3cret", host: "a.example.com" });
    await rememberValues(
      store,
      { ...acme, values: { note: { title: "N", what: "N.", format: "text" } } },
      {
        note: entra,
      },
    );
    assert.doesNotMatch(JSON.stringify(store.stored), /s3cret|8Q~/);
  });

  it("are forgotten where they would not be taken today", () => {
    const stored = { host: "not a host", key: "s3cret", gone: "x", clientId: 7 };
    assert.deepEqual(recallValues(memory({ "values:acme": stored }), acme), {});
    assert.deepEqual(recallValues(memory({ "values:acme": "broken" }), acme), {});
  });
});
