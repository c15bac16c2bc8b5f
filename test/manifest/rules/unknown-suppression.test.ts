import { unknownSuppression } from "../../../src/manifest/rules/unknown-suppression.js";
import { manifest } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes } = testing(unknownSuppression);

const commented = (comment: string) => `${comment}\n${manifest()}`;

describe("unknown-suppression", () => {
  it("allows rules that exist, all rules, and reasons", () => {
    allows(commented("// calendar-onramp-disable unknown-resource, literal-name -- our own tool"));
    allows(commented("// calendar-onramp-disable-next-line"));
    allows(commented("/* calendar-onramp-disable-line unknown-resource — our own API */"));
    allows(commented("// calendar-onramp-disable -- not now"));
  });

  it("reports each name that no rule has", () => {
    reports(
      commented("// calendar-onramp-disable «unknown-resorce», literal-name «constructor»"),
      "There is no rule called “",
    );
    reports(commented("/* calendar-onramp-disable-line «x»*/"));
  });

  it("writes the nearest name", () => {
    fixes(
      commented("// calendar-onramp-disable-next-line  unknown-resorce,literal-name -- ours"),
      commented("// calendar-onramp-disable-next-line  unknown-resource,literal-name -- ours"),
    );
  });

  it("says nothing of other comments, and of words that only begin alike", () => {
    allows(commented("// see calendar-onramp-disable x"));
    allows(commented("// calendar-onramp-disabled x"));
    allows(commented("// eslint-disable x"));
  });

  it("says nothing of a text that is no manifest", () => {
    allows("// calendar-onramp-disable x\n{}");
  });
});
