import { duplicateProperty } from "../../../src/manifest/rules/duplicate-property.js";
import { access, calendarsRead, graph, requesting } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports } = testing(duplicateProperty);

describe("duplicate-property", () => {
  it("allows the same name in different objects", () => {
    allows(requesting(calendarsRead, access("x", "Role")));
  });

  it("allows names that differ in case", () => {
    allows(`{ "id": 1, "ID": 2, "requiredResourceAccess": [] }`);
  });

  it("reports the name of the second, wherever it stands", () => {
    reports(`{ "requiredResourceAccess": [], «"requiredResourceAccess"»: [] }`, "“requiredResourceAccess”");
    reports(`{ "requiredResourceAccess": [], "web": { "a": 1, "b": 2, «"a"»: 3 } }`);
    reports(requesting(`{ "id": "a", "type": "Scope", «"id"»: "b" }`));
  });

  it("reports each repeat in an object with many members", () => {
    reports(`{ "a": 1, "b": 1, "c": 1, "d": 1, "requiredResourceAccess": [], «"a"»: 1, «"b"»: 1, «"a"»: 1 }`);
  });

  it("sees through escapes", () => {
    reports(requesting(`{ "id": "a", «"\\u0069d"»: "b" }`));
  });

  it("treats names that JavaScript knows like any other", () => {
    allows(`{ "__proto__": 1, "constructor": 2, "toString": 3, "requiredResourceAccess": [] }`);
    reports(`{ "__proto__": 1, «"__proto__"»: 2, "requiredResourceAccess": [] }`);
  });

  it("shortens a name that has no end", () => {
    const name = "x".repeat(10_000);
    const [finding] = reports(`{ "${name}": 1, «"${name}"»: 1, "requiredResourceAccess": [] }`);
    if (!finding || finding.message.length > 200) {
      throw new Error("The message is too long.");
    }
  });

  it("says nothing of objects that run into each other for want of a brace", () => {
    allows(
      `[{ "resourceAppId": "${graph}", "resourceAccess": [{ "id": "a", "type": "Scope", { "id": "b", "type": "Scope" }] }]`,
    );
  });

  it("says nothing of a text that is no manifest", () => {
    allows(`{ "a": 1, "a": 2 }`);
  });
});
