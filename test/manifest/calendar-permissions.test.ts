import assert from "node:assert/strict";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { listCalendarPermissions } from "../../src/manifest/calendar-permissions.js";

describe("listCalendarPermissions", () => {
  const found = listCalendarPermissions(standardCatalogue());
  const names = found.map(({ value, kind, resource }) => `${value} ${kind} ${resource.name}`);

  it("begins with the calendars of Microsoft Graph", () => {
    assert.match(names[0] ?? "", /^Calendars\.Read Role Microsoft Graph$/);
  });

  it("has what EWS need, below Microsoft Graph", () => {
    const at = (name: string) => names.indexOf(name);
    assert.ok(
      at("full_access_as_app Role Office 365 Exchange Online") > at("User.Read Scope Microsoft Graph"),
    );
    assert.ok(at("User.Read Scope Microsoft Graph") > 0);
  });

  it("names each once, and is short enough to look through", () => {
    assert.equal(new Set(found).size, found.length);
    assert.ok(found.length < 40, String(found.length));
  });
});
