import assert from "node:assert/strict";
import { UserError } from "../../../src/base/errors.js";
import { explainRefusal } from "../../../src/ews/explain.js";
import { GraphError } from "../../../src/graph/errors.js";
import { withMeaning } from "../../../src/graph/explain-refusal.js";
import type { Way } from "../../../src/identity/connection.js";
import { SignInError } from "../../../src/identity/sign-in-error.js";
import { createRefusal } from "../../../src/ui/preview/refusal.js";
import { allActions } from "../../support/preview.js";

const mailbox = "ada@quillhaven.example";
const online: Way = { kind: "client-secret", clientId: "x" };
const onPremises: Way = { kind: "ntlm", user: "x", ews: "https://mail.quillhaven.example/EWS/Exchange.asmx" };

describe("a refusal", () => {
  interface How {
    readonly via?: "graph" | "ews";
    readonly as?: "user" | "app";
    readonly way?: Way;
    readonly available?: ReadonlySet<string>;
  }
  const refuse = (error: unknown, { via = "ews", as = "app", way = online, available }: How = {}) =>
    createRefusal(error, {
      via,
      mailbox,
      connection: { way },
      as,
      availableActions: available ?? allActions,
    });
  const idsOf = (...parts: Parameters<typeof refuse>) => refuse(...parts).actions.map(({ id }) => id);
  const ofEws = (
    refusal: Partial<Parameters<typeof explainRefusal>[0]>,
    { isOnline = true, now = "2026-11-21T12:00:00Z" } = {},
  ) =>
    explainRefusal(
      { status: 200, code: undefined, said: undefined, ...refusal },
      { operation: "FindItem", mailbox, isOnline, now: new Date(now) },
    );
  const ofGraph = (code: string | undefined, said?: string, status = 403) =>
    new GraphError(`GET /users/${mailbox}/calendarView: Access is denied (${String(status)}).`, {
      failure: "forbidden",
      status,
      code,
      said,
      clientRequestId: "ours",
      requestId: "theirs",
      request: `GET /users/${mailbox}/calendarView`,
    });

  it("of EWS by a policy says first that EWS ends, in both readings of the header", () => {
    for (const [policyReason, title, means] of [
      [
        "EWS is disabled for this user or tenant",
        "EWS is switched off",
        /EwsEnabled is not true in one of both\.$/,
      ],
      [
        "EWS is blocked by policy for this user or tenant",
        "A policy keeps this application out of EWS",
        /not among EwsAllowedAppIDs, or its user agent/,
      ],
    ] as const) {
      const refusal = refuse(ofEws({ status: 403, policyReason, requestId: "6f2c4a1e" }));
      assert.equal(refusal.title, title);
      assert.equal(refusal.asked, `EWS: FindItem for ${mailbox}`);
      assert.equal(refusal.answered, `403 Forbidden, X-EWS-Policy-Reason: ${policyReason}`);
      assert.match(
        refusal.means,
        /^EWS in Exchange Online is blocked by default since 1 October 2026 and ends on 1 April 2027\. /,
      );
      assert.match(refusal.means, means);
      assert.match(refusal.helps ?? "", /Microsoft Graph reads the same calendars and stays\.$/);
      assert.equal(refusal.requestId, "6f2c4a1e");
      assert.deepEqual(
        refusal.actions.map(({ id }) => id),
        ["switchToGraph", "composeScript:allow-ews", "retry"],
      );
    }
    const before = refuse(
      ofEws({ status: 403, policyReason: "EWS is disabled" }, { now: "2026-09-30T12:00:00Z" }),
    );
    assert.match(before.means, /^EWS is switched off/);
  });

  it("of EWS by a right names the setting, and who is signed in decides what helps", () => {
    const denied = ofEws({ code: "ErrorAccessDenied", said: "Access is denied." });
    assert.equal(refuse(denied).answered, "200 OK, ErrorAccessDenied: “Access is denied.”");
    assert.deepEqual(idsOf(denied), [
      "composeScript:scope-with-rbac",
      "composeScript:restrict-with-access-policy",
      "switchToGraph",
      "retry",
    ]);
    assert.deepEqual(idsOf(denied, { as: "user" }), [
      "composeScript:grant-calendar-reviewer",
      "switchToGraph",
      "retry",
    ]);
    const impersonation = ofEws({ code: "ErrorImpersonateUserDenied", status: 500 }, { isOnline: false });
    assert.match(refuse(impersonation).means, /^Whoever signs in may not act for the mailbox\./);
    assert.deepEqual(idsOf(impersonation, { as: "user", way: onPremises }), [
      "composeScript:grant-impersonation",
      "retry",
    ]);
    assert.deepEqual(idsOf(impersonation), ["composeScript:scope-with-rbac", "switchToGraph", "retry"]);
    const policy = ofEws({
      code: "ErrorAccessDenied",
      said: "[RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.",
    });
    assert.equal(refuse(policy).title, "An application access policy keeps this application out");
    const scope = ofEws({
      status: 403,
      diagnostics: '2000008;reason="The token contains not enough scope to make this call."',
    });
    assert.equal(refuse(scope).title, "No permission for EWS is granted");
    assert.deepEqual(idsOf(scope), ["grantConsent", "switchToGraph", "retry"]);
    assert.equal(
      refuse(ofEws({ code: "ErrorNonExistentMailbox", status: 500 })).title,
      "There is no such mailbox behind this address of EWS",
    );
    assert.deepEqual(idsOf(ofEws({ code: "ErrorServerBusy", status: 500 })), ["retry"]);
  });

  it("of Microsoft Graph tells an access policy from a permission that may lack", () => {
    const policy = withMeaning(ofGraph("ErrorAccessDenied", "Access to OData is disabled."), mailbox, "app");
    for (const error of [policy, ofGraph("ErrorAccessDenied", "Access to OData is disabled.")]) {
      const refusal = refuse(error, { via: "graph" });
      assert.equal(refusal.title, "An application access policy keeps this application out");
      assert.equal(refusal.asked, `GET /users/${mailbox}/calendarView`);
      assert.equal(refusal.answered, "403 Forbidden, ErrorAccessDenied: “Access to OData is disabled.”");
      assert.match(refusal.helps ?? "", /Test-ApplicationAccessPolicy/);
      assert.equal(refusal.requestId, "theirs");
      assert.deepEqual(
        refusal.actions.map(({ id }) => id),
        [
          "composeScript:scope-with-rbac",
          "composeScript:restrict-with-access-policy",
          "switchToEws",
          "retry",
        ],
      );
    }
    assert.deepEqual(idsOf(ofGraph("ErrorAccessDenied", "Access is denied."), { via: "graph" }), [
      "grantConsent",
      "composeScript:scope-with-rbac",
      "composeScript:restrict-with-access-policy",
      "switchToEws",
      "retry",
    ]);
    assert.deepEqual(idsOf(ofGraph("ErrorAccessDenied"), { via: "graph", as: "user" }), [
      "composeScript:grant-calendar-reviewer",
      "switchToEws",
      "retry",
    ]);
    assert.equal(
      refuse(ofGraph("MailboxNotEnabledForRESTAPI", undefined, 404), { via: "graph" }).title,
      "There is no mailbox in Exchange Online",
    );
    const other = refuse(ofGraph("Authorization_RequestDenied"), { via: "graph" });
    assert.deepEqual(
      [other.title, other.means],
      ["Microsoft Graph denies access", "Access is denied (403)."],
    );
  });

  it("of a sign-in, the network or anything else says what helps there", () => {
    const consent = new SignInError("Nobody has consented yet to what the application asks for.", {
      failure: "consent-missing",
      code: "AADSTS65001",
      correlationId: "c0",
      remedy: "Consent.",
    });
    assert.deepEqual(refuse(consent, { via: "graph" }), {
      title: "Nobody has consented to this yet",
      asked: "A token for Microsoft Graph",
      answered: "AADSTS65001",
      means: consent.message,
      helps: "Consent.",
      requestId: "c0",
      actions: refuse(ofGraph("Authorization_RequestDenied"), { via: "graph" }).actions,
    });
    assert.deepEqual(idsOf(new SignInError("x", { failure: "wrong-secret" }), { via: "graph" })[0], "signIn");
    const silent = new GraphError("GET /x: graph could not be reached.", {
      failure: "unreachable",
      clientRequestId: "ours",
      request: "GET /x",
    });
    assert.equal(refuse(silent, { via: "graph" }).answered, "Nothing");
    assert.equal(refuse(silent, { via: "graph" }).requestId, undefined);
    assert.deepEqual(idsOf(silent, { via: "graph" }), ["retry", "openLog"]);
    assert.deepEqual(idsOf(new UserError("An event has no id.")), ["openLog", "retry"]);
    assert.throws(() => refuse(new TypeError("x is not a function")), TypeError);
  });

  it("offers nothing but what is there", () => {
    const error = ofEws({ status: 403, policyReason: "EWS is blocked by policy for this user or tenant" });
    assert.deepEqual(idsOf(error, { available: new Set(["retry"]) }), ["retry"]);
    assert.deepEqual(idsOf(error, { available: new Set() }), []);
  });

  it("names the mailbox in what was asked and nowhere else", () => {
    const error = ofEws({ code: "ErrorNonExistentMailbox", said: `${mailbox.toUpperCase()} is unknown.` });
    const { asked, ...rest } = refuse(error);
    assert.ok(asked.includes(mailbox));
    assert.ok(!JSON.stringify(rest).toLowerCase().includes(mailbox));
  });
});
