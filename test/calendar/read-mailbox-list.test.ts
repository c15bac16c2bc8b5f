import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeText, encodeText } from "../../src/base/encoding.js";
import { UserError } from "../../src/base/errors.js";
import { isMailboxAddress } from "../../src/calendar/mailbox-address.js";
import { readMailboxList } from "../../src/calendar/read-mailbox-list.js";
import { runs } from "../support/runs.js";

const read = (text: string) => readMailboxList(text).mailboxes;

describe("a list of mailboxes", () => {
  it("has an address a line, with comments, blanks and repeats", () => {
    const text =
      "# sales\r\nada@contoso.com\r\n\r\n  Bob@contoso.com \r\nADA@contoso.com\r\nguest_x.com#EXT#@c.onmicrosoft.com";
    assert.deepEqual(readMailboxList(text), {
      mailboxes: ["ada@contoso.com", "Bob@contoso.com", "guest_x.com#EXT#@c.onmicrosoft.com"],
      problems: [],
    });
    assert.deepEqual(readMailboxList(""), { mailboxes: [], problems: [] });
  });

  it("may come out of a mail program", () => {
    assert.deepEqual(read('Ada Lovelace <ada@contoso.com>; "Babbage, Charles" <charles@contoso.com>'), [
      "ada@contoso.com",
      "charles@contoso.com",
    ]);
    assert.deepEqual(read("Babbage, Charles <charles@contoso.com>"), ["charles@contoso.com"]);
    assert.deepEqual(read("a@contoso.com, b@contoso.com;c@contoso.com\tmailto:d@contoso.com"), [
      "a@contoso.com",
      "b@contoso.com",
      "c@contoso.com",
      "d@contoso.com",
    ]);
  });

  it("is what Export-Csv writes, with or without a type, in UTF-16, too", () => {
    const rows = ['"Name","PrimarySmtpAddress"', '"Ada, Countess","ada@contoso.com"', '"B","b@contoso.com"'];
    const text = ["#TYPE Selected.Mailbox", ...rows, ""].join("\r\n");
    const bytes = encodeText({ text, encoding: "utf-16le", byteOrderMark: true, lossless: true });
    for (const each of [text, `\uFEFF${text}`, rows.join("\n"), decodeText(bytes).text]) {
      assert.deepEqual(read(each), ["ada@contoso.com", "b@contoso.com"]);
    }
  });

  it("is a table with semicolons or tabs, and a column by any of the usual names", () => {
    for (const name of [
      "mail",
      "E-Mail",
      "Email Address",
      "userPrincipalName",
      "UPN",
      "ADDRESS",
      "Mailbox",
    ]) {
      for (const divider of [",", ";", "\t"]) {
        const text = [`Name${divider}${name}`, `Ada${divider}ada@contoso.com`].join("\n");
        assert.deepEqual(read(text), ["ada@contoso.com"], text);
      }
    }
    assert.deepEqual(read("mail\nada@contoso.com\n"), ["ada@contoso.com"]);
  });

  it("takes the best column that a row has", () => {
    const text = "UserPrincipalName,Mail\nu@contoso.com,m@contoso.com\nonly@contoso.com,\n";
    assert.deepEqual(read(text), ["m@contoso.com", "only@contoso.com"]);
  });

  it("names what it does not understand by its line", () => {
    assert.deepEqual(readMailboxList("ada@contoso.com\n\nnobody\nbob@contoso.com; x@y@z\n").problems, [
      { line: 3, text: "nobody" },
      { line: 4, text: "x@y@z" },
    ]);
    assert.deepEqual(readMailboxList("#TYPE X\nName;Mail\nAda;ada@contoso.com\nBob;\nEve;none\n").problems, [
      { line: 4, text: "" },
      { line: 5, text: "none" },
    ]);
  });

  it("is refused where it makes no sense as a whole", () => {
    assert.throws(() => read("Name,Postfach\nAda,ada@contoso.com\n"), UserError);
    assert.throws(() => read('mail\n"ada@contoso.com\nbob@contoso.com\n'), /quotation mark/);
    assert.throws(() => read("a@b.c\n".repeat(100_001)), /100,000 lines/);
    assert.equal(readMailboxList("a@b.c\n".repeat(99_999)).mailboxes.length, 1);
  });

  it("never fails in another way, and gives nothing but addresses", () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom("mail", "@", "a@b.c", '"', ";", ",", "\t", "\n", "\r\n", "#", "<", ">", "\uFEFF"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          assert.ok(read(pieces.join("")).every(isMailboxAddress));
        } catch (error) {
          assert.ok(error instanceof UserError, String(error));
        }
      }),
      runs(500),
    );
  });
});
