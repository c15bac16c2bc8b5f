import assert from "node:assert/strict";
import type { ConsentItem } from "../../../src/tenant/consent.js";
import { describeGranting } from "../../../src/ui/consent/describe-consent.js";

const item: ConsentItem = {
  line: {
    kind: "Scope",
    id: undefined,
    value: "Rooms.Read",
    permission: undefined,
    state: "declared",
    retirement: undefined,
    forEverybody: false,
    principalIds: [],
    granted: undefined,
    held: [],
  },
  resource: { resourceAppId: undefined, resourceId: "1", name: "Rooms" },
  words: "Rooms.Read (delegated) of Rooms",
  refusal: undefined,
};

describe("what is about to be granted", () => {
  it("says that a service principal is made where there is none", () => {
    assert.match(describeGranting([item], [], { hasPrincipal: false }), /service principal .* is made first/);
    assert.doesNotMatch(describeGranting([item], [], { hasPrincipal: true }), /service principal/);
  });
});
