import assert from "node:assert/strict";
import type { ListedUser } from "../../../src/graph/users.js";
import {
  addressOf,
  describeCalendar,
  nameCalendar,
  nameMailbox,
} from "../../../src/ui/tenant/name-mailbox.js";

const user = (more: Partial<ListedUser>): ListedUser => ({
  id: "1",
  displayName: null,
  mail: null,
  userPrincipalName: null,
  ...more,
});

describe("a mailbox", () => {
  it("has the first name that can be seen", () => {
    assert.equal(nameMailbox(user({ displayName: "Ada", mail: "ada@contoso.com" })), "Ada");
    assert.equal(
      nameMailbox(user({ displayName: "\u200B \u202E", mail: "ada@contoso.com" })),
      "ada@contoso.com",
    );
    assert.equal(nameMailbox(user({ userPrincipalName: "ada@contoso.com" })), "ada@contoso.com");
    assert.equal(nameMailbox(user({})), "1");
  });

  it("has an address where there is one", () => {
    assert.equal(
      addressOf(user({ mail: "a@contoso.com", userPrincipalName: "b@contoso.com" })),
      "a@contoso.com",
    );
    assert.equal(addressOf(user({ userPrincipalName: "b@contoso.com" })), "b@contoso.com");
    assert.equal(addressOf(user({})), "");
  });
});

describe("a calendar", () => {
  it("says whose it is and what may be done with it", () => {
    assert.equal(
      describeCalendar({
        owner: { name: "Ada", address: "ada@contoso.com" },
        canEdit: true,
        isDefaultCalendar: true,
      }),
      "Ada · can edit · default",
    );
    assert.equal(
      describeCalendar({
        owner: { name: null, address: "ada@contoso.com" },
        canEdit: false,
        isDefaultCalendar: false,
      }),
      "ada@contoso.com · read only",
    );
    assert.equal(describeCalendar({ owner: null, canEdit: null, isDefaultCalendar: null }), "read only");
  });

  it("has a name, whatever Microsoft Graph gives", () => {
    assert.equal(nameCalendar({ name: "Kalender" }), "Kalender");
    assert.equal(nameCalendar({ name: null }), "(no name)");
    assert.equal(nameCalendar({ name: " " }), "(no name)");
  });
});
