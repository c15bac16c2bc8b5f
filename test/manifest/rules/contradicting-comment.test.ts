import assert from "node:assert/strict";
import { contradictingComment } from "../../../src/manifest/rules/contradicting-comment.js";
import { access, calendarsRead, graph, userRead } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(contradictingComment);

const id = "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42";
const marked = calendarsRead.replace(`"${id}"`, `«"${id}"»`);

/** Entries on lines of their own. */
const lines = (...entries: readonly string[]) =>
  `[{ "resourceAppId": "${graph}", "resourceAccess": [\r\n  ${entries.join("\r\n  ")}\r\n] }]\r\n`;

describe("contradicting-comment", () => {
  it("allows comments that name the permission, in any case and with more around", () => {
    allows(lines(`${calendarsRead} // Calendars.Read`));
    allows(lines(`${calendarsRead}, // calendars.read (delegated): reads the calendar.`));
    allows(lines(`${calendarsRead} // https://graph.microsoft.com/Calendars.Read`));
    allows(lines(`// Calendars.Read.`, calendarsRead));
  });

  it("allows comments that name no permission", () => {
    allows(lines(`${calendarsRead} // needed`, `// see example.com, v1.2 and some_thing`, calendarsRead));
    allows(lines(`${calendarsRead} // Calendars.*`));
  });

  it("allows comments that name it among others", () => {
    allows(lines(`${calendarsRead} // User.Read, Calendars.Read, Mail.Read`));
    allows(lines(`${calendarsRead} // Calendars.Read instead of Calendars.ReadWrite`));
  });

  it("reports a comment behind it", () => {
    reports(
      lines(`${marked}, // Calendars.ReadWrite`),
      "The comment says Calendars.ReadWrite, but this GUID is Calendars.Read (delegated).",
    );
    reports(lines(`${marked} /* User.Read */`));
    reports(lines(`${marked} /* User.Read */,`, userRead));
  });

  it("does not take a name for the beginning of another", () => {
    reports(lines(`${marked} // Calendars.Read.Shared`));
    reports(
      lines(
        `${access("1ec239c2-d7c9-4623-a91a-a9775856bb36", "Scope").replace(/"1ec[^"]*"/, "«$&»")} // Calendars.Read`,
      ),
    );
  });

  it("reports a comment inside, wherever it stands", () => {
    reports(lines(`{ "id": /* User.Read */ «"${id}"», "type": "Scope" }`));
    reports(lines(`{ // User.Read`, `"id": «"${id}"»,`, `"type": "Scope" }`));
    reports(lines(`{`, `// User.Read`, `"id": «"${id}"»,`, `"type": "Scope" }`));
    reports(lines(`{`, `"id": «"${id}"», // User.Read`, `"type": "Scope" }`));
    reports(lines(`{`, `"id": «"${id}"»,`, `"type": "Scope" // User.Read`, `}`));
    reports(lines(`{`, `"id": «"${id}"»,`, `"type": "Scope"`, `}, // User.Read`, userRead));
  });

  it("reports a comment on the line above, of either sort", () => {
    reports(lines(`// User.Read`, marked));
    reports(lines(`/* User.Read */`, marked));
    reports(lines(`/*`, ` * User.Read`, ` */`, marked));
  });

  it("reports a block comment right before it", () => {
    reports(lines(`/* User.Read */ ${marked}`));
    reports(lines(`${userRead}, /* User.Read */ ${marked}`));
  });

  it("reads a comment behind it before the one above", () => {
    allows(lines(`// the same as User.Read`, `${calendarsRead} // Calendars.Read`));
    reports(lines(`// User.Read`, `${marked} // we need this`));
  });

  it("takes the comment of its own braces where two permissions share a line", () => {
    allows(
      lines(`{ "id": "${id}", "type": "Scope" // Calendars.Read`, `}, { // User.Read`, userRead.slice(1)),
    );
  });

  it("says nothing of a comment that may speak of several", () => {
    allows(lines(`${calendarsRead}, ${userRead} // Calendars.Read`));
    allows(lines(`// User.Read and more`, `${calendarsRead}, ${userRead}`));
    allows(
      lines(
        `// Mail.Read, User.Read and Calendars.Read:`,
        `// Mail.Read, User.Read`,
        calendarsRead,
        userRead,
      ),
    );
  });

  it("keeps each block comment to its own permission", () => {
    allows(lines(`${calendarsRead} /* Calendars.Read */, ${userRead} /* User.Read */`));
    allows(lines(`/* Calendars.Read */ ${calendarsRead}, /* User.Read */ ${userRead}`));
  });

  it("says nothing of a comment further up, or of the resource", () => {
    allows(lines(`// User.Read`, ``, calendarsRead));
    allows(lines(`// User.Read`, `// and others`, calendarsRead));
    allows(`[{ "resourceAppId": "${graph}", // User.Read\n "resourceAccess": [${calendarsRead}] }]`);
    allows(`[{ "resourceAccess": [${calendarsRead}], "resourceAppId": "${graph}" // User.Read\n }]`);
  });

  it("says nothing of a permission that was commented out", () => {
    allows(lines(`// ${userRead}, // User.Read`, calendarsRead));
    allows(
      lines(
        `{ /* "id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d", User.Read */ "id": "${id}", "type": "Scope" }`,
      ),
    );
  });

  it("says nothing of names that the comment rules out", () => {
    allows(lines(`${calendarsRead} // not Calendars.ReadWrite`));
    allows(lines(`${calendarsRead} // less than Calendars.ReadWrite`));
    allows(lines(`${calendarsRead} // was Calendars.ReadWrite`));
  });

  it("reads Read(Write) as neither", () => {
    allows(lines(`${access("1ec239c2-d7c9-4623-a91a-a9775856bb36", "Scope")} // Calendars.Read(Write)`));
    allows(lines(`${access("1ec239c2-d7c9-4623-a91a-a9775856bb36", "Scope")} // Calendars.Read/Write`));
  });

  it("offers the GUID of the name first, then the comment", () => {
    const wrong = lines(`${calendarsRead}, // User.Read: sign in`, userRead);
    fixes(wrong, lines(`${userRead}, // User.Read: sign in`, userRead));
    fixes(wrong, lines(`${calendarsRead}, // Calendars.Read: sign in`, userRead), "^Correct the comment");
  });

  it("offers only the comment where the resource has no such name", () => {
    assert.deepEqual(offers(lines(`${calendarsRead} // full_access_as_app`)), [
      "Correct the comment to Calendars.Read",
    ]);
  });

  it("says nothing where the permission itself is not known", () => {
    allows(
      lines(
        `${access(id, "Role")} // User.Read`,
        `${access("x", "Role")}, // User.Read`,
        `{} // User.Read`,
        `null // User.Read`,
      ),
    );
  });

  it("reads comments in odd places without complaint", () => {
    allows(`// User.Read\n[ /* User.Read */ ] // User.Read`);
    allows(
      `/* User.Read */ { "requiredResourceAccess" /* User.Read */ : /* User.Read */ [ // User.Read\n] /* User.Read`,
    );
    allows(lines(`// constructor.prototype __proto__ to_string`, calendarsRead));
  });

  it("reads a comment of any length once", () => {
    allows(lines(`${calendarsRead} /* ${"a_".repeat(1_000_000)}- */`));
    allows(lines(`${calendarsRead} /* ${"x".repeat(2_000_000)} */`));
    reports(lines(`${marked} /* ${"not User.Read, ".repeat(100_000)}User.Read */`));
  });

  it("looks at comments on one line once, however many there are", () => {
    const many = "/* a_b */ ".repeat(200_000);
    reports(lines(`${marked} ${many}/* User.Read */`));
    reports(`[{ "resourceAppId": "${graph}", "resourceAccess": [${many}/* User.Read */ ${marked} ] }]`);
    allows(lines(`${calendarsRead} ${many} "x" /* User.Read */`));
  });
});
