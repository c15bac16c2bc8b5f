import assert from "node:assert/strict";
import fc from "fast-check";
import { normalizeUid, originalDayOf } from "../../src/calendar/uid.js";

const start = "040000008200E00074C5B7101A82E008";
const rest = "00000000DA2B357D94B5D201".slice(8) + "000000000000000010000000EC4597557F0CB34EA4CC2887EA7B17C3";
const ofSeries = `${start}00000000${rest}`;
const ofDay = `${start}07EA0B18${rest}`;

/** Wraps a UID as Outlook does with one that came from elsewhere. */
function wrap(uid: string, day = "00000000"): string {
  const data = Buffer.concat([Buffer.from("vCal-Uid\x01\0\0\0"), Buffer.from(uid), Buffer.from("\0")]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return `${start}${day}${"00".repeat(16)}${length.toString("hex")}${data.toString("hex")}`.toUpperCase();
}

describe("the UID of an event", () => {
  it("is the same for each occurrence, however it is written", () => {
    const base64 = Buffer.from(ofDay, "hex").toString("base64");
    for (const uid of [ofSeries, ofDay, ofDay.toLowerCase(), ` ${ofDay}\r\n`, base64]) {
      assert.equal(normalizeUid(uid), ofSeries, uid);
    }
  });

  it("tells the day of an occurrence", () => {
    assert.equal(originalDayOf(ofDay), "2026-11-24");
    assert.equal(originalDayOf(Buffer.from(ofDay, "hex").toString("base64url")), "2026-11-24");
    for (const uid of [ofSeries, "abc@example.com", "", start, `${start}07EAFF18${rest}`, `${start}000B18`]) {
      assert.equal(originalDayOf(uid), undefined, uid);
    }
  });

  it("comes out of its wrapping", () => {
    for (const uid of ["5k2v@google.com", "Grüße-1"]) {
      assert.equal(normalizeUid(wrap(uid)), uid);
      assert.equal(normalizeUid(wrap(uid, "07EA0B18").toLowerCase()), uid);
    }
    assert.match(normalizeUid(wrap("")), /^04000000/);
  });

  it("stays as it is where it is of another kind", () => {
    for (const uid of [
      "abc@example.com",
      "0400",
      `${start}AB`,
      `${ofSeries}X`,
      `${ofSeries}A`,
      "AAMkAGI1",
      "{GUID}",
    ]) {
      assert.equal(normalizeUid(uid), uid);
    }
  });

  it("is the same when it is normalised once more", () => {
    const bytes = fc.uint8Array({ maxLength: 60 }).map((data) => start + Buffer.from(data).toString("hex"));
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          fc.string(),
          fc.string().map((text) => wrap(text)),
        ),
        (uid) => {
          const once = normalizeUid(uid);
          assert.equal(normalizeUid(once), once);
        },
      ),
    );
  });
});
