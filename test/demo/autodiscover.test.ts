import assert from "node:assert/strict";
import { answerAutodiscover } from "../../src/demo/autodiscover.js";
import { address, testCompany } from "./support/company.js";

const company = testCompany();
const ask = (path: string, method = "GET") =>
  answerAutodiscover(company, { method, url: new URL(`http://127.0.0.1:4712/autodiscover/${path}`) });
const willem = address("willem.degroot");

describe("Autodiscover", () => {
  it("tells where EWS is, for an address in the path or in the query", () => {
    for (const path of [
      `autodiscover.json/v1.0/${willem}?Protocol=EWS`,
      `autodiscover.json/v1.0/${encodeURIComponent(willem)}?protocol=ews`,
      `autodiscover.json?Email=${willem}&Protocol=EWS`,
    ]) {
      const { status, body } = ask(path);
      assert.equal(status, 200, path);
      assert.deepEqual(body, { Protocol: "EWS", Url: "http://127.0.0.1:4712/EWS/Exchange.asmx" });
    }
  });

  it("tells the location where it is asked to", () => {
    assert.deepEqual(ask(`autodiscover.json/v1.0/${willem}?Protocol=REST&ServerLocation=true`).body, {
      Protocol: "REST",
      Url: "http://127.0.0.1:4712/api",
      ServerLocation: "DEMO",
    });
  });

  it("sends whoever has the mailbox on-premises there", () => {
    const { status, headers } = ask(`autodiscover.json/v1.0/${address("birgit.sommer")}?Protocol=EWS`);
    assert.equal(status, 302);
    assert.equal(
      headers?.["location"],
      "https://mail.quillhaven.example/autodiscover/autodiscover.json?Email=birgit.sommer%40quillhaven.example&Protocol=EWS&RedirectCount=1",
    );
  });

  it("does not tell who is there", () => {
    assert.deepEqual(
      ask(`autodiscover.json/v1.0/${address("nobody")}?Protocol=EWS`),
      ask(`autodiscover.json/v1.0/${willem}?Protocol=EWS`),
    );
  });

  const refused: readonly (readonly [path: string, status: number, code: string | undefined])[] = [
    [`autodiscover.json/v1.0/${willem}`, 400, "MandatoryParameterMissing"],
    ["autodiscover.json?Protocol=EWS", 400, "MandatoryParameterMissing"],
    ["autodiscover.json/v1.0/%E0%A4%A?Protocol=EWS", 400, "MandatoryParameterMissing"],
    [`autodiscover.json/v1.0/${willem}?Protocol=POP`, 400, "InvalidProtocol"],
    ["autodiscover.json/v1.0/a@elsewhere.example?Protocol=EWS", 404, "UserNotFound"],
    ["autodiscover.xml", 404, undefined],
  ];
  for (const [path, status, code] of refused) {
    it(`refuses ${path}`, () => {
      const answer = ask(path);
      assert.equal(answer.status, status);
      assert.equal((answer.body as { ErrorCode?: string } | undefined)?.ErrorCode, code);
    });
  }

  it("only tells", () => {
    assert.equal(ask(`autodiscover.json/v1.0/${willem}?Protocol=EWS`, "POST").status, 405);
  });
});
