import assert from "node:assert/strict";
import { search } from "../../src/manifest/search.js";
import { context } from "../support/testing.js";

const found = (text: string) => search(text, context.catalogue);

describe("search", () => {
  it("finds a GUID however it is spelled", () => {
    const { permissions } = found("{EF54D2BF-783F-4E0F-BCA1-3210C0444D99}");
    assert.deepEqual(
      permissions.map(({ value }) => value),
      ["Calendars.ReadWrite", "Calendars.ReadWrite.All"],
    );
    assert.equal(found("00000003-0000-0000-c000-000000000000").resources[0]?.name, "Microsoft Graph");
  });

  it("finds the beginning of a GUID", () => {
    assert.equal(found("798ee544").permissions[0]?.value, "Calendars.Read");
  });

  it("finds parts of names, in any case, what begins so first and Microsoft Graph before others", () => {
    const { permissions } = found("calendars.read");
    assert.equal(permissions[0]?.value, "Calendars.Read");
    assert.equal(permissions[0].resource.name, "Microsoft Graph");
  });

  it("finds names that are nearly right", () => {
    assert.ok(found("Calendar.Read").permissions.some(({ value }) => value === "Calendars.Read"));
  });

  it("finds resources by name", () => {
    assert.ok(found("exchange online").resources.some(({ name }) => name === "Office 365 Exchange Online"));
  });

  it("begins with calendars where nothing was typed", () => {
    assert.match(found("").permissions[0]?.value ?? "", /^(Calendars|EWS)/);
    assert.equal(found("").permissions.length, 100);
  });

  it("finds nothing where there is nothing", () => {
    assert.deepEqual(found("zzzzqqqqzzzzqqqq"), { permissions: [], resources: [] });
  });
});
