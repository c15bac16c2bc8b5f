import assert from "node:assert/strict";
import type { Discovered } from "../../../src/ews/autodiscover.js";
import { describeDiscovered } from "../../../src/ews/discovery/verdict.js";
import { cloud } from "../support/internet.js";

const nothing: Discovered = {
  mailbox: "ada@contoso.example",
  ews: undefined,
  isOfCloud: false,
  autodiscover: undefined,
  steps: [],
};
const step = { protocol: "EWS", status: 302, words: "" } as const;

describe("what Autodiscover comes to", () => {
  it("is an address of the cloud, to which tokens may go", () => {
    const found = { ...nothing, ews: cloud.ews, isOfCloud: true };
    const { says, tokens, next } = describeDiscovered(found, cloud);
    assert.match(says, /^The mailbox ada@contoso\.example is reached at ews\.cloud\.example\.$/);
    assert.match(tokens ?? "", /belongs to Test Cloud: tokens may go there/);
    assert.match(next.join(" "), /answers the same for addresses that nobody has/);
  });

  it("is an address of somebody else, to which none goes before somebody agrees", () => {
    const { tokens, next } = describeDiscovered(
      { ...nothing, ews: "https://mail.contoso.example/EWS" },
      cloud,
    );
    assert.match(tokens ?? "", /mail\.contoso\.example does not belong to Test Cloud: no token goes there/);
    assert.match(next.join(" "), /user and a password/);
  });

  it("is the host to which the cloud redirects, where nothing was learnt", () => {
    const ofCloud = "https://autodiscover.cloud.example/a";
    for (const outcome of ["redirected", "not followed"] as const) {
      const leadsTo = "https://mail.contoso.example/b";
      const steps = [
        { ...step, url: ofCloud, outcome: "redirected", leadsTo: "https://ews.cloud.example/a" } as const,
        { ...step, url: "https://ews.cloud.example/a", outcome, leadsTo },
      ];
      assert.match(
        describeDiscovered({ ...nothing, steps }, cloud).says,
        /^Test Cloud says .* is elsewhere: it redirects to mail\.contoso\.example,/,
      );
    }
    const steps = [{ ...step, url: ofCloud, outcome: "not followed", leadsTo: "mailto:x" } as const];
    assert.match(describeDiscovered({ ...nothing, steps }, cloud).says, /^Nobody who was asked knows/);
  });

  it("is nothing where nobody knows", () => {
    const refused = {
      ...step,
      url: `${cloud.autodiscover}/a`,
      status: 404,
      outcome: "refused",
      leadsTo: undefined,
    } as const;
    const { says, tokens, next } = describeDiscovered({ ...nothing, steps: [refused] }, cloud);
    assert.match(says, /^Nobody who was asked knows where the mailbox ada@contoso\.example is\.$/);
    assert.equal(tokens, undefined);
    assert.ok(next.length > 0);
  });

  it("is that the cloud could not be asked, where it gave no answer", () => {
    const silent = {
      ...step,
      url: `${cloud.autodiscover}/a`,
      status: undefined,
      outcome: "failed",
      leadsTo: undefined,
    } as const;
    const { says, next } = describeDiscovered({ ...nothing, steps: [silent] }, cloud);
    assert.match(says, /because Test Cloud gave no answer\.$/);
    assert.match(next.join(" "), /online/);
  });
});
