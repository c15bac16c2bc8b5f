import assert from "node:assert/strict";
import type { Application } from "@microsoft/microsoft-graph-types";
import fc from "fast-check";
import { renderManifest } from "../../src/tenant/manifest-text.js";
import { randomRegistration, registrationIds } from "../support/random-registrations.js";
import { runs } from "../support/runs.js";
import { comparing } from "./support/comparing.js";

describe("manifest-text", () => {
  it("shows what Microsoft Graph gave, without its annotations", () => {
    const given = {
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#applications/$entity",
      id: "1",
      displayName: "Sync",
      "owners@odata.context": "x",
      notes: null,
      web: { "@odata.type": "#microsoft.graph.webApplication", redirectUris: ["https://a.example"] },
    };
    assert.equal(
      renderManifest(given, "graph").text,
      `{
  "id": "1",
  "displayName": "Sync",
  "notes": null,
  "web": {
    "redirectUris": [
      "https://a.example"
    ]
  }
}
`,
    );
  });

  it("never shows a secret", () => {
    const application: Application = {
      ...registrationIds,
      passwordCredentials: [
        { keyId: "1", secretText: null },
        { keyId: "2", secretText: "CANARY" },
      ],
      keyCredentials: [
        { keyId: "3", type: "AsymmetricX509Cert", key: "public" },
        { keyId: "4", type: "Symmetric", key: "CANARY" },
      ],
    };
    for (const form of ["graph", "legacy"] as const) {
      const { text } = renderManifest(application, form);
      assert.doesNotMatch(text, /CANARY/);
      assert.match(text, /"public"/);
    }
  });

  it("puts it into the old form and says what that has no place for", () => {
    const { text, lost } = renderManifest(
      {
        ...registrationIds,
        displayName: "Sync",
        web: {
          redirectUris: ["https://a.example"],
          redirectUriSettings: [{ uri: "https://a.example", index: 1 }],
        },
        spa: { redirectUris: ["https://b.example"] },
        uniqueName: "sync",
      },
      "legacy",
    );
    assert.deepEqual(JSON.parse(text), {
      ...registrationIds,
      name: "Sync",
      replyUrlsWithType: [
        { url: "https://a.example", type: "Web" },
        { url: "https://b.example", type: "Spa" },
      ],
    });
    assert.deepEqual([...lost].sort(), ["uniqueName", "web.redirectUriSettings"]);
    assert.equal(text, `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
  });

  it("says the same in either form as the tenant itself", () => {
    fc.assert(
      fc.property(randomRegistration, fc.constantFrom("graph", "legacy"), (application, form) => {
        const { text } = renderManifest(application, form);
        assert.deepEqual(comparing(text, application).differences, []);
      }),
      runs(200),
    );
  });
});
