import assert from "node:assert/strict";
import { parse } from "jsonc-parser";
import { standardCatalogue } from "../../../src/catalogue/standard.js";
import { renderPublicClient } from "../../../src/ui/connections/public-client.js";

describe("the prepared public client", () => {
  it("asks for delegated permissions alone, of which none changes anything", () => {
    const manifest = parse(renderPublicClient()) as {
      isFallbackPublicClient: boolean;
      requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
    };
    assert.equal(manifest.isFallbackPublicClient, true);
    const names = manifest.requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) =>
      resourceAccess.map(({ id, type }) => {
        assert.equal(type, "Scope");
        return standardCatalogue().findPermission(resourceAppId, "Scope", id)?.value ?? "";
      }),
    );
    assert.ok(names.includes("Calendars.Read.Shared") && names.includes("offline_access"));
    assert.ok(names.every((name) => name !== "" && !name.includes("Write")));
  });
});
