import assert from "node:assert/strict";
import { askToAgree } from "../../src/ews/agree-address.js";
import { cloud } from "./support/internet.js";

const mailbox = "ada@contoso.example";

describe("the question before a token goes to another host", () => {
  it("names the cloud, the host, the mailbox and the whole address", () => {
    const ews = "https://mail.contoso.example:8443/EWS/Exchange.asmx";
    const question = askToAgree({ ews, isOfCloud: false, mailbox }, cloud);
    assert.equal(question?.address, ews);
    assert.equal(question.title, "Send tokens for Test Cloud to mail.contoso.example:8443?");
    assert.ok(question.detail.includes(ews) && question.detail.includes(mailbox));
  });

  it("is not asked where there is nothing to agree to", () => {
    assert.equal(askToAgree({ ews: undefined, isOfCloud: false, mailbox }, cloud), undefined);
    assert.equal(askToAgree({ ews: cloud.ews, isOfCloud: true, mailbox }, cloud), undefined);
    assert.equal(askToAgree({ ews: "http://127.0.0.1:1/EWS", isOfCloud: false, mailbox }, cloud), undefined);
  });
});
