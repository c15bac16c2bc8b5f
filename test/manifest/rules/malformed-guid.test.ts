import assert from "node:assert/strict";
import { malformedGuid } from "../../../src/manifest/rules/malformed-guid.js";
import {
  access,
  exchangeOnline,
  graph,
  manifest,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(malformedGuid);

const role = "798ee544-9d2d-430c-a058-570e29e34338";
const asRole = (id: string) => requesting(access(id, "Role"));

describe("malformed-guid", () => {
  it("allows a GUID in either case", () => {
    allows(asRole(role));
    allows(asRole(role.toUpperCase()));
  });

  it("leaves names, placeholders and what is empty to others", () => {
    for (const id of [
      "Calendars.Read",
      "",
      " ",
      "${{ID}}",
      "<your-id>",
      "{your id}",
      "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
      "constructor",
    ]) {
      allows(asRole(id));
    }
  });

  const spellings: Record<string, string> = {
    braces: `{${role}}`,
    parentheses: `(${role})`,
    "angle brackets": `<${role}>`,
    "blanks around": ` ${role}  `,
    "blanks within": role.replaceAll("-", " - "),
    "no hyphens": role.replaceAll("-", ""),
    "one hyphen missing": role.replace("-", ""),
    "en dashes": role.replaceAll("-", "\u2013"),
    "a zero-width space": `\u200B${role.slice(0, 20)}\u200B${role.slice(20)}`,
    "a soft hyphen": `${role.slice(0, 20)}\u00AD${role.slice(20)}`,
    "a prefix of URNs": `urn:uuid:${role}`,
    "typographic quotes": `“${role}”`,
    "braces and en dashes": `{${role.replaceAll("-", "\u2013")}}`,
  };
  for (const [name, spelling] of Object.entries(spellings)) {
    it(`rewrites a GUID with ${name}`, () => {
      reports(requesting(`{ "id": «"${spelling}"», "type": "Role" }`), role);
      fixes(asRole(spelling), asRole(role));
    });
  }

  it("rewrites the GUID of a resource", () => {
    reports(
      manifest(`{ "resourceAppId": «"{${graph}}"», "resourceAccess": [] }`),
      "The GUID of this resource",
    );
    fixes(manifest(resource(`{${exchangeOnline}}`)), manifest(resource(exchangeOnline)));
  });

  it("takes the GUID out of a longer text", () => {
    fixes(asRole(`${role} (Calendars.Read)`), asRole(role));
    fixes(manifest(resource(`api://${graph}/.default`)), manifest(resource(graph)));
  });

  it("offers the permission that a GUID with a digit too few or too many resembles", () => {
    reports(
      requesting(`{ "id": «"${role.slice(0, -1)}"», "type": "Role" }`),
      "it needs 32 hexadecimal digits",
    );
    fixes(asRole(role.slice(0, -1)), asRole(role));
    fixes(asRole(`${role}8`), asRole(role));
    fixes(asRole(role.replace("430c", "43Oc")), asRole(role));
  });

  it("offers the permission of the other kind where there is none of this one", () => {
    assert.deepEqual(offers(requesting(access(role.slice(0, -1), "Scope"))), [
      `Write ${role} (Calendars.Read)`,
    ]);
  });

  it("offers one resource, not all whose GUIDs were counted by hand", () => {
    assert.deepEqual(offers(manifest(resource(graph.slice(0, -1), userRead))), [
      `Write ${graph} (Microsoft Graph)`,
    ]);
    assert.deepEqual(offers(manifest(resource(graph.slice(0, -1)))), [`Write ${graph} (Microsoft Graph)`]);
  });

  it("offers nothing where nothing is near, and of an unknown resource", () => {
    assert.deepEqual(offers(asRole("0123456789abcdef0123456789abcde")), []);
    assert.deepEqual(
      offers(manifest(resource("11111111-2222-3333-4444-555555555555", access(role.slice(1), "Role")))),
      [],
    );
  });

  it("sees through escapes, and leaves the rest of the line as it is", () => {
    fixes(
      `[{ "resourceAppId": "${graph}",\r\n  "resourceAccess": [{ "\\u0069d" : "{\\u0037${role.slice(1)}}" /* a */, "type": "Role", }] }]`,
      `[{ "resourceAppId": "${graph}",\r\n  "resourceAccess": [{ "\\u0069d" : "${role}" /* a */, "type": "Role", }] }]`,
    );
  });

  it("says nothing of a GUID that is being typed", () => {
    allows(`{ "requiredResourceAccess": [{ "resourceAppId": "00000003-0000-0000-c000-0000`);
  });

  it("says nothing of values that are no text, and of texts without end", () => {
    allows(requesting(`{ "id": 798, "type": "Role" }`, `{ "id": null }`, `{ "id": ["${role}"] }`));
    allows(asRole("ab".repeat(5000)));
  });
});
