import assert from "node:assert/strict";
import { address } from "../support/company.js";
import {
  calendar,
  envelope,
  findItem,
  shape,
  startEws,
  type EwsAnswered,
  type EwsService,
} from "../support/ews.js";

const small = findItem({ shape: shape("IdOnly") });
const told = ({ status, codes }: EwsAnswered) => [status, ...new Set(codes)].join(" ");

describe("who gets through EWS", () => {
  let ews: EwsService;
  beforeEach(async () => {
    ews = await startEws();
  });
  afterEach(() => ews.stop());

  const impersonating = (alias: string, kind = "SmtpAddress") => ({ impersonate: address(alias), kind });

  it("is an application that may, in the place of somebody, by any of three names", async () => {
    for (const kind of ["SmtpAddress", "PrimarySmtpAddress", "PrincipalName"]) {
      assert.equal(told(await ews.ask(small, impersonating("joost.bakker", kind))), "200 NoError");
    }
    assert.equal(
      told(await ews.ask(small, { impersonate: "S-1-5-21-1", kind: "SID" })),
      "500 ErrorInvalidUserSid",
    );
  });

  it("is no application that says in nobody's place", async () => {
    const answer = await ews.ask(small, { impersonate: undefined });
    assert.equal(told(answer), "500 ErrorAccessDenied");
    assert.match(answer.text, /ExchangeImpersonation SOAP header must be present/);
  });

  it("is nobody in the place of whoever has no mailbox here", async () => {
    for (const alias of ["nobody", "piet.wassenaar", "birgit.sommer", "gerrit.molenaar"]) {
      assert.equal(told(await ews.ask(small, impersonating(alias))), "500 ErrorNonExistentMailbox", alias);
    }
    assert.equal(
      told(await ews.ask(small, impersonating("nobody", "PrincipalName"))),
      "500 ErrorInvalidUserPrincipalName",
    );
  });

  it("is no application without the permission", async () => {
    const none = await ews.ask(small, { as: ews.app("Exchange calendar") });
    assert.equal(none.status, 401);
    assert.match(
      none.headers.get("x-ms-diagnostics") ?? "",
      /^2000008;reason="The token contains no permissions/,
    );
    const other = await ews.ask(small, { as: ews.app("Quillhaven Tenant", ["Exchange.ManageAsApp"]) });
    assert.equal(other.status, 403);
    assert.match(other.headers.get("x-ms-diagnostics") ?? "", /not enough scope/);
    assert.equal((await ews.ask(small, { as: ews.user("ada.lindqvist", []) })).status, 403);
  });

  it("is kept within a group by an access policy", async () => {
    const as = ews.app("ClockWork");
    assert.equal(told(await ews.ask(small, { as, ...impersonating("joost.bakker") })), "200 NoError");
    assert.equal(
      told(await ews.ask(small, { as, ...impersonating("grace.okafor") })),
      "500 ErrorAccessDenied",
    );
  });

  it("is let in by a role in Exchange, of which the token says nothing", async () => {
    const { exchange, groups } = ews.company;
    const connector = ews.app("Exchange calendar");
    const groupId = groups.find(address("innovaphone.calendar"))?.id;
    const appId = connector.client.appId;
    exchange.applicationRoles = [{ appId, permission: "EWS.AccessAsApp", groupId }];
    exchange.ewsPolicy = { enabled: true, allowedAppIds: undefined };
    const as = (alias: string) => ews.ask(small, { as: connector, ...impersonating(alias) });
    assert.equal(told(await as("grace.okafor")), "200 NoError");
    assert.equal(told(await as("joost.bakker")), "500 ErrorImpersonateUserDenied");
  });

  it("is told with a header that a switch or the list is against it", async () => {
    const { exchange } = ews.company;
    const reason = async (asking: Parameters<EwsService["ask"]>[1] = {}) => {
      const { status, headers, text } = await ews.ask(small, asking);
      assert.equal(text === "", status === 403);
      return [status, headers.get("x-ews-policy-reason")];
    };
    const disabled = [403, "EWS is disabled for this user or tenant"];
    const blocked = [403, "EWS is blocked by policy for this user or tenant"];
    const innovaphone = { as: ews.app("innovaphone") };
    assert.deepEqual(await reason(), [200, null]);
    assert.deepEqual(await reason(innovaphone), blocked);
    assert.deepEqual(await reason(impersonating("harriet.blythe")), disabled);
    exchange.ewsPolicy = { ...exchange.ewsPolicy, enabled: undefined };
    assert.deepEqual(await reason(innovaphone), [200, null]);
    exchange.ewsPolicy = { enabled: false, allowedAppIds: undefined };
    assert.deepEqual(await reason(), disabled);
  });

  it("is somebody who signed in, in the own mailbox and in those that were opened", async () => {
    const as = ews.user("saskia.vermeulen");
    assert.equal(told(await ews.ask(small, { as })), "200 NoError");
    const other = (alias: string) => ews.ask(findItem({ folders: calendar(alias) }), { as });
    assert.equal(told(await other("willem.degroot")), "200 NoError");
    assert.equal(told(await other("ada.lindqvist")), "200 ErrorAccessDenied");
    const willem = ews.company.users.find(address("willem.degroot"));
    const saskia = ews.company.users.find(address("saskia.vermeulen"));
    assert.ok(willem && saskia);
    ews.company.exchange.setRight(saskia.id, willem, { right: "None", seesPrivate: false });
    assert.equal(told(await other("willem.degroot")), "200 ErrorItemNotFound");
  });

  it("is one account in the place of others, and no other account", async () => {
    const joost = { impersonate: address("joost.bakker") };
    assert.equal(told(await ews.ask(small, { as: ews.user("svc-calendar"), ...joost })), "200 NoError");
    for (const alias of ["ada.lindqvist", "monitor", "clockwork"]) {
      assert.equal(
        told(await ews.ask(small, { as: ews.user(alias), ...joost })),
        "500 ErrorImpersonateUserDenied",
      );
    }
  });

  it("is told to name a mailbox by whoever has none", async () => {
    const as = ews.user("piet.wassenaar");
    assert.equal(told(await ews.ask(small, { as })), "500 ErrorMissingEmailAddress");
  });

  it("is under way for longer without X-AnchorMailbox, and gets through", async () => {
    await ews.ask(small);
    assert.deepEqual(ews.waits, []);
    assert.equal(told(await ews.ask(small, { isAnchored: false })), "200 NoError");
    assert.equal(ews.waits.length, 1);
  });

  it("is whoever knows the password, on the company's own server", async () => {
    const wrong = await ews.askOnPremises(small, { password: "guessed" });
    assert.equal(wrong.status, 401);
    assert.match(wrong.headers.get("www-authenticate") ?? "", /^Basic /);
    assert.equal((await ews.askOnPremises(small, { user: address("ada.lindqvist") })).status, 401);
    for (const user of [address("svc-calendar"), "QUILLHAVEN\\svc-calendar", "svc-calendar"]) {
      const answer = await ews.askOnPremises(small, { user, impersonate: address("joost.bakker") });
      assert.equal(told(answer), "200 NoError", user);
    }
    // Those whose mailbox was not moved yet, and applications that are blocked in Exchange Online.
    ews.company.exchange.ewsPolicy = { enabled: false, allowedAppIds: undefined };
    const birgit = await ews.askOnPremises(small, { impersonate: address("birgit.sommer") });
    assert.equal(told(birgit), "200 NoError");
    const monitor = await ews.askOnPremises(small, { user: "monitor", impersonate: address("joost.bakker") });
    assert.equal(told(monitor), "500 ErrorImpersonateUserDenied");
  });

  const good = envelope(small);
  const bad: readonly (readonly [what: string, raw: string, code: string])[] = [
    ["what is no XML", "<x", "ErrorSchemaValidation"],
    ["what breaks off", good.slice(0, -20), "ErrorSchemaValidation"],
    ["a document type", good.replace("?>", `?><!DOCTYPE x>`), "ErrorSchemaValidation"],
    ["another namespace", good.replaceAll("/messages", "/messages/"), "ErrorSchemaValidation"],
    [
      "an order that is wrong",
      envelope(small.replace(/(<m:ItemShape>.*<\/m:ItemShape>)(<m:CalendarView[^>]*>)/, "$2$1")),
      "ErrorSchemaValidation",
    ],
    ["a traversal that is none", envelope(small.replace("Shallow", "Deep")), "ErrorSchemaValidation"],
    ["an operation that is not played", envelope("<m:CreateItem/>"), "ErrorInvalidRequest"],
    ["a version that is none", good.replace("Exchange2013_SP1", "Exchange95"), "ErrorInvalidServerVersion"],
    [
      "a time zone that is none",
      envelope(small, `<t:TimeZoneContext><t:TimeZoneDefinition Id="Nowhere"/></t:TimeZoneContext>`),
      "ErrorInvalidRequest",
    ],
  ];
  for (const [what, raw, code] of bad) {
    it(`refuses ${what}`, async () => {
      assert.equal(told(await ews.ask("", { raw })), `500 ${code}`);
    });
  }
});
