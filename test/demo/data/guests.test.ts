import assert from "node:assert/strict";
import { countGuests, guestAt } from "../../../src/demo/data/guests.js";
import { testCompany } from "../support/company.js";

describe("applications of other tenants", () => {
  const company = testCompany({ applications: 2000 });
  const { directory } = company;
  const guests = [...directory.servicePrincipals.scan()]
    .map(([, principal]) => principal)
    .filter(
      ({ appId, appOwnerOrganizationId }) =>
        appOwnerOrganizationId !== company.tenantId && !directory.findApplication(appId),
    );

  it("grow with the company, and are found by both of their ids", () => {
    assert.equal(countGuests(2000), 53);
    assert.ok(guests.length > 53);
    for (const { id, appId } of guests) {
      assert.equal(directory.findServicePrincipal(appId)?.id, id);
      assert.equal(directory.servicePrincipals.find(id)?.appId, appId);
    }
    assert.equal(new Set(guests.map(({ id }) => id)).size, guests.length);
    assert.ok(new Set(guests.map(({ appOwnerOrganizationId }) => appOwnerOrganizationId)).size > 5);
  });

  it("hold application permissions, delegated ones for everybody, and some of single users", () => {
    const roles = guests.filter((guest) => directory.grants.assignmentsOf(guest).length > 0);
    const delegated = guests.flatMap((guest) => directory.grants.delegatedOf(guest));
    assert.ok(roles.length > 5);
    assert.ok(delegated.some(({ consentType }) => consentType === "AllPrincipals"));
    const own = delegated.filter(({ consentType }) => consentType === "Principal");
    assert.ok(own.length > 10);
    assert.ok(own.every(({ principalId }) => company.users.find(principalId ?? "")));
  });

  it("are the same for the same seed", () => {
    assert.deepEqual(guestAt(3, 40), guestAt(3, 40));
    assert.notDeepEqual(
      Array.from({ length: 10 }, (_, index) => guestAt(3, 40 + index)),
      Array.from({ length: 10 }, (_, index) => guestAt(4, 40 + index)),
    );
  });
});
