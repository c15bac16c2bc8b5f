import assert from "node:assert/strict";
import { wrongType } from "../../../src/manifest/rules/wrong-type.js";
import { access, requesting } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(wrongType);

const role = "798ee544-9d2d-430c-a058-570e29e34338";

describe("wrong-type", () => {
  it("allows Scope and Role, placeholders, and what others speak of", () => {
    for (const type of ["Scope", "Role", "${{TYPE}}", "<type>", "", " "]) {
      allows(requesting(access(role, type)));
    }
    allows(requesting(`{ "id": "${role}", "type": 1 }`, `{ "id": "${role}" }`));
  });

  it("corrects the case", () => {
    reports(requesting(`{ "id": "${role}", "type": «"role"» }`), "must be written “Role”");
    fixes(requesting(access(role, "role")), requesting(access(role, "Role")));
    fixes(requesting(access(role, " SCOPE ")), requesting(access(role, "Scope")));
  });

  it("corrects the words of the portal", () => {
    fixes(requesting(access(role, "Delegated")), requesting(access(role, "Scope")));
    fixes(requesting(access(role, "Application")), requesting(access(role, "Role")));
  });

  it("offers both words for anything else, first the one that the GUID has", () => {
    reports(requesting(`{ "id": "${role}", "type": «"Permission"» }`), "is no type of permission");
    assert.deepEqual(offers(requesting(access(role, "Permission"))), [
      "Write Role (application)",
      "Write Scope (delegated)",
    ]);
    assert.deepEqual(offers(requesting(access("x", "Permission"))), [
      "Write Scope (delegated)",
      "Write Role (application)",
    ]);
  });

  it("treats names that JavaScript knows like any other", () => {
    for (const type of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      reports(requesting(`{ "id": "${role}", "type": «"${type}"» }`), `“${type}” is no type of permission`);
    }
  });

  it("does not take a letter that only looks the same", () => {
    reports(requesting(`{ "id": "${role}", "type": «"R\u043Ele"» }`), "is no type of permission");
  });

  it("says nothing of a type that is being typed", () => {
    allows(`[{ "resourceAppId": "x", "resourceAccess": [{ "id": "${role}", "type": "Ro`);
  });
});
