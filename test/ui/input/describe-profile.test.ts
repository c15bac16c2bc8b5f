import assert from "node:assert/strict";
import {
  describeMode,
  describeOutdated,
  describeProduct,
  describeReference,
  findReference,
} from "../../../src/ui/input/describe-profile.js";
import { standardProfiles } from "../../../src/profiles/vendors/index.js";
import { mode, profile } from "../../support/ui-profiles.js";

const outdated = { since: "2026-10-01", why: "It is blocked.", instead: "new:graph" };
const old = mode("old", { outdated });
const both = profile("both", old, mode("current"));
const fresh = profile("new", mode("graph"), mode("other"));
const profiles = [both, fresh, profile("gone", old)];

describe("a product in a list", () => {
  it("says who makes it, what it does, and that a file of the workspace says so", () => {
    assert.deepEqual(describeProduct(fresh, "2026-11-21"), {
      label: "Product new",
      description: "Vendor of new · a profile of this workspace",
      detail: "What new does.",
    });
    for (const shipped of standardProfiles) {
      assert.doesNotMatch(describeProduct(shipped, "2026-11-21").description, /workspace/);
    }
  });

  it("says that it is out of date, or in how many ways", () => {
    assert.match(
      describeProduct(profile("gone", old), "2026-11-21").description,
      /· out of date since 1 October 2026$/,
    );
    assert.match(describeProduct(both, "2026-11-21").description, /· 1 of 2 ways out of date$/);
  });

  it("speaks of a day that is still to come", () => {
    assert.match(
      describeProduct(profile("gone", old), "2026-09-30").description,
      /· out of date from 1 October 2026 on$/,
    );
  });

  it("shows the text of a workspace’s profile as text", () => {
    const { label } = describeProduct({ ...fresh, product: "$(check) Acme" }, "2026-11-21");
    assert.doesNotMatch(label, /\$\(/);
  });
});

describe("a mode in a list", () => {
  it("warns, and says what to set up instead", () => {
    const { label, description, detail } = describeMode(old, profiles, "2026-11-21");
    assert.equal(label, "$(warning) Mode old");
    assert.equal(description, "out of date since 1 October 2026");
    assert.equal(detail, "Instead: Product new, Mode graph. How old works.");
  });

  it("says where there is no registration to make", () => {
    const vendors = mode("vendor", { registration: { by: "vendor", why: "The vendor has one." } });
    assert.equal(describeMode(vendors, profiles, "2026-11-21").description, "no registration to make");
  });
});

describe("what is out of date", () => {
  it("is said as a title and a reason", () => {
    assert.deepEqual(describeOutdated(outdated, "2026-11-21"), {
      title: "Out of date since 1 October 2026",
      why: "It is blocked.",
    });
  });
});

describe("a reference to a profile", () => {
  it("means its first mode where it names none", () => {
    assert.equal(findReference("BOTH", profiles)?.mode.id, "old");
    assert.equal(describeReference("gone", profiles), "Product gone");
  });

  it("means nothing where there is no such thing", () => {
    for (const reference of ["", "none", "new:none", "new:graph:x"]) {
      assert.equal(findReference(reference, profiles), undefined, reference);
    }
  });
});
